"""What a review looks at: silent, unknown, one-way, never anything; and when."""

from datetime import date

import pytest

from closeknit.desk.cadence.rules.review import (
    Answer,
    Facts,
    Kind,
    is_due,
    judge,
)

TODAY = date(2026, 11, 21)
JOINED = date(2026, 10, 22)
WELL = Facts(7, "Pete", date(2023, 1, 1), date(2026, 11, 1), 5, 5, 1)


@pytest.mark.parametrize(
    ("of", "kind", "suggested"),
    [
        (
            WELL._replace(connected=JOINED, last=None, theirs=0, ours=0,
                          followed_up=date(2026, 10, 23)),
            Kind.SILENT,
            Answer.LET_GO,
        ),
        (WELL._replace(unknown=True), Kind.UNKNOWN, Answer.REVIVE),
        (WELL._replace(theirs=0), Kind.ONE_WAY, Answer.LET_GO),
        (WELL._replace(ours=0), Kind.ONE_WAY, Answer.REVIVE),
        (
            WELL._replace(last=date(2024, 1, 1), favours=0),
            Kind.NEVER,
            Answer.REVIVE,
        ),
        (
            WELL._replace(last=None, theirs=0, ours=0, favours=0),
            Kind.NEVER,
            Answer.REVIVE,
        ),
    ],
)  # fmt: skip
def test_each_kind_is_named_with_what_is_suggested(
    of: Facts, kind: Kind, suggested: Answer
) -> None:
    item = judge(of, today=TODAY)

    assert item is not None
    assert (item.kind, item.suggested) == (kind, suggested)


def test_who_answered_elsewhere_or_became_a_client_is_no_one_way_tie() -> None:
    assert judge(WELL._replace(theirs=0, useful=True), today=TODAY) is None


@pytest.mark.parametrize(
    "of",
    [
        WELL,
        WELL._replace(last=date(2024, 1, 1)),
        WELL._replace(connected=JOINED, last=None, theirs=0, ours=0, favours=0),
        WELL._replace(followed_up=date(2026, 11, 10)),
    ],
)
def test_a_tie_that_is_well_is_left_alone(of: Facts) -> None:
    assert judge(of, today=TODAY) is None


def test_a_review_is_due_after_the_policys_months() -> None:
    assert is_due(None, months=3, today=TODAY)
    assert is_due(date(2026, 8, 21), months=3, today=TODAY)
    assert not is_due(date(2026, 8, 22), months=3, today=TODAY)
    assert not is_due(date(2025, 12, 31), months=12, today=TODAY)
