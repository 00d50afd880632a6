"""A change of job is told once, and never for another spelling of the old one."""

from datetime import UTC, date, datetime
from itertools import permutations

import pytest

from closeknit.sources.record import (
    AnyRecord,
    Card,
    Connected,
    Mention,
    Recommended,
    Told,
    Wrote,
)
from closeknit.ties.rules.jobs import Change, Stated, changes, differ, is_done, stated

ADA = Mention("Ada Lovelace", "ada-ex")
JAN, MAR, JUNE, NOV = (date(2026, month, 1) for month in (1, 3, 6, 11))
NOON = datetime(2026, 6, 1, 12, tzinfo=UTC)


def job(company: str, first: date | None, last: date | None = None) -> Stated:
    return Stated(company, "Clerk", first, last or first)


def test_change_is_dated_by_the_first_source_that_has_the_new_job() -> None:
    quay, mill = job("Quay", JAN, MAR), job("Mill", JUNE, NOV)

    for order in permutations([quay, mill]):
        assert changes(order) == [Change(JUNE, "Clerk at Quay", "Clerk at Mill", 0)]


def test_first_job_that_is_said_is_no_change() -> None:
    nothing = Stated("", "", JAN, JAN)

    assert changes([nothing, job("Quay", JUNE)]) == []
    assert changes([Stated("Quay", "", JAN, JAN), job("Quay", JUNE)]) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Quay Ltd", "QUAY LIMITED"),
        ("The Quay Company, Inc.", "Quay"),
        ("Quay  GmbH & Co. KG", "quay"),
        ("Société Quai S.A.", "Societe Quai"),
    ],
)
def test_another_spelling_of_a_firm_is_no_change(one: str, other: str) -> None:
    assert not differ(job(one, JAN), job(other, JUNE))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Sr. Engineer", "senior engineer"),
        ("VP of Sales", "Vice President, Sales"),
        ("C.E.O.", "Chief Executive Officer"),
        ("R&D Manager", "research & development mgr"),
    ],
)
def test_another_spelling_of_a_title_is_no_change(one: str, other: str) -> None:
    assert not differ(Stated("", one, JAN, JAN), Stated("", other, JUNE, JUNE))


def test_spelling_that_changes_later_does_not_tell_the_change_again() -> None:
    found = changes(
        [job("Quay", JAN), job("Mill Inc", MAR), job("Mill, Inc.", JUNE, NOV)]
    )

    assert [change.on for change in found] == [MAR]


def test_two_jobs_of_which_neither_is_surely_the_older_are_no_change() -> None:
    assert changes([job("Quay", JAN, JUNE), job("Mill", MAR, MAR)]) == []
    assert changes([job("Quay", JAN), job("Mill", JAN)]) == []


def test_book_without_dates_is_older_only_than_what_was_first_said_after_it() -> None:
    book = job("Quay", None, MAR)

    assert changes([book, job("Mill", JUNE)]) == [
        Change(JUNE, "Clerk at Quay", "Clerk at Mill", 0)
    ]
    assert changes([book, job("Mill", JAN)]) == []
    assert changes([book]) == []


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        (Connected(ADA, JAN, "Quay", "Clerk"), Stated("Quay", "Clerk", MAR, JUNE, 7)),
        (Card((ADA,), "Quay", "Clerk", JAN), Stated("Quay", "Clerk", JAN, JAN, 7)),
        (Card((ADA,), "Quay", "Clerk"), Stated("Quay", "Clerk", None, JUNE, 7)),
        (
            Recommended(ADA, outgoing=False, at=NOON, company="Quay"),
            Stated("Quay", "", JUNE, JUNE, 7),
        ),
        (Recommended(ADA, outgoing=False, company="Quay"), None),
        (Wrote("mail", ADA), None),
    ],
)
def test_each_record_states_a_job_with_its_days(
    record: AnyRecord, expected: Stated | None
) -> None:
    assert stated(record, 7, MAR, JUNE) == expected


def test_change_is_done_when_the_ego_says_so_or_was_in_touch_since() -> None:
    change = Change(JUNE, "Quay", "Mill", 0)
    word = Told(ADA, "job", "done", NOON)

    assert is_done(change, [word], None)
    assert is_done(change, [], JUNE)
    assert not is_done(change, [], MAR)
    assert not is_done(change._replace(on=NOV), [word], MAR)
    assert not is_done(change, [Told(ADA, "company", "done", NOON)], None)
