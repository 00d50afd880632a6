"""The services themselves work: what is kept is there, what is shown can be read."""

import http.server
import threading
from collections.abc import Iterator
from urllib.parse import urlsplit

import psycopg
import pytest
from playwright.sync_api import Browser


def test_postgres_keeps_what_is_committed(postgres_url: str) -> None:
    with psycopg.connect(postgres_url) as first:
        first.execute("create table town (name text)")
        first.execute("insert into town values ('Ada')")

    with psycopg.connect(postgres_url) as second:
        names = second.execute("select name from town").fetchall()
        second.execute("drop table town")

    assert names == [("Ada",)]


def test_postgres_is_as_careful_as_a_real_one(postgres_url: str) -> None:
    with psycopg.connect(postgres_url) as asked:
        said = [
            asked.execute(f"show {name}").fetchone()
            for name in ("fsync", "synchronous_commit", "full_page_writes")
        ]

    assert said == [("on",), ("on",), ("on",)]


def test_postgres_answers_on_loopback_only(postgres_url: str) -> None:
    with psycopg.connect(postgres_url) as asked:
        addresses = asked.execute("show listen_addresses").fetchone()
        sockets = asked.execute("show unix_socket_directories").fetchone()

    assert (addresses, sockets) == (("127.0.0.1",), ("",))
    assert urlsplit(postgres_url).hostname == "127.0.0.1"


class _Page(http.server.BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write("<title>Ada</title><p id=p>Zoë</p>".encode())

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - as there
        """Say nothing."""


@pytest.fixture
def page_url() -> Iterator[str]:
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), _Page) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
        thread.join()


def test_browser_shows_a_page_of_this_machine(browser: Browser, page_url: str) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(page_url)

        shown = (page.title(), page.inner_text("#p"))

    assert shown == ("Ada", "Zoë")
