"""A real `closeknit serve` in its own process, and what a test needs of it."""

import http.client
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlencode, urlsplit

TODAY = "2026-11-21"


class Answer(NamedTuple):
    """What came back: status, headers in small letters, and the text."""

    status: int
    headers: Mapping[str, str]
    text: str


class Served(NamedTuple):
    """A desk being served."""

    home: Path
    address: str
    """The address with the one-time word; used up already by `serving`."""
    base: str
    cookie: str

    @property
    def port(self) -> int:
        """Return its port."""
        return urlsplit(self.base).port or 0

    def ask(
        self,
        path: str,
        *,
        method: str = "GET",
        body: str | None = None,
        **headers: str,
    ) -> Answer:
        """Send one request as it stands; header names with ``_`` for ``-``."""
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        line.request(method, path, body, named)
        response = line.getresponse()
        text = response.read().decode()
        line.close()
        return Answer(
            response.status, {k.lower(): v for k, v in response.getheaders()}, text
        )

    def page(self, path: str) -> Answer:
        """Return a page, as the browser that was let in gets it."""
        return self.ask(path, Cookie=self.cookie)

    def person(self, name: str) -> str:
        """Return the address of the strongest tie of this name."""
        found = self.page("/people?" + urlencode({"q": name})).text
        first = re.search(r'<a href="(/people/[0-9]+)', found)
        return first[1] if first else ""

    def send(self, path: str, **fields: str) -> Answer:
        """Send a form of the page, with everything a browser would send along."""
        page = self.page("/settings")
        mark = 'name="csrfmiddlewaretoken" value="'
        token = page.text.partition(mark)[2].partition('"')[0]
        csrf = page.headers["set-cookie"].partition(";")[0]
        return self.ask(
            path,
            method="POST",
            body=urlencode(fields | {"csrfmiddlewaretoken": token}),
            Cookie=f"{self.cookie}; {csrf}",
            Origin=self.base,
            Content_Type="application/x-www-form-urlencoded",
        )


def environment() -> dict[str, str]:
    """Return the environment of a command: none of this run's own settings."""
    ours = ("CLOSEKNIT_", "DJANGO_", "DATABASE_URL", "CI", "SERVE")
    return {k: v for k, v in os.environ.items() if not k.startswith(ours)}


def closeknit(home: Path, *arguments: str | Path, **more: str) -> str:
    """Run a command to its end and return what it printed."""
    command = [sys.executable, "-m", "closeknit", "--home", str(home)]
    ran = subprocess.run(
        [*command, "--today", TODAY, *map(str, arguments)],
        env=environment() | more,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    return ran.stdout


@contextmanager
def serving(home: Path, *, today: str = TODAY) -> Iterator[Served]:
    """Serve this home on a free port, with one browser let in; `today` stands still."""
    command = [sys.executable, "-m", "closeknit", "--home", str(home)]
    process = subprocess.Popen(
        [*command, "--today", today, "serve", "--no-open", "--json"],
        env=environment(),
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert process.stdout is not None
        address = json.loads(process.stdout.readline())["address"]
        base = address.partition("/start")[0]
        strange = Served(home, address, base, "")
        let_in = strange.ask(address.removeprefix(base))
        yield strange._replace(cookie=let_in.headers["set-cookie"].partition(";")[0])
    finally:
        process.terminate()
        process.wait(timeout=20)
        if process.stdout is not None:
            process.stdout.close()
