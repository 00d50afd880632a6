"""Mail servers that break off, refuse, or say more than anybody could want."""

import tracemalloc
from pathlib import Path

import pytest

from closeknit.accounts.account import Account, Secret, Skipped
from closeknit.accounts.imap import Imap
from closeknit.accounts.imap_line import as_set
from closeknit.accounts.imap_wire import MOST
from closeknit.shared.errors import AccountBusy, AccountRefused, AccountUnreachable
from tests.accounts.mails import SECRET, asked, subjects
from tests.accounts.scripted_imap import HANG_UP, Says, scripted

GREEDY = 300 << 20


def found(uid: int, extra: bytes = b"") -> bytes:
    header = b"Subject: Tea %d\r\nFrom: bo@example.com\r\n\r\n" % uid
    head = b"* %d FETCH (UID %d%s BODY[HEADER.FIELDS (FROM)] {%d}\r\n"
    return head % (uid, uid, extra, len(header)) + header + b")\r\n"


def saying(of: bytes, said: bytes) -> Says:
    """Say this to one command, the usual to every other."""
    return lambda command, _: said if command == of else None


def fault(says: Says, kind: type[Exception], tmp_path: Path) -> str:
    """Return what the user is told when an account is asked."""
    with scripted(says) as account, pytest.raises(kind) as told:
        asked(account, tmp_path)
    return str(told.value)


@pytest.mark.parametrize(
    "words",
    [b"[AUTHENTICATIONFAILED] Invalid credentials", b"LOGIN failed.", b"only-invented"],
)
def test_refused_sign_in_is_said_without_the_secret(
    words: bytes, tmp_path: Path
) -> None:
    says = saying(b"AUTHENTICATE", b"%TAG NO " + words + b"\r\n")

    told = fault(says, AccountRefused, tmp_path)

    assert "refuses this user and password" in told
    assert SECRET.reveal() not in told


@pytest.mark.parametrize(
    ("command", "words"),
    [
        (b"AUTHENTICATE", b"%TAG NO [LIMIT] Too many simultaneous sign-ins\r\n"),
        (b"UID FETCH", b"* BYE [OVERQUOTA] Account exceeded bandwidth limits\r\n"),
        (b"EXAMINE", b"%TAG NO [INUSE] somebody else is there\r\n"),
    ],
)
def test_server_that_has_had_enough_is_busy(
    command: bytes, words: bytes, tmp_path: Path
) -> None:
    told = fault(saying(command, words), AccountBusy, tmp_path)

    assert "asks to come back later" in told


@pytest.mark.parametrize(
    ("command", "words", "says"),
    [
        (b"UID FETCH", b"* BYE going down\r\n", "ended the conversation"),
        (b"UID FETCH", b"* 1 FETCH (UID 1 BODY[] {90}\r\nFro" + HANG_UP, "ended"),
        (b"UID SEARCH", b"what?\r\n", "ended the conversation"),
        (b"LIST", b"%TAG BAD what?\r\n", "not understood"),
        (b"AUTHENTICATE", b"%TAG NO [UNAVAILABLE] sorry\r\n", "fault of its own"),
    ],
)
def test_broken_conversation_is_said(
    command: bytes, words: bytes, says: str, tmp_path: Path
) -> None:
    told = fault(saying(command, words), AccountUnreachable, tmp_path)

    assert says in told


def test_mail_that_cannot_be_given_leaves_out_no_other(tmp_path: Path) -> None:
    def says(command: bytes, rest: bytes) -> bytes | None:
        if command != b"UID FETCH":
            return None
        uids = {b"1:3": [1, 2, 3], b"1": [1], b"2:3": [2, 3], b"2": [2], b"3": [3]}
        wanted = uids[rest.split()[0]]
        if 2 in wanted:
            return b"%TAG NO some messages could not be fetched\r\n"
        return b"".join(map(found, wanted)) + b"%TAG OK done\r\n"

    with scripted(says) as account:
        brought = asked(account, tmp_path)

    assert subjects(brought) == {"INBOX.mbox": ["Tea 1", "Tea 3"]}
    because = "the server could not give it out of INBOX"
    assert Skipped("1 mail", because) in brought.skipped


def test_gmails_marks_are_kept_as_its_archive_writes_them(tmp_path: Path) -> None:
    marks = b' X-GM-THRID 1278455344230334865 X-GM-LABELS ("\\\\Sent" "K&APw-he")'

    def says(command: bytes, rest: bytes) -> bytes | None:
        if command == b"CAPABILITY":
            return b"* CAPABILITY IMAP4rev1 AUTH=PLAIN X-GM-EXT-1\r\n%TAG OK done\r\n"
        if command == b"UID FETCH":
            assert b"X-GM-THRID X-GM-LABELS" in rest
            return found(1, marks) + b"%TAG OK done\r\n"
        return None

    with scripted(says) as account:
        brought = asked(account, tmp_path)

    assert brought.files[0].read_text().splitlines()[1:3] == [
        "X-GM-THRID: 1278455344230334865",
        "X-Gmail-Labels: Sent,Kühe",
    ]


def test_announced_length_takes_no_memory(tmp_path: Path) -> None:
    flood = b"* 1 FETCH (UID 1 BODY[] {%d}\r\n" % GREEDY + b"x" * (1 << 20) + HANG_UP
    tracemalloc.start()

    fault(saying(b"UID FETCH", flood), AccountUnreachable, tmp_path)

    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < GREEDY // 20


def test_answer_without_an_end_is_broken_off(tmp_path: Path) -> None:
    endless = (b"* OK " + b"x" * 999 + b"\r\n") * (MOST // 999)

    told = fault(saying(b"UID SEARCH", endless), AccountUnreachable, tmp_path)

    assert "more than 67,108,864 bytes" in told


def test_user_with_a_line_break_is_refused_before_anything_is_sent() -> None:
    with scripted(lambda *_: None) as account:
        odd = Account(
            "imap", "x", account.address, "ada\r\nA1 LOGOUT", account.options,
            account.allowed,
        )  # fmt: skip

        with pytest.raises(AccountRefused, match="line break"):
            Imap().check(odd, Secret("word"))


@pytest.mark.parametrize("address", ["", ":993", "a:b"])
def test_address_that_is_none_is_said(address: str) -> None:
    with pytest.raises(AccountRefused, match="no mail server's address"):
        Imap().check(Account("imap", "x", address, "ada"), Secret("word"))


def test_numbers_are_written_as_a_set() -> None:
    assert as_set([1, 2, 3, 7, 9, 10]) == "1:3,7,9:10"
