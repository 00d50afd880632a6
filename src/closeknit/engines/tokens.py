"""A word that opens a door once: its hash is a file in a closed folder.

Whoever takes the file away has used the word, so it works once whatever asks, and in
whichever process.
"""

import secrets
import time
from hashlib import sha256
from pathlib import Path

STALE = 24 * 3600
"""Seconds after which a word that nobody used is taken away."""


def issue(folder: Path) -> str:
    """Return a new word that `redeem` accepts once; forget those nobody used."""
    for old in folder.glob("*.once"):
        if time.time() - old.stat().st_mtime > STALE:
            old.unlink(missing_ok=True)
    word = secrets.token_urlsafe(32)
    file = _file(folder, word)
    file.touch(mode=0o600)
    return word


def redeem(folder: Path, word: str) -> bool:
    """Use the word up; say whether it was good."""
    try:
        _file(folder, word).unlink()
    except FileNotFoundError:
        return False
    return True


def _file(folder: Path, word: str) -> Path:
    # A hash, so that a listing of the folder opens nothing, and any text is a name.
    return folder / f"{sha256(word.encode(errors='replace')).hexdigest()}.once"
