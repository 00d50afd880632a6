"""Mail over IMAP, from a real server: what is new comes, nothing is changed."""

from pathlib import Path

import pytest

from closeknit.accounts.account import Account, Secret, Skipped
from closeknit.accounts.imap import HEADERS, Imap
from closeknit.shared.errors import AccountRefused, AccountUnreachable
from closeknit.sources.mail.headers import fields
from tests.accounts.mails import SECRET, account, asked, mail, mails, subjects
from tests.services.dovecot import Dovecot


def test_first_asking_brings_sent_mail_before_the_inbox(
    mail_server: Dovecot, tmp_path: Path
) -> None:
    mail_server.deliver(mails(1, 3))
    mail_server.deliver([mail(4, "ada@example.com")], into="Sent")
    mail_server.deliver([mail(5)], into="Archive")
    mail_server.deliver([mail(6)], into="Junk")

    brought = asked(account(mail_server), tmp_path)

    assert subjects(brought) == {
        "Sent.mbox": ["Tea 4"],
        "INBOX.mbox": ["Tea 1", "Tea 2", "Tea 3"],
        "Archive.mbox": ["Tea 5"],
    }
    assert list(subjects(brought)) == ["Sent.mbox", "INBOX.mbox", "Archive.mbox"]
    assert brought.skipped == (
        Skipped("Junk", "junk is not read"),
        Skipped("Trash", "what was thrown away is not read"),
        Skipped("Drafts", "drafts were never sent"),
    )


def test_next_asking_brings_what_is_new_only(
    mail_server: Dovecot, tmp_path: Path
) -> None:
    mail_server.deliver(mails(1, 3))
    first = asked(account(mail_server), tmp_path / "1")
    mail_server.deliver(mails(4, 5))

    second = asked(account(mail_server), tmp_path / "2", first.cursor)
    third = asked(account(mail_server), tmp_path / "3", second.cursor)

    assert subjects(second) == {"INBOX.mbox": ["Tea 4", "Tea 5"]}
    assert (third.files, third.cursor) == ((), second.cursor)


def test_folder_numbered_anew_is_asked_for_as_a_whole(
    mail_server: Dovecot, tmp_path: Path
) -> None:
    mail_server.deliver(mails(1, 3))
    first = asked(account(mail_server), tmp_path / "1")
    mail_server.number_anew()

    second = asked(account(mail_server), tmp_path / "2", first.cursor)

    assert subjects(second) == subjects(first)
    assert second.skipped[-1] == Skipped(
        "INBOX",
        "the server has numbered it anew, so all of it was asked for again",
        is_left=False,
    )


def test_asking_leaves_every_flag_as_it_was(
    mail_server: Dovecot, tmp_path: Path
) -> None:
    mail_server.deliver(mails(1, 3))
    mail_server.flag("FS")
    before = mail_server.flags()

    asked(account(mail_server), tmp_path / "headers")
    asked(account(mail_server, bodies="on"), tmp_path / "whole")

    assert mail_server.flags() == before
    assert [name[:3] for name in before] == ["cur", "new", "new"]


def test_text_comes_only_where_the_user_wants_it(
    mail_server: Dovecot, tmp_path: Path
) -> None:
    mail_server.deliver([mail(1, text="Tea?\r\n\r\nFrom me, at five")])

    headers = asked(account(mail_server), tmp_path / "headers")
    whole = asked(account(mail_server, bodies="on"), tmp_path / "whole")

    assert "Tea?" not in headers.files[0].read_text()
    assert "\n\nTea?\n\n>From me, at five\n\n" in whole.files[0].read_text()
    assert "Received" not in headers.files[0].read_text()


def test_linkedins_own_mails_come_with_the_beginning_of_their_text(
    mail_server: Dovecot, tmp_path: Path
) -> None:
    sender = "Bo Lind <invitations@linkedin.com>"
    mail_server.deliver([mail(1), mail(2, sender, "See Bo's profile"), mail(3)])

    brought = asked(account(mail_server), tmp_path)

    assert subjects(brought) == {"INBOX.mbox": ["Tea 1", "Tea 2", "Tea 3"]}
    text = brought.files[0].read_text()
    assert ("See Bo's profile" in text, "Hello" in text) == (True, False)


def test_asked_folders_are_brought_and_the_others_named(
    mail_server: Dovecot, tmp_path: Path
) -> None:
    mail_server.deliver([mail(1)], into="Clients/M&APw-ller")
    mail_server.deliver([mail(2)])

    every = asked(account(mail_server, folders="all"), tmp_path / "all")
    some = asked(account(mail_server, folders="inbox"), tmp_path / "some")

    assert subjects(every) == {"INBOX.mbox": ["Tea 2"], "Müller.mbox": ["Tea 1"]}
    assert subjects(some) == {"INBOX.mbox": ["Tea 2"]}
    assert "Sent" in {one.what for one in some.skipped}


def test_folder_that_is_not_there_is_said(mail_server: Dovecot) -> None:
    with pytest.raises(AccountRefused, match="There is no folder Clients in this"):
        Imap().check(account(mail_server, folders="INBOX, Clients"), SECRET)


def test_wrong_password_is_said_without_the_password(mail_server: Dovecot) -> None:
    with pytest.raises(AccountRefused) as refused:
        Imap().check(account(mail_server), Secret("not-this-one"))

    assert str(refused.value).startswith("127.0.0.1 refuses this user and password (")
    assert "app password" in str(refused.value)
    assert "not-this-one" not in str(refused.value)


def test_server_that_is_not_there_is_said(mail_server: Dovecot) -> None:
    mail_server.kill()

    with pytest.raises(AccountUnreachable, match="does not answer at port"):
        Imap().check(account(mail_server), SECRET)


def test_server_without_encryption_is_asked_only_where_allowed() -> None:
    plain = Account("imap", "mine", "127.0.0.1:143", "ada", (("tls", "off"),))

    with pytest.raises(AccountRefused, match="asked without encryption"):
        Imap().check(plain, SECRET)


def test_headers_asked_for_are_those_that_are_read() -> None:
    gmails_own = {"x-gm-thrid", "x-gmail-labels"}

    read, _ = fields("".join(f"{name}: x\n" for name in HEADERS).encode())

    assert set(read) == set(HEADERS)
    assert not gmails_own & set(HEADERS)
