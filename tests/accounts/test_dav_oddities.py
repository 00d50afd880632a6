"""Calendar servers that know less than they should, or say what they should not."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from closeknit.accounts.account import Account, Skipped
from closeknit.accounts.dav import DELETED
from closeknit.accounts.dav_line import onward
from closeknit.shared.errors import AccountBusy, AccountRefused, AccountUnreachable
from tests.accounts.cards import CALDAV, SECRET, asked, event, uids
from tests.accounts.listening import Asked, Reply, listening

XML = '<?xml version="1.0"?>'
LAUGHS = (
    f'{XML}<!DOCTYPE d [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>'
    '<multistatus xmlns="DAV:"><response><href>&b;</href></response></multistatus>'
)
CALENDAR = (
    "<propstat><prop><resourcetype><collection/><C:calendar/></resourcetype>"
    "<displayname>Work</displayname><S:getctag>{ctag}</S:getctag></prop>"
    "<status>HTTP/1.1 200 OK</status></propstat>"
)


def multistatus(*responses: str) -> Reply:
    body = (
        f'{XML}<multistatus xmlns="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav" '
        'xmlns:S="http://calendarserver.org/ns/">'
        f"{''.join(f'<response>{one}</response>' for one in responses)}</multistatus>"
    )
    return Reply(207, body.encode())


@dataclass
class Simple:
    """A server without sync-tokens: it lists what there is, with a mark of each."""

    events: dict[str, str] = field(default_factory=dict)
    mute: set[str] = field(default_factory=set)
    odd: Reply | None = None
    port: int = 0

    @property
    def account(self) -> Account:
        at = f"http://127.0.0.1:{self.port}/tea/"
        return Account("caldav", "mine", at, "ada", (), frozenset({"127.0.0.1"}))

    def reply(self, to: Asked) -> Reply:
        if self.odd is not None:
            return self.odd
        if b"sync-collection" in to.body:
            return Reply(501)
        if to.method == "REPORT":
            asked = [h for h in self.events if f"{h}<".encode() in to.body]
            return multistatus(*map(self._event, set(asked) - self.mute))
        ctag = hash(tuple(self.events.items()))
        itself = f"<href>/tea/</href>{CALENDAR.format(ctag=ctag)}"
        listed = map(self._mark, self.events) if to.headers["depth"] == "1" else ()
        return multistatus(itself, *listed)

    def _mark(self, href: str) -> str:
        return (
            f"<href>{href}</href><propstat><prop><getetag>{hash(self.events[href])}"
            "</getetag></prop><status>HTTP/1.1 200 OK</status></propstat>"
        )

    def _event(self, href: str) -> str:
        return (
            f"<href>{href}</href><propstat><prop><C:calendar-data>{self.events[href]}"
            "</C:calendar-data></prop><status>HTTP/1.1 200 OK</status></propstat>"
        )


@pytest.fixture
def simple() -> Iterator[Simple]:
    server = Simple({"/tea/1.ics": event("tea-1"), "/tea/2.ics": event("tea-2")})
    with listening(server.reply) as told:
        server.port = told.port
        yield server


def test_server_without_tokens_is_asked_by_its_marks(
    simple: Simple, tmp_path: Path
) -> None:
    first = asked(CALDAV, simple.account, tmp_path / "1")
    again = asked(CALDAV, simple.account, tmp_path / "2", first.cursor)
    simple.events["/tea/2.ics"] = event("tea-2", "Coffee")
    simple.events["/tea/3.ics"] = event("tea-3")
    del simple.events["/tea/1.ics"]

    third = asked(CALDAV, simple.account, tmp_path / "3", again.cursor)

    assert uids(first) == {"Work.ics": ["tea-1", "tea-2"]}
    assert again.files == ()
    assert uids(third) == {"Work.ics": ["tea-2", "tea-3"]}
    assert third.skipped == (Skipped("Work: 1", DELETED),)


def test_event_that_is_named_but_not_given_out_is_told(
    simple: Simple, tmp_path: Path
) -> None:
    simple.mute.add("/tea/2.ics")

    brought = asked(CALDAV, simple.account, tmp_path)

    assert uids(brought) == {"Work.ics": ["tea-1"]}
    because = "the server names them and does not give them out"
    assert brought.skipped == (Skipped("Work: 1", because),)


@pytest.mark.parametrize(
    "body", ["", "<html>Sign in</html>", LAUGHS, "<multistatus/>", "\0"]
)
def test_answer_that_is_no_list_is_said(simple: Simple, body: str) -> None:
    simple.odd = Reply(207, body.encode())

    with pytest.raises(AccountUnreachable, match="not understood"):
        CALDAV.check(simple.account, SECRET)


def test_empty_list_is_no_calendar_and_changes_nothing(
    simple: Simple, tmp_path: Path
) -> None:
    simple.odd = multistatus()

    with pytest.raises(AccountRefused, match="There is nothing at"):
        asked(CALDAV, simple.account, tmp_path)


def test_server_that_is_busy_says_when_to_come_back(simple: Simple) -> None:
    simple.odd = Reply(503, headers=(("Retry-After", "120"),))

    with pytest.raises(AccountBusy) as busy:
        CALDAV.check(simple.account, SECRET)

    assert busy.value.seconds == 120


def test_server_with_a_fault_is_said(simple: Simple) -> None:
    simple.odd = Reply(500)

    with pytest.raises(AccountUnreachable, match=r"fault of its own \(status 500\)"):
        CALDAV.check(simple.account, SECRET)


@pytest.mark.parametrize(
    "href",
    [
        "https://elsewhere.example.org/",
        "https://example.com.evil.example/",
        "http://caldav.example.com/",
        "https://p34.example.com:8443/",
        "https://caldav.example.com:x/",
    ],
)
def test_password_follows_no_place_of_another_host(href: str) -> None:
    with pytest.raises(AccountRefused):
        onward("https://caldav.example.com/dav/", href)


def test_place_on_a_host_of_the_same_domain_is_followed() -> None:
    found = [
        onward("https://caldav.example.com/dav/", href)
        for href in ("/7/", "https://p34-caldav.example.com/7/")
    ]

    assert found == [
        "https://caldav.example.com/7/",
        "https://p34-caldav.example.com/7/",
    ]
