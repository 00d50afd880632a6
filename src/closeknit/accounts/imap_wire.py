"""Python's imaplib over a connection from `egress`, and with caps.

Whatever length a server announces, only so much is held, and every way in which a
conversation can break becomes one sentence.
"""

import imaplib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO

from closeknit.accounts import egress
from closeknit.accounts.egress import Reach
from closeknit.shared.errors import AccountBusy, AccountRefused, AccountUnreachable

KEPT = 1 << 18
"""Bytes kept of one thing the server sends; no reader looks at more of a message."""

MOST = 64 << 20
"""Bytes kept of one answer."""

LINE = 1_000_000
"""Bytes of one line of an answer."""

_CHUNK = 1 << 16
_LATER = 900
_TEXT = 160
_BUSY = ("[LIMIT]", "[OVERQUOTA]", "[INUSE]", "TOO MANY", "BANDWIDTH", "RATE LIMIT")


class Wire(imaplib.IMAP4):
    """imaplib over a connection that is there; `taken`: bytes of this answer."""

    def __init__(self, reach: Reach, host: str, port: int, *, tls: bool) -> None:
        dialled = egress.dial_tls if tls else egress.dial
        self._open = dialled(host, port, reach)
        self._heard: IO[bytes] = self._open.makefile("rb")
        self.taken = 0
        super().__init__(host, port)

    def open(
        self,
        host: str = "",
        port: int = 143,
        timeout: float | None = None,
    ) -> None:
        """Take the connection that is there."""
        self.host, self.port = host, port
        self.sock = self._open
        del timeout  # the connection has its own

    def encrypt(self) -> None:
        """Go on under TLS; what came before it in the clear is thrown away."""
        if "STARTTLS" not in self.capabilities:
            raise AccountRefused(
                f"{self.host} does not offer encryption at this port. Use its other "
                "port, mostly 993."
            )
        # imaplib's own `starttls` would not check the certificate as `egress` does.
        self._simple_command("STARTTLS")
        self._open = self.sock = egress.secured(self._open, self.host)
        self._heard = self._open.makefile("rb")
        self.capabilities = tuple(
            str(self.capability()[1][-1], "ascii").upper().split()
        )

    def read(self, size: int) -> bytes:
        """Return what is announced, of something long only its beginning."""
        kept = self._heard.read(min(size, KEPT))
        left = size - len(kept)
        while left > 0 and (passed := self._heard.read(min(left, _CHUNK))):
            left -= len(passed)
        self._count(kept)
        return kept

    def readline(self) -> bytes:
        """Return a line, if it is not too long."""
        line = self._heard.readline(LINE + 1)
        if len(line) > LINE:
            raise self.abort(f"a line of more than {LINE:,} bytes")
        self._count(line)
        return line

    def shutdown(self) -> None:
        """Close the connection."""
        self._heard.close()
        self._open.close()

    def _count(self, piece: bytes) -> None:
        self.taken += len(piece)
        if self.taken > MOST:
            raise self.abort(f"an answer of more than {MOST:,} bytes")


@contextmanager
def told(host: str) -> Iterator[None]:
    """Say what a broken conversation is, whatever broke it."""
    kept = "What has come is kept, and the next sync goes on from there."
    try:
        yield
    except TimeoutError as error:
        raise AccountUnreachable(f"{host} stopped answering. {kept}") from error
    except imaplib.IMAP4.abort as error:
        text = shown(str(error).rpartition("=> ")[2])
        if is_busy(text):
            raise later(host, f"{text}; what has come is kept") from error
        raise AccountUnreachable(
            f"{host} ended the conversation ({text}). {kept}"
        ) from error
    except (OSError, ValueError) as error:
        raise AccountUnreachable(f"{host} broke off. {kept}") from error
    except imaplib.IMAP4.error as error:
        text = shown(str(error))
        raise AccountUnreachable(
            f"{host} answers in a way that is not understood ({text})."
        ) from error


def shown(text: str) -> str:
    """Return what a server says, fit to be shown to the user."""
    plain = "".join(c if c.isprintable() else " " for c in text)
    return " ".join(plain.split())[:_TEXT].rstrip(".")


def is_busy(text: str) -> bool:
    """Say whether a server's words mean that it has had enough for now."""
    return any(word in text.upper() for word in _BUSY)


def later(host: str, text: str) -> AccountBusy:
    """Return what that is for the user."""
    return AccountBusy(f"{host} asks to come back later ({text}).", seconds=_LATER)
