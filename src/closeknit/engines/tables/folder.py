"""A folder that is there whole or not at all."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from closeknit.shared.errors import CannotKeep


@contextmanager
def whole(to: Path) -> Iterator[Path]:
    """Give a new folder to write into; it takes the place of `to` once all went well.

    What lies in `to` by then is gone: whoever calls has looked that nothing foreign is.

    Raises:
        CannotKeep: it cannot be written.
    """
    to = to.resolve()
    fresh, older = beside(to)
    try:
        put_back(to)
        shutil.rmtree(fresh, ignore_errors=True)
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


def beside(to: Path) -> tuple[Path, Path]:
    """Return where the new one grows and where the older one waits to be removed.

    By names that nobody gives a folder of their own.

    >>> [one.name for one in beside(Path("docs"))]
    ['.docs.closeknit-new', '.docs.closeknit-old']
    """
    new, old = (f".{to.name}.closeknit-{word}" for word in ("new", "old"))
    return to.with_name(new), to.with_name(old)


def put_back(to: Path) -> None:
    """Put the older one back where a program died between moving both."""
    older = beside(to.resolve())[1]
    if older.exists() and not to.exists():
        older.rename(to)


def taken_over(of: Path, into: Path) -> None:
    """Have a folder stand in another place too, its files linked where they can be."""
    into.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    if of.is_symlink():
        into.symlink_to(of.readlink())
    else:
        shutil.copytree(of, into, symlinks=True, copy_function=_linked)


def _linked(of: str, into: str) -> None:
    with suppress(OSError):
        os.link(of, into)
        return
    shutil.copy2(of, into)
