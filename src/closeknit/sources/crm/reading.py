"""The reader of CRM tables: columns by their names, or as the user says."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import islice
from pathlib import Path

from closeknit.shared.errors import Unanswered, UnreadableFile
from closeknit.sources.archive import Member, look
from closeknit.sources.crm.books import book_of
from closeknit.sources.crm.fields import (
    FIELDS,
    LEFT_ALONE,
    agreed,
    header_key,
    known,
)
from closeknit.sources.crm.rows import Rows, day_first_in
from closeknit.sources.header import plain
from closeknit.sources.heading import key, names_in, names_of_table
from closeknit.sources.letters import Letters, letters_of
from closeknit.sources.reader import TABLE, Answers, Column, Options
from closeknit.sources.said import Noticed, Said
from closeknit.sources.shown import shown
from closeknit.sources.table import Table

FIRST_ROWS = 3
"""Rows that are shown with the columns, before anything is kept."""
_SHOWN_COLUMNS = 30
_LOOKED_THROUGH = 2_000
"""Rows in which a day is looked for that tells the order of all."""
_DAYS = frozenset({"created", "changed"})
_REACH = frozenset({"email", "phone", "profile"})


class CrmTable:
    """A table of people with a header: a CRM's export, or one of your own."""

    name = TABLE

    def recognises(self, path: Path) -> bool:
        """Say whether it is a CSV whose first lines have a header of any kind."""
        return bool(names_of_table(path, known))

    def read(self, path: Path, options: Options) -> "CrmReading":
        """Return the reading of it.

        Raises:
            Unanswered: what its columns are cannot be told, or is to be confirmed.
            UnreadableFile: it is no table, or has no column that the user named.
        """
        return CrmReading(Opened(path), options)


CRM_TABLE = CrmTable()
"""The reader of CRM tables."""


class Opened:
    """A table's columns, before it is known what they are."""

    def __init__(self, path: Path) -> None:
        self.file: Member = look(path)[0]
        self.letters: Letters = letters_of(self.file.open)
        self.names: tuple[str, ...] = names_in(self.file.open(), self.letters, known)
        if not self.names:
            raise UnreadableFile(
                "None of its first lines is a header.",
                code="header_unknown",
            )

    def table(self) -> Table:
        """Return the table, open at its first row."""
        alone = [plain(name) for name in self.names]
        needs = [n for n in self.names if alone.count(plain(n)) == 1 and plain(n)]
        return Table(
            self.file.open(), needs or self.names, letters=self.letters, prose=True
        )

    def taken_for(self, answers: Answers) -> tuple[str, ...]:
        """Return what each column is taken for: as told, remembered, or known.

        Raises:
            UnreadableFile: the user named a column that is not there.
        """
        here = set(map(key, self.names))
        missing = [name for name, _ in answers.columns if key(name) not in here]
        if missing:
            raise UnreadableFile(
                f"There is no column “{shown(missing[0])}”. The columns are "
                f"{self.listed()}.",
                code="no_such_column",
            )
        before = dict(answers.remembered).get(header_key(self.names), ())
        return agreed(self.names, (*before, *answers.columns))

    def listed(self) -> str:
        """Return the columns' names for a sentence."""
        names = [shown(name) for name in self.names if name]
        more = len(names) - _SHOWN_COLUMNS
        listed = ", ".join(names[:_SHOWN_COLUMNS])
        return f"{listed} and {more} more" if more > 0 else listed


def columns_of(path: Path, answers: Answers) -> tuple[Column, ...]:
    """Return a table's columns, what each is taken for, and its first values.

    Raises:
        UnreadableFile: it is no table.
    """
    opened = Opened(path)
    fields = opened.taken_for(answers)
    with opened.table() as table:
        rows = (row for _, row in table.rows() if isinstance(row, list))
        first = list(islice(rows, FIRST_ROWS))
    return tuple(
        Column(name, field, tuple(row[at] for row in first))
        for at, (name, field) in enumerate(zip(opened.names, fields, strict=True))
    )


class CrmReading:
    """The reading of one table; see `closeknit.sources.reader.Reading`."""

    def __init__(self, opened: Opened, options: Options) -> None:
        self.as_of: date | None = None
        self.total = opened.file.size
        self.done = 0
        self._opened = opened
        self._options = options
        self._fields = opened.taken_for(options.answers)
        _check(opened, self._fields, options.answers)

    def __iter__(self) -> Iterator[Said]:
        """Yield the cards and notes, row by row, and what is odd about them."""
        self.done = 0
        opened, name = self._opened, self._opened.file.name
        rows = Rows(
            self._fields,
            book_of(opened.names),
            today=self._options.today,
            day_first=self._day_first(),
        )
        yield name, 1, Noticed(_told(opened.names, self._fields))
        with opened.table() as table:
            for line, row in table.rows():
                if isinstance(row, list):
                    for said in rows.said(row):
                        yield name, line, said
                else:
                    yield name, line, row
                self.done = table.taken
        if rows.open_days:
            says = (
                f"days that can be read two ways, left open: {rows.open_days:,}; say "
                "which way with --date-order"
            )
            yield name, 1, Noticed(says)
        self.done = self.total

    def _day_first(self) -> bool | None:
        """Return the order of its days: by one that tells, else as the user says."""
        days = [at for at, field in enumerate(self._fields) if field in _DAYS]
        if not days:
            return None
        with self._opened.table() as table:
            first = islice(table.rows(), _LOOKED_THROUGH)
            rows = (row for _, row in first if isinstance(row, list))
            told = day_first_in(row[at] for row in rows for at in days)
        return self._options.answers.day_first if told is None else told


def _told(names: Sequence[str], fields: Sequence[str]) -> str:
    pairs = [
        f"{shown(name, 40)}: {FIELDS[field]}"
        for name, field in zip(names, fields, strict=True)
        if field != LEFT_ALONE
    ]
    left = [
        shown(name, 40) or "one without a name"
        for name, field in zip(names, fields, strict=True)
        if field == LEFT_ALONE
    ]
    more = len(left) - _SHOWN_COLUMNS
    listed = ", ".join(left[:_SHOWN_COLUMNS]) + (
        f" and {more} more" if more > 0 else ""
    )
    alone = f"; left alone: {listed}" if left else ""
    return f"columns read as: {', '.join(pairs)}{alone}"


def _check(opened: Opened, fields: Sequence[str], answers: Answers) -> None:
    """Refuse a table whose columns are not known well enough."""
    remembered = dict(answers.remembered)
    told = answers.columns or header_key(opened.names) in remembered
    if _is_people(fields, told=bool(told)) and (told or not answers.ask):
        return
    if _is_people(fields, told=False):
        raise Unanswered("What are the columns of this table?", code="asks_columns")
    raise Unanswered(
        "Which of its columns name a person cannot be told. They are "
        f"{opened.listed()}. Say what they are: --map "
        f'"{shown(next(filter(None, opened.names)), 40)}=name", and so for each.',
        code="asks_columns",
    )


def _is_people(fields: Sequence[str], *, told: bool) -> bool:
    """Say whether these columns are people's: a name alone could be anything's."""
    has = frozenset(fields)
    if has & _REACH or {"first", "last"} <= has:
        return True
    return "name" in has and (told or not has.isdisjoint({"company", "position"}))
