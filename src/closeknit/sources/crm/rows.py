"""A row of a CRM's table: the card of a person, and what is noted about them."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from closeknit.sources import dates, handles
from closeknit.sources.crm.books import standing_of
from closeknit.sources.phones import phone_of
from closeknit.sources.record import AnyRecord, Card, Mention, Note
from closeknit.sources.said import Noticed, Unreadable
from closeknit.sources.shown import shown

LONGEST_HANDLE = 2_048
MOST_HANDLES = 50
"""Of one kind in one row; more is no person's."""
MOST_LABELS = 50
LONGEST_WORD = 400
_SEVERAL = re.compile(r"\s*(?: ::: |[;,|\n])\s*")
_FORMULA = re.compile(r"'(?=[=+\-@\t])")
"""What programs write before a value that a spreadsheet would run: none of it is."""
_TWO_WAYS = re.compile(
    r"([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4}|[0-9]{2})(?:[ ,T].*)?"
)
_ISO = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}[T ].*")
_DAY = 10  # characters of an ISO day
_YEAR_ZERO = 2000
_MONTHS = 12

Statement = AnyRecord | Unreadable | Noticed


class Rows:
    """What the rows of one table say, by what its columns are taken for."""

    def __init__(
        self, fields: Sequence[str], book: str, *, today: date, day_first: bool | None
    ) -> None:
        self._fields = fields
        self._book = book
        self._today = today
        self._day_first = day_first
        self.open_days = 0
        """Days that can be read two ways, so far."""

    def said(self, row: Sequence[str]) -> Iterator[Statement]:
        """Yield the card of a row, its notes, and what is odd about it."""
        values: dict[str, list[str]] = defaultdict(list)
        for field, cell in zip(self._fields, row, strict=False):
            if value := _FORMULA.sub("", cell.strip(), count=1):
                values[field].append(value)
        notices: list[Noticed] = []
        who = _reached(values, notices)
        if not who:
            yield Unreadable("no person: neither a name nor a way to reach anybody")
            return
        card = Card(
            who,
            _first(values["company"]),
            _first(values["position"]),
            self._day(values["changed"], notices) or self._day(values["created"], []),
            place=_place(values),
            uid=_first(values["id"]),
            book=self._book,
            standing=standing_of(values["stage"], values["won"]),
            labels=tuple(_labels(values)),
        )
        yield card
        for text in values["note"]:
            yield Note(who[0], text)
        yield from notices

    def _day(self, texts: Sequence[str], notices: list[Noticed]) -> date | None:
        if not texts:
            return None
        text = texts[0]
        on = dates.day(text[:_DAY] if _ISO.fullmatch(text) else text)
        if on is None and (found := _TWO_WAYS.fullmatch(text)):
            on = self._ordered(int(found[1]), int(found[2]), found[3])
            if on is None:
                self.open_days += 1
                return None
        if on is None or on > self._today:
            because = "is still to come" if on else "is no date that can be told"
            notices.append(Noticed(f"“{shown(text)}” {because}; left open"))
            return None
        return on

    def _ordered(self, one: int, other: int, year: str) -> date | None:
        """Return the day, if the numbers or the user say which of them is the month."""
        day_first = self._day_first
        if one > _MONTHS or other > _MONTHS or one == other:
            day_first = one >= other
        if day_first is None:
            return None
        day, month = (one, other) if day_first else (other, one)
        full = int(year) + (_YEAR_ZERO if len(year) < len("2026") else 0)
        try:
            return date(full, month, day)
        except ValueError:
            return None


def day_first_in(cells: Iterable[str]) -> bool | None:
    """Return whether these days stand before their months, by the first that tells.

    >>> day_first_in(["", "4/5/2026", "3/25/2024"]), day_first_in(["4/5/2026"])
    (False, None)
    """
    for cell in cells:
        if found := _TWO_WAYS.fullmatch(cell.strip()):
            one, other = int(found[1]), int(found[2])
            if max(one, other) > _MONTHS >= min(one, other):
                return one > other
    return None


def _first(values: Sequence[str]) -> str:
    return values[0][:LONGEST_WORD] if values else ""


def _several(values: Sequence[str]) -> list[str]:
    parts = [p for v in values for p in _SEVERAL.split(v[:LONGEST_HANDLE]) if p]
    return list(dict.fromkeys(parts))


def _reached(
    values: dict[str, list[str]], notices: list[Noticed]
) -> tuple[Mention, ...]:
    """Return the ways to reach whom a row is about; by name alone if there is none."""
    whole = _first(values["name"])
    name = " ".join(filter(None, (_first(values["first"]), _first(values["last"]))))
    name = name or whole
    emails = [(text, handles.email(text)) for text in _several(values["email"])]
    profiles = [(text, handles.slug(text)) for text in values["profile"]]
    notices += [
        Noticed(f"“{shown(text)}” is no e-mail address; left out")
        for text, address in emails
        if not address
    ]
    notices += [
        Noticed(f"“{shown(text)}” is no profile on LinkedIn; left out")
        for text, slug in profiles
        if not slug
    ]
    phones = map(phone_of, _several(values["phone"]))
    who = [
        *(Mention(name, email=address) for _, address in emails if address),
        *(Mention(name, profile=slug) for _, slug in profiles if slug),
        *(Mention(name, phone=number) for number in phones if number),
    ]
    if not who and any(map(str.isalnum, name)):
        who = [Mention(name)]
    return tuple(dict.fromkeys(who[:MOST_HANDLES]))


def _place(values: dict[str, list[str]]) -> str:
    parts = [_first(values[field]) for field in ("city", "region", "country")]
    return ", ".join(dict.fromkeys(filter(None, parts)))


def _labels(values: dict[str, list[str]]) -> list[str]:
    found = _several(values["label"])
    found += [f"source: {value}" for value in values["source"]]
    found += [f"owner: {value}" for value in values["owner"]]
    return [label[:LONGEST_WORD] for label in found[:MOST_LABELS]]
