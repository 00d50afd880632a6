"""What one file of the export is to the reader, and what is known while reading it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta

from closeknit.sources import dates, handles
from closeknit.sources.reader import Options
from closeknit.sources.record import NOBODY, AnyRecord, Mention
from closeknit.sources.said import Hidden, Noticed, Unreadable
from closeknit.sources.shown import shown
from closeknit.sources.table import Table

Statement = AnyRecord | Unreadable | Hidden | Noticed

Values = tuple[str, ...]

Said = tuple[int, Statement]
"""A line's number and what it says."""

Notices = list[Noticed]
"""What there is to say about one row, collected while it is read."""

OPENED = date(2003, 5, 5)
"""The day LinkedIn opened: nothing on it is older."""
LONGEST_HANDLE = 2_048


@dataclass(slots=True)
class Known:
    """What is known of the export so far: the ego, and the names of the connected."""

    options: Options
    owner: Mention = NOBODY
    names: dict[str, str] = field(default_factory=dict)
    """Folded full names of the connected, as they are written."""
    by_profile: dict[str, str] = field(default_factory=dict)

    def is_owner(self, name: str) -> bool:
        """Say whether this is the ego's name."""
        mine = self.owner.name
        return bool(mine) and handles.folded(name) == handles.folded(mine)

    def believed(self, text: str, said: Notices) -> date | None:
        """Return the day a field names; an empty field is None, and so is a doubtful.

        Why it is doubted is added to `said`.
        """
        on = dates.day(text) if text else None
        return on if self._holds(text, on, said) else None

    def moment(
        self, text: str, parse: Callable[[str], datetime | None], said: Notices
    ) -> datetime | None:
        """Return the moment a field names, in the same way.

        With a day of grace: at a place east of here it is tomorrow already.
        """
        at = parse(text) if text else None
        on = at.date() - timedelta(days=1) if at else None
        return at if self._holds(text, on, said) else None

    def _holds(self, text: str, on: date | None, said: Notices) -> bool:
        if on is not None and OPENED <= on <= self.options.today:
            return True
        if on is None:
            because = "is no date that can be told for certain"
        elif on < OPENED:
            because = "is before LinkedIn began"
        else:
            because = "is still to come"
        if text:
            said.append(Noticed(f"“{shown(text)}” {because}; left open"))
        return False


@dataclass(frozen=True, slots=True)
class Section:
    """A kind of file that is read.

    `needs` are the columns it is known by; with `telling` they are enough to know it
    under any file name.
    """

    read: Callable[[Table, Known], Iterator[Said]]
    needs: tuple[str, ...]
    prose: bool = False
    telling: bool = False


def by_row(
    said: Callable[[Values, Known], Iterator[Statement]],
    columns: Values,
    *,
    needs: Values,
    prose: bool = False,
    telling: bool = False,
) -> Section:
    """Return a section whose rows speak for themselves, by the values of `columns`."""

    def read(table: Table, known: Known) -> Iterator[Said]:
        at = [table.column(name) for name in columns]
        for line, row in table.rows():
            if not isinstance(row, list):
                yield line, row
            else:
                for item in said(tuple([row[c] for c in at]), known):
                    yield line, item

    return Section(read, needs=needs, prose=prose, telling=telling)


def full_name(first: str, last: str) -> str:
    """Return a name from its two columns, each as it stands.

    >>> full_name("Jane", "Doe, Ph.D."), full_name("", "Doe")
    ('Jane Doe, Ph.D.', 'Doe')
    """
    if first and last:
        return f"{first} {last}"
    return first or last


def profile_of(url: str, said: Notices) -> str:
    """Return the slug of a profile's address, or none and a word about it in `said`."""
    slug = handles.slug(url[:LONGEST_HANDLE]) if url else ""
    if url and not slug:
        said.append(Noticed(f"“{shown(url)}” is no profile on LinkedIn; left out"))
    return slug


def email_of(text: str, said: Notices) -> str:
    """Return an e-mail address, or none and a word about it in `said`."""
    address = handles.email(text) if 0 < len(text) < LONGEST_HANDLE else ""
    if text and not address:
        said.append(Noticed(f"“{shown(text)}” is no e-mail address; left out"))
    return address


def midnight(on: date) -> datetime:
    """Return the day's first moment in UTC."""
    return datetime.combine(on, time(), tzinfo=UTC)
