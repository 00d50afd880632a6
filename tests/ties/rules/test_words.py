"""The reasons, in words a person would use."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from closeknit.ties.rules.channels import ByChannel
from closeknit.ties.rules.exchange import DAY
from closeknit.ties.rules.strength import NOTHING
from closeknit.ties.rules.words import ago, because, many, span

TODAY = date(2026, 11, 21)
SECONDS = (TODAY.toordinal() - date(1970, 1, 1).toordinal()) * DAY
TIE = NOTHING._replace(
    two_way=True, theirs=7, ours=5, theirs_lately=2, ours_lately=1, days=9,
    starts=6, started_by_them=4, last=SECONDS - 21 * DAY,
)  # fmt: skip

WAYS = (
    ByChannel("mail", theirs=6, ours=3, theirs_lately=1, ours_lately=0),
    ByChannel("linkedin", theirs=0, ours=1),
    ByChannel("meeting", both=1, both_lately=1),
)


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (0, "today"),
        (1, "yesterday"),
        (2, "2 days ago"),
        (10, "10 days ago"),
        (11, "2 weeks ago"),
        (44, "6 weeks ago"),
        (45, "2 months ago"),
        (364, "12 months ago"),
        (547, "18 months ago"),
        (729, "24 months ago"),
        (730, "2 years ago"),
        (992, "2 years ago"),
        (3650, "10 years ago"),
        (-1, "on 22 Nov 2026"),
    ],
)
def test_time_ago_is_told_in_the_unit_a_person_would_use(days: int, words: str) -> None:
    assert ago(TODAY - timedelta(days=days), today=TODAY) == words
    assert ago(SECONDS - days * DAY, today=TODAY) == words


def test_reasons_of_a_two_way_tie_name_counts_and_days() -> None:
    assert because(TIE, WAYS, today=TODAY, connected=date(2020, 1, 2)) == [
        "1 mail from them, nothing from you, 1 meeting in 90 days, last 3 weeks ago",
        "in touch on 9 days",
        "they started 4 of 6",
        "connected on LinkedIn since 2 Jan 2020",
    ]


def test_quiet_tie_says_what_there_was() -> None:
    quiet = TIE._replace(theirs_lately=0, ours_lately=0, starts=1)

    assert because(quiet, WAYS, today=TODAY, connected=None) == [
        (
            "6 mails from them, 3 mails and 1 LinkedIn message from you, 1 meeting"
            " in all, none in 90 days, last 3 weeks ago"
        ),
        "in touch on 9 days",
    ]


def test_one_way_tie_says_who_never_wrote() -> None:
    theirs = TIE._replace(two_way=False, ours=0)
    ours = TIE._replace(two_way=False, theirs=0, ours=1)

    assert because(theirs, WAYS[:1], today=TODAY, connected=None) == [
        "one-way: 6 mails; they wrote, you never did",
        "last 3 weeks ago",
    ]
    assert because(ours, WAYS[1:2], today=TODAY, connected=None) == [
        "one-way: 1 LinkedIn message; you wrote, they never did",
        "last 3 weeks ago",
    ]


def test_users_own_word_comes_first() -> None:
    said = because(NOTHING, (), today=TODAY, connected=None, own_word="strong")

    assert said == ["you said: strong"]


def test_link_alone_and_nothing_at_all_are_told_plainly() -> None:
    assert because(NOTHING, (), today=TODAY, connected=date(2020, 1, 2)) == [
        "connected on LinkedIn since 2 Jan 2020, and nothing else is known of you two"
    ]
    assert because(NOTHING, (), today=TODAY, connected=None) == [
        "nothing between you two in your data"
    ]


def test_counts_agree_with_their_nouns() -> None:
    assert (many(0, "day"), many(1, "day"), many(12_345, "person", "people")) == (
        "0 days",
        "1 day",
        "12,345 people",
    )


def test_spans_are_told_in_their_unit() -> None:
    assert [span(float(d)) for d in (0, 1, 6, 13, 14, 59, 61, 400, 719, 720, 3650)] == [
        "day", "day", "6 days", "2 weeks", "2 weeks", "8 weeks", "2 months",
        "13 months", "24 months", "2 years", "10 years",
    ]  # fmt: skip


@given(st.integers(-40_000, 40_000))
def test_every_day_has_words(days: int) -> None:
    assert ago(TODAY - timedelta(days=days), today=TODAY)
    assert not ago(TODAY - timedelta(days=days), today=TODAY).startswith("1 years")
