"""Import files: each becomes records and mentions; then people and ties follow."""

import gc
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from itertools import islice
from pathlib import Path

from closeknit.desk.intake.actions.answering import content_of, options_for, remember
from closeknit.desk.intake.actions.catch_up import catch_up
from closeknit.desk.intake.actions.reading import into, said
from closeknit.desk.intake.actions.room import room_told
from closeknit.desk.intake.actions.undo import refusal
from closeknit.people.actions.resolve import Resolver
from closeknit.records import store as records
from closeknit.records.actions import take_back as back
from closeknit.records.actions import take_in as taking
from closeknit.records.actions.ego import note_done, set_stale
from closeknit.records.rules.chunks import Chunk, chunks
from closeknit.records.rules.kept import Run, Unread
from closeknit.shared.errors import Unanswered, UnreadableFile
from closeknit.sources import registry
from closeknit.sources.reader import Answers, Column
from closeknit.sources.record import AnyRecord, Record

NOT_OURS = frozenset({"unknown_file", "empty_file", "asks_columns"})

NOTHING_SAID = Answers()
FIRST_SHOWN = 3
"""Records of a table that are shown beforehand."""

Watch = Callable[[str, int, int], None]
"""Told what is going on, how much is done and how much there is in all."""


def _unseen(_what: str, _done: int, _total: int) -> None:
    """Watch nothing."""


@dataclass(frozen=True, slots=True)
class Failed:
    """A file that could not be read at all, and why.

    Where the file asks something first: the `choices`, or the table's `columns`.
    """

    file: str
    because: str
    code: str
    choices: tuple[str, ...] = ()
    columns: tuple[Column, ...] = ()


@dataclass(frozen=True, slots=True)
class Looked:
    """A table's columns with what they are taken for, and the first records of it."""

    file: str
    columns: tuple[Column, ...]
    first: tuple[AnyRecord, ...]


@dataclass(slots=True)
class Brought:
    """What came of an import of one or more files."""

    runs: list[Run] = field(default_factory=list)
    failed: list[Failed] = field(default_factory=list)
    left: list[Failed] = field(default_factory=list)
    """Files of a folder that no reader knows: told, and no fault."""
    tables: list[Looked] = field(default_factory=list)
    """Of a look beforehand: what the tables' columns are taken for."""
    unread: list[list[Unread]] = field(default_factory=list)
    """Of a look beforehand: for each of `runs`, the lines that could not be read."""

    def told(self, error: UnreadableFile, path: Path, given: Path, name: str) -> None:
        """Note a file not read: a fault only where it was asked for by name."""
        asks = error if isinstance(error, Unanswered) else None
        columns: tuple[Column, ...] = ()
        if asks and asks.code == "asks_columns":
            columns = registry.columns_of(path, Answers())
        one = Failed(
            name or path.name,
            str(error),
            error.code,
            asks.choices if asks else (),
            columns,
        )
        inside = path != given and error.code in NOT_OURS
        (self.left if inside else self.failed).append(one)


def bring_in(
    ego: int,
    paths: Iterable[Path],
    *,
    today: date,
    watch: Watch = _unseen,
    name: str = "",
    answers: Answers = NOTHING_SAID,
) -> Brought:
    """Import files and folders and bring people and ties into line with them.

    A file that cannot be read is told and the others go on. `name` is what the file
    is shown as, where it is not its own (an upload). `answers` to what a file asked
    are remembered where they hold for the next one too.

    Raises:
        CannotKeep: the disk is full; what was kept before is whole, and the same call
            goes on where this one ended.
    """
    with _few_collections(), room_told():
        return _bring_all(
            ego, paths, today=today, watch=watch, name=name, answers=answers
        )


