import os
import signal
import socket
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from time import process_time, sleep

import pytest

from closeknit.engines.beside import beside
from closeknit.engines.fenced import BATCH, Fence, fenced
from closeknit.engines.landlock import lock_in
from closeknit.shared.errors import UnreadableFile
from closeknit.sources.record import Mention, Met
from closeknit.sources.said import Noticed

SHORT = Fence(cpu_seconds=1, seconds=30)
ADA = Met(
    (Mention("Ada", email="ada@example.com"),),
    date(2026, 11, 2),
    at=datetime(2026, 11, 2, 9, tzinfo=UTC),
)


def numbers(upto: int) -> Iterator[int]:
    yield from range(upto)


def said() -> Iterator[tuple[str, int, Met | Noticed]]:
    yield "a.ics", 1, ADA
    yield "a.ics", 2, Noticed("well")


def refused() -> Iterator[int]:
    yield 1
    raise UnreadableFile("torn", code="archive_truncated")


def faulty() -> Iterator[int]:
    yield 1
    raise KeyError("ours")


def spinning() -> Iterator[int]:
    yield 1
    while True:
        pass


def sleeping() -> Iterator[int]:
    yield 1
    sleep(60)


def swelling() -> Iterator[int]:
    yield 1
    yield len(b"x" * (4 << 30))


def killed() -> Iterator[int]:
    yield 1
    sleep(1)
    os.kill(os.getpid(), signal.SIGSEGV)


def writing(path: Path) -> Iterator[str]:
    try:
        path.write_text("harm")
    except OSError as error:
        yield type(error).__name__
    else:
        yield "written"


def calling(port: int) -> Iterator[str]:
    try:
        socket.create_connection(("127.0.0.1", port), timeout=5).close()
    except OSError as error:
        yield type(error).__name__
    else:
        yield "called"


class Trick:
    def __reduce__(self) -> tuple[object, tuple[str]]:
        return os.getenv, ("HOME",)


def tricking() -> Iterator[Trick]:
    yield Trick()


def within(upto: int) -> Iterator[int]:
    yield from fenced(numbers, upto)


def taken(made: Iterator[object]) -> tuple[list[object], str]:
    """Take all there is; return it, and the code of the error at its end."""
    values: list[object] = []
    try:
        values.extend(made)  # keeps what came before the error
    except UnreadableFile as error:
        return values, error.code
    return values, ""


def test_values_come_in_their_order() -> None:
    made = list(fenced(numbers, 3 * BATCH + 7))

    assert made == list(range(3 * BATCH + 7))


def test_records_come_as_they_were_said() -> None:
    made = list(fenced(said))

    assert made == [("a.ics", 1, ADA), ("a.ics", 2, Noticed("well"))]


def test_a_refusal_is_raised_here_after_what_came_before() -> None:
    made = taken(fenced(refused))

    assert made == ([1], "archive_truncated")


def test_a_bug_is_shown_as_one() -> None:
    with pytest.raises(RuntimeError, match="KeyError: 'ours'"):
        list(fenced(faulty))


def test_a_reader_that_spins_is_ended_and_its_first_values_kept() -> None:
    ours = process_time()

    made = taken(fenced(spinning, fence=SHORT))

    assert made == ([1], "too_slow")
    assert process_time() - ours < 1


def test_a_reader_that_only_waits_is_ended() -> None:
    made = taken(fenced(sleeping, fence=Fence(seconds=6)))

    assert made == ([1], "too_slow")


def test_a_reader_that_swells_is_ended() -> None:
    made = taken(fenced(swelling))

    assert made == ([1], "too_hungry")


def test_a_reader_that_dies_is_told() -> None:
    made = taken(fenced(killed))

    assert made == ([1], "reader_died")


def test_a_reader_writes_no_file(tmp_path: Path) -> None:
    made = list(fenced(writing, tmp_path / "harm"))

    assert made != ["written"]
    assert not (tmp_path / "harm").exists() or not (tmp_path / "harm").read_bytes()


def landlock() -> Iterator[int]:
    yield lock_in()


def test_a_reader_calls_nobody_where_the_kernel_can_forbid_it() -> None:
    if next(fenced(landlock)) < 4:
        pytest.skip("this kernel's Landlock is missing or older than version 4")
    with socket.create_server(("127.0.0.1", 0)) as server:
        made = list(fenced(calling, server.getsockname()[1]))

    assert made == ["PermissionError"]


def test_what_is_no_plain_value_is_not_made_here() -> None:
    with pytest.raises(Exception, match="no plain value"):
        list(fenced(tricking))


def test_a_fence_stands_within_another_process() -> None:
    made = list(beside(within, 3))

    assert made == [0, 1, 2]


def test_ending_early_ends_the_other_process() -> None:
    made = fenced(numbers, 10_000_000)

    first = next(made)
    made.close()  # type: ignore[attr-defined]  # a generator

    assert first == 0
