import base64
from time import process_time

import pytest

from closeknit.sources.mail.markup import words_of
from closeknit.sources.mail.text import (
    DAMAGED,
    TEXT,
    TOO_DEEP,
    UNKNOWN_LETTERS,
    Text,
    text_of,
)
from tests.sources.mail.says import wrote

MIXED = {"content-type": 'multipart/mixed; boundary="b"'}
PLAIN = b"Content-Type: text/plain; charset=utf-8\n\n"
BASE64 = {"content-transfer-encoding": "base64"}
QUOTED = {
    "content-type": "text/plain; charset=iso-8859-1",
    "content-transfer-encoding": "quoted-printable",
}
HTML = b"Content-Type: text/html; charset=utf-8\n\n"


@pytest.mark.parametrize(
    ("headers", "body", "text"),
    [
        ({}, b"Hello.\n", "Hello."),
        (BASE64, b"SGVsbG8u\n", "Hello."),
        (QUOTED, b"caf=E9 =\nx", "café x"),
        ({}, b"One\n>From two\n>>From three\n", "One\nFrom two\n>From three"),
        ({"content-type": "text/html"}, b"<p>Hello&nbsp;<b>Ada</b>", "Hello Ada"),
        (MIXED, b"--b\n" + HTML + b"<p>no\n--b\n" + PLAIN + b"yes\n--b--\n", "yes"),
        (MIXED, b"--b\r\n" + HTML + b"<p>only\r\n--b--\r\n", "only"),
        (MIXED, b"--b\n\nno headers\n--b--", "no headers"),
        (MIXED, b"--b\n" + PLAIN + b"never closed\n", "never closed"),
        ({"content-type": "multipart/mixed"}, b"no boundary", ""),
        (
            MIXED,
            b"--b\nContent-Disposition: attachment\n\nfile\n--b\n"
            + PLAIN
            + b"x\n--b--",
            "x",
        ),
        (
            MIXED,
            b'--b\nContent-Type: multipart/alternative; boundary="c"\n\n--c\n'
            + PLAIN
            + b"inner\n--c--\n--b--\n",
            "inner",
        ),
        ({"content-type": "message/rfc822"}, b"From: x@example.com\n\nother", ""),
        (
            {"content-type": "text/plain charset=us-ascii"},
            b"no semicolon",
            "no semicolon",
        ),
        (
            {"content-type": "text/plain", "content-transfer-encoding": "7bit"},
            b"a\rb",
            "a\nb",
        ),
    ],
)
def test_text_is_the_plain_part_or_html_without_tags(
    headers: dict[str, str], body: bytes, text: str
) -> None:
    assert text_of(headers, body).text == text


def test_unknown_charset_is_said() -> None:
    assert text_of({"content-type": 'text/plain; charset="zlib"'}, b"x") == Text(
        "x", UNKNOWN_LETTERS
    )


@pytest.mark.parametrize(
    ("headers", "body", "text"),
    [
        (BASE64, b"SGVsbG8u\n-- \nlist footer\n", "Hello."),
        (BASE64, b"SGVsbG8uSGV", "Hello.He"),
        (QUOTED, b"caf\xe9 =41\n", "café A"),
        (
            MIXED,
            b"--b\nContent-Type: multipart/mixed; boundary=ba\n\n--ba\n"
            + PLAIN
            + b"inner\n--ba--\n--b--\n",
            "inner",
        ),
        (
            MIXED,
            b"--b\nContent-Disposition: attachment\n\nno\n--b\n"
            b"Content-Type: message/rfc822\n\nSubject: x\n\nno\n--b\n"
            + HTML
            + b"<p>only "
            + b"=?utf-8?q?a?= " * 2_000
            + b"\n--b--",
            "only" + " =?utf-8?q?a?=" * 2_000,
        ),
        (
            MIXED,
            b"--b\nContent-Transfer-Encoding: base64\n\n!\n--b\n" + PLAIN + b"x\n--b--",
            "",
        ),
    ],
)
def test_text_that_one_parser_refuses_is_read_by_the_other(
    headers: dict[str, str], body: bytes, text: str
) -> None:
    assert text_of(headers, body).text == text


@pytest.mark.parametrize(
    ("deep", "rest"), [(300, b"hello\n"), (60, b"hello =?" + b"x" * 20_000)]
)
def test_parts_too_deep_for_a_parser_are_said(deep: int, rest: bytes) -> None:
    nested = b"".join(
        b"--b%03d\nContent-Type: multipart/mixed; boundary=b%03d\n\n" % (n, n + 1)
        for n in range(deep)
    )
    last = b"--b%03d\n\n" % deep

    found = text_of(
        {"content-type": "multipart/mixed; boundary=b000"}, nested + last + rest
    )

    assert found == Text("", TOO_DEEP)


def test_parts_too_damaged_for_either_parser_are_said() -> None:
    unsorted = b"Content-Type: multipart/mixed; boundary*=b; boundary*0=c\n\n"

    found = text_of(MIXED, b"--b\n" + unsorted + b"--b--\n")

    assert found == Text("", DAMAGED)


def test_long_row_of_encoded_words_takes_no_time() -> None:
    words = b" ".join([b"=?utf-8?q?a?="] * 18_000)
    start = process_time()

    found = text_of(MIXED, b"--b\nSubject: " + words + b"\n\nhello\n--b--\n")

    assert found.text == "hello"
    assert process_time() - start < 0.2


def test_text_has_a_limit() -> None:
    assert len(text_of({}, b"x" * (TEXT + 1000)).text) == TEXT


@pytest.mark.parametrize(
    ("headers", "text", "characters"),
    [
        ("", "Hi.\n", 3),
        ("", "A longer line of text.\n", 23),
        (
            "Content-Transfer-Encoding: base64\n",
            base64.b64encode(b"x" * 90).decode(),
            90,
        ),
        (
            "Content-Type: multipart/mixed; boundary=b\n",
            "--b\nContent-Type: text/plain\n\nfour\n--b\n\nx\n--b--\n",
            4,
        ),
        (
            "Content-Type: multipart/mixed; boundary=b\n",
            "--b\nContent-Type: multipart/mixed; boundary=c\n\n--c\n\nsix...\n--c--\n",
            6,
        ),
        ("Content-Type: multipart/mixed; boundary=b\n", "nothing", 0),
    ],
)
def test_length_is_told_without_the_text(
    headers: str, text: str, characters: int
) -> None:
    assert wrote(headers, text).characters == characters


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("<p>One</p><p>two<br>three</p>", "One\ntwo\nthree"),
        ("a < b and c", "a"),
        ("x<!-- not this --><script>nor < this</script>y", "xy"),
        ("<style>p{}</style><title>no</title>yes", "yes"),
        ("<div style='display: none'>no<div>nor</div></div>yes", "yes"),
        ('<span style="font-size:0;color:#fff">no</span>yes', "yes"),
        ('<p style="opacity:0.9">yes', "yes"),
        ('<td style="overflow:hidden">yes', "yes"),
        ("<p hidden>no</p>yes", "yes"),
        ("<svg><script>no</script></svg><p>yes", "yes"),
        ("&lt;b&gt; &amp;", "<b> &"),
        ("<script>never closed", ""),
    ],
)
def test_words_are_what_a_reader_would_see(source: str, words: str) -> None:
    assert words_of(source) == words


def test_links_stand_below_their_words() -> None:
    source = "<p>See <a href='https://example.com/?a=1&amp;b=2'><b>this</b></a> now"

    assert words_of(source, links=True) == (
        "See\nthis\nhttps://example.com/?a=1&b=2\nnow"
    )
