"""Will they know who writes? By when and how they last met."""

from datetime import date

import pytest

from closeknit.desk.invitations.rules.case import Recall
from closeknit.desk.invitations.rules.recall import recalled
from closeknit.ties.rules.encounters import Acquaintance, Encounter

TODAY = date(2026, 11, 21)


def met(on: date, how: str = "meeting", weight: float = 1.0) -> Encounter:
    return Encounter(on, how, "", "", weight, on.toordinal())


OLD = met(date(2020, 1, 1))


@pytest.mark.parametrize(
    ("first", "last", "minutes", "recall"),
    [
        (OLD, met(date(2026, 11, 19), "call"), 0, Recall.FRESH),
        (OLD, met(date(2026, 11, 18), "call"), 0, Recall.SURE),
        (OLD, met(date(2026, 11, 20), "mail"), 0, Recall.SURE),
        (OLD, met(date(2026, 5, 21)), 0, Recall.AT_RISK),
        (OLD, met(date(2026, 11, 20), weight=0.05), 0, Recall.AT_RISK),
        (met(date(2026, 11, 10)), met(date(2026, 11, 10)), 5, Recall.AT_RISK),
        (met(date(2026, 11, 10)), met(date(2026, 11, 10)), 30, Recall.SURE),
        (met(date(2026, 10, 1)), met(date(2026, 10, 1)), 30, Recall.AT_RISK),
        (met(OLD.on, "connected"), met(OLD.on, "connected"), 0, Recall.STRANGER),
    ],
)
def test_recall_follows_from_time_kind_and_length(
    first: Encounter, last: Encounter, minutes: int, recall: Recall
) -> None:
    found = recalled(
        Acquaintance(first, last), grace_days=2, minutes=minutes, today=TODAY
    )

    assert found.recall is recall


def test_whom_no_record_names_is_a_stranger() -> None:
    assert recalled(None, grace_days=2, today=TODAY).recall is Recall.STRANGER


def test_without_grace_days_a_call_of_yesterday_is_not_enough() -> None:
    call = met(date(2026, 11, 20), "call")

    found = recalled(Acquaintance(OLD, call), grace_days=0, today=TODAY)

    assert found.recall is Recall.SURE


def test_without_grace_days_nobody_is_fresh_in_mind() -> None:
    call = met(TODAY, "call")

    found = recalled(Acquaintance(OLD, call), grace_days=0, today=TODAY)

    assert found.recall is Recall.SURE
