"""Functions turned into machine code by numba, for arguments like given samples."""

from collections.abc import Callable
from typing import TypeVar

import numba

F = TypeVar("F", bound=Callable[..., object])


def compiled(*samples: object) -> Callable[[F], F]:
    """Return a decorator; what it compiles is kept beside the source, or for the user.

    Without samples it is compiled with whatever calls it.
    """
    types = [tuple(map(numba.typeof, samples))] if samples else None
    if types is None:
        made: Callable[[F], F] = numba.njit(inline="never", cache=True)
    else:
        made = numba.njit(types, cache=True)
    return made
