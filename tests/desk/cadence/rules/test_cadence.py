"""When to be in touch again, and what about: rhythm, the user's word, no pestering."""

from datetime import date, timedelta

import pytest

from closeknit.desk.cadence.rules.cadence import (
    Due,
    Order,
    Reason,
    Topic,
    Wanted,
    Why,
    due,
    order,
    reasons,
)
from closeknit.desk.kinds.rules.kind import Asks
from closeknit.ties.rules.encounters import Acquaintance, Encounter
from closeknit.ties.rules.exchange import DAY
from closeknit.ties.rules.strength import Measured

EPOCH = date(1970, 1, 1)
LAST = date(2026, 8, 1)
TODAY = date(2026, 11, 21)


def tie(*, rhythm: float | None = None, two_way: bool = True) -> Measured:
    last = (LAST - EPOCH).days * DAY
    days = 9 if rhythm is not None else 2
    return Measured(two_way=two_way, last=last, days=days, rhythm=rhythm)


@pytest.mark.parametrize(
    ("of", "band", "wanted", "every"),
    [
        (tie(rhythm=30.0), "medium", Wanted(), 60),
        (tie(rhythm=2.0), "strong", Wanted(), 21),
        (tie(rhythm=200.0), "strong", Wanted(), 180),
        (tie(), "strong", Wanted(), 60),
        (tie(), "medium", Wanted(), 120),
        (tie(), "weak", Wanted(), None),
        (tie(), "weak", Wanted(every=30), 30),
        (tie(two_way=False), "strong", Wanted(), None),
        (tie(rhythm=30.0), "strong", Wanted(every=0), None),
        (tie(rhythm=30.0), "weak", Wanted(), 120),
        (tie(rhythm=30.0, two_way=False), "weak", Wanted(), None),
        (Measured(), "strong", Wanted(), None),
    ],
)
def test_the_next_touch_goes_by_rhythm_kind_and_the_users_word(
    of: Measured, band: str, wanted: Wanted, every: int | None
) -> None:
    told = due(of, band=band, wanted=wanted)

    assert (told.every if told else None) == every
    if told:
        assert told.on == LAST + timedelta(days=told.every)


@pytest.mark.parametrize(
    ("since", "said", "on"),
    [
        (date(2026, 9, 1), date(2026, 11, 20), date(2026, 10, 1)),
        (None, date(2026, 11, 20), date(2026, 12, 20)),
        (None, None, None),
    ],
)
def test_r3_13_the_users_word_counts_without_any_contact(
    since: date | None, said: date | None, on: date | None
) -> None:
    wanted = Wanted(every=30, said=said)

    told = due(Measured(), band="none", wanted=wanted, since=since)

    assert (told.on if told else None) == on


def encounter(on: date, how: str = "mail", about: str = "") -> Encounter:
    return Encounter(on, how, "", about, 1.0, 7)


def since(on: date, how: str = "mail") -> Acquaintance:
    return Acquaintance(encounter(on, how), encounter(on, how))


OWN = Asks(60, "a friend, every 60 days", keeps=True)
DATA = Asks(90, "a co-worker, every 90 days", keeps=False)


@pytest.mark.parametrize(
    ("of", "band", "asked", "every"),
    [
        (tie(), "strong", DATA, 60),
        (tie(), "medium", DATA, 90),
        (tie(), "weak", DATA, None),
        (tie(), "weak", OWN, 60),
        (tie(two_way=False), "weak", OWN, 60),
        (tie(rhythm=20.0), "medium", OWN, 40),
        (tie(rhythm=80.0), "medium", OWN, 60),
        (tie(), "strong", OWN._replace(every=120), 120),
    ],
)
def test_r1_01_what_somebody_is_may_ask_more_often_and_own_word_keeps_a_weak_tie(
    of: Measured, band: str, asked: Asks, every: int | None
) -> None:
    told = due(of, band=band, asks=asked)

    assert (told.every if told else None) == every


def test_whoever_does_not_answer_is_left_longer() -> None:
    told = due(tie(rhythm=30.0), band="strong", unanswered=2)

    assert told == Due(
        LAST + timedelta(days=120),
        120,
        "you two are usually in touch every 4 weeks; your last 2 were not answered, "
        "so later",
    )


def test_a_snooze_holds_until_its_day() -> None:
    told = due(tie(), band="strong", wanted=Wanted(snoozed=date(2027, 1, 1)))

    assert told == Due(date(2027, 1, 1), 60, "you said: not before 1 Jan 2027")


def test_there_is_always_something_to_write_and_the_best_comes_first() -> None:
    told = reasons(
        topics=[
            Topic(1, "her exam", date(2026, 11, 20)),
            Topic(2, "later", date(2027, 1, 1)),
        ],
        news="now Chief Baker",
        met=Acquaintance(
            encounter(date(2024, 11, 18), "meeting"),
            encounter(date(2026, 8, 1), about="Re: AW: The slipway"),
        ),
        introduction="Bo is what they look for",
        today=TODAY,
    )

    assert told == [
        Reason(Why.TOPIC, "her exam"),
        Reason(Why.NEWS, "now Chief Baker"),
        Reason(Why.INTRODUCTION, "Bo is what they look for"),
        Reason(Why.ANNIVERSARY, "you met 2 years ago these days"),
        Reason(Why.SHARED, "ask how it went on: you two last spoke of “The slipway”"),
    ]
    plain = reasons(topics=[], news="", met=None, introduction="", today=TODAY)
    assert [one.why for one in plain] == [Why.PLAIN]


def test_an_anniversary_counts_across_new_year_and_on_leap_days() -> None:
    def told(first: date, today: date) -> bool:
        met = since(first)
        found = reasons(topics=[], news="", met=met, introduction="", today=today)
        return found[0].why is Why.ANNIVERSARY

    assert told(date(2024, 12, 30), date(2026, 1, 3))
    assert told(date(2024, 2, 29), date(2025, 3, 1))
    assert not told(date(2026, 11, 20), TODAY)
    assert not told(date(2024, 6, 1), TODAY)


@pytest.mark.parametrize(
    ("how", "says"),
    [
        ("meeting", "you met a year ago these days"),
        ("mail", "you were first in touch a year ago these days"),
    ],
)
def test_whoever_was_only_written_to_was_not_met(how: str, says: str) -> None:
    met = since(date(2025, 11, 20), how)

    found = reasons(topics=[], news="", met=met, introduction="", today=TODAY)

    assert found[0].says == says


def test_a_topic_comes_first_then_the_living_and_of_them_the_latest() -> None:
    def key(person: int, every: int, late: int, *, topic: bool = False) -> Order:
        when = Due(TODAY - timedelta(days=late), every, "")
        return order(when, person, topic=topic, today=TODAY)

    some = [key(1, 100, 50), key(2, 10, 30), key(3, 30, 1, topic=True), key(4, 10, 400)]

    assert [one[-1] for one in sorted(some)] == [3, 2, 1, 4]
