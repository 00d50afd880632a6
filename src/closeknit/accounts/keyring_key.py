"""The strongbox's key in the system's keyring, if the extra `keyring` is there."""

import importlib
import secrets
from importlib.util import find_spec
from types import ModuleType

from closeknit.shared.errors import CannotKeep, UnreadableFile

SERVICE = "closeknit"


def is_here() -> bool:
    """Say whether there is a keyring that keeps things, and answers."""
    if find_spec("keyring") is None:
        return False
    ring = _ring()
    if ring.get_keyring().priority < 1:  # none at all, or one that keeps nothing safe
        return False
    try:
        ring.get_password(SERVICE, "is anybody there")
    except ring.errors.KeyringError:
        return False
    return True


def key(name: str, *, make: bool) -> bytes:
    """Return the 32 bytes kept under a name; made where there are none, if `make`.

    Raises:
        UnreadableFile: the keyring is gone, locked, or has none of this name.
        CannotKeep: the keyring takes nothing.
    """
    if find_spec("keyring") is None:
        raise UnreadableFile(
            "The secrets' key is in the system's keyring, and closeknit was installed "
            "without the extra that reads it: pip install closeknit[keyring].",
            code="keyring_gone",
        )
    ring = _ring()
    try:
        kept = ring.get_password(SERVICE, name)
        if kept is None and make:
            kept = secrets.token_hex(32)
            ring.set_password(SERVICE, name, kept)
    except ring.errors.PasswordSetError as error:
        raise CannotKeep("The system's keyring takes no key.") from error
    except ring.errors.KeyringError as error:
        raise UnreadableFile(
            "The system's keyring does not answer. Unlock it and try again.",
            code="keyring_locked",
        ) from error
    if kept is None:
        raise UnreadableFile(
            "The system's keyring holds no key for this home: was it brought here from "
            "another machine? Delete secrets.box in it and add the accounts again.",
            code="keyring_empty",
        )
    return bytes.fromhex(kept)


def _ring() -> ModuleType:
    return importlib.import_module("keyring")
