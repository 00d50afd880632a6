"""A full disk, told in words."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import OperationalError

from closeknit.shared.errors import CannotKeep

_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})


def no_room(error: BaseException) -> CannotKeep | None:
    """Return the sentence where it was the disk that would take no more."""
    text = str(error)
    told_so = isinstance(error, OperationalError) and (
        "is full" in text or "disk I/O" in text or "No space" in text
    )
    if told_so or (isinstance(error, OSError) and error.errno in _FULL):
        return CannotKeep(
            "The disk is full. Nothing that was kept is lost: free some space and do "
            "the same again, an import goes on where it stopped."
        )
    return None


@contextmanager
def room_told() -> Iterator[None]:
    """Turn a full disk into a sentence.

    Raises:
        CannotKeep: the disk is full.
    """
    try:
        yield
    except (OperationalError, OSError) as error:
        told = no_room(error)
        if told is None:
            raise
        raise told from error
