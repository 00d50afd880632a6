"""What the town's files say, read with the standard library alone."""

import csv
import email.header
import email.utils
import io
import mailbox
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from itertools import pairwise
from pathlib import Path
from statistics import median
from zipfile import ZipFile

from closeknit.town import Town

TODAY = date(2026, 11, 21)
EGO = "Ottilie Penhallow"
OWN = "ottilie@example.com"
BULK = ("List-Id", "Precedence", "Auto-Submitted")
Row = dict[str, str]


@dataclass(frozen=True)
class Word:
    """Somebody wrote: the other's name, the day, and whether the ego did."""

    name: str
    on: date
    by_ego: bool


def table(export: Path, name: str) -> list[Row]:
    with ZipFile(export) as opened:
        text = opened.read(name).decode()
    if text.startswith("Notes:"):
        text = text.split("\n\n", 1)[1]
    return list(csv.DictReader(io.StringIO(text, newline="")))


def joined(export: Path) -> dict[str, Row]:
    rows = table(export, "Connections.csv")
    return {full_name(row): row for row in rows if row["First Name"]}


def full_name(row: Row) -> str:
    first, last = row["First Name"], row["Last Name"]
    return f"{last}{first}" if last == "林" else f"{first} {last}".strip()


def invited(export: Path, way: str) -> dict[str, Row]:
    key = "From" if way == "INCOMING" else "To"
    rows = table(export, "Invitations.csv")
    return {row[key]: row for row in rows if row["Direction"] == way}


def decoded(text: str) -> str:
    return str(email.header.make_header(email.header.decode_header(text)))


def in_mailbox(town: Town) -> Iterator[Word]:
    box = mailbox.mbox(town.mailbox, create=False)
    for mail in box:
        on = email.utils.parsedate_to_datetime(mail["Date"]).date()
        sender, address = email.utils.parseaddr(mail["From"])
        by_ego = address == OWN
        if any(name in mail for name in BULK) or "Drafts" in mail["X-Gmail-Labels"]:
            continue
        name = email.utils.parseaddr(mail["To"])[0] if by_ego else sender
        yield Word(decoded(name), on, by_ego)
    box.close()


def on_linkedin(town: Town) -> Iterator[Word]:
    for row in table(town.exports[1], "messages.csv"):
        at = datetime.strptime(row["DATE"], "%Y-%m-%d %H:%M:%S UTC").replace(tzinfo=UTC)
        by_ego = row["FROM"] == EGO
        kept = row["FOLDER"] == "INBOX" and row["IS MESSAGE DRAFT"] == "No"
        if kept and not row["CONVERSATION TITLE"]:
            yield Word(row["TO"] if by_ego else row["FROM"], at.date(), by_ego)


def words_of(town: Town) -> dict[str, list[Word]]:
    by_name = defaultdict(list)
    for word in [*in_mailbox(town), *on_linkedin(town)]:
        by_name[word.name].append(word)
    return by_name


def rhythm(words: list[Word]) -> tuple[float, int]:
    days = sorted({word.on for word in words})
    gaps = [(later - day).days for day, later in pairwise(days)]
    return median(gaps), (TODAY - days[-1]).days
