"""Functions turned into machine code by numba, for arguments like given samples."""

import os
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import numba

F = TypeVar("F", bound=Callable[..., object])
HERE = Path(__file__).parent
PARTS = ("entries kernels kept looking machine_code memory merging reaching").split()


def _kept_in() -> Path | None:
    """Return where machine code may be kept, by a checksum of all it is made from.

    numba itself looks only at the file a function stands in, and would go on with the
    old code when another one that it calls has changed.
    """
    if not os.access(HERE, os.W_OK):
        return None
    sources = b"".join((HERE / f"{part}.py").read_bytes() for part in PARTS)
    return HERE / "__pycache__" / f"machine-code-{zlib.crc32(sources):08x}"


KEPT_IN = _kept_in()
if KEPT_IN is not None:
    numba.config.CACHE_DIR = str(KEPT_IN)


def compiled(*samples: object) -> Callable[[F], F]:
    """Return a decorator; what it compiles is kept beside the source, if it may be.

    Without samples a function is compiled with whatever calls it.
    """
    types = [tuple(map(numba.typeof, samples))] if samples else None
    keep = types is not None and KEPT_IN is not None
    made: Callable[[F], F] = numba.njit(types, cache=keep)
    return made
