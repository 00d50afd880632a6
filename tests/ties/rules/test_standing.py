"""Where two people stand on LinkedIn, from dated exports and LinkedIn's own mails."""

import random
from datetime import UTC, date, datetime
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from closeknit.people.rules.naming import seconds
from closeknit.sources.record import (
    Accepted,
    AnyRecord,
    Connected,
    Invited,
    Judged,
    Mention,
)
from closeknit.ties.rules.standing import (
    NOWHERE,
    Exports,
    Fact,
    Standing,
    newest_whole,
    stand,
)

SAMPLES = Path(__file__).parents[2] / "sources/linkedin/awkward/default_texts"
ADA = Mention("Ada Lovelace", profile="ada-ex")
MAY, JUNE, JULY = date(2026, 5, 1), date(2026, 6, 1), date(2026, 7, 1)
OWN_TEXT = "We met at the fair: shall we go on?"


def fact(number: int, record: AnyRecord, on: date | None, saw: date | None) -> Fact:
    return Fact(number, record, seconds(on), saw)


def joined(number: int, on: date, saw: date) -> Fact:
    return fact(number, Connected(ADA, on), on, saw)


def accepted(number: int, on: date) -> Fact:
    return fact(number, Accepted(ADA), on, None)


def asked(
    number: int, on: date, saw: date | None, text: str = "", *, outgoing: bool = False
) -> Fact:
    at = datetime(on.year, on.month, on.day, tzinfo=UTC)
    return fact(number, Invited(ADA, outgoing, at, text), on, saw)


def test_member_of_the_newest_export_is_connected_since_the_day_it_says() -> None:
    facts = [joined(1, date(2020, 1, 2), MAY), joined(2, date(2020, 1, 2), JUNE)]

    assert stand(facts, Exports(JUNE)) == Standing(connected=date(2020, 1, 2))


def test_member_missing_in_the_newest_whole_export_is_gone() -> None:
    facts = [joined(1, date(2020, 1, 2), MAY)]

    assert stand(facts, Exports(JUNE)) == Standing(gone=JUNE)
    assert stand(facts, Exports(MAY)) == Standing(connected=date(2020, 1, 2))


def test_acceptance_told_by_mail_counts_until_a_newer_export_says_no() -> None:
    facts = [accepted(1, JUNE)]

    assert stand(facts, Exports(MAY)) == Standing(connected=JUNE)
    assert stand(facts, Exports(JULY)) == NOWHERE
    assert stand(facts, Exports()) == Standing(connected=JUNE)


def test_invitation_in_the_newest_export_waits() -> None:
    found = stand([asked(7, MAY, JUNE)], Exports(invitations=JUNE))

    assert found == Standing(
        asked_us=seconds(MAY), waiting=True, inbound=7, default_text=True
    )


def test_invitation_that_the_newest_export_does_not_hold_waits_no_more() -> None:
    found = stand([asked(7, MAY, MAY, OWN_TEXT)], Exports(invitations=JUNE))

    assert found == Standing(asked_us=seconds(MAY), inbound=7)


def test_invitation_of_somebody_connected_waits_no_more() -> None:
    facts = [asked(7, MAY, JUNE), joined(8, MAY, JUNE)]

    assert not stand(facts, Exports(JUNE, JUNE)).waiting


def test_invitation_told_by_mail_waits_until_a_newer_export_says_no() -> None:
    facts = [asked(7, JUNE, None)]

    assert stand(facts, Exports(invitations=MAY)).waiting
    assert not stand(facts, Exports(invitations=JULY)).waiting


def test_invitation_told_twice_has_the_note_of_the_one_that_knows_it() -> None:
    by_mail, by_export = asked(3, JUNE, None), asked(9, JUNE, JULY, OWN_TEXT)

    found = stand([by_mail, by_export], Exports(invitations=JULY))

    assert (found.inbound, found.default_text) == (9, False)


def test_own_invitation_is_kept_with_its_day() -> None:
    found = stand([asked(1, MAY, JUNE, outgoing=True)], Exports(invitations=JUNE))

    assert found == Standing(invited=seconds(MAY))


def test_last_own_word_stands_and_an_empty_one_takes_it_back() -> None:
    strong = Fact(1, Judged(ADA, "strong", datetime(2026, 5, 1, tzinfo=UTC)), 100, None)
    weak = Fact(2, Judged(ADA, "weak", datetime(2026, 6, 1, tzinfo=UTC)), 200, None)
    none = Fact(3, Judged(ADA, "", datetime(2026, 6, 2, tzinfo=UTC)), 300, None)

    assert stand([weak, strong], Exports()).own_word == "weak"
    assert stand([none, weak, strong], Exports()).own_word == ""


def test_partial_export_proves_no_absence() -> None:
    assert newest_whole({}) is None
    assert newest_whole({MAY: 0}) is None
    assert newest_whole({MAY: 100, JUNE: 80}) == JUNE
    assert newest_whole({MAY: 100, JUNE: 79}) == MAY
    assert newest_whole({MAY: 100, JUNE: 0, JULY: 90}) == JULY


DAYS = st.sampled_from([MAY, JUNE, JULY])
FACTS = st.lists(
    st.one_of(
        st.builds(joined, st.integers(1, 99), DAYS, DAYS),
        st.builds(asked, st.integers(1, 99), DAYS, st.none() | DAYS,
                  st.sampled_from(["", OWN_TEXT]), outgoing=st.booleans()),
        st.builds(accepted, st.integers(1, 99), DAYS),
    ),
    max_size=6,
    unique_by=lambda one: one.number,
)  # fmt: skip


@given(FACTS, st.none() | DAYS, st.none() | DAYS, st.randoms(use_true_random=False))
def test_order_of_facts_does_not_matter(
    facts: list[Fact],
    whole: date | None,
    invitations: date | None,
    dice: random.Random,
) -> None:
    exports = Exports(whole, invitations)

    shuffled = dice.sample(facts, len(facts))

    assert stand(shuffled, exports) == stand(facts, exports)


@given(FACTS, st.none() | DAYS, st.none() | DAYS)
def test_nobody_is_both_connected_and_gone_or_waiting(
    facts: list[Fact], whole: date | None, invitations: date | None
) -> None:
    found = stand(facts, Exports(whole, invitations))

    assert found.connected is None or (found.gone is None and not found.waiting)
