"""The ego's LinkedIn exports: one about three months old, one a few days old."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from closeknit.town import ego
from closeknit.town.archive import table, write_zip
from closeknit.town.cast.kindness import ENDORSEMENTS, RECOMMENDATIONS, Praise
from closeknit.town.export_inbox import messages
from closeknit.town.export_rest import rest
from closeknit.town.people import Townsperson, profile_address
from closeknit.town.view import View

PREAMBLE = """Notes:
"When exporting your connection data, you may notice that some of the email addresses \
are missing. You will only see email addresses for connections who have allowed their \
connections to see or download their email address using this setting \
https://www.linkedin.com/psettings/privacy/email. You can learn more here \
https://www.linkedin.com/help/linkedin/answer/261"

"""
HIDDEN = (1320, 1011, 640, 433, 210, 61)
"""How many days ago members joined who show the export nothing but the day."""


def write_export(folder: Path, view: View) -> Path:
    """Write one export as LinkedIn delivers it, and return where."""
    path = folder / f"Complete_LinkedInDataExport_{view.as_of:%m-%d-%Y}.zip"
    write_zip(path, sorted(files_of(view)), on=view.as_of)
    return path


def files_of(view: View) -> Iterator[tuple[str, str]]:
    """Yield name and text of each file in the export."""
    by_name = {person.name: person for person in view.cast}
    yield "Connections.csv", _joined(view)
    yield "Invitations.csv", _invitations(view)
    yield "messages.csv", messages(view)
    yield "Notes.csv", _notes(view)
    yield from _praise(view, by_name)
    yield from rest(view)


def _joined(view: View) -> str:
    rows: list[tuple[int, Sequence[str]]] = [
        (hidden, [*[""] * 6, f"{view.day(hidden):%d %b %Y}"])
        for hidden in HIDDEN
        if hidden > view.ago
    ]
    for person in view.cast:
        ago = person.joined
        if ago is None or ago <= view.ago or (person.gone and view.is_later):
            continue
        firm, role = person.firm, person.role
        if person.before is not None and not view.is_later:
            firm, role = person.before
        shown = person.mail if person.shows_mail else ""
        names = [person.first_name, person.last_name]
        said = [view.profile(person), shown, firm, role, f"{view.day(ago):%d %b %Y}"]
        rows.append((ago, [*names, *said]))
    rows.sort(key=lambda row: row[0])
    header = "First Name,Last Name,URL,Email Address,Company,Position,Connected On"
    return PREAMBLE + table(header, [row for _, row in rows]).removesuffix("\n")


def _invitations(view: View) -> str:
    own = [ego.NAME, profile_address(ego.SLUG)]
    rows: list[tuple[int, Sequence[str]]] = []
    for person in view.cast:
        asked = person.invite
        if asked is None or asked.ago <= view.ago:
            continue
        if asked.withdrawn and view.is_later:
            continue
        at = view.moment(asked.ago, person.name)
        shown = f"{at.month}/{at.day}/{at:%y}, {at.hour % 12 or 12}:{at:%M %p}"
        other = [person.name, view.profile(person)]
        source, goal = (own, other) if asked.outgoing else (other, own)
        way = "OUTGOING" if asked.outgoing else "INCOMING"
        rows.append(
            (
                asked.ago,
                [source[0], goal[0], shown, asked.text, way, source[1], goal[1]],
            )
        )
    rows.sort(key=lambda row: row[0])
    header = "From,To,Sent At,Message,Direction,inviterProfileUrl,inviteeProfileUrl"
    return table(header, [row for _, row in rows])


def _notes(view: View) -> str:
    rows = []
    for person in view.cast:
        ago = person.joined
        if person.note and ago is not None and ago > view.ago:
            at = view.moment(max(ago - 1, view.ago + 1), person.name, "note")
            names = [person.first_name, person.last_name, view.profile(person)]
            rows.append([*names, person.note, f"{at:%Y-%m-%d %H:%M:%S} UTC", ""])
    header = (
        "Connection First Name,Connection Last Name,Connection Profile URL,Note,"
        "Created On,Edited On"
    )
    return table(header, rows)


def _praise(view: View, by_name: dict[str, Townsperson]) -> Iterator[tuple[str, str]]:
    for by_ego, name, other in (
        (False, "Endorsement_Received_Info.csv", "Endorser"),
        (True, "Endorsement_Given_Info.csv", "Endorsee"),
    ):
        rows = []
        for praise in _on(view, ENDORSEMENTS, by_ego=by_ego):
            who = by_name[praise.name]
            at = view.moment(praise.ago, who.name, praise.skill)
            page = view.profile(who).removeprefix("https://")
            names = [who.first_name, who.last_name, page]
            day = f"{at:%Y/%m/%d %H:%M:%S} UTC"
            rows.append([day, praise.skill, *names, praise.status])
        header = f"{other} First Name,{other} Last Name,{other} Public Url"
        yield (
            name,
            table(f"Endorsement Date,Skill Name,{header},Endorsement Status", rows),
        )
    for by_ego, name in (
        (False, "Recommendations_Received.csv"),
        (True, "Recommendations_Given.csv"),
    ):
        rows = []
        for praise in _on(view, RECOMMENDATIONS, by_ego=by_ego):
            who = by_name[praise.name]
            at = view.moment(praise.ago, who.name)
            names = [who.first_name, who.last_name, who.firm, who.role]
            rows.append(
                [*names, praise.text, f"{at:%m/%d/%y, %I:%M %p}", praise.status]
            )
        header = "First Name,Last Name,Company,Job Title,Text,Creation Date,Status"
        yield name, table(header, rows)


def _on(view: View, praises: Sequence[Praise], *, by_ego: bool) -> list[Praise]:
    return [p for p in praises if p.by_ego == by_ego and p.ago > view.ago]
