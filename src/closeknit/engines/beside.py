"""Make values in a process beside this one, and take them here in their order.

The other process starts fresh (it shares no open file or connection), works ahead by
what some pipes hold, may use a bounded amount of memory, and is ended with the
generator. What it raises is raised here.
"""

import fcntl
import gc
import multiprocessing
import os
import resource
import traceback
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from itertools import cycle
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from multiprocessing.util import Finalize
from threading import Thread
from typing import TypeAlias, TypeVar

from closeknit.shared.errors import UnreadableFile

T = TypeVar("T")

PIPES, WIDE = 6, 1 << 20
"""Values travel in turn through so many pipes, which hold so many bytes each where the
system lets them: together thirty chunks of an import. A thread that fills one queue
would do it too, but wait for its turn with each value."""
MOST_MEMORY = 2 << 30

Told = tuple[str, object]
"""``value``, ``end``, ``error`` or ``bug``, and what."""
Pipe: TypeAlias = "Connection[Told, Told]"

_SPAWN = multiprocessing.get_context("spawn")


def beside(make: Callable[..., Iterable[T]], *arguments: object) -> Iterator[T]:
    """Yield what ``make(*arguments)`` yields, made by another process.

    `make` is a function of a module; arguments and values can be pickled.

    Raises:
        UnreadableFile: the other process died, of the file's hunger for memory most
            likely.
    """
    with ExitStack() as pipes:
        both = [_SPAWN.Pipe(duplex=False) for _ in range(PIPES)]
        made, making = zip(*both, strict=True)
        for end in (*made, *making):
            pipes.enter_context(end)
        pipes.enter_context(started(_make, making, make, arguments))
        for end in making:
            _widen(end)
            end.close()  # so that this side hears of it when the other one is gone
        for one in cycle(made):
            how, value = _next(one)
            if how == "end":
                return
            if how == "error" and isinstance(value, BaseException):
                raise value
            if how == "bug":
                raise RuntimeError(value)
            yield value  # type: ignore[misc]  # what `make` yields, as it says


def _widen(pipe: Pipe) -> None:
    """Have the pipe hold more than a value, where the system knows how."""
    with suppress(AttributeError, OSError):  # not Linux, or too many pipes as wide
        fcntl.fcntl(pipe.fileno(), fcntl.F_SETPIPE_SZ, WIDE)


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


def _next(made: Pipe) -> Told:
    """Return the next value, or find that none will come any more."""
    try:
        return made.recv()
    except (EOFError, OSError):  # between two values, or within one
        raise UnreadableFile(
            "The file could not be read: reading it took more memory than it may.",
            code="too_hungry",
        ) from None


def end_with_parent() -> None:
    """End at once when the process that asked is killed: nobody is left to ask."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
    os._exit(1)


def _make(
    making: Sequence[Pipe],
    make: Callable[..., Iterable[object]],
    arguments: tuple[object, ...],
) -> None:
    """Work in the other process."""
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    gc.set_threshold(200_000, 20, 100)
    Thread(target=end_with_parent, daemon=True).start()
    turns = cycle(making)
    try:
        for value in make(*arguments):
            next(turns).send(("value", value))
    except UnreadableFile as error:
        next(turns).send(("error", error))
    except MemoryError:
        hungry = "Reading the file took more memory than it may."
        next(turns).send(("error", UnreadableFile(hungry, code="too_hungry")))
    except Exception:  # noqa: BLE001 - a fault of ours: shown where it was asked for
        next(turns).send(("bug", traceback.format_exc()))
    else:
        next(turns).send(("end", None))
