from datetime import UTC, datetime
from time import process_time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from closeknit.sources.mail.message import letter
from closeknit.sources.record import Mention, Wrote
from closeknit.sources.said import Unreadable
from tests.sources.mail.says import BODIES, OPTIONS, says, wrote

ADA = Mention(name="Ada Sample", email="ada@example.com")
BO = Mention(email="bo@example.org")


def test_message_says_who_wrote_to_whom_and_when() -> None:
    said = says(
        "From: Ada Sample <ada@example.com>\nTo: bo@example.org\nCc: cy@example.org\n"
        "Bcc: Di <di@example.org>\nDate: Mon, 4 Mar 2024 12:20:34 +0100\n"
        "Subject: Re: =?utf-8?Q?caf=C3=A9?=\nMessage-ID: <3@example.com>\n"
        "In-Reply-To: <2@example.org>\nReferences: <1@example.com> <2@example.org>\n"
        "\nSee you there.\n"
    )

    assert said == (
        Wrote(
            channel="mail",
            sender=ADA,
            to=(BO,),
            cc=(Mention(email="cy@example.org"), Mention("Di", "", "di@example.org")),
            at=datetime(2024, 3, 4, 11, 20, 34, tzinfo=UTC),
            thread="1@example.com",
            message_id="3@example.com",
            replies_to="2@example.org",
            subject="Re: café",
            characters=15,
            digest="966e8ab27d68a097",
        ),
    )


@pytest.mark.parametrize(
    ("headers", "thread", "replies_to"),
    [
        ("X-GM-THRID: 17\nReferences: <r@x>\nMessage-ID: <m@x>\n", "17", "r@x"),
        ("References: <r@x>\n\t<s@x>\nMessage-ID: <m@x>\n", "r@x", "s@x"),
        ("In-Reply-To: Bo's mail of today <q@x>\nMessage-ID: <m@x>\n", "q@x", "q@x"),
        ("Message-ID: <m@x>\n", "m@x", ""),
        ("", "", ""),
    ],
)
def test_thread_is_told_by_the_best_header(
    headers: str, thread: str, replies_to: str
) -> None:
    said = wrote(headers)

    assert (said.thread, said.replies_to) == (thread, replies_to)


@pytest.mark.parametrize(
    ("header", "identifier"),
    [
        ("<a b@x>", "ab@x"),
        ("bare@x", "bare@x"),
        ("<unclosed@x", "<unclosed@x"),
        ("<a@x> (added by a server)", "a@x"),
        ("x" * 600, "5130b33e6b87fbf5316ed9049e98924e"),
    ],
)
def test_message_id_is_without_brackets_and_not_endless(
    header: str, identifier: str
) -> None:
    assert wrote(f"Message-ID: {header}\n").message_id == identifier


def test_headers_may_be_folded_and_written_in_any_case() -> None:
    said = wrote("SUBJECT: one\n two\r\nfrom: Ada Sample\r\n\t<ada@example.com>\n")

    assert (said.subject, said.sender) == ("one two", ADA)


def test_second_from_header_makes_the_sender_nobody() -> None:
    said = wrote(
        "From: ada@example.com\nFrom: eve@attacker.example\n"
        "Date: Mon, 4 Mar 2024 12:20:34 +0100\n"
    )

    assert said.sender == Mention()


def test_raw_bytes_in_headers_are_utf8_or_latin_1() -> None:
    utf8, latin = (
        says(b"From: a@example.com\nSubject: " + raw + b"\n\n")[0]
        for raw in ("café".encode(), "café".encode("latin-1"))
    )

    assert isinstance(utf8, Wrote)
    assert isinstance(latin, Wrote)
    assert (utf8.subject, latin.subject) == ("café", "café")


@pytest.mark.parametrize(
    "message", ["", "\n", "\n\n", "no headers here\n\n", "To: x\n\n"]
)
def test_message_of_nobody_at_no_time_is_unreadable(message: str) -> None:
    assert says(message) == (
        Unreadable("it names neither a sender nor a date", message),
    )


