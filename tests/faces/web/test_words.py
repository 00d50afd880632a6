"""Foreign text is shown as it is, less what could change the text beside it."""

import pytest

from closeknit.faces.web.frame import When
from closeknit.faces.web.templatetags.words import (
    NAMELESS,
    band,
    called,
    lines,
    moment,
    said,
    shown,
)


@pytest.mark.parametrize(
    "name",
    [
        "Ada Lovelace",
        "ليلى حدادين",
        "יעל ברקאי",
        "Nguyễn Thị Hạnh Dung",
        "林曉舟",
        "می‌خواهم",  # a Persian word with its joiner
        "👩‍💻 Bo",
    ],
)
def test_honest_name_is_shown_unchanged(name: str) -> None:
    assert shown(name) == name


@pytest.mark.parametrize(
    ("name", "as_shown"),
    [
        ("evil\u202egnp.exe", "evilgnp.exe"),
        ("\u2066a\u2069\u200f\u061cb", "ab"),
        ("\x1b]0;owned\x07Ada", "]0;ownedAda"),
        ("Ada\r\nINFO login ok", "Ada INFO login ok"),
        ("A\u200cd\u200da\u200b\ufeff\u00ad", "Ada"),
        ("Z" + "\u0335" * 40, "Z" + "\u0335" * 8),
        ("A\u0000B\U000e0041", "AB"),
    ],
)
def test_characters_that_reach_beyond_a_name_are_left_out(
    name: str, as_shown: str
) -> None:
    assert shown(name) == as_shown


@pytest.mark.parametrize(
    "name", ["", " ", "\u200b\u200b", "\u3164", "\u2800", "\u202e"]
)
def test_name_that_shows_nothing_is_said_to(name: str) -> None:
    assert called(name) == f"<bdi>{NAMELESS}</bdi>"


def test_markup_is_text() -> None:
    assert said("<b>&'") == "<bdi>&lt;b&gt;&amp;&#x27;</bdi>"


def test_lines_keep_their_ends() -> None:
    assert lines("one\r\ntwo\u2028three\x07") == "one\ntwo\nthree"


def test_band_is_a_word_and_a_mark() -> None:
    assert band("strong") == '<span class="band strong">strong</span>'
    assert band("none") == '<span class="band none">no tie</span>'


def test_moment_has_the_day_on_hover() -> None:
    week_ago = When("2026-11-14", "Saturday 14 November 2026", "7 days ago")

    title = "Saturday 14 November 2026"
    assert moment(week_ago) == (
        f'<time datetime="2026-11-14" title="{title}">7 days ago</time>'
    )
    assert moment(None) == "no date"
