"""Under TLS from the first word or from the second; never with a stranger."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from closeknit.accounts.account import Account
from closeknit.accounts.imap import Imap
from closeknit.shared.errors import AccountRefused, AccountUnreachable
from tests.accounts.listening import certified
from tests.accounts.mails import SECRET, account
from tests.services import dovecot
from tests.services.dovecot import Dovecot

pytestmark = pytest.mark.dovecot


@pytest.fixture
def encrypted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Dovecot]:
    """A server with a certificate for localhost that this machine trusts."""
    certificate = certified(tmp_path, "localhost")
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    with dovecot.running(certificate) as server:
        yield server


def at(host: str, port: int, tls: str) -> Account:
    options = (("tls", tls),)
    return Account(
        "imap", "mine", f"{host}:{port}", dovecot.USER, options, frozenset({host})
    )


@pytest.mark.parametrize("tls", ["on", "start"])
def test_account_is_asked_under_tls(encrypted: Dovecot, tls: str) -> None:
    port = encrypted.tls_port if tls == "on" else encrypted.port

    Imap().check(at("localhost", port, tls), SECRET)

    log = (encrypted.folder / "log").read_text()
    assert "Login: user=<ada@example.com>" in log
    assert "TLS" in log.rpartition("Login: user=<ada@example.com>")[2].splitlines()[0]


@pytest.mark.parametrize("tls", ["on", "start"])
def test_certificate_of_another_host_ends_it_before_the_password(
    encrypted: Dovecot, tls: str
) -> None:
    port = encrypted.tls_port if tls == "on" else encrypted.port

    with pytest.raises(AccountUnreachable, match=r"not to be trusted \(.*mismatch"):
        Imap().check(at("127.0.0.1", port, tls), SECRET)

    assert "Login: user" not in (encrypted.folder / "log").read_text()


def test_server_without_starttls_gets_no_password(mail_server: Dovecot) -> None:
    with pytest.raises(AccountRefused, match="does not offer encryption"):
        Imap().check(account(mail_server, tls="start"), SECRET)