def test_message_cut_within_its_headers_is_unreadable() -> None:
    assert says("From: ada@example.com\nTo: bo@exa") == (
        Unreadable(
            "the file ends inside this message's headers",
            "From: ada@example.com\nTo: bo@exa",
        ),
    )


def test_more_than_fifty_recipients_are_bulk_and_fifty_are_kept() -> None:
    to = ", ".join(f"p{n}@example.net" for n in range(40))
    cc = ", ".join(f"q{n}@example.net" for n in range(40))

    said = wrote(f"To: {to}\nCc: {cc}\n")

    assert (len(said.to), len(said.cc), said.bulk) == (40, 10, "bulk")


def test_draft_is_left_out_and_said_so() -> None:
    message = b"From: ada@example.com\nX-Gmail-Labels: Drafts\n\n"

    read = letter(message, len(message), frozenset(), OPTIONS)

    assert (read.says, read.troubles) == (
        (),
        ("draft left out: it was never sent",),
    )


def test_trash_is_kept() -> None:
    assert wrote("X-Gmail-Labels: Trash,Opened\n").bulk == ""


def test_digest_does_not_mind_how_lines_end() -> None:
    digests = {
        wrote("", text).digest
        for text in (
            "One\n\nFrom two\n",
            "One\r\n\r\nFrom two\r\n",
            "One\n\n>From two\n\n",
        )
    }

    assert len(digests) == 1


def test_digest_tells_a_forged_text() -> None:
    assert wrote("", "yes\n").digest != wrote("", "no\n").digest


def test_text_is_kept_only_where_the_user_wants_it() -> None:
    kept, not_kept = wrote("", "Hello.\n", BODIES), wrote("", "Hello.\n")

    assert (kept.text, kept.characters) == ("Hello.", 6)
    assert (not_kept.text, not_kept.characters) == ("", 6)


@settings(max_examples=300)
@given(st.binary(max_size=2000), st.binary(max_size=200))
@example(b"Date: Mon, 4 Mar 2024 12:20:34X(ABC)", b"")
@example(b"Content-Type: multipart/mixed; boundary=b", b"--b\n\n--b")
@example(b"From: invitations@linkedin.com\nSubject: A accepted your invitation", b"")
def test_any_bytes_are_a_message_or_unreadable(head: bytes, text: bytes) -> None:
    for message in (head, b"From: a@example.com\n" + head + b"\n\n" + text):
        read = letter(message, len(message), frozenset(), BODIES)

        assert len(read.says) <= 8


NAMES = "From To Cc Date Subject Message-ID References X-Gmail-Labels Content-Type"


@settings(max_examples=400)
@given(st.sampled_from(NAMES.split()), st.text(max_size=400))
def test_any_header_is_read(name: str, value: str) -> None:
    message = f"From: a@example.com\n{name}: {value}\n\nx\n".encode("utf-8", "replace")

    assert letter(message, len(message), frozenset(), BODIES).says


PUMPS = [
    *(
        '"',
        "(",
        "<",
        ">",
        "=?",
        "=?a?q?",
        '\\"',
        ",",
        " ",
        "@",
        "\n ",
        "<a",
        '"a',
        "; ",
    ),
    *("boundary=", "charset=", "-", ":", "1 ", '","', "=?x?q?a?= ", "a@b.c,", "\\"),
]


@pytest.mark.parametrize("name", [*NAMES.split(), "In-Reply-To", "Return-Path"])
@pytest.mark.parametrize("pump", PUMPS)
def test_header_costs_no_more_than_its_limit(name: str, pump: str) -> None:
    value = pump * (250_000 // len(pump))
    message = f"From: a@example.com\n{name}: {value}\n\nx\n".encode()
    start = process_time()

    letter(message, len(message), frozenset(), BODIES)

    assert process_time() - start < 0.5
