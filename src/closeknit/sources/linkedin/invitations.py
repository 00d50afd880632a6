"""``Invitations.csv``: who asked whom to join, and with what note.

It has no word on what became of an invitation: accepted is who is connected.
"""

from collections.abc import Iterator

from closeknit.sources import dates, handles
from closeknit.sources.linkedin.section import (
    Known,
    Notices,
    Statement,
    Values,
    by_row,
    profile_of,
)
from closeknit.sources.record import Invited, Mention
from closeknit.sources.said import Unreadable
from closeknit.sources.shown import shown

LONGEST_NOTE = 4_000
"""Characters kept; LinkedIn allows 300."""
OUTGOING = {"outgoing": True, "sent": True, "incoming": False, "received": False}
"""By the word in ``Direction``."""


def _invited(values: Values, known: Known) -> Iterator[Statement]:
    inviter, invitee, sent, text, direction, inviter_url, invitee_url = values
    outgoing = OUTGOING.get(direction.strip().casefold())
    if outgoing is None:
        yield Unreadable(f"“{shown(direction)}” is no direction of an invitation")
        return
    notices: Notices = []
    who = Mention(
        name=invitee if outgoing else inviter,
        profile=profile_of(invitee_url if outgoing else inviter_url, notices),
    )
    other = Mention(
        name=inviter if outgoing else invitee,
        profile=handles.slug((inviter_url if outgoing else invitee_url)[:2048]),
    )
    if not (who.name.strip() or who.profile):
        yield Unreadable("neither a name nor a profile of the other side")
    elif _same(who, other) or _same(who, known.owner):
        yield Unreadable("an invitation to oneself")
    else:
        at = known.moment(sent, dates.at_local, notices)
        yield Invited(who, outgoing=outgoing, at=at, text=text[:LONGEST_NOTE])
    yield from notices


def _same(who: Mention, other: Mention) -> bool:
    """Say whether the two are one: by profile, by name only where one has none."""
    if who.profile and other.profile:
        return who.profile == other.profile
    return bool(who.name) and handles.folded(who.name) == handles.folded(other.name)


INVITATIONS = by_row(
    _invited,
    (
        "From",
        "To",
        "Sent At",
        "Message",
        "Direction",
        "inviterProfileUrl",
        "inviteeProfileUrl",
    ),
    needs=("From", "To", "Sent At", "Direction"),
    prose=True,
    telling=True,
)
