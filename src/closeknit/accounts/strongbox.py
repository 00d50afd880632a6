"""The encrypted file that the accounts' secrets are kept in, and where its key is.

Of three places for the key each protects differently:

- a *passphrase*: nobody who has the home, nor a program of the user's, reads the
  secrets without it; it is asked for each time an account is.
- the system's *keyring*: whoever copies the home reads nothing; a program of the
  user's can, while the user is logged in.
- a *key file* in the home: other users of the machine read nothing, nor does whoever
  gets hold of the strongbox alone; whoever copies the whole home reads all.
"""

import json
import secrets
from base64 import b64decode, b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import scrypt
from pathlib import Path
from typing import Literal

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

from closeknit.accounts import keyring_key
from closeknit.accounts.account import Secret
from closeknit.engines import home
from closeknit.shared.errors import CannotKeep, NotKept, RuleBroken, UnreadableFile

NAME = "secrets.box"
KEY_FILE = "strongbox"
VERSION = 1
COST = 1 << 15
"""scrypt's n: a guess takes about a tenth of a second and 32 MB."""

How = Literal["passphrase", "keyring", "key file"]


@dataclass(frozen=True, slots=True)
class Strongbox:
    """The strongbox of one home. `passphrase`: what the user has given, if anything."""

    folder: Path
    passphrase: Secret | None = None

    @property
    def file(self) -> Path:
        """Return where the strongbox is, whether or not it is there yet."""
        return self.folder / NAME

    def how(self) -> How:
        """Return where the key is; of a strongbox not made yet, where it would be."""
        if self.file.exists():
            how: How = self._head()["how"]  # type: ignore[assignment]  # checked there
            return how
        if self.passphrase is not None:
            return "passphrase"
        return "keyring" if keyring_key.is_here() else "key file"

    def get(self, name: str) -> Secret:
        """Return the secret kept under a name.

        Raises:
            NotKept: there is none.
            RuleBroken: the strongbox wants a passphrase, or another one.
            UnreadableFile: the strongbox or its key is damaged or gone.
        """
        kept = self._open()
        if name not in kept:
            raise NotKept(
                "The secret of this account is not in the strongbox of this home. Give "
                "it with `closeknit account secret`."
            )
        return Secret(kept[name])

    def put(self, name: str, secret: Secret) -> None:
        """Keep a secret under a name, in place of what was there."""
        self._keep({**self._open(), name: secret.reveal()})

    def drop(self, name: str) -> None:
        """Keep the secret of that name no longer."""
        if not self.file.exists():
            return
        kept = dict(self._open())
        if kept.pop(name, None) is not None:
            self._keep(kept)

    def names(self) -> tuple[str, ...]:
        """Return the names that secrets are kept under, in order."""
        return tuple(sorted(self._open()))

    def _head(self) -> dict[str, str]:
        try:
            told = json.loads(self.file.read_bytes())
            whole = told["version"] == VERSION and all(
                isinstance(told[one], str) for one in ("how", "salt", "nonce", "box")
            )
        except (ValueError, KeyError, TypeError):
            whole = False
        if not whole or told["how"] not in {"passphrase", "keyring", "key file"}:
            raise UnreadableFile(
                f"{self.file} is damaged. Put it back from a copy, or delete it and "
                "add the accounts again.",
                code="strongbox_damaged",
            )
        return {name: told[name] for name in ("how", "salt", "nonce", "box")}

    def _open(self) -> Mapping[str, str]:
        if not self.file.exists():
            return {}
        head = self._head()
        try:
            salt, nonce, box = (_bytes(head[n]) for n in ("salt", "nonce", "box"))
            key = self._key(head["how"], salt)
            opened = ChaCha20Poly1305(key).decrypt(
                nonce, box, _bound(head["how"], salt)
            )
        except (InvalidTag, ValueError) as error:
            if head["how"] == "passphrase":
                raise RuleBroken("That is not the passphrase.") from error
            raise UnreadableFile(
                f"{self.file} does not open with the key in the {head['how']}. Put "
                "both back from one copy, or delete it and add the accounts again.",
                code="strongbox_damaged",
            ) from error
        kept: Mapping[str, str] = json.loads(opened)
        return kept

    def _keep(self, kept: Mapping[str, str]) -> None:
        how = self.how()
        salt, nonce = secrets.token_bytes(16), secrets.token_bytes(12)
        if how == "keyring" and self.file.exists():
            salt = b64decode(self._head()["salt"])  # its key is kept under this name
        key = self._key(how, salt, make=True)
        box = ChaCha20Poly1305(key).encrypt(
            nonce, json.dumps(dict(kept)).encode(), _bound(how, salt)
        )
        parts = {"salt": salt, "nonce": nonce, "box": box}
        told = {"version": VERSION, "how": how} | {
            name: b64encode(part).decode() for name, part in parts.items()
        }
        try:
            home.make(self.folder)
            home.write(self.file, json.dumps(told).encode())
        except OSError as error:
            raise CannotKeep(
                f"The strongbox cannot be written: {error.strerror}."
            ) from error

    def _key(self, how: str, salt: bytes, *, make: bool = False) -> bytes:
        """Return the key; one that is not there is made only if told to."""
        if how == "keyring":
            return keyring_key.key(salt.hex(), make=make)
        if how == "key file":
            made = self.folder / "keys" / KEY_FILE
            if not make and not made.exists():
                raise ValueError(made)
            return home.secret(KEY_FILE, self.folder)
        if self.passphrase is None:
            raise RuleBroken(
                "The accounts' secrets are locked with a passphrase: give it when "
                "asked, or in the environment variable CLOSEKNIT_PASSPHRASE."
            )
        words = self.passphrase.reveal().encode()
        return scrypt(words, salt=salt, n=COST, r=8, p=1, maxmem=1 << 26, dklen=32)


def _bound(how: str, salt: bytes) -> bytes:
    """Return what the encryption vouches for besides the secrets."""
    return f"closeknit strongbox {VERSION} {how} ".encode() + salt


def _bytes(text: str) -> bytes:
    """Return what was written as letters; of one spelling only."""
    told = b64decode(text, validate=True)
    if b64encode(told).decode() != text:
        raise ValueError(text)
    return told
