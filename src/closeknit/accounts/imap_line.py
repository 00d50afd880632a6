"""A signed-in conversation with an IMAP server: it can look, and change nothing."""

from array import array
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from functools import cached_property

from closeknit.accounts import egress
from closeknit.accounts.account import Secret
from closeknit.accounts.egress import Reach
from closeknit.accounts.imap_said import Folder, Piece, Value, folders, messages
from closeknit.accounts.imap_wire import Wire, is_busy, later, shown, told
from closeknit.shared.errors import (
    AccountBusy,
    AccountFault,
    AccountRefused,
    AccountUnreachable,
)

COMMAND = 600.0
"""Seconds an answer may take, however slowly it still comes."""

WINDOW = 50_000
"""Messages looked through at once for new ones: their numbers fit one line."""

_AWAY = ("[UNAVAILABLE]", "[SERVERBUG]", "[CONTACTADMIN]", "INTERNAL ERROR")


class Line:
    """One signed-in conversation; every fault of it is a sentence for the user."""

    def __init__(self, host: str, port: int, reach: Reach, *, tls: str) -> None:
        self.host = host
        if tls == "off" and not reach.allows(host):
            raise AccountRefused(
                f"{host} would be asked without encryption. Leave the option tls out, "
                f"or allow it with --allow-host {egress.plain(host)} if it is yours."
            )
        with told(host):
            self._imap = Wire(reach, host, port, tls=tls == "on")
        if tls == "start":
            try:
                with self._asking():
                    self._imap.encrypt()
            except BaseException:
                self._imap.shutdown()
                raise

    def sign_in(self, user: str, secret: Secret) -> None:
        """Sign in by user and password.

        Raises:
            AccountRefused: the server does not take them.
        """
        word = secret.reveal()
        if any(c in user + word for c in "\r\n\0"):
            raise AccountRefused("The user or the password holds a line break.")
        plain = f"\0{user}\0{word}".encode()
        if "AUTH=PLAIN" in self._imap.capabilities:
            self._signed_in("PLAIN", plain, secret)
            return
        with self._asking():
            try:
                self._imap.login(user, word)
            except UnicodeEncodeError:
                raise AccountRefused(
                    f"{self.host} takes only plain letters in a password."
                ) from None
            except Wire.error as error:
                raise self._no(error, secret) from None

    def sign_in_by_token(self, user: str, token: Secret) -> None:
        """Sign in by an access token (XOAUTH2)."""
        said = f"user={user}\1auth=Bearer {token.reveal()}\1\1".encode()
        self._signed_in("XOAUTH2", said, token)

    def _signed_in(self, how: str, said: bytes, secret: Secret) -> None:
        # A second question is the server's word on why not; an empty answer ends it.
        answers = iter((said,))
        with self._asking():
            try:
                self._imap.authenticate(how, lambda _: next(answers, b""))
            except Wire.abort:
                raise
            except Wire.error as error:
                raise self._no(error, secret) from None

    def _no(self, error: Exception, secret: Secret) -> AccountFault:
        """Return what a refused sign-in is for the user, without the secret."""
        text = shown(str(error).replace(secret.reveal(), "..."))
        said = self._fault(text)
        if isinstance(said, AccountBusy | AccountUnreachable):
            return said
        return AccountRefused(
            f"{self.host} refuses this user and password ({text}). Many mail services "
            "want an app password made for this purpose, or a token: see the guide on "
            "mail accounts."
        )

    def folders(self) -> list[Folder]:
        """Return the folders of the account."""
        marks = "SPECIAL-USE" in self.extensions and "LIST-EXTENDED" in self.extensions
        more = ("RETURN", "(SPECIAL-USE)") if marks else ()
        with self._asking():
            ended, _ = self._imap._simple_command("LIST", '""', "*", *more)  # noqa: SLF001 - imaplib's `list` takes no RETURN
            found = self._imap.response("LIST")[1]
        self._must(ended, found)
        return list(folders(found))

    @cached_property
    def extensions(self) -> frozenset[str]:
        """What the server can do beyond the plain protocol, asked after signing in."""
        with self._asking():
            said = self._imap.capability()[1]
        words = b" ".join(one for one in said if one).decode("latin-1")
        return frozenset(words.upper().split())

    def examine(self, folder: Folder) -> tuple[int, int, int]:
        """Open a folder to look only; return its UIDVALIDITY, next UID and length."""
        quoted = folder.wire.replace(b"\\", rb"\\").replace(b'"', rb"\"")
        with self._asking():
            ended, said = self._imap.select(
                f'"{quoted.decode("latin-1")}"', readonly=True
            )
            known = [self._imap.response(n)[1] for n in ("UIDVALIDITY", "UIDNEXT")]
        self._must(ended, said)
        validity, following = (_number(one) for one in known)
        return validity, following, _number(said)

    def numbers(self, after: int, length: int) -> Iterator[int]:
        """Yield the UIDs above `after`, rising.

        From the end of the folder to its beginning, so that a mail removed meanwhile
        cannot move another out of sight.
        """
        windows: list[array[int]] = []
        for top in range(length, 0, -WINDOW):
            low = max(1, top - WINDOW + 1)
            with self._asking():
                ended, said = self._imap.uid(
                    "SEARCH", f"{low}:{top}", "UID", f"{after + 1}:*"
                )
            self._must(ended, said)
            words = b" ".join(one for one in said if one).split()
            here = sorted(n for n in map(int, words) if after < n < 1 << 32)
            windows.append(array("I", here))
            if after and len(here) < WINDOW // 2:
                break  # those before these are known; half allows for mails removed
        last = after
        for window in reversed(windows):
            for number in window:
                if number > last:
                    last = number
                    yield number

    def fetch(self, uids: Sequence[int], items: str) -> list[Mapping[bytes, Value]]:
        """Return the items of these messages; of one that is gone, nothing."""
        with self._asking():
            ended, said = self._imap.uid("FETCH", as_set(uids), items)
        self._must(ended, said)
        return [one for one in messages(said) if b"UID" in one]

    def end(self) -> None:
        """Say goodbye, if anybody still listens."""
        with suppress(Wire.error, OSError, ValueError):
            self._imap.logout()
        with suppress(OSError, ValueError):
            self._imap.shutdown()

    @contextmanager
    def _asking(self) -> Iterator[None]:
        self._imap.taken = 0
        with told(self.host), egress.cut_off(self._imap.sock, COMMAND):
            yield

    def _must(self, ended: str, said: Sequence[Piece]) -> None:
        """Go on only where the server has said OK."""
        if ended != "OK":
            last = said[-1] if said else b""
            text = last.decode("utf-8", "replace") if isinstance(last, bytes) else ""
            raise self._fault(shown(text))

    def _fault(self, text: str) -> AccountFault:
        if is_busy(text):
            return later(self.host, text)
        if any(word in text.upper() for word in _AWAY):
            return AccountUnreachable(f"{self.host} has a fault of its own ({text}).")
        return AccountRefused(f"{self.host} says no: {text or 'without a reason'}.")


def _number(said: Sequence[Piece]) -> int:
    first = said[0] if said else None
    return int(first) if isinstance(first, bytes) and first.isdigit() else 0


def as_set(uids: Sequence[int]) -> str:
    """Return numbers as IMAP writes a set of them.

    >>> as_set([3, 4, 5, 9])
    '3:5,9'
    """
    runs: list[list[int]] = []
    for uid in uids:
        if runs and uid == runs[-1][1] + 1:
            runs[-1][1] = uid
        else:
            runs.append([uid, uid])
    return ",".join(f"{a}:{b}" if b > a else f"{a}" for a, b in runs)
