"""Invented mails, the account they lie in, and what comes when it is asked."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from closeknit.accounts.account import Account, Fetched, Secret
from closeknit.accounts.imap import Imap
from tests.services import dovecot

SECRET = Secret(dovecot.PASSWORD)


def mail(number: int, sender: str = "bo@example.com", text: str = "Hello") -> bytes:
    """Return one mail; its number is its id and its second."""
    minute, second = divmod(number, 60)
    hour, minute = divmod(minute, 60)
    to = "bo@example.com" if sender.startswith("ada") else "ada@example.com"
    head = (
        f"Received: from somewhere by example.com\r\nFrom: {sender}\r\nTo: {to}\r\n"
        f"Date: Mon, 2 Nov 2026 {hour:02}:{minute:02}:{second:02} +0000\r\n"
        f"Message-ID: <{number}@example.com>\r\nSubject: Tea {number}\r\n"
    )
    return f"{head}\r\n{text}\r\n".encode()


def mails(first: int, last: int) -> Iterator[bytes]:
    return (mail(number) for number in range(first, last + 1))


def account(server: dovecot.Dovecot, **options: str) -> Account:
    chosen = {"tls": "off", **options}
    return Account(
        kind="imap",
        label="mine",
        address=server.address,
        user=dovecot.USER,
        options=tuple(chosen.items()),
        allowed=frozenset({"127.0.0.1"}),
    )


def nothing(what: str, done: int, total: int) -> None:
    """Watch without a word."""


def asked(of: Account, spool: Path, cursor: str = "") -> Fetched:
    return Imap().fetch(of, SECRET, cursor=cursor, spool=spool, watch=nothing)


def subjects(fetched: Fetched) -> Mapping[str, list[str]]:
    """Return the subjects of each file that has come."""
    return {
        file.name: [
            line.removeprefix("Subject: ")
            for line in file.read_text().splitlines()
            if line.startswith("Subject: ")
        ]
        for file in fetched.files
    }
