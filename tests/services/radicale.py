"""A throwaway Radicale: calendars and address books on loopback, gone after the test.

It comes with the packages of the tests (it is under the GPL, and no part of closeknit).
What a calendar program would do is done by plain requests here.
"""

import base64
import http.client
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from tests.services.dovecot import free_port
from tests.services.service import end_at_once

USER = "ada"
PASSWORD = "only-invented"  # noqa: S105 - of a server that lives for one test
PATIENCE = 30.0
CONFIG = """
[server]
hosts = 127.0.0.1:{port}
[auth]
type = htpasswd
htpasswd_filename = {folder}/users
htpasswd_encryption = plain
delay = 0
[storage]
filesystem_folder = {folder}/collections
[logging]
level = warning
"""
KINDS = {
    "calendar": "<C:calendar xmlns:C='urn:ietf:params:xml:ns:caldav'/>",
    "addressbook": "<C:addressbook xmlns:C='urn:ietf:params:xml:ns:carddav'/>",
}
TYPES = {".ics": "text/calendar", ".vcf": "text/vcard"}


@dataclass
class Radicale:
    """A server that can be started, filled, killed and started again."""

    folder: Path
    port: int = field(default_factory=free_port)
    _server: subprocess.Popen[bytes] | None = None

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}/"

    def start(self) -> None:
        """Start it and wait until it answers."""
        config = self.folder / "config"
        config.write_text(CONFIG.format(folder=self.folder, port=self.port))
        (self.folder / "users").write_text(f"{USER}:{PASSWORD}\n")
        with (self.folder / "log").open("ab") as said:
            self._server = subprocess.Popen(
                [sys.executable, "-m", "radicale", "--config", str(config)],
                cwd=self.folder,
                stdout=said,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        self._wait()

    def kill(self) -> None:
        """End it at once, in the middle of a word."""
        end_at_once(self._server)
        self._server = None

    def make(self, name: str, kind: str, title: str) -> None:
        """Make a calendar or an address book."""
        body = (
            "<D:mkcol xmlns:D='DAV:'><D:set><D:prop><D:resourcetype><D:collection/>"
            f"{KINDS[kind]}</D:resourcetype><D:displayname>{title}</D:displayname>"
            "</D:prop></D:set></D:mkcol>"
        )
        self._ask("MKCOL", f"/{USER}/{name}/", body, "application/xml")

    def put(self, path: str, text: str) -> None:
        """Keep one event or card, in place of the one that was there."""
        kind = TYPES[Path(path).suffix]
        self._ask("PUT", f"/{USER}/{path}", text, f"{kind}; charset=utf-8")

    def remove(self, path: str) -> None:
        """Delete one event or card."""
        self._ask("DELETE", f"/{USER}/{path}", "", "text/plain")

    def forget_tokens(self) -> None:
        """Forget what was told to whom: every sync-token has run out."""
        for known in self.folder.rglob(".Radicale.cache"):
            shutil.rmtree(known)

    def _ask(self, method: str, path: str, body: str, kind: str) -> None:
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        word = base64.b64encode(f"{USER}:{PASSWORD}".encode()).decode()
        headers = {"Authorization": f"Basic {word}", "Content-Type": kind}
        line.request(method, path, body.encode(), headers)
        answer = line.getresponse()
        said = answer.read()
        line.close()
        if answer.status >= 300:
            raise RuntimeError(f"{method} {path}: {answer.status} {said!r}")

    def _wait(self) -> None:
        deadline = time.monotonic() + PATIENCE
        while True:
            with suppress(OSError):
                line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=5)
                line.request("GET", "/.web/")
                line.getresponse().read()
                line.close()
                return
            ended = self._server is None or self._server.poll() is not None
            if ended or time.monotonic() > deadline:
                said = (self.folder / "log").read_text(errors="replace")
                raise RuntimeError(f"Radicale did not start:\n{said}")
            time.sleep(0.05)


@contextmanager
def running() -> Iterator[Radicale]:
    """Start a server and stop and remove it at the end."""
    folder = Path(tempfile.mkdtemp(prefix="closeknit-radicale-"))
    server = Radicale(folder)
    try:
        server.start()
        yield server
    finally:
        server.kill()
        shutil.rmtree(folder, ignore_errors=True)
