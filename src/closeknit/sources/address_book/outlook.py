"""The table Outlook writes: on the web, on a desktop, and Google's copy of it."""

from functools import partial

from closeknit.sources.address_book.columns import Fill, Layout, several
from closeknit.sources.address_book.outlook_words import WORDS, Words
from closeknit.sources.address_book.written import Written
from closeknit.sources.table import Row, Table

_BETWEEN = ";"


def _columns(words: Words, table: Table) -> Fill:
    """Return what fills in a card from a row of the table in one language."""
    name, emails = several(table, *words.name), several(table, *words.emails)
    phones, pages = several(table, *words.phones), several(table, *words.pages)
    places = [several(table, *place) for place in words.places]
    nickname, firm, note, labels = several(
        table, words.nickname, words.company, words.note, words.labels
    )
    # In French the form of address is called as the position is, and stands before it.
    position = max(table.columns(words.position), default=-1)

    def fill(line: int, row: Row) -> Written:
        addresses = (_joined(row, place, ", ") for place in places)
        return Written(
            line,
            names=[_joined(row, name, " "), row[nickname]],
            emails=_each(row, emails),
            phones=_each(row, phones),
            pages=_each(row, pages),
            company=row[firm],
            position=row[position],
            place=next(filter(None, addresses), ""),
            labels=row[labels].split(_BETWEEN),
            note=row[note],
        )

    return fill


def _joined(row: Row, columns: list[int], sign: str) -> str:
    return sign.join(filter(None, (row[column].strip() for column in columns)))


def _each(row: Row, columns: list[int]) -> list[str]:
    return [value for column in columns if (value := row[column].strip())]


LAYOUTS = tuple(Layout(w.needs(), partial(_columns, w)) for w in WORDS.values())
