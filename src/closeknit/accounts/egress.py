"""The one way out of this machine: every other module that calls a host calls this.

A host is looked up once, each of its addresses is looked at, and the connection is made
to one of those looked at: a name that answers differently a moment later gains nothing.
No proxy is asked and nothing of the environment is read but the system's certificates.
"""

import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Timer

from closeknit.accounts.addresses import why_not
from closeknit.shared.errors import AccountUnreachable, AddressRefused

LONGEST_NAME = 253
HIGHEST_PORT = 65_535


@dataclass(frozen=True, slots=True)
class Reach:
    """How far a call may go.

    `allowed`: hosts that may be private or speak without TLS, as the user wrote them.
    `seconds` until it is broken off, whatever has come; `limit` of bytes in an answer.
    """

    allowed: frozenset[str] = frozenset()
    seconds: float = 60.0
    limit: int = 32 << 20

    def allows(self, host: str) -> bool:
        """Say whether the user has allowed this host."""
        return plain(host) in {plain(one) for one in self.allowed}


def plain(host: str) -> str:
    """Return a host's name as it is compared: small letters, ASCII, no last dot.

    >>> plain("BÜRO.example.")
    'xn--bro-hoa.example'

    Raises:
        AddressRefused: it is no host's name.
    """
    bare = host.strip().removeprefix("[").removesuffix("]").rstrip(".").lower()
    try:
        ascii_ = bare if ":" in bare else bare.encode("idna").decode("ascii")
    except UnicodeError:
        ascii_ = ""
    known = all(c.isalnum() or c in "-_.:%" for c in ascii_)
    if not ascii_ or len(ascii_) > LONGEST_NAME or not known:
        raise AddressRefused(f"{host[:100]!r} is not the name of a host.")
    return ascii_


def dial(host: str, port: int, reach: Reach) -> socket.socket:
    """Return an open connection, without TLS, to an address that was looked at.

    Raises:
        AddressRefused: the host is private or disguised, and not allowed by the user.
        AccountUnreachable: there is no such host, or nobody answers there.
    """
    name = plain(host)
    if not 0 < port <= HIGHEST_PORT:
        raise AddressRefused(f"{name}: there is no port {port}.")
    found = _looked_up(name, port)
    if not reach.allows(name):
        for _, address in found:
            _refuse(name, str(address[0]))
    failed: OSError | None = None
    for family, address in found:
        open_ = socket.socket(family, socket.SOCK_STREAM)
        try:
            open_.settimeout(reach.seconds)
            open_.connect(address)
        except OSError as error:
            open_.close()
            failed = error
        else:
            return open_
    raise AccountUnreachable(
        f"{name} does not answer at port {port} ({_words(failed)}). Is the address "
        "right, and are you online?"
    ) from failed


def dial_tls(host: str, port: int, reach: Reach) -> ssl.SSLSocket:
    """Return an open connection under TLS, its certificate checked for the host."""
    return secured(dial(host, port, reach), host)


def secured(open_: socket.socket, host: str) -> ssl.SSLSocket:
    """Put TLS over a connection, the certificate checked for the host (STARTTLS).

    Raises:
        AccountUnreachable: no TLS comes about, or the certificate is another's.
    """
    name = plain(host)
    try:
        return ssl.create_default_context().wrap_socket(open_, server_hostname=name)
    except ssl.SSLCertVerificationError as error:
        open_.close()
        raise AccountUnreachable(
            f"The certificate shown by {name} is not to be trusted "
            f"({error.verify_message}). Nothing was sent."
        ) from error
    except (OSError, ValueError) as error:
        open_.close()
        raise AccountUnreachable(
            f"{name} does not speak TLS at this port ({_words(error)})."
        ) from error


@contextmanager
def cut_off(open_: socket.socket, seconds: float) -> Iterator[None]:
    """Shut a connection down when the time is over, however slowly bytes still come."""
    timer = Timer(seconds, _shut, (open_,))
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


def _shut(open_: socket.socket) -> None:
    try:
        # Not an SSLSocket's own, which would have later reads go around TLS.
        socket.socket.shutdown(open_, socket.SHUT_RDWR)
    except OSError:
        return  # it is closed already


def _looked_up(name: str, port: int) -> list[tuple[int, tuple[str | int, ...]]]:
    try:
        found = socket.getaddrinfo(name, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise AccountUnreachable(
            f"There is no host {name} to be found. Is the name right, and are you "
            "online?"
        ) from error
    return [
        (int(family), (str(address[0]), *address[1:]))
        for family, _, _, _, address in found
    ]


def _refuse(name: str, address: str) -> None:
    why = why_not(address)
    if why:
        raise AddressRefused(
            f"{name} is at {address}, {why}: closeknit does not call it. If it is "
            f"yours, allow it with --allow-host {name}."
        )


def _words(error: BaseException | None) -> str:
    if isinstance(error, TimeoutError):
        return "it took too long"
    if isinstance(error, ssl.SSLError):
        return (error.reason or "a broken handshake").lower().replace("_", " ")
    if isinstance(error, OSError) and error.strerror:
        return error.strerror.lower()
    return "no answer"