def _bring_all(
    ego: int,
    paths: Iterable[Path],
    *,
    today: date,
    watch: Watch,
    name: str,
    answers: Answers,
) -> Brought:
    brought = Brought()
    # What an interrupted call has touched is not known here: then it is everybody.
    touched: set[int] | None = None if records.stale(ego) else set()
    moved: set[int] | None = None if records.stale(ego) else set()
    waiting = deque((g, one, 0) for g in paths for one in registry.every(g))
    while waiting:
        given, path, before = waiting.popleft()
        try:
            number, resolver = _bring_one(
                ego, path, today=today, watch=watch, name=name, answers=answers
            )
        except UnreadableFile as error:
            # Who the ego is may be told by a file that comes after this one.
            if error.code == "asks_me" and len(waiting) and len(waiting) != before:
                waiting.append((given, path, len(waiting)))
                continue
            brought.told(error, path, given, name)
            continue
        run = records.run(ego, number)
        brought.runs.append(run)
        if resolver is None:
            continue
        if moved is not None:
            moved |= resolver.moved
        if run.source.startswith("linkedin"):
            touched = None  # a new export says something about everybody not in it
        elif touched is not None:
            touched |= resolver.touched
    catch_up(ego, today=today, touched=touched, moved=moved, watch=watch)
    return brought


def _bring_one(
    ego: int, path: Path, *, today: date, watch: Watch, name: str, answers: Answers
) -> tuple[int, Resolver | None]:
    """Import one file; return its import's number, and who was mentioned."""
    reader = registry.reader_for(path)
    shown = name or path.name
    options = options_for(ego, path, today=today, answers=answers)
    reading = reader.read(path, options)
    opened = taking.Opened(
        shown[:400],
        reader.name,
        content_of(path, options.answers),
        options.bodies,
        reading.as_of,
    )
    run = taking.begin(ego, opened)
    if run.state == "done":
        return run.pk, None
    set_stale(ego, "people")
    resolver = Resolver(ego)
    try:
        taking.take_in(
            run,
            said(path, options, reading, run.items, resolver),
            into(resolver, reading.as_of),
            lambda done, total: watch(f"reading {shown}", done, total),
            refuse=refusal(ego),
        )
    except UnreadableFile as error:
        # Refused as a whole: what came before the fault is not left behind.
        back.take_back(ego, run.pk)
        taking.finish(run, because=str(error))
        set_stale(ego, "records")
        raise
    taking.finish(run)
    remember(ego, path, options)
    note_done(ego, "import", shown, f"{run.added} new, {run.known} known")
    return run.pk, resolver


@contextmanager
def _few_collections() -> Iterator[None]:
    """Have Python look for cycles seldom: half a million records make none."""
    before = gc.get_threshold()
    gc.set_threshold(200_000, 20, 100)
    try:
        yield
    finally:
        gc.set_threshold(*before)


def look_into(
    ego: int, paths: Iterable[Path], *, today: date, answers: Answers = NOTHING_SAID
) -> Brought:
    """Say what an import would bring, keeping nothing."""
    brought = Brought()
    for given, path in ((g, one) for g in paths for one in registry.every(g)):
        try:
            reader = registry.reader_for(path)
            options = options_for(ego, path, today=today, answers=answers)
            reading = reader.read(path, options)
            opened = taking.Opened(
                path.name[:400], reader.name, "", as_of=reading.as_of
            )
            unread: list[Unread] = []
            heard = _heard(chunks(reading), unread)
            brought.runs.append(taking.preview(ego, opened, heard))
            brought.unread.append(unread)
            if columns := registry.columns_of(path, options.answers):
                says = (one for _, _, one in reading if isinstance(one, Record))
                first = tuple(islice(says, FIRST_SHOWN))
                brought.tables.append(Looked(path.name, columns, first))
        except UnreadableFile as error:
            brought.told(error, path, given, "")
    return brought


def _heard(said: Iterable[Chunk], unread: list[Unread]) -> Iterator[Chunk]:
    """Yield the chunks, noting the lines that could not be read, as many as kept."""
    for chunk in said:
        faults = chunk.faults[: taking.TOLD - len(unread)]
        unread += [Unread(file, line, fault.because) for file, line, fault in faults]
        yield chunk
