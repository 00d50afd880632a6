"""What the readers of tables and chats say of a file, as tests like to look at it."""

from datetime import date
from pathlib import Path

from closeknit.shared.errors import UnreadableFile
from closeknit.sources.reader import Answers, Options
from closeknit.sources.record import AnyRecord, Record
from closeknit.sources.registry import reader_for
from closeknit.sources.said import Said

TODAY = date(2026, 11, 21)
NOTHING_SAID = Answers()


def said_of(
    path: Path,
    answers: Answers = NOTHING_SAID,
    *,
    bodies: bool = False,
    known_by: tuple[tuple[str, str], ...] = (),
) -> list[Said]:
    """Return all that is said by a file, by the reader that knows it."""
    options = Options(TODAY, bodies, known_by=frozenset(known_by), answers=answers)
    return list(reader_for(path).read(path, options))


def records_of(path: Path, answers: Answers = NOTHING_SAID) -> list[AnyRecord]:
    """Return its records only."""
    return [said for _, _, said in said_of(path, answers) if isinstance(said, Record)]


def told(path: Path, answers: Answers = NOTHING_SAID) -> str:
    """Return what is said as text: a line an item, or the one error."""
    try:
        reader = reader_for(path).name
        items = said_of(path, answers, bodies=True)
    except UnreadableFile as error:
        return f"{type(error).__name__} {error.code}: {error}\n"
    return f"{reader}\n" + "".join(f"{f}:{line} {item!r}\n" for f, line, item in items)
