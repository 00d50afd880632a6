"""The one way out: what it calls, and above all what it does not."""

import socket
from pathlib import Path

import pytest

from closeknit.accounts import egress
from closeknit.accounts.egress import Reach, dial, dial_tls
from closeknit.shared.errors import AccountUnreachable, AddressRefused
from tests.accounts.listening import Reply, certified, listening

HERE = Reach(frozenset({"127.0.0.1", "localhost"}), seconds=5)

SPELLINGS = [
    "127.0.0.1",
    "127.1",
    "127.0.1",
    "127.0.0.1.",
    "0127.0.0.1",
    "0177.0.0.1",
    "0177.1",
    "00000177.0.0.1",
    "0x7f.0.0.1",
    "0x7f.1",
    "0x7F000001",
    "0x7f000001",
    "2130706433",
    "017700000001",
    "127.0.0.01",
    "127.000.000.001",
    "127.0.0.0x1",
    "127.0x000001",
    "127.0.255",
    "127.127.127.127",
    "0",
    "0.0.0.0",  # noqa: S104 - nothing is bound to it
    "0x0",
    "00",
    "localhost",
    "LOCALHOST",
    "localhost.",
    " localhost ",
    "①②⑦.⓪.⓪.①",
    "１２７.0.0.1",  # noqa: RUF001 - odd letters are the test
    "127。0。0。1",
    "127．0．0．1",  # noqa: RUF001 - odd letters are the test
    "ⓛocalhost",
    "ﬂocalhost",
    "localhost。",
    "[::1]",
    "::1",
    "0:0:0:0:0:0:0:1",
    "::ffff:127.0.0.1",
    "[::ffff:7f00:1]",
    "::127.0.0.1",
    "::",
    "64:ff9b::127.0.0.1",
    "2002:7f00:1::",
    "fe80::1%lo",
    "169.254.169.254",
    "0xa9fea9fe",
    "2852039166",
    "100.64.0.1",
    "10.0.0.1",
    "192.168.0.1",
    "172.16.1",
    "224.0.0.1",
    "255.255.255.255",
    "127.0.0.1\x00.example.com",
    "127.0.0.1\r\nHost: example.com",
    "127.0.0.1/",
    "127.0.0.1#example.com",
    "user@127.0.0.1",
    "example.com\\@127.0.0.1",
    "127.0.0.1:80",
    "",
    ".",
    "a" * 300,
]


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_no_spelling_of_an_inner_address_is_called(spelling: str) -> None:
    with listening(lambda _: Reply()) as server:
        with pytest.raises((AddressRefused, AccountUnreachable)):
            dial(spelling, server.port, Reach(seconds=5))

        assert server.connected == []


def test_more_than_sixty_spellings_are_tried() -> None:
    assert len(set(SPELLINGS)) > 60


def test_a_host_the_user_allows_is_called() -> None:
    with listening(lambda _: Reply()) as server:
        dial("127.0.0.1", server.port, HERE).close()
        dial("LOCALHOST.", server.port, HERE).close()


def test_allowing_one_name_of_a_host_allows_no_other() -> None:
    with pytest.raises(AddressRefused, match="this very machine"):
        dial("127.0.0.1", 80, Reach(frozenset({"localhost"})))


def test_a_refusal_says_how_to_allow_the_host() -> None:
    with pytest.raises(AddressRefused) as told:
        dial("127.0.0.1", 80, Reach())

    assert str(told.value) == (
        "127.0.0.1 is at 127.0.0.1, this very machine: closeknit does not call it. "
        "If it is yours, allow it with --allow-host 127.0.0.1."
    )


def _answering(*rounds: list[str]) -> tuple[list[str], object]:
    """Return a look-up that answers differently each time, and what it was asked."""
    asked: list[str] = []

    def look_up(host: str, port: int, **_: object) -> list[object]:
        asked.append(host)
        return [
            (socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port))
            for address in rounds[len(asked) - 1]
        ]

    return asked, look_up


def test_a_name_is_looked_up_once_so_that_its_answer_cannot_flip(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked, look_up = _answering(["127.0.0.1"], ["93.184.216.34"])
    monkeypatch.setattr(socket, "getaddrinfo", look_up)

    with pytest.raises(AddressRefused):
        dial("flips.example", 443, Reach(seconds=1))

    assert asked == ["flips.example"]


def test_the_connection_goes_to_the_address_that_was_looked_at(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with listening(lambda _: Reply()) as server:
        asked, look_up = _answering(["127.0.0.1"], ["127.0.0.2"])
        monkeypatch.setattr(socket, "getaddrinfo", look_up)
        reach = Reach(frozenset({"flips.example"}), seconds=5)

        with dial("flips.example", server.port, reach) as open_:
            called = open_.getpeername()

    assert (asked, called) == (["flips.example"], ("127.0.0.1", server.port))


def test_one_inner_address_among_public_ones_refuses_the_host(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    _, look_up = _answering(["93.184.216.34", "10.0.0.1"])
    monkeypatch.setattr(socket, "getaddrinfo", look_up)

    with pytest.raises(AddressRefused, match="a private network"):
        dial("both.example", 443, Reach(seconds=1))


def test_a_closed_port_is_told_in_words() -> None:
    with listening(lambda _: Reply()) as server:
        closed = server.port

    with pytest.raises(AccountUnreachable, match="connection refused"):
        dial("127.0.0.1", closed, HERE)


def test_a_port_out_of_range_is_refused() -> None:
    with pytest.raises(AddressRefused, match="there is no port 70000"):
        dial("127.0.0.1", 70_000, HERE)


def test_a_certificate_that_nobody_vouches_for_ends_the_call(tmp_path: Path) -> None:
    certificate = certified(tmp_path, "localhost")
    with (
        listening(lambda _: Reply(), certificate) as server,
        pytest.raises(AccountUnreachable, match="Nothing was sent"),
    ):
        dial_tls("localhost", server.port, HERE)


def test_a_certificate_of_another_host_ends_the_call(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    certificate = certified(tmp_path, "other.example")
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    with (
        listening(lambda _: Reply(), certificate) as server,
        pytest.raises(AccountUnreachable, match="Hostname mismatch"),
    ):
        dial_tls("localhost", server.port, HERE)


def test_a_certificate_of_the_host_itself_is_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    certificate = certified(tmp_path, "localhost")
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    with listening(lambda _: Reply(), certificate) as server:
        open_ = dial_tls("localhost", server.port, HERE)
        version = open_.version()
        open_.close()

    assert version in {"TLSv1.2", "TLSv1.3"}


def test_a_connection_is_cut_off_when_its_time_is_over() -> None:
    ours, theirs = socket.socketpair()
    with theirs, ours, egress.cut_off(ours, 0.01):
        said = ours.recv(1)

    assert said == b""
