"""Has somebody changed jobs? What dated sources tell, beyond another spelling.

A change needs two sources in an order that is sure: one last held the old job before
the other was the first to have the new one. The first job that is ever said is no
change, nor is a word for a firm's legal form, a shortened title or a capital letter.
"""

import re
from collections.abc import Iterable
from datetime import date, datetime
from typing import NamedTuple

from closeknit.sources.handles import folded
from closeknit.sources.record import AnyRecord, Card, Connected, Recommended, Told

NOTICED_FOR = 30
"""Days for which a change of job is shown, unless it is said to be done."""

_LEGAL = frozenset(
    "ltd limited inc incorporated llc llp lp plc corp corporation co company gmbh mbh "
    "ag kg ug se sa sas sarl srl spa bv nv oy oyj ab as asa aps sl slu lda pty pte kk "
    "holding holdings group the".split()
)
"""Words of a firm's legal form: it is the same firm with or without them."""
_SHORT = {
    "sr": "senior", "jr": "junior", "vp": "vice president", "svp": "senior vice "
    "president", "evp": "executive vice president", "avp": "assistant vice president",
    "dir": "director", "mgr": "manager", "mgmt": "management", "eng": "engineer",
    "engr": "engineer", "dev": "developer", "exec": "executive", "asst": "assistant",
    "assoc": "associate", "dept": "department", "intl": "international", "mktg":
    "marketing", "acct": "account", "prof": "professor", "dr": "doctor", "ceo":
    "chief executive officer", "cto": "chief technology officer", "cfo":
    "chief financial officer", "coo": "chief operating officer", "cmo":
    "chief marketing officer", "cio": "chief information officer", "md":
    "managing director", "gm": "general manager", "hr": "human resources", "pm":
    "project manager", "it": "information technology", "rd": "research development",
}  # fmt: skip
"""Titles and their parts as they are shortened, and in full."""
_FILLERS = frozenset("of the and for at in".split())
_DOTS = re.compile(r"(?<=\b\w)\.(?=\w\b|\s|$)|(?<=\w)&(?=\w)")
_NO_WORD = re.compile(r"[^\w]+")


def _words(text: str) -> list[str]:
    return _NO_WORD.sub(" ", _DOTS.sub("", folded(text))).replace("_", " ").split()


def firm(text: str) -> str:
    """Return a firm's name for comparing: no legal form, no capitals, no signs.

    >>> firm("The Quay Company, Inc."), firm("QUAY")
    ('quay', 'quay')
    """
    words = _words(text)
    return " ".join(w for w in words if w not in _LEGAL) or " ".join(words)


def title(text: str) -> str:
    """Return a position for comparing: in full words, without the small ones.

    >>> title("Sr. VP, Sales"), title("senior vice president of sales")
    ('senior vice president sales', 'senior vice president sales')
    """
    full = (_SHORT.get(word, word) for word in _words(text))
    return " ".join(word for word in full if word not in _FILLERS)


class Stated(NamedTuple):
    """A job as one record states it, and from when to when sources have said so.

    `first` is None where no source of it has a date: then it is older than whatever
    was first said after `last`, the day it was brought in.
    """

    company: str
    position: str
    first: date | None
    last: date | None
    kept: int = 0

    def says(self) -> str:
        """Return the job in words.

        >>> Stated("Quay", "Clerk", None, None).says()
        'Clerk at Quay'
        """
        return " at ".join(filter(None, (self.position, self.company)))


def stated(
    record: AnyRecord, kept: int, first: date | None, last: date | None
) -> Stated | None:
    """Return the job that a record states; `first` and `last` are of its imports.

    A card and a recommendation have a day of their own.
    """
    match record:
        case Connected():
            return Stated(record.company, record.position, first, last, kept)
        case Card(on=None):
            return Stated(record.company, record.position, None, last, kept)
        case Card():
            return Stated(record.company, record.position, record.on, record.on, kept)
        case Recommended(at=datetime() as at):
            day = at.date()
            return Stated(record.company, record.position, day, day, kept)
    return None


class Change(NamedTuple):
    """A change of job: the day of the first source that has it, from what to what."""

    on: date
    was: str
    now: str
    kept: int


class Changed(NamedTuple):
    """Somebody with a new job: since which day, from what, to what."""

    id: int
    name: str
    profile: str
    on: date
    was: str
    now: str


def is_done(change: Change, words: Iterable[AnyRecord], touch: date | None) -> bool:
    """Say whether a change needs nothing more: the ego said so, or was in touch since.

    `words` are what the ego told of that person, `touch` is the ego's last exchange.
    """
    return (touch is not None and touch >= change.on) or any(
        isinstance(word, Told)
        and (word.field, word.value) == ("job", "done")
        and word.at.date() >= change.on
        for word in words
    )


def differ(one: Stated, other: Stated) -> bool:
    """Say whether two statements cannot be of one job; what is not said differs never.

    >>> a, b = Stated("Quay Ltd", "", None, None), Stated("QUAY", "Clerk", None, None)
    >>> differ(a, b)
    False
    """
    return any(
        alike(mine) != alike(theirs)
        for alike, mine, theirs in (
            (firm, one.company, other.company),
            (title, one.position, other.position),
        )
        if mine and theirs
    )


def _order(one: Stated) -> tuple[date, date, str, str]:
    first = one.first or date.min
    return first, one.last or first, one.company, one.position


def changes(stated: Iterable[Stated]) -> list[Change]:
    """Return the changes of job, the oldest first, whatever the order of the sources.

    >>> a = Stated("Quay", "Clerk", date(2025, 1, 1), date(2025, 6, 1))
    >>> b = Stated("Mill", "Clerk", date(2026, 1, 1), date(2026, 1, 1), 7)
    >>> changes([b, a])
    [Change(on=datetime.date(2026, 1, 1), was='Clerk at Quay', now='Clerk at Mill', \
kept=7)]
    """
    ordered = sorted((s for s in stated if s.company or s.position), key=_order)
    dated = [one for one in ordered if one.first is not None]
    if not dated:
        return []
    held = dated[0]
    found = _from_undated(held, (one for one in ordered if one.first is None))
    for one in dated[1:]:
        if not differ(held, one):
            held = held._replace(
                company=held.company or one.company,
                position=held.position or one.position,
                last=max(held.last or date.min, one.last or date.min),
            )
        elif held.last is not None and one.first is not None and held.last < one.first:
            found.append(Change(one.first, held.says(), one.says(), one.kept))
            held = one
    return found


def _from_undated(first: Stated, undated: Iterable[Stated]) -> list[Change]:
    """Return the change from a book without dates to the first dated source."""
    on = first.first
    before = [
        one
        for one in undated
        if on is not None and one.last is not None and one.last < on
    ]
    newest = max(
        before, key=lambda one: (one.last or date.min, *_order(one)[2:]), default=None
    )
    if on is None or newest is None or not differ(newest, first):
        return []
    return [Change(on, newest.says(), first.says(), first.kept)]
