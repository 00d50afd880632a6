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


def secret(name: str) -> bytes:
    """Return a key of this home's own, made once: 32 random bytes in a 0600 file."""
    folder = inside(home(), "keys")
    file = folder / name
    if not file.exists():
        fresh = folder / f"{name}.new"
        fresh.write_bytes(secrets.token_bytes(32))
        fresh.chmod(0o600)
        fresh.replace(file)
    return file.read_bytes()


def inside(folder: Path, name: str) -> Path:
    """Return a folder inside the home, made if need be."""
    return make(folder / name)
