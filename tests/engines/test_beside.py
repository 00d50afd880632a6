import os
import signal
from collections.abc import Iterator
from multiprocessing import Pipe
from struct import pack

import pytest

from closeknit.engines.beside import _next, beside
from closeknit.shared.errors import UnreadableFile


def numbers(upto: int) -> Iterator[int]:
    yield from range(upto)


def refused(_: int) -> Iterator[int]:
    yield 1
    raise UnreadableFile("torn", code="archive_truncated")


def faulty(_: int) -> Iterator[int]:
    yield 1
    raise KeyError("ours")


def killed(_: int) -> Iterator[int]:
    yield 1
    os.kill(os.getpid(), signal.SIGKILL)


def test_values_come_in_their_order() -> None:
    made = list(beside(numbers, 100))

    assert made == list(range(100))


def test_a_refusal_is_raised_here() -> None:
    with pytest.raises(UnreadableFile, match="torn") as raised:
        list(beside(refused, 0))

    assert raised.value.code == "archive_truncated"


def test_a_bug_is_shown_as_one() -> None:
    with pytest.raises(RuntimeError, match="KeyError: 'ours'"):
        list(beside(faulty, 0))


def test_a_process_that_dies_is_told() -> None:
    with pytest.raises(UnreadableFile, match="memory"):
        list(beside(killed, 0))


def test_a_process_that_dies_within_a_value_is_told() -> None:
    made, making = Pipe(duplex=False)
    # What is to come has a hundred bytes; three are there when it ends.
    os.write(making.fileno(), pack("!i", 100) + b"abc")
    making.close()

    with made, pytest.raises(UnreadableFile, match="memory"):
        _next(made)


def test_ending_early_ends_the_other_process() -> None:
    made = beside(numbers, 10_000_000)

    first = next(made)
    made.close()  # type: ignore[attr-defined]  # a generator

    assert first == 0
