"""Amounts as people write them, sums by currency, and what not asking may have cost."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from closeknit.desk.outcomes.rules.outcome import (
    Kind,
    Money,
    Outcome,
    amount,
    money,
    not_asked,
    totals,
)
from closeknit.shared.errors import RuleBroken


@pytest.mark.parametrize(
    ("text", "worth"),
    [
        ("50000", Money(5_000_000, "")),
        ("50,000 usd", Money(5_000_000, "USD")),
        ("1.250,50 EUR", Money(125_050, "EUR")),
        ("CHF 1'250.5", Money(125_050, "CHF")),
        ("0", Money(0, "")),
        ("12.345.678", Money(1_234_567_800, "")),
        ("", Money()),
    ],
)
def test_an_amount_is_read_as_it_is_written(text: str, worth: Money) -> None:
    assert money(text) == worth


@pytest.mark.parametrize("text", ["a lot", "-5", "5 dollars", "=1+1", "9" * 14])
def test_what_is_no_amount_is_refused(text: str) -> None:
    with pytest.raises(RuleBroken):
        money(text)


@given(st.integers(0, 10**13), st.sampled_from(["", "EUR", "USD"]))
def test_an_amount_in_words_reads_back(value: int, currency: str) -> None:
    assert money(amount(value, currency)) == Money(value, currency)


def test_amounts_of_different_currencies_are_not_added() -> None:
    def deal(value: int | None, currency: str) -> Outcome:
        on = date(2026, 1, 1)
        return Outcome(1, 1, "Ada", Kind.DEAL, on, value, currency, "")

    (total,) = totals(
        [deal(100, "EUR"), deal(50, "EUR"), deal(7, "USD"), deal(None, "")]
    )

    assert total == (Kind.DEAL, 4, (("EUR", 150), ("USD", 7)))


def test_from_too_few_asked_nothing_is_said_to_be_missed() -> None:
    assert not_asked([1, 2, 3], 40, {1}).missed is None
