"""Run a function on foreign bytes in a process that can do little harm.

The other process starts fresh, may use so much memory, so much of a processor and so
much of our time, can write no file and, where the kernel offers it, open no TCP
connection. What it makes arrives here in batches, as plain values only. A file that
makes a parser spin or swell costs that one file, never the program.
"""

import io
import pickle
import resource
import signal
import traceback
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from importlib import import_module
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from threading import Event, Lock, Thread
from time import monotonic
from typing import TypeVar

from closeknit.engines.beside import end_with_parent, started
from closeknit.engines.landlock import lock_in
from closeknit.shared.errors import UnreadableFile

T = TypeVar("T")

BATCH = 256
"""Values sent at once; fewer when a fifth of a second has passed."""
FLUSH = 0.2
LARGEST = 64 << 20
"""Bytes of one batch."""
SOFT = 2
"""Seconds between asking the process to stop and ending it."""


@dataclass(frozen=True, slots=True)
class Fence:
    """What the process may use: address space, processor, and our time waiting."""

    megabytes: int = 768
    cpu_seconds: int = 120
    seconds: int = 600


FENCE = Fence()


def fenced(
    make: Callable[..., Iterable[T]], *arguments: object, fence: Fence = FENCE
) -> Iterator[T]:
    """Yield what ``make(*arguments)`` yields, made behind a fence.

    `make` is a function of a module; arguments can be pickled, values are of
    closeknit's own frozen types, dates, and Python's plain ones. `seconds` counts only
    while we wait. What was made before an error still arrives.

    Raises:
        UnreadableFile: what `make` raised, or it took more than the fence allows
            (``too_hungry``, ``too_slow``) or died (``reader_died``).
    """
    ours, theirs = Pipe(duplex=False)
    with ours, started(_work, theirs, make, arguments, fence) as process:
        theirs.close()
        left = float(fence.seconds)
        while True:
            began = monotonic()
            if not ours.poll(max(left, 0)):
                raise _too_slow()
            try:
                how, values = _Plain(io.BytesIO(ours.recv_bytes(LARGEST))).load()
            except (EOFError, OSError):
                process.join()
                raise _died(process.exitcode or 0) from None
            left -= monotonic() - began
            if how == "end":
                return
            if how == "error" and isinstance(values, UnreadableFile):
                raise values
            if how == "bug":
                raise RuntimeError(values)
            yield from values


class _Plain(pickle.Unpickler):
    """Takes values only: a process gone wrong cannot have a function called here."""

    def find_class(self, module: str, name: str) -> object:
        ours = module.startswith("closeknit.") and "." not in name
        if ours or (module, name) in _KNOWN:
            found: object = getattr(import_module(module), name)
            if not ours or (isinstance(found, type) and found.__module__ == module):
                return found
        raise pickle.UnpicklingError(f"{module}.{name} is no plain value")


_KNOWN = {
    ("datetime", name) for name in ("date", "datetime", "time", "timedelta", "timezone")
} | {("builtins", "set"), ("builtins", "frozenset"), ("msgspec._core", "rebuild")}


def _too_hungry() -> UnreadableFile:
    return UnreadableFile(
        "The file could not be read: reading it took more memory than it may.",
        code="too_hungry",
    )


def _too_slow() -> UnreadableFile:
    return UnreadableFile(
        "The file could not be read: reading it took longer than it may.",
        code="too_slow",
    )


def _died(exit_code: int) -> UnreadableFile:
    if -exit_code in {signal.SIGXCPU, signal.SIGKILL}:
        return _too_slow()
    return UnreadableFile(
        "The file could not be read: the process that read it ended in the middle.",
        code="reader_died",
    )


class _Sender:
    """Holds values back until there is a batch of them, but not for long."""

    def __init__(self, out: Connection) -> None:
        self._out = out
        self._held: list[object] = []
        self._lock = Lock()
        self._ended = Event()
        Thread(target=self._now_and_then, daemon=True).start()

    def add(self, value: object) -> None:
        with self._lock:
            self._held.append(value)
            full = len(self._held) >= BATCH
        if full:
            self.flush()

    def flush(self) -> None:
        with self._lock:
            if self._held:
                self._send("values", self._held)
                self._held = []

    def finish(self, how: str, value: object) -> None:
        self._ended.set()
        self.flush()
        with self._lock:
            self._send(how, value)
        self._out.close()

    def _send(self, how: str, value: object) -> None:
        self._out.send_bytes(pickle.dumps((how, value), pickle.HIGHEST_PROTOCOL))

    def _now_and_then(self) -> None:
        with suppress(OSError):
            while not self._ended.wait(FLUSH):
                self.flush()


class _OverTimeError(Exception):
    """The processor time is used up."""


def _over(_signal: int, _frame: object) -> None:
    raise _OverTimeError


def _close_in(fence: Fence) -> None:
    """Give up what a reader does not need."""
    signal.signal(signal.SIGXCPU, _over)
    memory, used = fence.megabytes << 20, resource.getrusage(resource.RUSAGE_SELF)
    processor = fence.cpu_seconds + int(used.ru_utime + used.ru_stime)
    for what, most, at_last in (
        (resource.RLIMIT_AS, memory, memory),
        (resource.RLIMIT_CPU, processor, processor + SOFT),
        (resource.RLIMIT_FSIZE, 0, 0),
        (resource.RLIMIT_CORE, 0, 0),
    ):
        resource.setrlimit(what, (most, at_last))
    lock_in()


def _work(
    out: Connection,
    make: Callable[..., Iterable[object]],
    arguments: tuple[object, ...],
    fence: Fence,
) -> None:
    """Work in the other process."""
    Thread(target=end_with_parent, daemon=True).start()
    _close_in(fence)
    sender = _Sender(out)
    try:
        for value in make(*arguments):
            sender.add(value)
    except UnreadableFile as error:
        sender.finish("error", error)
    except MemoryError:
        sender.finish("error", _too_hungry())
    except _OverTimeError:
        sender.finish("error", _too_slow())
    except Exception:  # noqa: BLE001 - a fault of ours: shown where it was asked for
        sender.finish("bug", traceback.format_exc())
    else:
        sender.finish("end", None)
