"""What is brought from an account says the same as the files the user could export."""

from pathlib import Path

import pytest

from closeknit.records.rules.keys import keys_of
from closeknit.sources.reader import Options
from closeknit.sources.record import AnyRecord, Card, Met, Wrote
from closeknit.sources.registry import reader_for
from closeknit.sources.said import Noticed
from tests.accounts.cards import CALDAV, CARDDAV, card, event
from tests.accounts.cards import account as dav_account
from tests.accounts.cards import asked as dav_asked
from tests.accounts.mails import account, asked, mail, mails
from tests.records.said import TODAY
from tests.services.dovecot import Dovecot
from tests.services.radicale import Radicale


def records(file: Path, *own: str) -> list[AnyRecord]:
    """Return the records that are read in a file; nothing in it is unreadable."""
    options = Options(TODAY, own=frozenset(own))
    said = [one for _, _, one in reader_for(file).read(file, options)]
    rest = [one for one in said if not isinstance(one, (AnyRecord, Noticed))]
    assert rest == []
    return [one for one in said if isinstance(one, AnyRecord)]


def wrote(file: Path) -> list[Wrote]:
    return [one for one in records(file, "ada@example.com") if isinstance(one, Wrote)]


def test_headers_alone_are_the_same_mail_as_the_whole_of_it(
    mail_server: Dovecot, tmp_path: Path
) -> None:
    mail_server.deliver(mails(1, 3))
    headers = asked(account(mail_server), tmp_path / "headers").files[0]
    whole = asked(account(mail_server, bodies="on"), tmp_path / "whole").files[0]

    one, other = wrote(headers), wrote(whole)

    assert [keys_of(r) for r in one] == [keys_of(r) for r in other]
    assert [r.subject for r in one] == ["Tea 1", "Tea 2", "Tea 3"]
    assert [r.characters for r in one] == [0, 0, 0]


def test_sent_mail_tells_whose_mailbox_it_is(
    mail_server: Dovecot, tmp_path: Path
) -> None:
    mail_server.deliver([mail(1, "ada@example.com")], into="Sent")

    (owner, sent) = records(asked(account(mail_server), tmp_path).files[0])

    assert type(owner).__name__ == "Owner"
    assert isinstance(sent, Wrote)
    assert sent.to[0].email == "bo@example.com"


@pytest.mark.parametrize("line", [b"", b"From bo@example.com Mon Nov  2 10:00:00 2026"])
def test_no_mail_becomes_two(mail_server: Dovecot, tmp_path: Path, line: bytes) -> None:
    forged = mail(1, text="Hello\r\n\r\nPS").replace(b"PS", line + b"\r\nSubject: no")
    mail_server.deliver([forged, mail(2)])

    whole = asked(account(mail_server, bodies="on"), tmp_path).files[0]

    assert [one.subject for one in wrote(whole)] == ["Tea 1", "Tea 2"]


def test_events_and_cards_are_read(dav_server: Radicale, tmp_path: Path) -> None:
    dav_server.make("work", "calendar", "Work")
    dav_server.make("people", "addressbook", "People")
    for number in (1, 2):
        dav_server.put(f"work/{number}.ics", event(f"tea-{number}"))
        dav_server.put(f"people/{number}.vcf", card(f"bo{number}", f"Bo {number}"))

    calendar = dav_asked(CALDAV, dav_account(dav_server, "caldav"), tmp_path / "c")
    book = dav_asked(CARDDAV, dav_account(dav_server, "carddav"), tmp_path / "a")

    met = [one for one in records(calendar.files[0]) if isinstance(one, Met)]
    cards = [one for one in records(book.files[0]) if isinstance(one, Card)]
    assert [one.about for one in met] == ["Tea", "Tea"]
    assert [one.who[0].email for one in met] == ["bo@example.com"] * 2
    assert [one.who[0].name for one in cards] == ["Bo 1", "Bo 2"]
