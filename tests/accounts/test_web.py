"""HTTP over the one way out, asked of a server of our own on loopback."""

from pathlib import Path

import pytest

from closeknit.accounts.egress import Reach
from closeknit.accounts.web import fetch
from closeknit.shared.errors import AccountRefused, AccountUnreachable, AddressRefused
from tests.accounts.listening import Asked, Reply, certified, listening

HERE = Reach(frozenset({"localhost"}), seconds=5, limit=1_000)


def _hello(_: Asked) -> Reply:
    return Reply(207, b"hello", (("X-Said", "yes"),))


def test_an_answer_is_given_back_whole() -> None:
    with listening(_hello) as server:
        url = f"http://localhost:{server.port}/a?b=c"

        answer = fetch("REPORT", url, HERE, headers={"Depth": "1"}, body=b"<x/>")

    assert (answer.status, answer.body, answer.url) == (207, b"hello", url)
    assert answer.headers["x-said"] == "yes"
    asked = server.asked[0]
    assert (asked.method, asked.path, asked.body) == ("REPORT", "/a?b=c", b"<x/>")
    assert (asked.headers["host"], asked.headers["depth"]) == (
        f"localhost:{server.port}",
        "1",
    )


def test_https_is_asked_under_tls(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    certificate = certified(tmp_path, "localhost")
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    with listening(_hello, certificate) as server:
        answer = fetch("GET", f"https://localhost:{server.port}/", HERE)

    assert answer.status == 207


@pytest.mark.parametrize(
    "url",
    [
        "http://example.com/",
        "http://93.184.216.34/",
        "ftp://example.com/",
        "file:///etc/passwd",
        "gopher://127.0.0.1/",
        "https://",
        "https:///path",
        "https://user:word@example.com/",
        "https://user@example.com/",
        "https://example.com:0/",
        "https://example.com:99999/",
        "https://[::1/",
        "https://127.0.0.1/",
        "https://[::ffff:127.0.0.1]/",
        "https://2130706433/",
        "//example.com/",
        "example.com",
        "",
    ],
)
def test_what_must_not_be_called_is_refused(url: str) -> None:
    with pytest.raises(AddressRefused):
        fetch("GET", url, Reach(seconds=1))


@pytest.mark.parametrize("odd", ["word\r\nX: y", "w\nord", "wörd", "wo\x00rd"])
def test_a_secret_that_cannot_be_sent_is_not_in_what_is_told(odd: str) -> None:
    with listening(_hello) as server, pytest.raises(AccountRefused) as told:
        fetch("GET", f"http://localhost:{server.port}/", HERE, headers={"A": odd})

    assert odd not in str(told.value)
    assert told.value.__cause__ is None
    assert server.asked == []


def test_an_address_with_a_space_is_refused() -> None:
    with pytest.raises(AccountRefused, match="odd characters"):
        fetch("GET", "http://localhost/a b", HERE)


def _moved(to: str, status: int = 302) -> Reply:
    return Reply(status, headers=(("Location", to),))


def test_the_host_may_send_us_on_to_another_place_on_itself() -> None:
    def replies(asked: Asked) -> Reply:
        return _moved("/there/", 301) if asked.path == "/here" else Reply(200, b"there")

    with listening(replies) as server:
        at = f"http://localhost:{server.port}"

        answer = fetch("PROPFIND", f"{at}/here", HERE, body=b"<p/>")

    assert (answer.status, answer.body, answer.url) == (200, b"there", f"{at}/there/")
    assert [(a.method, a.body) for a in server.asked] == [("PROPFIND", b"<p/>")] * 2


@pytest.mark.parametrize(
    "to",
    [
        "http://169.254.169.254/latest/",
        "http://127.0.0.1:{port}/",
        "https://localhost.example.com/",
        "//127.0.0.1:{port}/",
        "http://localhost:1/",
        "file:///etc/passwd",
        "http://user@localhost:{port}/",
    ],
)
def test_the_host_may_not_send_us_elsewhere(to: str) -> None:
    with listening(lambda _: _moved(to.format(port=server.port))) as server:
        with pytest.raises((AccountUnreachable, AddressRefused)):
            fetch("GET", f"http://localhost:{server.port}/", HERE)

        assert len(server.connected) == 1


def test_https_is_not_left_for_http(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    certificate = certified(tmp_path, "localhost")
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    reply = _moved("http://localhost/")
    with (
        listening(lambda _: reply, certificate) as server,
        pytest.raises(AccountUnreachable, match="does not follow"),
    ):
        fetch("GET", f"https://localhost:{server.port}/", HERE)


def test_going_round_in_circles_ends() -> None:
    with listening(lambda _: _moved("/")) as server:
        with pytest.raises(AccountUnreachable, match="around in circles"):
            fetch("GET", f"http://localhost:{server.port}/", HERE)

        assert len(server.asked) == 4


@pytest.mark.parametrize(
    ("reply", "told"),
    [
        (Reply(200, b"x" * 1_001), "more than 1,000 bytes"),
        (
            Reply(200, b"3e9\r\n" + b"x" * 1_001 + b"\r\n0\r\n\r\n",
                  (("Transfer-Encoding", "chunked"),)),
            "more than 1,000 bytes",
        ),
        (Reply(200, b"x" * 1_000, torn=True), "broke off"),
        (Reply(200, b"x", (("Content-Encoding", "gzip"),)), "packed"),
        (Reply(200, b"", tuple((f"X-{n}", "y") for n in range(200))), "not HTTP"),
        (Reply(200, b"", (("X", "y" * 70_000),)), "not HTTP"),
    ],
)  # fmt: skip
def test_an_answer_that_is_too_much_or_too_little_is_none(
    reply: Reply, told: str
) -> None:
    with (
        listening(lambda _: reply) as server,
        pytest.raises(AccountUnreachable, match=told),
    ):
        fetch("GET", f"http://localhost:{server.port}/", HERE)


def test_an_answer_of_just_the_limit_is_taken() -> None:
    with listening(lambda _: Reply(200, b"x" * 1_000)) as server:
        answer = fetch("GET", f"http://localhost:{server.port}/", HERE)

    assert answer.body == b"x" * 1_000


def test_an_answer_that_comes_too_late_is_given_up() -> None:
    def slowly(asked: Asked) -> Reply:
        asked.let_go.wait(5)
        return Reply()

    quick = Reach(HERE.allowed, seconds=0.05)
    with listening(slowly) as server:
        url = f"http://localhost:{server.port}/"

        with pytest.raises(AccountUnreachable, match="too long"):
            fetch("GET", url, quick)
