import pytest

from closeknit.sources.charsets import in_charset
from closeknit.sources.mail.words import shown, unbase64


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("plain", "plain"),
        ("=?UTF-8?Q?Jos=C3=A9_P=C3=A9rez?=", "José Pérez"),
        ("=?iso-8859-1?q?Jos=E9?= and =?utf-8?b?w4RkYQ==?=", "José and Äda"),
        ("=?utf-8?Q?=C3?= =?utf-8?Q?=A9?=", "é"),
        ("=?utf-8*en?Q?tagged?=", "tagged"),
        ("=?iso-2022-jp?B?GyRCRnxLXBsoQg==?=", "日本"),
        ("=?rot13?Q?nqn?=", "nqn"),
        ("=?utf-8?B?!!!?= =?x?Z?a?= =?utf-8?Q?=ZZ?=", "=?x?Z?a?= =ZZ"),
        ("a\r\nb\0c\u2028d", "a b c d"),
        ("  two   spaces ", "two spaces"),
    ],
)
def test_header_is_shown_as_people_read_it(raw: str, text: str) -> None:
    assert shown(raw) == text


@pytest.mark.parametrize(
    "charset", ["zlib", "utf-7", "unicode_escape", "../../etc/passwd", "a" * 5000, "\0"]
)
def test_unknown_charset_is_latin_1(charset: str) -> None:
    assert in_charset(b"x+AGE- \\u0041 \xe9", charset) == "x+AGE- \\u0041 é"


def test_utf8_that_is_none_is_windows_1252() -> None:
    assert in_charset(b"caf\xe9 \x93x\x94", "utf-8") == "café “x”"


def test_base64_gives_what_it_can() -> None:
    assert [unbase64(raw) for raw in (b"QWRh", b"Q W\nRh!", b"QWRhQ", b"")] == [
        b"Ada",
        b"Ada",
        b"Ada",
        b"",
    ]
