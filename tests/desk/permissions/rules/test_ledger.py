"""How a permission stands on a day, and what may be said of it next."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from closeknit.desk.permissions.rules.ledger import (
    Entry,
    Permission,
    Purpose,
    State,
    Step,
    Word,
    allows,
    history,
    locks,
    refusal,
    says,
    standing,
)

DAY = date(2026, 11, 21)
ASKED = Word(Step.ASKED, date(2026, 11, 1))
GRANTED = Word(Step.GRANTED, date(2026, 11, 3), date(2027, 2, 1), "by mail")
DENIED = Word(Step.DENIED, date(2026, 11, 3))
NO = "They said no on 3 Nov 2026. If they think otherwise now, say that they grant it."
WITHDRAWN = Word(Step.WITHDRAWN, date(2026, 11, 9))


def permission(*words: Word, purpose: Purpose = Purpose.NAME) -> Permission:
    return Permission(1, 7, "Deb", 8, "Ahmed", purpose, words)


@pytest.mark.parametrize(
    ("words", "state"),
    [
        ((ASKED,), State.ASKED),
        ((ASKED, GRANTED), State.GRANTED),
        ((ASKED, DENIED), State.DENIED),
        ((ASKED, DENIED, GRANTED), State.GRANTED),
        ((GRANTED, WITHDRAWN), State.WITHDRAWN),
        ((GRANTED._replace(until=date(2026, 11, 20)),), State.EXPIRED),
        ((GRANTED._replace(until=DAY),), State.GRANTED),
    ],
)
def test_the_last_word_stands_and_a_grant_ends_after_its_last_day(
    words: tuple[Word, ...], state: State
) -> None:
    assert standing(words, today=DAY) is state


def test_only_a_grant_that_holds_allows_a_name() -> None:
    told = [permission(ASKED), permission(GRANTED), permission(GRANTED, WITHDRAWN)]

    assert [allows(one, today=DAY) for one in told] == [False, True, False]


def test_an_open_ask_for_an_introduction_locks_and_one_for_a_name_does_not() -> None:
    asked = permission(ASKED, purpose=Purpose.INTRODUCTION)
    introduced = permission(ASKED, GRANTED, purpose=Purpose.INTRODUCTION)

    locked = [locks(one, today=DAY) for one in (asked, introduced, permission(ASKED))]

    assert locked == [True, False, False]


@pytest.mark.parametrize(
    ("words", "new", "because"),
    [
        ((), Word(Step.GRANTED, date(2026, 11, 22)), "22 Nov 2026 has not been yet."),
        (
            (GRANTED,),
            Word(Step.WITHDRAWN, date(2026, 11, 2)),
            "The last word on it is of 3 Nov 2026; this is older.",
        ),
        (
            (),
            Word(Step.GRANTED, DAY, date(2026, 11, 20)),
            "It would end before it begins.",
        ),
        (
            (DENIED,),
            Word(Step.ASKED, DAY),
            NO,
        ),
        (
            (GRANTED,),
            Word(Step.ASKED, DAY),
            "It is granted already, until 1 Feb 2027.",
        ),
        (
            (DENIED,),
            Word(Step.WITHDRAWN, DAY),
            "There is no permission that could be withdrawn.",
        ),
        ((ASKED,), Word(Step.GRANTED, DAY, DAY), ""),
        ((ASKED,), Word(Step.WITHDRAWN, DAY), ""),
        ((DENIED,), Word(Step.GRANTED, DAY, DAY), ""),
        ((), Word(Step.DENIED, DAY), ""),
    ],
)
def test_a_word_out_of_turn_is_refused_with_what_to_do(
    words: tuple[Word, ...], new: Word, because: str
) -> None:
    assert refusal(words, new, today=DAY) == because


def test_who_would_introduce_may_be_asked_to_though_it_is_granted() -> None:
    asking = Word(Step.ASKED, DAY)

    assert not refusal([GRANTED], asking, purpose=Purpose.INTRODUCTION, today=DAY)


def test_a_permission_is_told_with_its_days_and_how_it_was_given() -> None:
    told = says(permission(ASKED, GRANTED), today=DAY)

    assert told == "granted 3 Nov 2026, until 1 Feb 2027 (by mail)"


@settings(max_examples=50)
@given(days=st.integers(0, 400), later=st.integers(0, 400))
def test_a_grant_never_comes_back_to_life(days: int, later: int) -> None:
    grant = Word(Step.GRANTED, DAY, DAY + timedelta(days=days))

    now = standing([grant], today=DAY + timedelta(days=later))
    then = standing([grant], today=DAY + timedelta(days=later + 1))

    assert (now, then) != (State.EXPIRED, State.GRANTED)


def test_whole_ledger_has_what_ran_out_unless_another_word_came_first() -> None:
    again = Word(Step.GRANTED, date(2026, 12, 1), date(2027, 1, 5))
    late = date(2027, 3, 1)

    ran_out = history([permission(ASKED, GRANTED)], today=late)
    renewed = history([permission(GRANTED, again)], today=date(2026, 12, 2))
    taken_back = history([permission(GRANTED, WITHDRAWN)], today=late)

    def in_brief(found: list[Entry]) -> list[tuple[date, str]]:
        return [(one.on, one.state.value) for one in found]

    assert in_brief(ran_out) == [
        (date(2027, 2, 1), "expired"),
        (date(2026, 11, 3), "granted"),
        (date(2026, 11, 1), "asked"),
    ]
    assert in_brief(renewed) == [
        (date(2026, 12, 1), "granted"),
        (date(2026, 11, 3), "granted"),
    ]
    assert in_brief(taken_back) == [
        (date(2026, 11, 9), "withdrawn"),
        (date(2026, 11, 3), "granted"),
    ]
