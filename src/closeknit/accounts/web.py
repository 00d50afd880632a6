"""One HTTP request over the one way out: checked, pinned, capped, never sent astray."""

import http.client
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from urllib.parse import SplitResult, urljoin, urlsplit

from closeknit.accounts import egress
from closeknit.accounts.egress import Reach
from closeknit.shared.errors import AccountRefused, AccountUnreachable, AddressRefused

PORTS = {"https": 443, "http": 80}
MOVED = frozenset({301, 302, 307, 308})
HOPS = 3
CHUNK = 1 << 16


@dataclass(frozen=True, slots=True)
class Answer:
    """What a host has answered; `headers` by their names in small letters.

    `url` is where it came from in the end, since the host may have sent us on.
    """

    status: int
    headers: Mapping[str, str]
    body: bytes
    url: str


def fetch(
    method: str,
    url: str,
    reach: Reach,
    *,
    headers: Mapping[str, str] | None = None,
    body: bytes = b"",
) -> Answer:
    """Send one request and return the answer, whatever its status.

    A host may send us on to another place on itself, `HOPS` times, never to another
    host or port, and never from https to http.

    Raises:
        AddressRefused: the host is private or the URL speaks without TLS, and the user
            has not allowed it.
        AccountUnreachable: no answer, one that is too long or too late, or no HTTP.
        AccountRefused: the URL or a header holds what cannot be sent.
    """
    for _ in range(HOPS + 1):
        parts = _parts(url, reach)
        answer = _once(method, parts, reach, _sendable(headers or {}), body)
        onward = answer.headers.get("location", "")
        if answer.status not in MOVED or not onward:
            return answer
        url = _same_host(parts, urljoin(url, onward), reach)
    raise AccountUnreachable(f"{parts.hostname} sends us around in circles.")


def _parts(url: str, reach: Reach) -> SplitResult:
    """Return a URL taken apart, if it is one that may be called."""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        parts, port = urlsplit(""), None
    if parts.scheme not in PORTS or not parts.hostname or port == 0:
        raise AddressRefused(
            f"{url.partition('?')[0][:200]!r} is no address that can be called; one "
            "begins with https://."
        )
    if parts.username is not None or parts.password is not None:
        raise AddressRefused(
            f"The address for {parts.hostname} has a user name in it: give it as the "
            "account's user, and the password when asked."
        )
    if parts.scheme == "http" and not reach.allows(parts.hostname):
        raise AddressRefused(
            f"http://{parts.hostname} would be asked without encryption. Use https://, "
            f"or allow it with --allow-host {parts.hostname} if it is yours."
        )
    target = parts.path + parts.query
    if not target.isascii() or any(c <= " " or c == "\x7f" for c in target):
        raise AccountRefused(f"An address at {parts.hostname} holds odd characters.")
    return parts


def _sendable(headers: Mapping[str, str]) -> Mapping[str, str]:
    """Return the headers, if each can be sent; the error would show a secret else."""
    for name, value in headers.items():
        if not value.isascii() or not value.isprintable():
            raise AccountRefused(
                f"What is to be sent as {name} holds a line break or a letter that "
                "cannot be sent. Was the secret copied whole, and nothing else?"
            )
    return headers


def _same_host(was: SplitResult, url: str, reach: Reach) -> str:
    """Return where the host sends us, if that is on itself."""
    now = _parts(url, reach)
    if now.hostname != was.hostname:
        raise AccountUnreachable(
            f"{was.hostname} sends us on to another host, {now.hostname}. If you know "
            "it, use that one as the account's address."
        )
    worse = (was.scheme, now.scheme) == ("https", "http")
    better = (was.scheme, now.scheme) == ("http", "https")
    if worse or (_port(was) != _port(now) and not better):
        raise AccountUnreachable(
            f"{was.hostname} sends us on to {now.scheme} at port {_port(now)}, which "
            "closeknit does not follow."
        )
    return url


def _port(parts: SplitResult) -> int:
    return parts.port or PORTS[parts.scheme]


def _once(
    method: str,
    parts: SplitResult,
    reach: Reach,
    headers: Mapping[str, str],
    body: bytes,
) -> Answer:
    host, port = parts.hostname or "", _port(parts)
    dialled = egress.dial_tls if parts.scheme == "https" else egress.dial
    open_ = dialled(host, port, reach)
    line = http.client.HTTPConnection(egress.plain(host), port)
    line.default_port = PORTS[parts.scheme]
    line.sock = open_
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    asked = {
        "User-Agent": "closeknit",
        "Accept-Encoding": "identity",
        "Connection": "close",
        **headers,
    }
    try:
        with egress.cut_off(open_, reach.seconds):
            line.request(method, target, body or None, asked)
            with closing(line.getresponse()) as answer:
                return Answer(
                    answer.status,
                    {name.lower(): value for name, value in answer.getheaders()},
                    _body(answer, host, reach.limit),
                    parts.geturl(),
                )
    except TimeoutError as error:
        raise AccountUnreachable(f"{host} took too long to answer.") from error
    except (OSError, http.client.HTTPException) as error:
        raise AccountUnreachable(
            f"{host} broke off, took too long or answered in a way that is not HTTP."
        ) from error
    finally:
        line.close()


def _body(answer: http.client.HTTPResponse, host: str, limit: int) -> bytes:
    """Return what was answered, as long as it is not longer than the limit."""
    if answer.getheader("Content-Encoding", "identity").lower() != "identity":
        raise AccountUnreachable(f"{host} answers packed, which was not asked for.")
    read = bytearray()
    while chunk := answer.read(min(CHUNK, limit + 1 - len(read))):
        read += chunk
        if len(read) > limit:
            raise AccountUnreachable(
                f"{host} answers with more than {limit:,} bytes, which is more than "
                "closeknit takes at once."
            )
    if answer.length:
        raise AccountUnreachable(f"{host} broke off in the middle of its answer.")
    return bytes(read)
