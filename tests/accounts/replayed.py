"""LinkedIn's interface, replayed from samples by a server of our own on loopback."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from closeknit.accounts.account import Account, Fetched, Secret
from closeknit.accounts.linkedin import LINKEDIN
from tests.accounts.listening import Asked, Listening, Reply, listening

SAMPLES = Path(__file__).with_name("linkedin")
TOKEN = "canary-token-7f3a91"  # noqa: S105 - invented, and looked for in every file
JSON = (("Content-Type", "application/json"),)
END = Reply(404, (SAMPLES / "snapshot_end_404.json").read_bytes(), JSON)
NONE = Reply(200, b'{"paging":{"start":0,"count":10,"links":[]},"elements":[]}', JSON)


@dataclass(slots=True)
class LinkedIn:
    """What LinkedIn would say now; a test changes it as time goes by."""

    changes: Reply = NONE
    more_changes: dict[str, Reply] = field(default_factory=dict)
    pages: dict[tuple[str, str], Reply] = field(default_factory=dict)
    instead: dict[str, Reply] = field(default_factory=dict)
    """By a part of the path: what is said instead of all this."""
    server: Listening = field(default_factory=lambda: Listening(0))

    @property
    def address(self) -> str:
        """Return where it is."""
        return f"http://localhost:{self.server.port}"

    def paths(self) -> list[str]:
        """Return what it was asked, without the first part all paths share."""
        return [one.path.removeprefix("/rest/") for one in self.server.asked]

    def said(self, asked: Asked) -> Reply:
        """Return the answer to a request."""
        for part, reply in self.instead.items():
            if part in asked.path:
                return reply
        if asked.headers.get("authorization") != f"Bearer {TOKEN}":
            return refused(401, 65600, "INVALID_ACCESS_TOKEN")
        if asked.headers.get("linkedin-version") != "202312":
            return refused(426, 0, "NONEXISTENT_VERSION")
        url = urlsplit(asked.path)
        query = {name: values[0] for name, values in parse_qs(url.query).items()}
        start = query.get("start", "0")
        if url.path == "/rest/memberChangeLogs":
            return self.changes if start == "0" else self.more_changes[start]
        return self.pages.get((query["domain"], start), END)


def refused(status: int, number: int, code: str) -> Reply:
    """Return a refusal as LinkedIn writes one."""
    said = {"status": status, "serviceErrorCode": number, "code": code, "message": "-"}
    return Reply(status, json.dumps(said).encode(), JSON)


def sample(name: str) -> Reply:
    """Return a sample as an answer."""
    return Reply(200, (SAMPLES / f"{name}.json").read_bytes(), JSON)


def rows(*of: dict[str, str], onward: bool = False) -> Reply:
    """Return a page with these rows."""
    links = [{"rel": "next", "href": "/rest/x"}] if onward else []
    said = {"paging": {"links": links}, "elements": [{"snapshotData": of}]}
    return Reply(200, json.dumps(said).encode(), JSON)


def changed(*of: tuple[int, int, str], onward: bool = False) -> Reply:
    """Return a page of changes: each its number, its moment and its resource."""
    links = [{"rel": "next", "href": "/rest/x"}] if onward else []
    elements = [{"id": i, "processedAt": at, "resourceName": r} for i, at, r in of]
    said = {"paging": {"links": links}, "elements": elements}
    return Reply(200, json.dumps(said).encode(), JSON)


@contextmanager
def replayed() -> Iterator[LinkedIn]:
    """Listen with the samples: a profile, two connections, an invitation, changes."""
    linkedin = LinkedIn(sample("changelog_invitations"))
    for name in ("PROFILE_0", "CONNECTIONS_0", "CONNECTIONS_1", "INVITATIONS_0"):
        domain, _, page = name.rpartition("_")
        linkedin.pages[domain, page] = sample(f"snapshot_{name}")
    with listening(linkedin.said) as server:
        linkedin.server = server
        yield linkedin


def account_of(linkedin: LinkedIn, **options: str) -> Account:
    """Return the account whose LinkedIn this is."""
    return Account(
        "linkedin",
        "LinkedIn",
        linkedin.address,
        options=tuple(options.items()),
        allowed=frozenset({"localhost"}),
    )


def fetched_from(linkedin: LinkedIn, spool: Path, cursor: str = "") -> Fetched:
    """Return what an asking brings."""
    return LINKEDIN.fetch(
        account_of(linkedin),
        Secret(TOKEN),
        cursor=cursor,
        spool=spool,
        watch=lambda *_: None,
    )
