"""A refresh token is turned into one to sign in with, and a new one is kept."""

from pathlib import Path
from urllib.parse import parse_qs

import msgspec
import pytest

from closeknit.accounts import oauth
from closeknit.accounts.account import Account, Secret
from closeknit.accounts.egress import Reach
from closeknit.accounts.imap import Imap
from closeknit.shared.errors import (
    AccountBusy,
    AccountFault,
    AccountRefused,
    AccountUnreachable,
)
from tests.accounts.listening import Reply, listening
from tests.accounts.mails import nothing
from tests.services import dovecot
from tests.services.dovecot import Dovecot

LOOPBACK = frozenset({"127.0.0.1"})
OLD = Secret("old-refresh\nprograms-own")


def granted(token: str, renewed: str = "") -> Reply:
    said = {"access_token": token, "refresh_token": renewed}
    return Reply(200, msgspec.json.encode(said))


def account(port: int, address: str = "127.0.0.1:143") -> Account:
    options = (
        ("oauth", f"http://127.0.0.1:{port}/token"),
        ("client", "town"),
        ("tls", "off"),
    )
    return Account("imap", "mine", address, dovecot.USER, options, LOOPBACK)


def test_token_is_asked_for_as_the_standard_says() -> None:
    with listening(lambda _: granted("now")) as token:
        found = oauth.access_token(account(token.port), OLD, Reach(LOOPBACK))

    assert found == (Secret("now"), None)
    assert parse_qs(token.asked[0].body.decode()) == {
        "grant_type": ["refresh_token"],
        "refresh_token": ["old-refresh"],
        "client_id": ["town"],
        "client_secret": ["programs-own"],
    }


def test_mailbox_is_asked_with_a_token_and_the_new_one_is_kept(
    mail_server: Dovecot, tmp_path: Path
) -> None:
    grant = granted(dovecot.PASSWORD, "new-refresh")
    with listening(lambda _: grant) as token:
        of = account(token.port, mail_server.address)

        brought = Imap().fetch(of, OLD, cursor="", spool=tmp_path, watch=nothing)

    assert brought.renewed == Secret("new-refresh\nprograms-own")
    assert "method=XOAUTH2" in (mail_server.folder / "log").read_text()


def test_token_the_mailbox_does_not_take_is_said(mail_server: Dovecot) -> None:
    with listening(lambda _: granted("stale-token")) as token:
        of = account(token.port, mail_server.address)

        with pytest.raises(AccountRefused) as refused:
            Imap().check(of, OLD)

    assert "stale-token" not in str(refused.value)


@pytest.mark.parametrize(
    ("reply", "kind", "words"),
    [
        (Reply(400, b'{"error":"invalid_grant"}'), AccountRefused, "taken back"),
        (Reply(401, b'{"error":"invalid_client"}'), AccountRefused, "option client"),
        (Reply(400, b"<p>no"), AccountRefused, "no access token"),
        (Reply(200, b"{}"), AccountRefused, "no access token"),
        (Reply(429), AccountBusy, "later"),
        (Reply(503), AccountUnreachable, "fault of its own"),
    ],
)
def test_refusal_is_said_without_the_token(
    reply: Reply, kind: type[AccountFault], words: str
) -> None:
    with listening(lambda _: reply) as token, pytest.raises(kind, match=words) as told:
        oauth.access_token(account(token.port), OLD, Reach(LOOPBACK))

    assert "old-refresh" not in str(told.value)
