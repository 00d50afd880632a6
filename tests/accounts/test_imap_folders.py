"""Which folders are read, and what is said of the others."""

import pytest

from closeknit.accounts.account import Skipped
from closeknit.accounts.imap_folders import NO_SENT, NOT_ASKED, chosen, file_name
from closeknit.accounts.imap_said import Folder
from closeknit.shared.errors import AccountRefused


def folder(name: str, *marks: str) -> Folder:
    return Folder(name.encode(), name, frozenset(marks))


INBOX, SENT = folder("INBOX"), folder("Out", "\\sent")


def names(found: tuple[Folder, ...]) -> list[str]:
    return [one.name for one in found]


def test_sent_mail_inbox_and_archive_are_read_in_this_order() -> None:
    choice = chosen([folder("Old", "\\archive"), INBOX, SENT, folder("Clients")], "")

    assert names(choice.read) == ["Out", "INBOX", "Old"]
    assert choice.skipped == (Skipped("Clients", NOT_ASKED),)


def test_gmails_all_mail_stands_for_all_others() -> None:
    whole = folder("[Gmail]/All Mail", "\\all")
    junk = folder("[Gmail]/Spam", "\\junk")

    choice = chosen([INBOX, whole, SENT, junk], "")

    assert names(choice.read) == ["[Gmail]/All Mail"]
    assert choice.skipped == (Skipped("[Gmail]/Spam", "junk is not read"),)


def test_server_that_marks_nothing_is_read_by_names() -> None:
    found = [INBOX, folder("Gesendet"), folder("Papierkorb"), folder("INBOX/Spam")]

    choice = chosen(found, "")

    assert names(choice.read) == ["Gesendet", "INBOX"]
    assert [one.what for one in choice.skipped] == ["Papierkorb", "INBOX/Spam"]


def test_account_without_sent_mail_is_told_of_it() -> None:
    assert chosen([INBOX], "").skipped == (Skipped("sent mail", NO_SENT),)


def test_all_leaves_out_junk_and_what_was_thrown_away() -> None:
    found = [INBOX, SENT, folder("A"), folder("B"), folder("Bin", "\\trash")]

    assert names(chosen(found, "all").read) == ["Out", "INBOX", "A", "B"]


def test_named_folder_is_read_even_if_it_is_junk() -> None:
    assert names(chosen([INBOX, folder("Junk")], "junk").read) == ["Junk"]


def test_folder_that_is_missing_is_said_with_those_there() -> None:
    with pytest.raises(AccountRefused, match=r"no folder Tea .* there are: INBOX, Out"):
        chosen([SENT, INBOX], "INBOX, Tea")


def test_many_folders_left_out_are_counted() -> None:
    found = [INBOX, SENT, *(folder(f"F{n}") for n in range(9))]

    assert chosen(found, "").skipped == (Skipped("9 more folders", NOT_ASKED),)


def test_file_is_named_so_that_no_name_leaves_its_folder() -> None:
    hostile = folder("a/..\\..\x2f..")

    assert [file_name(one) for one in (SENT, hostile, folder("/"))] == [
        "Sent.mbox",
        "__.mbox",
        "folder.mbox",
    ]
