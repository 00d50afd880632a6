import base64

import pytest

from closeknit.sources.mail.markup import words_of
from closeknit.sources.mail.text import TEXT, TOO_DEEP, UNKNOWN_LETTERS, Text, text_of
from tests.sources.mail.says import wrote

MIXED = {"content-type": 'multipart/mixed; boundary="b"'}
PLAIN = b"Content-Type: text/plain; charset=utf-8\n\n"
HTML = b"Content-Type: text/html; charset=utf-8\n\n"


@pytest.mark.parametrize(
    ("headers", "body", "text"),
    [
        ({}, b"Hello.\n", "Hello."),
        ({"content-transfer-encoding": "base64"}, b"SGVsbG8u\n", "Hello."),
        (
            {
                "content-type": "text/plain; charset=iso-8859-1",
                "content-transfer-encoding": "quoted-printable",
            },
            b"caf=E9 =\nx",
            "café x",
        ),
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


def test_parts_too_deep_are_said() -> None:
    nested = b"".join(
        b"--b%d\nContent-Type: multipart/mixed; boundary=b%d\n\n" % (n, n + 1)
        for n in range(60)
    )

    assert text_of({"content-type": "multipart/mixed; boundary=b0"}, nested) == Text(
        "", TOO_DEEP
    )


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
