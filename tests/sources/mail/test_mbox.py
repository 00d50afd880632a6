import io

import pytest

from closeknit.shared.errors import UnreadableFile
from closeknit.sources.mail.mbox import CHUNK, KEPT, begins_mbox, cut_apart

FROM = b"From ada@example.com Sat Nov 21 12:00:00 2026\n"
GOOGLES = b"From 1790123456789012345@xxx Mon Mar 04 11:20:34 +0000 2024\n"


def cut(mailbox: bytes) -> list[tuple[bytes, int]]:
    return list(cut_apart(io.BytesIO(mailbox), lambda _: None))


def messages(mailbox: bytes) -> list[bytes]:
    return [message for message, _ in cut(mailbox)]


def test_mbox_is_cut_at_from_lines_after_an_empty_line() -> None:
    mailbox = FROM + b"A: 1\n\nx\n\n" + FROM + b"B: 2\n\ny\n"

    assert cut(mailbox) == [(b"A: 1\n\nx\n", 8), (b"B: 2\n\ny\n", 8)]


def test_from_lines_of_a_text_do_not_cut_it() -> None:
    text = b"A: 1\n\nFrom here on\n\nFrom the team with love 2026\n>From x\n"

    assert messages(FROM + text) == [text]


def test_from_line_in_the_midst_of_a_paragraph_does_not_cut() -> None:
    text = b"A: 1\n\nsome words\n" + FROM + b"and more\n"

    assert messages(FROM + text) == [text]


@pytest.mark.parametrize(
    "line",
    [
        b"From - Sat Nov 21 12:00:00 2026\n",
        b"From ada at example.com  Sat Nov 21 12:00:00 2026\n",
        b"From ada@example.com Sat, 21 Nov 2026 12:00:00 +0000\n",
        b"From MAILER-DAEMON 2026-11-21 12:00:00\n",
        b"From \r\n",
        GOOGLES,
    ],
)
def test_from_line_of_any_program_cuts(line: bytes) -> None:
    mailbox = line + b"A: 1\r\n\r\nx\r\n\r\n" + line + b"B: 2\r\n\r\ny\r\n"

    assert [message[:4] for message in messages(mailbox)] == [b"A: 1", b"B: 2"]


def test_mailbox_appended_to_googles_is_cut_too() -> None:
    mailbox = (
        GOOGLES + b"A: 1\n\nx\n\n" + FROM + b"B: 2\n\ny\n\n" + FROM + b"C: 3\n\nz\n"
    )

    assert messages(mailbox) == [b"A: 1\n\nx\n", b"B: 2\n\ny\n", b"C: 3\n\nz\n"]


def test_long_mailbox_within_googles_is_cut_too() -> None:
    other = (FROM + b"B: 2\n\n" + b"y" * 1000 + b"\n\n") * 600
    mailbox = GOOGLES + b"A: 1\n\nx\n\n" + other + GOOGLES + b"C: 3\n\nz\n"

    assert len(messages(mailbox)) == 602


@pytest.mark.parametrize("line", [FROM, GOOGLES])
@pytest.mark.parametrize("fill", range(60))
def test_from_line_is_found_across_the_edge_of_a_chunk(line: bytes, fill: int) -> None:
    first = b"A: 1\n\n" + b"x" * (CHUNK - len(line) * 2 - 12 + fill * 2) + b"\n"
    mailbox = line + first + b"\n" + line + b"B: 2\n\ny\n"

    assert [size for _, size in cut(mailbox)] == [len(first), 8]


def test_long_message_is_kept_in_part_and_counted_whole() -> None:
    first = b"A: 1\n\n" + b"x" * (3 * CHUNK) + b"\n"
    mailbox = FROM + first + b"\n" + FROM + b"B: 2\n\ny\n"

    assert cut(mailbox) == [(first[:KEPT], len(first)), (b"B: 2\n\ny\n", 8)]


def test_empty_messages_are_messages() -> None:
    assert messages((FROM + b"\n\n") * 3) == [b"\n", b"\n", b"\n\n"]


def test_empty_file_holds_no_message() -> None:
    assert messages(b"\n\n") == []


def test_file_without_a_from_line_is_no_mbox() -> None:
    with pytest.raises(UnreadableFile, match=r"\.eml") as refused:
        messages(b"From: ada@example.com\n\nx\n")

    assert refused.value.code == "not_mbox"


@pytest.mark.parametrize(
    ("start", "is_mbox"),
    [
        (FROM, True),
        (b"\xef\xbb\xbf\r\n" + FROM, True),
        (b"From the start it was clear\n", False),
        (b"From: ada@example.com\n", False),
        (b"", False),
    ],
)
def test_mbox_is_known_by_its_first_line(start: bytes, is_mbox: bool) -> None:  # noqa: FBT001  parametrize gives it
    assert begins_mbox(start) is is_mbox


def test_bytes_read_are_told() -> None:
    told: list[int] = []

    list(cut_apart(io.BytesIO(FROM + b"x" * CHUNK), told.append))

    assert sum(told) == len(FROM) + CHUNK
