"""The week's scorecard by the three rules: scenario S4's three drafts."""

from datetime import date, timedelta

from closeknit.desk.invitations.rules.scorecard import (
    Counted,
    Scorecard,
    Written,
    scorecards,
)

TODAY = date(2026, 11, 21)
STOCK = "I'd like to add you to my professional network on LinkedIn."
GOOD = (
    "Hi Tess, thank you for the talk on night trains at Dunmoor College, where I "
    "studied too. I plan timetables for the ferry and would like to compare notes on "
    "late arrivals. Thank you, Hal"
)
MONDAY = date(2026, 11, 16)


def test_s4_three_drafts_are_personalised_one_of_three_r1_20() -> None:
    written = [
        Written(TODAY, STOCK, known=False),
        Written(MONDAY, STOCK, known=True),
        Written(TODAY, GOOD, known=False),
    ]

    assert scorecards(written, today=TODAY, weeks=1) == [
        Scorecard(MONDAY, 3, Counted(1, 3), Counted(2, 3), Counted(1, 3))
    ]


def test_note_that_something_is_wrong_with_is_not_good() -> None:
    (card,) = scorecards(
        [Written(TODAY, GOOD, known=True, faults=1)], today=TODAY, weeks=1
    )

    assert (card.personalised, card.quality) == (Counted(1, 1), Counted(0, 1))


def test_each_week_has_a_card_from_monday_the_newest_first() -> None:
    before = Written(MONDAY - timedelta(days=1), GOOD, known=True)
    long_ago = Written(MONDAY - timedelta(days=90), GOOD, known=True)

    found = scorecards([before, long_ago], today=TODAY, weeks=3)

    assert [(one.monday, one.drafts) for one in found] == [
        (MONDAY, 0),
        (MONDAY - timedelta(days=7), 1),
        (MONDAY - timedelta(days=14), 0),
    ]
