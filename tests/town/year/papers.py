"""The year as files: a week's mail and meetings, and LinkedIn's export of a day."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, timedelta
from pathlib import Path

from closeknit.town import ego
from closeknit.town.archive import table, write_zip
from closeknit.town.chance import mark
from closeknit.town.mailbox import Mail, address, write_mailbox
from closeknit.town.people import profile_address
from tests.town.year.account import Account, Letter, Meeting, Notice
from tests.town.year.cast import BY_NAME, CAST, Part

OWN = address(ego.NAME, ego.MAIL)


def page(who: str) -> str:
    """Return the address of somebody's profile."""
    return profile_address(BY_NAME[who].slug)


def _of(letter: Letter) -> Mail:
    alter = address(letter.who, BY_NAME[letter.who].mail)
    source, goal = (OWN, alter) if letter.by_ego else (alter, OWN)
    if letter.beside:
        goal = f"{goal}, {address(letter.beside, BY_NAME[letter.beside].mail)}"
    headers = (("From", source), ("To", goal), ("Subject", letter.subject))
    key = mark("letter", letter.at, letter.who, letter.by_ego)
    labels = "Sent,Opened" if letter.by_ego else "Inbox,Opened"
    return Mail(letter.at, key, headers, letter.text, labels)


def _told(notice: Notice) -> Mail:
    name, first = notice.who, notice.who.split()[0]
    link = page(name).replace("/in/", "/comm/in/")
    if notice.accepted:
        subject = f"{first} accepted your invitation, explore their network"
        text = f"{first} has accepted your invitation\n\n{name}\nOwner\n{link}?x=1\n"
    else:
        subject = f"{ego.FIRST}, please add me to your LinkedIn network"
        said = notice.text or "I'd like to join your LinkedIn network."
        text = f"Hi {ego.FIRST},\n{said}\n{name}\nOwner\nView profile: {link}?x=1"
    sender = f'"{name} via LinkedIn" <invitations@linkedin.com>'
    headers = (("From", sender), ("To", OWN), ("Subject", subject))
    key = mark("linkedin", name, subject, notice.at)
    return Mail(notice.at, key, headers, text, "Inbox,Category Social,Opened")


def write_week(
    folder: Path, account: Account, since: datetime, until: datetime
) -> list[Path]:
    """Write the mail and the meetings of some days; return what there is."""
    mails = [_of(one) for one in account.letters if since <= one.at < until]
    mails += [_told(one) for one in account.notices if since <= one.at < until]
    meetings = [one for one in account.meetings if since <= one.at < until]
    files = []
    if mails:
        files.append(folder / f"mail-{until:%Y-%m-%d}.mbox")
        write_mailbox(files[-1], mails)
    if meetings:
        files.append(folder / f"calendar-{until:%Y-%m-%d}.ics")
        files[-1].write_text("".join(_calendar(meetings)), newline="")
    return files


def _calendar(meetings: Iterable[Meeting]) -> Iterator[str]:
    yield "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Year//EN\r\n"
    for one in meetings:
        guests = ((ego.NAME, ego.MAIL), (one.who, BY_NAME[one.who].mail))
        yield (
            f"BEGIN:VEVENT\r\nUID:{mark(one.who, one.at)}@example.com\r\n"
            f"DTSTAMP:{one.at:%Y%m%d}T060000Z\r\nDTSTART:{one.at:%Y%m%dT%H%M%S}Z\r\n"
            f"DURATION:PT1H\r\nSUMMARY:{one.title}\r\nLOCATION:{one.where}\r\n"
            f"ORGANIZER;CN={ego.NAME}:mailto:{ego.MAIL}\r\n"
        )
        for name, mail in guests:
            yield f"ATTENDEE;CN={name};PARTSTAT=ACCEPTED:mailto:{mail}\r\n"
        yield "END:VEVENT\r\n"
    yield "END:VCALENDAR\r\n"


def write_export(folder: Path, account: Account, on: date) -> Path:
    """Write the export of a day: who is joined, and which invitations are open."""
    path = folder / f"Complete_LinkedInDataExport_{on:%m-%d-%Y}.zip"
    write_zip(path, sorted(_files(account, on)), on=on)
    return path


def _files(account: Account, on: date) -> Iterator[tuple[str, str]]:
    rows: list[Sequence[str]] = []
    for who, since in sorted(account.joined.items(), key=lambda one: one[::-1]):
        first, _, last = who.partition(" ")
        moved = account.moved.get(who)
        role = "Harbour master" if moved and moved <= on else "Boatbuilder"
        firm = "New Quay" if moved and moved <= on else "Old Quay"
        rows.append([first, last, page(who), BY_NAME[who].mail, firm, role,
                     f"{since:%d %b %Y}"])  # fmt: skip
    header = "First Name,Last Name,URL,Email Address,Company,Position,Connected On"
    yield "Connections.csv", table(header, rows)
    yield "Invitations.csv", _invitations(account)
    names = "First Name,Last Name,Headline,Summary"
    row = [ego.FIRST, ego.LAST, ego.HEADLINE, ego.SUMMARY]
    yield "Profile.csv", table(names, [row])
    row = [ego.MAIL, "Yes", "Yes", "1/1/24"]
    header = "Email Address,Confirmed,Primary,Updated On"
    yield "Email Addresses.csv", table(header, [row])


def _invitations(account: Account) -> str:
    own, rows = profile_address(ego.SLUG), list[Sequence[str]]()
    for one in account.sent:
        if one.state == "waiting":
            rows.append([ego.NAME, one.who, _hour(one.on), one.text, "OUTGOING", own,
                         page(one.who)])  # fmt: skip
    for got in account.got.values():
        # Asked why or answered, it stays open until it is accepted or sent away.
        ends = {"accept", "decline", "close"}
        if not any(step in ends for step, _ in got.steps):
            rows.append([got.who, ego.NAME, _hour(got.on), got.text, "INCOMING",
                         page(got.who), own])  # fmt: skip
    header = "From,To,Sent At,Message,Direction,inviterProfileUrl,inviteeProfileUrl"
    return table(header, rows)


def _hour(on: date) -> str:
    return f"{on.month}/{on.day}/{on:%y}, 11:00 AM"


def write_knows(folder: Path) -> Path:
    """Write the list of who knows whom, as the ego's helpers told it."""
    rows = [
        [one.name, page(one.name), target, page(target)]
        for one in CAST
        if one.part is Part.HELPER
        for target in one.knows
    ]
    path = folder / "who-knows-whom.csv"
    path.write_text(table("Name 1,Profile 1,Name 2,Profile 2", rows))
    return path


def weeks(start: date, many: int = 52) -> list[date]:
    """Return the Mondays of the year, the day it begins left out."""
    return [start + timedelta(weeks=one) for one in range(1, many + 1)]
