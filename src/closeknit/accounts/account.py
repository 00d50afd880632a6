"""What an account is, and what a client promises that asks it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

Watch = Callable[[str, int, int], None]
"""Told what is going on, how much is done and how much there is in all."""


class Secret:
    """A password or token, which no printing, log or traceback shows."""

    __slots__ = ("_text",)

    def __init__(self, text: str) -> None:
        self._text = text

    def reveal(self) -> str:
        """Return the secret itself, for the one place that hands it over."""
        return self._text

    def __repr__(self) -> str:
        return "Secret(...)"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Secret) and other.reveal() == self._text

    def __hash__(self) -> int:
        return hash(self._text)


@dataclass(frozen=True, slots=True)
class Account:
    """An account the user has added, without its secret.

    `address`: a URL, or a host with or without a port, as its client asks for.
    `allowed`: hosts the user allows although they are private or speak without TLS.
    """

    kind: str
    label: str
    address: str
    user: str = ""
    options: tuple[tuple[str, str], ...] = ()
    allowed: frozenset[str] = frozenset()

    def option(self, name: str, default: str = "") -> str:
        """Return what the user has set, else the default."""
        return dict(self.options).get(name, default)


NUMBERED_ANEW = "the server has numbered it anew, so all of it was asked for again"
"""Of a folder that was read whole once more: nothing of it was left out."""


@dataclass(frozen=True, slots=True)
class Skipped:
    """Something an account holds that was not brought, and why.

    Or, though all of it was brought, something to know of it: `is_left` is then false.
    """

    what: str
    because: str
    is_left: bool = True


@dataclass(frozen=True, slots=True)
class Fetched:
    """What one asking of an account has brought.

    `files` are whole, in the order to import them. `cursor` is kept only after their
    import has succeeded; an account with nothing new gives no files and a cursor.
    `renewed`: the secret to keep from now on, where the other side has given another.
    """

    files: tuple[Path, ...]
    cursor: str
    skipped: tuple[Skipped, ...] = ()
    renewed: Secret | None = None


class Client(Protocol):
    """Asks one kind of account. Only reads there, and only through `egress`.

    Raises from each: `AccountFault` (refused, unreachable, busy, address refused), of
    which one sentence says what to do and none holds the secret.
    """

    kind: str
    """One word, kept with the account: ``imap``."""
    says: str
    """What it is, in a few words for the user."""
    address: str
    """Where such accounts usually are; empty where each has its own."""
    options: Mapping[str, str]
    """The options it knows, each with a line that explains it."""

    def check(self, account: Account, secret: Secret) -> None:
        """Return if the account can be read with this secret and these options."""

    def fetch(
        self,
        account: Account,
        secret: Secret,
        *,
        cursor: str,
        spool: Path,
        watch: Watch,
    ) -> Fetched:
        """Bring what is new since `cursor` (empty: all) as files in `spool`.

        `spool` is this account's own folder. What a killed fetch has left there is
        still there at the next, which has the same cursor: it may go on from it, and
        must not take half a file for a whole one. After the import it is emptied.
        """
