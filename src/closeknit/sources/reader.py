"""The contract of a source: what it recognises, and how it is read."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Protocol

import msgspec

from closeknit.sources.said import Said

TABLE = "crm.table"
"""The name of the reader of tables of any kind; whoever only asks for it needs none."""
Columns = tuple[tuple[str, str], ...]
"""A table's columns, each with what it is taken for (`sources.crm.fields`)."""


class Column(msgspec.Struct, frozen=True):
    """A column of a table: its name, what it is taken for, and its first values."""

    name: str
    taken_for: str = ""
    first: tuple[str, ...] = ()


class Answers(msgspec.Struct, frozen=True):
    """What the user has said of files that cannot say it themselves.

    `me`: the ego's name or number in a chat. `day_first`: whether 04/03 is in March;
    None is not said. `zone`: where times without one were written down, as
    ``Europe/London``; where nothing is said, as `here`. `columns`: what columns of a
    table are. `remembered`: the same as confirmed before, by the table's header.
    `ask`: have a table's columns confirmed before it is read.
    """

    me: str = ""
    day_first: bool | None = None
    zone: str = ""
    here: str = "UTC"
    columns: Columns = ()
    remembered: tuple[tuple[str, Columns], ...] = ()
    ask: bool = False


class Options(msgspec.Struct, frozen=True):
    """What the user has decided about reading.

    `bodies`: keep the text of messages. `own`: addresses already known to be the
    ego's. `known_by`: all handles known to be the ego's, kind and value. `today`: dates
    after it are not believed (`Reader`s never read the clock).
    """

    today: date
    bodies: bool = False
    own: frozenset[str] = frozenset()
    known_by: frozenset[tuple[str, str]] = frozenset()
    answers: Answers = Answers()


class Reading(Protocol):
    """One file being read, once, from beginning to end, in the file's own order.

    Deterministic: the same bytes and options give the same items in the same order.
    """

    as_of: date | None
    """The day the file speaks of (an export's date), or None."""
    total: int
    """Bytes to read, for a progress bar; about right is enough."""
    done: int
    """Bytes read so far."""

    def __iter__(self) -> Iterator[Said]:
        """Yield what the file says.

        Raises:
            UnreadableFile: the file as a whole is not what it says it is.
        """


class Reader(Protocol):
    """Reads one kind of file. Never writes, never asks the network, never merges."""

    name: str
    """Dotted and stable; kept with every import: ``linkedin.export``, ``mail.mbox``."""

    def recognises(self, path: Path) -> bool:
        """Say whether this is mine. Looks at the name and the first bytes only."""

    def read(self, path: Path, options: Options) -> Reading:
        """Open the file and return the reading of it.

        Raises:
            UnreadableFile: the file as a whole is not what it says it is.
        """
