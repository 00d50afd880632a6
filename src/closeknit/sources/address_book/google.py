"""The table Google Contacts writes, today's and the one of before 2024."""

import re

from closeknit.sources.address_book.columns import Fill, Layout, several
from closeknit.sources.address_book.written import Written
from closeknit.sources.table import Row, Table

_NOBODYS = re.compile(r"fax|pager|\bmain\b", re.IGNORECASE)
_BETWEEN = " ::: "
_PLACES = ("City", "Region", "Country")


def _today(table: Table) -> Fill:
    """Return what fills in a card from a row of today's table."""
    by_parts = several(table, "First Name", "Middle Name", "Last Name", "Name Suffix")
    spoken = several(
        table, "Phonetic First Name", "Phonetic Middle Name", "Phonetic Last Name"
    )
    firm, title = several(table, "Organization Name", "Organization Title")
    nickname, note, labels = several(table, "Nickname", "Notes", "Labels")
    rest = _rest(table)

    def fill(line: int, row: Row) -> Written:
        card = rest(line, row)
        card.names = [_joined(row, by_parts), _joined(row, spoken), row[nickname]]
        card.company, card.position, card.note = row[firm], row[title], row[note]
        card.labels = row[labels].split(_BETWEEN)
        return card

    return fill


def _before(table: Table) -> Fill:
    """Return what fills in a card from a row of the table before 2024."""
    whole, given, nickname, maiden = several(
        table, "Name", "Given Name", "Nickname", "Maiden Name"
    )
    by_parts = several(table, "Given Name", "Additional Name", "Family Name")
    spoken = several(
        table, "Given Name Yomi", "Additional Name Yomi", "Family Name Yomi"
    )
    firm, title, occupation = several(
        table, "Organization 1 - Name", "Organization 1 - Title", "Occupation"
    )
    note, labels = several(table, "Notes", "Group Membership")
    rest = _rest(table)

    def fill(line: int, row: Row) -> Written:
        card = rest(line, row)
        before = f"{row[given]} {row[maiden]}" if row[maiden] else ""
        name = row[whole] or _joined(row, by_parts)
        card.names = [name, before, _joined(row, spoken), row[nickname]]
        card.company, card.position = row[firm], row[title] or row[occupation]
        card.note, card.labels = row[note], row[labels].split(_BETWEEN)
        return card

    return fill


def _rest(table: Table) -> Fill:
    """Return what fills in the repeated columns, as many as the book needed."""
    emails = _numbered(table, "E-mail {} - Value")
    phones = _numbered(table, "Phone {} - Value")
    kinds = [
        table.column(f"Phone {n} - Label", f"Phone {n} - Type")
        for n in range(1, len(phones) + 1)
    ]
    pages = _numbered(table, "Website {} - Value")
    pages += _numbered(table, "Custom Field {} - Value")
    homes = [
        several(table, *(f"Address {n} - {part}" for part in _PLACES))
        for n in range(1, len(_numbered(table, "Address {} - City")) + 1)
    ]

    def fill(line: int, row: Row) -> Written:
        called = zip(phones, kinds, strict=True)
        theirs = [phone for phone, kind in called if not _NOBODYS.search(row[kind])]
        places = (", ".join(filter(None, (row[c] for c in home))) for home in homes)
        return Written(
            line,
            emails=_each(row, emails),
            phones=_each(row, theirs),
            pages=_each(row, pages),
            place=next(filter(None, places), ""),
        )

    return fill


def _numbered(table: Table, name: str) -> list[int]:
    """Return where the columns of this name with 1, 2, 3 ... in it are."""
    found: list[int] = []
    while (at := table.column(name.format(len(found) + 1))) >= 0:
        found.append(at)
    return found


def _joined(row: Row, columns: list[int]) -> str:
    return " ".join(filter(None, (row[column].strip() for column in columns)))


def _each(row: Row, columns: list[int]) -> list[str]:
    """Return all values of these columns; one may hold several."""
    values = (value for column in columns for value in row[column].split(_BETWEEN))
    return [value.strip() for value in values if value.strip()]


LAYOUTS = (
    Layout(("First Name", "Last Name", "Phonetic First Name", "Labels"), _today),
    Layout(("Name", "Given Name", "Family Name", "Group Membership"), _before),
)
