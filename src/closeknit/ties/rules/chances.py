"""What is likely to come with one person, as pages and commands tell it."""

from collections.abc import Iterable
from typing import NamedTuple

from closeknit.ties.rules import forecast, reply
from closeknit.ties.rules.exchange import Exchange
from closeknit.ties.rules.own_past import OwnPast, Percentage, percentage
from closeknit.ties.rules.terms import Term, terms


class Chances(NamedTuple):
    """A two-way exchange within 90 days, and an answer within a week if the ego writes.

    `tie` and `answer` are percentages once the ego's own past bears them, else None;
    `reply` is the band, `because` its reasons. `terms` is empty for a one-way tie.
    """

    terms: list[Term]
    tie: Percentage | None
    reply: str
    answer: Percentage | None
    because: list[str]


def chances(
    exchanges: Iterable[Exchange], *, now: int, past: OwnPast | None
) -> Chances:
    """Return what the exchanges with a person up to `now` (seconds) make likely."""
    all_ = list(exchanges)
    weights = forecast.forecast()
    of = forecast.signs(all_, now=now)
    speaking = terms(of, weights.tie)
    tie = None
    if past is not None and of is not None and speaking:
        tie = percentage(forecast.log_odds(of, weights.tie), past.ties)
    asked = reply.asked(all_, now=now, rate=past.rate if past else reply.RATE)
    answer = None
    if past is not None and asked.knows:
        answer = percentage(reply.log_odds(asked, weights.reply), past.answers)
    return Chances(
        speaking,
        tie,
        reply.band(asked, weights.reply),
        answer,
        reply.because(asked),
    )
