"""The week as a short text, and as a mail to oneself, on the schedule the user sets.

Plain words, nothing to click, nothing that tells anybody it was read. Names and notes
come from outside: each stays within its line, and none ever stands in a mail's header.
"""

from datetime import datetime, timedelta
from email.message import EmailMessage
from email.policy import SMTP
from typing import NamedTuple

from closeknit.desk.intake.rules.hour import Hour
from closeknit.desk.week.rules.lists import Item, Week
from closeknit.desk.week.rules.order import hour as this_hour
from closeknit.desk.week.rules.order import total
from closeknit.sources.shown import shown
from closeknit.ties.rules.words import many

BEGINS = "Your week, as of "
"""By which a file is known that may be written over."""
LONGEST = 400
"""Characters of a line; what is longer is cut."""
NOTHING = "Nothing needs you this week."


class Digest(NamedTuple):
    """A week in words: a line for the subject, in our words only, and the text."""

    subject: str
    text: str


class Beside(NamedTuple):
    """What stands beside the items, in words: "" where there is nothing to say.

    How many of the wanted are one introduction away, which of them new people brought
    into reach, and that the review is due.
    """

    away: str = ""
    opened: str = ""
    review: str = ""


ALONE = Beside()


def digest(week: Week, beside: Beside = ALONE) -> Digest:
    """Return this hour's items in words, each with its first reason, the rest counted.

    >>> from datetime import date
    >>> from closeknit.desk.week.rules.lists import empty
    >>> digest(empty(date(2026, 11, 27))).subject
    'Your weekly hour: nothing to do'
    """
    items = [item for part in this_hour(week) for item in part.items]
    lines = [f"{BEGINS}{week.as_of:%A %-d %B %Y}", ""]
    if beside.away:
        lines += [f"{beside.away}.", ""]
    if beside.opened:
        lines += [shown(beside.opened, LONGEST), ""]
    for number, item in enumerate(items, start=1):
        lines += _lines(number, item)
    left = total(week) - len(items)
    if left:
        lines += [f"And {left:,} more: closeknit week --all", ""]
    if not items:
        lines += [NOTHING, ""]
    if beside.review:
        lines += [f"{beside.review}: closeknit review", ""]
    things = many(len(items), "thing") if items else "nothing"
    return Digest(f"Your weekly hour: {things} to do", "\n".join(lines))


def _lines(number: int, item: Item) -> list[str]:
    who = f"{item.person.name}: " if item.person.id else ""
    return [
        shown(f"{number}. {who}{item.do}", LONGEST),
        shown(f"   {item.because[0]}  [{item.requirement}]", LONGEST),
        "",
    ]


def mail(of: Digest, *, on: datetime, to: str, home: str) -> bytes:
    """Return a digest as a mail from nobody to oneself, the same for the same hour.

    `to` is an address of the user's own, "" where none is known; `on` is by the wall's
    clock.
    """
    made = EmailMessage(policy=SMTP)
    made["From"] = "closeknit <digest@closeknit.invalid>"
    if to:
        made["To"] = to
    made["Subject"] = of.subject
    made["Date"] = on
    made["Message-ID"] = f"<{on:%Y-%m-%d}.{home}@closeknit.invalid>"
    made["Auto-Submitted"] = "auto-generated"
    made.set_content(of.text, cte="quoted-printable")
    return made.as_bytes()


def latest(hour: Hour, now: datetime) -> datetime:
    """Return when the last weekly hour began, by the wall's clock.

    >>> from closeknit.desk.intake.rules.hour import USUAL
    >>> latest(USUAL, datetime(2026, 11, 27, 15, 59))
    datetime.datetime(2026, 11, 20, 16, 0)
    >>> latest(USUAL, datetime(2026, 11, 27, 16, 0))
    datetime.datetime(2026, 11, 27, 16, 0)
    """
    day = now.date() - timedelta(days=(now.weekday() - hour.day) % 7)
    began = datetime.combine(day, hour.at)
    return began if began <= now else began - timedelta(weeks=1)
