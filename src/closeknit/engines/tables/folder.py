"""A folder that is there whole or not at all."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from closeknit.shared.errors import CannotKeep


@contextmanager
def whole(to: Path) -> Iterator[Path]:
    """Give a new folder to write into; it takes the place of `to` once all went well.

    Raises:
        CannotKeep: it cannot be written.
    """
    fresh, older = (to.with_name(f"{to.name}.{word}") for word in ("new", "old"))
    try:
        for left in (fresh, older):
            shutil.rmtree(left, ignore_errors=True)
        fresh.mkdir(mode=0o700, parents=True)
        yield fresh
        if to.exists():
            to.rename(older)
        fresh.rename(to)
    except OSError as error:
        raise CannotKeep(f"{to} cannot be written: {error.strerror}.") from error
    finally:
        for left in (fresh, older):
            shutil.rmtree(left, ignore_errors=True)
