"""What a server says is taken apart, however oddly it says it."""

from hypothesis import given
from hypothesis import strategies as st

from closeknit.accounts.imap_said import (
    Folder,
    Piece,
    folders,
    messages,
    readable,
    values,
)


def test_messages_with_literals_quotes_and_lists_are_read() -> None:
    said: list[Piece] = [
        (b"1 (UID 7 X-GM-LABELS (", b"a (b"),
        (b") BODY[HEADER.FIELDS (FROM TO)] {9}", b"From: a\r\n"),
        b" FLAGS (\\Seen))",
        b'2 (FLAGS () UID 8 BODY[]<0> "short \\"x\\"")',
    ]

    assert list(messages(said)) == [
        {
            b"UID": b"7",
            b"X-GM-LABELS": [b"a (b"],
            b"BODY": b"From: a\r\n",
            b"FLAGS": [b"\\Seen"],
        },
        {b"FLAGS": [], b"UID": b"8", b"BODY": b'short "x"'},
    ]


def test_folders_have_the_names_that_people_read() -> None:
    said: list[Piece] = [
        b'(\\HasChildren \\Noselect) "/" "[Gmail]"',
        b'(\\All) "/" "[Gmail]/Alle Nachrichten"',
        b'(\\Sent) "." Gel&APY-scht.Sent',
        b"() NIL INBOX",
        (b'() "/" {9}', b'Say "Tea"'),
        b"",
        b'() "/" "Odd\x07"',
    ]

    assert list(folders(said)) == [
        Folder(
            b"[Gmail]/Alle Nachrichten",
            "[Gmail]/Alle Nachrichten",
            frozenset({"\\all"}),
        ),
        Folder(b"Gel&APY-scht.Sent", "Gelöscht/Sent", frozenset({"\\sent"})),
        Folder(b"INBOX", "INBOX", frozenset()),
        Folder(b'Say "Tea"', 'Say "Tea"', frozenset()),
    ]


@given(st.binary(max_size=300))
def test_whatever_is_said_is_taken_apart_without_an_error(said: bytes) -> None:
    pieces: list[Piece] = [(said, said), said]

    assert len(list(values(pieces))) == 1
    assert isinstance(list(messages(pieces)), list)
    assert isinstance(list(folders(pieces)), list)
    assert isinstance(readable(said), str)
