"""The ego's own past, judged by the protocol that any file of events is judged by.

Arrays and fits are slow to load: only who judges loads this.
"""

import math
from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple

import numpy as np

from closeknit.engines.rows import chunks
from closeknit.engines.trials.events import DAY, Events, sorted_events
from closeknit.engines.trials.own import (
    PutRight,
    answers_put_right,
    ties_put_right,
)
from closeknit.engines.trials.replies import judge_replies
from closeknit.engines.trials.ties import TWO_WAY, judge_ties
from closeknit.engines.trials.told import Told
from closeknit.people import store as people
from closeknit.shared.errors import UnreadableFile
from closeknit.ties.rules.exchange import HORIZON
from closeknit.ties.rules.forecast import LASTS, OTHERWISE, Forecast, forecast
from closeknit.ties.rules.own_past import FEWEST, Bin, OwnPast, Right, Trial
from closeknit.ties.rules.reply import RATE
from closeknit.ties.rules.words import many

AT_ONCE = 1_000
EGO = 0
KNOWN = "known"
_Row = tuple[int, int, int, int, float]


def judged(ego: int, *, today: date, now: int) -> OwnPast:
    """Return how the forecasts did on the ego's own past up to `now` (seconds).

    The ego is one node, each person another; what was both's went both ways. Answers
    are judged on messages the ego wrote. A query for each thousand people.
    """
    said, written, number = _events(ego, now)
    if not said.t.size:
        nothing = "Nothing that went either way has a date yet."
        return OwnPast(today, 0, 0, 0, None, None, nothing, nothing)
    weights = forecast()
    ties, why = _ties(said, number + 1, weights)
    answers, why_not, rate = _answers(written, number + 1, weights)
    return OwnPast(
        on=today,
        exchanges=len(said.t),
        people=number,
        days=int((said.t[-1] - said.t[0]) // DAY),
        ties=ties,
        answers=answers,
        too_little=why,
        too_little_of_answers=why_not,
        rate=rate,
    )


def _events(ego: int, now: int) -> tuple[Events, Events, int]:
    """Return all that went either way, the messages alone, and how many people."""
    rows: list[_Row] = []
    messages: list[_Row] = []
    number = 0
    for some in chunks(people.everybody(ego), AT_ONCE):
        before = 0
        for person, at, by, channel, size in people.exchanges(ego, some):
            if at > now:
                continue
            if person != before:
                before = person
                number += 1
            lasts = LASTS.get(channel, OTHERWISE)
            if by != "ego":
                rows.append((number, EGO, at, size, lasts))
            if by != "them":
                rows.append((EGO, number, at, size, lasts))
            if by != "both":
                messages.append(rows[-1])
    return _arrays(rows), _arrays(messages), number


def _arrays(rows: Iterable[_Row]) -> Events:
    table = np.array(list(rows), np.float64).reshape(-1, 5)
    src, dst = table[:, 0].astype(np.int64), table[:, 1].astype(np.int64)
    return sorted_events(src, dst, table[:, 2], table[:, 3], table[:, 4])


def _ties(events: Events, nodes: int, weights: Forecast) -> tuple[Trial | None, str]:
    try:
        found = judge_ties(events, nodes, weights.tie, horizon=HORIZON, own=True)
    except UnreadableFile:
        days = int((events.t[-1] - events.t[0]) // DAY)
        return None, (
            f"Your records span {many(days, 'day')}. To foretell {HORIZON:.0f} days "
            f"and see what came, at least {3 * HORIZON:.0f} are needed."
        )
    right = ties_put_right(events, nodes, weights.tie, horizon=HORIZON)
    if why := _few(right, "exchanged something both ways in 90 days", "did not"):
        return None, why
    of = _Found(found.told, found.rivals, found.came_true)
    asked = len(found.plan.origins)
    return _trial(of, TWO_WAY, days=HORIZON, asked=asked, right=right), ""


def _answers(
    events: Events, nodes: int, weights: Forecast
) -> tuple[Trial | None, str, float]:
    right = answers_put_right(events, weights.reply, by=EGO)
    if right is None:
        return None, "No message of yours is a week old yet.", RATE
    if why := _few(right.put_right, "answered within a week", "did not"):
        return None, why, right.rate
    found = judge_replies(events, nodes, weights.reply, by=EGO)
    if found is None or KNOWN not in found.answered:
        why = "Too few of your messages are to people who had written to you."
        return None, why, right.rate
    of = _trial(
        _Found(found.told, found.rivals, found.answered),
        KNOWN,
        days=7.0,
        asked=found.messages,
        right=right.put_right,
    )
    return of, "", right.rate


def _few(right: PutRight | None, came: str, did_not: str) -> str:
    """Return why there are too few people to say anything; "" where they suffice."""
    one, other = (right.came, right.stayed_out) if right else (0, 0)
    if min(one, other) >= FEWEST:
        return ""
    return (
        f"{many(one, 'person', 'people')} {came}, {other:,} {did_not}: "
        f"at least {FEWEST} of each are needed to say anything."
    )


class _Found(NamedTuple):
    """What a protocol found: how good ours is, the rivals' areas, what came true."""

    told: Told
    rivals: Mapping[str, Mapping[str, float]]
    came: Mapping[str, float]


def _trial(
    of: _Found, subset: str, *, days: float, asked: int, right: PutRight | None
) -> Trial:
    told = of.told
    return Trial(
        days=days,
        asked=asked,
        came=_known(of.came),
        areas={"closeknit": _known(told.auc)}
        | {who: _known(areas) for who, areas in of.rivals.items()},
        within={
            name: (_number(low), _number(high))
            for name, (low, high) in told.within.items()
        },
        calibration_error=_known(told.calibration_error),
        of=subset,
        bins=tuple(Bin(*one) for one in told.reliability.get(subset, ())),
        right=None if right is None else Right(*right),
    )


def _known(by: Mapping[str, float]) -> dict[str, float | None]:
    return {name: _number(value) for name, value in by.items()}


def _number(value: float) -> float | None:
    return None if math.isnan(value) else round(value, 6)
