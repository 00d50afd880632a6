"""Nothing of closeknit opens a way out of this machine but `accounts/egress.py`."""

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.habits.source import ROOT, python_files

NETWORK = frozenset(
    "aiohttp asyncio ftplib http httpx httpx2 imaplib imap_tools niquests nntplib "
    "poplib requests smtplib socket socketserver ssl telnetlib urllib urllib3 "
    "webbrowser websockets xmlrpc".split()
)
ALLOWED = {
    ("accounts/egress.py", "socket"): "the one way out",
    ("accounts/egress.py", "ssl"): "its certificates",
    ("accounts/imap_wire.py", "imaplib"): "speaks over a connection egress has opened",
    ("accounts/web.py", "http.client"): "speaks over a connection egress has opened",
    ("faces/cli/serving.py", "socket"): "finds a free port of this machine",
    ("faces/cli/serving.py", "webbrowser"): "shows the page to the user",
}
PLAIN = frozenset({"urllib.parse", "http.HTTPStatus", "http"})
"""What only takes names apart, or only has numbers."""


def _imported(file: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom) and not node.level and node.module:
            yield node.module
        elif isinstance(node, ast.Constant) and node.value in NETWORK - {"http", "ssl"}:
            yield str(node.value)  # importlib.import_module("socket")


def test_only_the_egress_opens_a_way_out() -> None:
    found = {
        (str(file.relative_to(ROOT / "src/closeknit")), name)
        for file in python_files("src")
        for name in _imported(file)
        if name.partition(".")[0] in NETWORK and name not in PLAIN
    }

    assert found == set(ALLOWED)
