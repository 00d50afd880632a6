"""What people are to each other: own word first, past ones ask for less."""

from datetime import date

import pytest

from closeknit.desk.kinds.rules.channel import SPOKEN, Channel, offers
from closeknit.desk.kinds.rules.kind import (
    Asks,
    Job,
    Kind,
    Related,
    Word,
    asks,
    co_worker,
    day_of,
    kinds,
)

TODAY = date(2026, 11, 21)
CLIENT = Related(Kind.CLIENT, date(2025, 1, 1), None, "a client in Hubspot")
MET = Related(Kind.EVENT, date(2026, 5, 4), None, "a meeting of many, by your data")
JOBS = (
    Job("Quay Ltd", date(2019, 3, 1), date(2022, 1, 1)),
    Job("Kettle & Co", date(2022, 2, 1), None),
)


def test_own_word_stands_above_the_data_of_the_same_kind() -> None:
    word = Word(7, Kind.CLIENT, True, date(2024, 6, 1), date(2025, 6, 1))  # noqa: FBT003 - a row as it is kept

    found = kinds([word], [CLIENT, MET])

    assert found == (
        Related(Kind.CLIENT, date(2024, 6, 1), date(2025, 6, 1), "you said so", 7),
        MET,
    )


def test_own_word_can_say_that_the_data_is_wrong() -> None:
    word = Word(7, Kind.CLIENT, False, None, None)  # noqa: FBT003 - a row as it is kept

    assert kinds([word], [CLIENT]) == ()


@pytest.mark.parametrize(
    ("of", "told"),
    [
        ((), None),
        ((CLIENT,), Asks(45, "a client, from 1 Jan 2025, every 45 days", keeps=True)),
        (
            (MET,),
            Asks(120, "met at an event on 4 May 2026, every 120 days", keeps=False),
        ),
        (
            (CLIENT, Related(Kind.FRIEND, None, None, "you said so", 7)),
            Asks(60, "a friend, every 60 days", keeps=True),
        ),
        (
            (CLIENT._replace(ends=date(2026, 1, 1)),),
            Asks(
                180,
                "in the past a client, from 1 Jan 2025 to 1 Jan 2026, every 180 days",
                keeps=False,
            ),
        ),
    ],
)
def test_r1_01_each_kind_asks_for_its_own_cadence(
    of: tuple[Related, ...], told: Asks | None
) -> None:
    assert asks(of, today=TODAY) == told


@pytest.mark.parametrize(
    ("company", "on", "ends"),
    [
        ("Quay Limited", date(2020, 5, 5), date(2022, 1, 1)),
        ("Quay Limited", date(2023, 5, 5), "no"),
        ("Quay Limited", date(2018, 5, 5), "no"),
        ("Quay Limited", None, "no"),
        ("Kettle & Co", None, None),
        ("Kettle & Co", date(2010, 1, 1), None),
        ("", date(2020, 5, 5), "no"),
        ("Rye", date(2020, 5, 5), "no"),
    ],
)
def test_co_worker_is_who_had_the_employer_in_the_same_days(
    company: str, on: date | None, ends: date | str | None
) -> None:
    found = co_worker(JOBS, company, on)

    assert ("no" if found is None else found.ends) == ends


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Dec 2019", date(2019, 12, 1)),
        ("2020-02-30", None),
        ("2020-02-29", date(2020, 2, 29)),
        ("soon", None),
    ],
)
def test_day_of_a_job_is_read_as_the_export_writes_it(
    text: str, day: date | None
) -> None:
    assert day_of(text) == day


def test_r3_30_what_to_offer_begins_with_their_own_channel() -> None:
    assert offers(None) == SPOKEN
    assert offers(Channel.VIDEO) == (
        Channel.VIDEO,
        Channel.PHONE,
        Channel.IN_PERSON,
    )
    assert offers(Channel.MAIL) == (Channel.MAIL, *SPOKEN)
