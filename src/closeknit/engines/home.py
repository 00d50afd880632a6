"""The one folder everything is kept in: readable by its owner only."""

import os
import secrets
from pathlib import Path

import platformdirs

from closeknit.shared.errors import CannotKeep

DATABASE = "closeknit.sqlite3"


def home() -> Path:
    """Return where everything is kept: `CLOSEKNIT_HOME`, else the platform's folder."""
    given = os.environ.get("CLOSEKNIT_HOME")
    return (
        Path(given).expanduser() if given else platformdirs.user_data_path("closeknit")
    )


def make(folder: Path) -> Path:
    """Make the folder if need be, closed to everybody else, and return it.

    Raises:
        CannotKeep: it cannot be made, or is not a folder.
    """
    os.umask(0o077)
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        folder.chmod(0o700)
    except OSError as error:
        raise CannotKeep(
            f"{folder} cannot be used to keep your data in: {error.strerror}. "
            "Choose another folder with --home."
        ) from error
    return folder


def secret(name: str, at: Path | None = None) -> bytes:
    """Return a key of a home's own, made once: 32 random bytes in a 0600 file."""
    file = inside(at or home(), "keys") / name
    if not file.exists():
        write(file, secrets.token_bytes(32))
    return file.read_bytes()


def write(file: Path, content: bytes) -> None:
    """Put a whole 0600 file in a file's place, on the disk when this returns."""
    fresh = file.with_name(f"{file.name}.new")
    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC
    with os.fdopen(os.open(fresh, flags, 0o600), "wb") as open_:
        open_.write(content)
        open_.flush()
        os.fsync(open_.fileno())
    fresh.replace(file)
    folder = os.open(file.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def inside(folder: Path, name: str) -> Path:
    """Return a folder inside the home, made if need be."""
    return make(folder / name)
