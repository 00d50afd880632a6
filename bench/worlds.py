"""Large invented worlds to measure with: a LinkedIn export and a mailbox.

Both are written as they are made up, so memory stays flat, and the same arguments give
the same bytes. The first people of the export are also in the mailbox, under addresses
that the export shows for one in twelve of them.
"""

from base64 import b64encode
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from itertools import accumulate
from pathlib import Path
from random import Random
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from bench.world_mail import mailbox
from bench.world_people import SENTENCES, invented
from closeknit.town.archive import OneWay
from closeknit.town.chance import chance
from closeknit.town.export import PREAMBLE
from closeknit.town.export_inbox import HEADER as INBOX_HEADER

__all__ = ["export", "mailbox"]

EGO = ("Ottilie Penhallow", "https://www.linkedin.com/in/ottilie-penhallow-ex")
SPOKEN_WITH = 8_000
YEARS = 8_000_000
"""Minutes that the longest conversation lasts, about: fifteen years."""
HIDDEN = 60
FIRMS = (
    "Saltmarsh Larder",
    "Ternwick Boatyard",
    '"Kestrel, Ltd."',
    "Skerry Sun Works",
    "",
)
ROLES = (
    "Owner",
    "Buyer",
    "Head of operations",
    '"Founder, ""and"" cook"',
    "Engineer",
    "",
)


def export(  # noqa: PLR0913 - the sizes of a world are its arguments
    folder: Path,
    *,
    connections: int = 30_000,
    invitations: int = 5_000,
    messages: int = 200_000,
    today: date,
    seed: int = 7,
    zipped: bool = True,
) -> Path:
    """Write an export and return the zip, or the folder where `zipped` is False."""
    files = {
        "Connections.csv": _joined(connections, today, seed),
        "Invitations.csv": _invitations(invitations, connections, today, seed),
        "Profile.csv": iter((PROFILE,)),
        "messages.csv": _messages(messages, connections, today, seed),
    }
    folder.mkdir(parents=True, exist_ok=True)
    name = f"Complete_LinkedInDataExport_{today:%m-%d-%Y}"
    if not zipped:
        (folder / name).mkdir(exist_ok=True)
        for file, lines in files.items():
            with (folder / name / file).open("w", encoding="utf-8", newline="") as out:
                out.writelines(lines)
        return folder / name
    path = folder / f"{name}.zip"
    with path.open("wb") as raw, ZipFile(OneWay(raw), "w") as archive:  # type: ignore[call-overload] # zipfile needs no more than write and flush
        for file, lines in files.items():
            entry = ZipInfo(
                file, date_time=(today.year, today.month, today.day, 9, 0, 0)
            )
            entry.compress_type = ZIP_DEFLATED
            with archive.open(entry, "w") as out:
                out.writelines(line.encode() for line in lines)
    return path


PROFILE = (
    "First Name,Last Name,Maiden Name,Address,Birth Date,Headline,Summary,Industry,"
    "Zip Code,Geo Location,Twitter Handles,Websites,Instant Messengers\n"
    "Ottilie,Penhallow,,,,I help small harbour firms,,Financial Services,,"
    "Kestrel Bay,,,\n"
)


def _joined(count: int, today: date, seed: int) -> Iterator[str]:
    dice = chance(seed, "joined")
    yield PREAMBLE
    yield "First Name,Last Name,URL,Email Address,Company,Position,Connected On"
    for number in range(count):
        who = invented(number)
        on = today - timedelta(days=1 + 5_000 * number // count)
        shown = who.mail if number % 12 == 0 else ""
        job = f"{dice.choice(FIRMS)},{dice.choice(ROLES)}"
        yield f"\n{who.first},{who.last},{who.page},{shown},{job},{on:%d %b %Y}"
    for number in range(HIDDEN):
        yield f"\n,,,,,,{today - timedelta(days=40 * number):%d %b %Y}"


def _invitations(count: int, joined: int, today: date, seed: int) -> Iterator[str]:
    """Yield rows; half of the people are connected, the others are not (yet)."""
    dice = chance(seed, "invited")
    texts = _texts(chance(seed, "notes"), 200)
    yield "From,To,Sent At,Message,Direction,inviterProfileUrl,inviteeProfileUrl\n"
    for number in range(count):
        known = number % 2 and joined
        who = invented(number % joined if known else joined + number)
        at = datetime.combine(today, time(9, 5), UTC) - timedelta(hours=5 * number + 3)
        sent = f'"{at.month}/{at.day}/{at:%y}, {at.hour % 12 or 12}:{at:%M %p}"'
        note = dice.choice(texts) if dice.random() < 0.3 else ""
        if dice.random() < 0.45:
            names, way, pages = f"{who.name},{EGO[0]}", "INCOMING", (who.page, EGO[1])
        else:
            names, way, pages = f"{EGO[0]},{who.name}", "OUTGOING", (EGO[1], who.page)
        yield f"{names},{sent},{note},{way},{','.join(pages)}\n"


def _messages(count: int, joined: int, today: date, seed: int) -> Iterator[str]:
    dice = chance(seed, "messages")
    texts = _texts(chance(seed, "texts"), 3_000)
    yield ",".join(f'"{name}"' for name in INBOX_HEADER.split(",")) + "\n"
    people = min(SPOKEN_WITH, joined, count)
    end = datetime.combine(today, time(18), UTC)
    for person, share in enumerate(_shares(count, people)):
        who = invented(person * joined // people)
        ends = f'"{who.name}","{who.page}","{EGO[0]}","{EGO[1]}"'
        back = f'"{EGO[0]}","{EGO[1]}","{who.name}","{who.page}"'
        at = end - timedelta(minutes=dice.randint(1, 1_000_000))
        thread = b64encode(who.slug.encode()).decode()
        top = f'"2-{thread}","",'
        by_ego = dice.random() < 0.5
        for _ in range(share):
            row = back if by_ego else ends
            text = dice.choice(texts)
            day = f'"{at:%Y-%m-%d %H:%M:%S} UTC"'
            yield f'{top}{row},{day},"",{text},"INBOX","","No","No"\n'
            answered = dice.random() < 0.75
            by_ego ^= answered
            longest = 3_000 if answered else 30_000
            at -= timedelta(minutes=dice.randint(2, min(longest, YEARS // share)))


def _shares(count: int, people: int) -> list[int]:
    """Return how many of `count` each one gets: few get most, each gets one."""
    weights = [1 / (rank + 12) for rank in range(people)]
    left = count - people
    ends = [round(left * part / sum(weights)) for part in accumulate(weights)]
    starts = [0, *ends[:-1]]
    return [1 + end - start for start, end in zip(starts, ends, strict=True)]


def _texts(dice: Random, count: int) -> list[str]:
    """Return CSV cells of 20 to 400 characters: some of several lines, some quoted."""
    cells = []
    for _ in range(count):
        text = " ".join(dice.choices(SENTENCES, k=dice.choice((1, 1, 2, 2, 3, 3, 5))))
        if dice.random() < 0.1:
            text = text.replace(". ", ".\n\n")
        doubled = text[:400].ljust(20, "!").replace('"', '""')
        cells.append(f'"{doubled}"')
    return cells
