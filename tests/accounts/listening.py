"""A server of our own on loopback, which keeps what it was asked."""

import ssl
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Event, Thread

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

METHODS = ("GET", "POST", "PROPFIND", "REPORT", "OPTIONS")


@dataclass(frozen=True, slots=True)
class Asked:
    """One request as it arrived; header names in small letters."""

    method: str
    path: str
    headers: dict[str, str]
    body: bytes
    let_go: Event = field(default_factory=Event, compare=False)


@dataclass(frozen=True, slots=True)
class Reply:
    """What the server says; where `torn`, it says so much and hangs up."""

    status: int = 200
    body: bytes = b""
    headers: tuple[tuple[str, str], ...] = ()
    torn: bool = False


Replies = Callable[[Asked], Reply]


@dataclass(slots=True)
class Listening:
    """A server that is listening: where, and what it was asked until now."""

    port: int
    asked: list[Asked] = field(default_factory=list)
    connected: list[str] = field(default_factory=list)
    let_go: Event = field(default_factory=Event)
    """What a slow reply may wait for; set at the end."""


@contextmanager
def listening(reply: Replies, certificate: Path | None = None) -> Iterator[Listening]:
    """Listen on a free port of 127.0.0.1, under TLS where a certificate is given."""
    told = Listening(0)

    class Handler(BaseHTTPRequestHandler):
        def setup(self) -> None:
            told.connected.append(str(self.client_address[0]))
            super().setup()

        def any_method(self) -> None:
            length = int(self.headers.get("Content-Length") or 0)
            asked = Asked(
                self.command,
                self.path,
                {name.lower(): value for name, value in self.headers.items()},
                self.rfile.read(length),
                told.let_go,
            )
            told.asked.append(asked)
            said = reply(asked)
            self.send_response(said.status)
            names = {name.lower() for name, _ in said.headers}
            if not names & {"content-length", "transfer-encoding"}:
                self.send_header("Content-Length", str(len(said.body)))
            for name, value in said.headers:
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(said.body[: len(said.body) // 2 if said.torn else None])

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the library's name
            """Say nothing."""

    for method in METHODS:
        setattr(Handler, f"do_{method}", Handler.any_method)
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    if certificate is not None:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate)
        server.socket = context.wrap_socket(server.socket, server_side=True)
    server.handle_error = lambda *_: None  # type: ignore[method-assign]  # clients that hang up are the test
    told.port = int(server.server_address[1])
    thread = Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield told
    finally:
        told.let_go.set()
        server.shutdown()
        server.server_close()
        thread.join()


def certified(folder: Path, host: str) -> Path:
    """Write a certificate of `host`, which vouches for itself, and its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, host)])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(
            x509.SubjectAlternativeName([x509.DNSName(host)]), critical=False
        )
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    file = folder / f"{host}.pem"
    file.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
        + made.public_bytes(serialization.Encoding.PEM)
    )
    return file
