"""An outcome, what came before it, and what rates say of them (R3-14, R4-18)."""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import NamedTuple

from closeknit.desk.invitations.rules.rates import Rate, rate
from closeknit.shared.errors import RuleBroken

MOST = Decimal(10) ** 12
_MONEY = re.compile(
    r"^\s*([A-Za-z]{3})?\s*([0-9][0-9., '\u00a0\u202f]*)\s*([A-Za-z]{3})?\s*$"
)


class Kind(StrEnum):
    """What came of a tie."""

    INTRODUCTION = "introduction"
    CALL = "call"
    CLIENT = "client"
    JOB = "job"
    DEAL = "deal"
    HELP = "help"
    OTHER = "other"


class Led(NamedTuple):
    """Something that came before an outcome: what, and when."""

    how: str
    says: str
    on: date | None = None


class Outcome(NamedTuple):
    """One outcome; `value` in hundredths of `currency`, None without a figure."""

    id: int
    person: int
    name: str
    kind: Kind
    on: date
    value: int | None
    currency: str
    text: str
    led: tuple[Led, ...] = ()


class Money(NamedTuple):
    """An amount in hundredths of a currency."""

    value: int | None = None
    currency: str = ""


def money(text: str) -> Money:
    """Return an amount as a person writes it, with a currency's three letters.

    >>> money("50000 USD"), money("EUR 1,250.50"), money("")
    (Money(value=5000000, currency='USD'), Money(value=125050, currency='EUR'), \
Money(value=None, currency=''))

    Raises:
        RuleBroken: it is no amount, or too large to be one.
    """
    if not text.strip():
        return Money()
    found = _MONEY.match(text)
    if not found:
        raise RuleBroken(f"{text[:40]!r} is no amount; write 50000 or 1250.50 EUR.")
    before, digits, after = found.groups()
    plain = re.sub(r"[ '\u00a0\u202f]", "", digits)
    whole, mark, part = plain.rpartition(max(".,", key=plain.rfind))
    if mark and len(part) <= 2:  # noqa: PLR2004 - as many digits as hundredths have
        plain = re.sub(r"[.,]", "", whole) + "." + part
    else:
        plain = re.sub(r"[.,]", "", plain)
    try:
        amount = Decimal(plain)
    except InvalidOperation as error:
        raise RuleBroken(f"{text[:40]!r} is no amount.") from error
    if amount > MOST:
        raise RuleBroken(f"{text[:40]!r} is more than there is.")
    return Money(int(amount * 100), (before or after or "").upper())


def amount(value: int | None, currency: str) -> str:
    """Return an amount in words; "" without a figure.

    >>> amount(5_000_000, "USD"), amount(125_050, ""), amount(None, "")
    ('50,000 USD', '1,250.50', '')
    """
    if value is None:
        return ""
    whole, hundredths = divmod(value, 100)
    told = f"{whole:,}" + (f".{hundredths:02}" if hundredths else "")
    return f"{told} {currency}".strip()


class Total(NamedTuple):
    """How many outcomes of a kind, and what they were worth, by currency."""

    kind: Kind
    many: int
    worth: tuple[tuple[str, int], ...]


def totals(outcomes: Iterable[Outcome]) -> list[Total]:
    """Return counts and sums by kind; amounts of different currencies are not added."""
    every = list(outcomes)
    found = []
    for kind in Kind:
        here = [one for one in every if one.kind is kind]
        worth: dict[str, int] = {}
        for one in here:
            if one.value is not None:
                worth[one.currency] = worth.get(one.currency, 0) + one.value
        if here:
            found.append(Total(kind, len(here), tuple(sorted(worth.items()))))
    return found


class By(NamedTuple):
    """The rate of outcomes among some people: those with at least one."""

    name: str
    rate: Rate


def by_group(groups: Mapping[str, Sequence[int]], with_one: set[int]) -> list[By]:
    """Return how many of each group have an outcome, with Wilson's interval.

    >>> by_group({"connection": [1, 2, 3]}, {2})[0].rate[:2]
    (3, 1)
    """
    return [
        By(name, rate(sum(one in with_one for one in some), len(some)))
        for name, some in groups.items()
    ]


def silent(connected: int, without_a_word: int) -> str:
    """Return how many of the 1st degree never had a word with the ego (R0-12).

    >>> silent(8, 6)
    'Of 8 you are connected with, 6 (75%) have no exchange with you in your data.'
    """
    if not connected:
        return ""
    share = without_a_word / connected
    return (
        f"Of {connected:,} you are connected with, {without_a_word:,} ({share:.0%}) "
        "have no exchange with you in your data."
    )


class NotAsked(NamedTuple):
    """What not asking why may have cost (R4-18, R4-24).

    `missed` is how many outcomes those who were not asked would have brought at the
    rate of those who were; None where too few were asked to say.
    """

    asked: Rate
    not_asked: int
    missed: tuple[float, float, float] | None


def not_asked(asked: Iterable[int], blind: int, with_one: set[int]) -> NotAsked:
    """Return what asking brought, and what not asking may have cost.

    >>> not_asked(range(10), 20, {0, 1}).missed
    (4.0, 1.13..., 10.19...)
    """
    those = set(asked)
    found = rate(len(those & with_one), len(those))
    if found.share is None or found.low is None or found.high is None:
        return NotAsked(found, blind, None)
    missed = (blind * found.share, blind * found.low, blind * found.high)
    return NotAsked(found, blind, missed)
