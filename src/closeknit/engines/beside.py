"""Make values in a process beside this one, and take them here in their order.

The other process starts fresh (it shares no open file or connection), works ahead by
a bounded number of values, may use a bounded amount of memory, and is ended with the
generator. What it raises is raised here.
"""

import gc
import multiprocessing
import os
import resource
import traceback
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from multiprocessing.context import SpawnProcess
from multiprocessing.queues import Queue
from multiprocessing.util import Finalize
from queue import Empty
from threading import Thread
from typing import TypeVar

from closeknit.shared.errors import UnreadableFile

T = TypeVar("T")

AHEAD = 24
"""Values made ahead; about ten megabytes of an import's chunks."""
MOST_MEMORY = 2 << 30
PATIENCE = 0.5

_SPAWN = multiprocessing.get_context("spawn")


def beside(make: Callable[..., Iterable[T]], *arguments: object) -> Iterator[T]:
    """Yield what ``make(*arguments)`` yields, made by another process.

    `make` is a function of a module; arguments and values can be pickled.

    Raises:
        UnreadableFile: the other process died, of the file's hunger for memory most
            likely.
    """
    made: Queue[tuple[str, object]] = _SPAWN.Queue(AHEAD)
    try:
        with started(_make, made, make, arguments) as process:
            while True:
                how, value = _next(made, process.is_alive)
                if how == "end":
                    return
                if how == "error" and isinstance(value, BaseException):
                    raise value
                if how == "bug":
                    raise RuntimeError(value)
                yield value  # type: ignore[misc]  # what `make` yields, as it says
    finally:
        made.close()


@contextmanager
def started(work: Callable[..., None], *arguments: object) -> Iterator[SpawnProcess]:
    """Start a fresh process that runs ``work(*arguments)``; end it with the block.

    It may start processes of its own, and is ended when this one exits.
    """
    process = _SPAWN.Process(target=work, args=arguments, name="reading")
    process.start()
    # A daemon would be ended at exit by itself, but could start no process.
    at_exit = Finalize(None, process.kill, exitpriority=1)
    try:
        yield process
    finally:
        at_exit.cancel()
        process.kill()
        process.join()


def _next(
    made: "Queue[tuple[str, object]]", is_alive: Callable[[], bool]
) -> tuple[str, object]:
    """Return the next value, or find that none will come any more."""
    while True:
        alive = is_alive()  # asked first: what came before the end is still taken
        with suppress(Empty):
            return made.get(timeout=PATIENCE)
        if not alive:
            raise UnreadableFile(
                "The file could not be read: reading it took more memory than it may.",
                code="too_hungry",
            )


def end_with_parent() -> None:
    """End at once when the process that asked is killed: nobody is left to ask."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
    os._exit(1)


def _make(
    made: "Queue[tuple[str, object]]",
    make: Callable[..., Iterable[object]],
    arguments: tuple[object, ...],
) -> None:
    """Work in the other process."""
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    gc.set_threshold(200_000, 20, 100)
    Thread(target=end_with_parent, daemon=True).start()
    try:
        for value in make(*arguments):
            made.put(("value", value))
    except UnreadableFile as error:
        made.put(("error", error))
    except MemoryError:
        hungry = "Reading the file took more memory than it may."
        made.put(("error", UnreadableFile(hungry, code="too_hungry")))
    except Exception:  # noqa: BLE001 - a fault of ours: shown where it was asked for
        made.put(("bug", traceback.format_exc()))
    else:
        made.put(("end", None))
    made.close()
    made.join_thread()
