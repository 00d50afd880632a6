"""Invented events and cards, the accounts they lie in, and what comes of asking."""

import re
from pathlib import Path

from closeknit.accounts.account import Account, Fetched, Secret
from closeknit.accounts.dav import DAV_CLIENTS, Dav
from tests.accounts.mails import nothing
from tests.services import radicale
from tests.services.radicale import Radicale

SECRET = Secret(radicale.PASSWORD)
CALDAV, CARDDAV = DAV_CLIENTS


def event(uid: str, title: str = "Tea") -> str:
    return (
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Town//EN\r\nBEGIN:VEVENT\r\n"
        f"UID:{uid}\r\nDTSTAMP:20261101T080000Z\r\nDTSTART:20261102T160000Z\r\n"
        f"DTEND:20261102T170000Z\r\nSUMMARY:{title}\r\n"
        "ATTENDEE;CN=Bo Lind:mailto:bo@example.com\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    )


def card(uid: str, name: str) -> str:
    return (
        f"BEGIN:VCARD\r\nVERSION:3.0\r\nUID:{uid}\r\nFN:{name}\r\nN:{name};;;;\r\n"
        f"EMAIL:{uid}@example.com\r\nEND:VCARD\r\n"
    )


def account(server: Radicale, kind: str, path: str = "", **options: str) -> Account:
    return Account(
        kind=kind,
        label="mine",
        address=server.address + path,
        user=radicale.USER,
        options=tuple(options.items()),
        allowed=frozenset({"127.0.0.1"}),
    )


def asked(client: Dav, of: Account, spool: Path, cursor: str = "") -> Fetched:
    return client.fetch(of, SECRET, cursor=cursor, spool=spool, watch=nothing)


def uids(fetched: Fetched) -> dict[str, list[str]]:
    """Return the ids of what stands in each file that has come."""
    return {
        file.name: sorted(re.findall(r"UID:(\S+)", file.read_text()))
        for file in fetched.files
    }
