"""What is counted of a tie, all of it: the plain rule beside `features.sql`.

The SQL counts everybody's at once, here or on a cluster; this is the same for one tie,
to be read and to hold the SQL to. What each feature is for is told in
`docs/why/tie_strength.md`; `docs/reference/features.md` has them all.
"""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from statistics import median
from typing import Literal, NamedTuple

from closeknit.ties.rules.exchange import DAY, Exchange
from closeknit.ties.rules.forecast import half_life
from closeknit.ties.rules.rhythm import usual_gap
from closeknit.ties.rules.strength import PAUSE, measure

Side = Literal["them", "ego"]


class Features(NamedTuple):
    """What is counted of one tie. Moments in seconds since 1970.

    `rhythm` is in days, `silence` in units of it, answers are in seconds.
    """

    theirs: int
    ours: int
    theirs_lately: int
    ours_lately: int
    faded_theirs: float
    faded_ours: float
    starts: int
    started_by_them: int
    started_by_us: int
    answered_by_them: int
    answered_by_us: int
    their_answer: float | None
    our_answer: float | None
    days: int
    days_theirs: int
    days_ours: int
    first: int
    last: int
    last_theirs: int | None
    last_ours: int | None
    rhythm: float | None
    silence: float | None
    mails: int
    linkedin: int
    meetings: int
    calls: int
    chats: int
    two_way: bool
    chance: float


SAYS: Mapping[str, str] = {
    "theirs": "what they wrote, and what was both's",
    "ours": "what the ego wrote, and what was both's",
    "theirs_lately": "the same in the last 90 days",
    "ours_lately": "the same in the last 90 days",
    "faded_theirs": "theirs, each halved for every half-life of its channel that it is "
    "old, and divided by the root of how many people it was for",
    "faded_ours": "the same of ours",
    "starts": "exchanges after more than 14 days of silence, the first one too",
    "started_by_them": "starts that were theirs alone",
    "started_by_us": "starts that were the ego's alone",
    "answered_by_them": "the ego's starts that they answered within 14 days",
    "answered_by_us": "their starts that the ego answered within 14 days",
    "their_answer": "half of those were answered within so many seconds (median)",
    "our_answer": "half of theirs were answered within so many seconds (median)",
    "days": "days with an exchange, in UTC",
    "days_theirs": "days with one of theirs",
    "days_ours": "days with one of ours",
    "first": "the first exchange",
    "last": "the last one",
    "last_theirs": "the last of theirs",
    "last_ours": "the last of ours",
    "rhythm": "days that usually lie between two days with an exchange",
    "silence": "the days since the last exchange in units of the rhythm (of at least a "
    "week; from four days on)",
    "mails": "exchanges by mail",
    "linkedin": "messages on LinkedIn",
    "meetings": "meetings",
    "calls": "calls",
    "chats": "messages in chats, WhatsApp's too",
    "two_way": "something in both directions",
    "chance": "the forecast: a two-way exchange within 90 days",
}
"""What each feature is, in words."""


def features(exchanges: Iterable[Exchange], *, now: int) -> Features | None:
    """Return what is counted of a tie up to `now`, None where there is nothing.

    In any order.

    >>> met = features([(0, "both", "meeting", 1)], now=90 * DAY)
    >>> met and (met.theirs, met.ours, met.faded_ours, met.last)
    (1, 1, 0.7071067811865476, 0)
    """
    past = sorted(one for one in exchanges if one[0] <= now)
    if not past:
        return None
    of = measure(past, now=now)
    first, last = past[0][0], past[-1][0]
    gap = usual_gap(of)
    by_channel = Counter(channel for _, _, channel, _ in past)
    by_us, answers_to_us = _started(past, "ego", "them")
    by_them, answers_to_them = _started(past, "them", "ego")
    return Features(
        theirs=of.theirs,
        ours=of.ours,
        theirs_lately=of.theirs_lately,
        ours_lately=of.ours_lately,
        faded_theirs=_faded(past, "them", now),
        faded_ours=_faded(past, "ego", now),
        starts=of.starts,
        started_by_them=by_them,
        started_by_us=by_us,
        answered_by_them=len(answers_to_us),
        answered_by_us=len(answers_to_them),
        their_answer=float(median(answers_to_us)) if answers_to_us else None,
        our_answer=float(median(answers_to_them)) if answers_to_them else None,
        days=of.days,
        days_theirs=len({at // DAY for at in _times(past, "them")}),
        days_ours=len({at // DAY for at in _times(past, "ego")}),
        first=first,
        last=last,
        last_theirs=of.last_theirs,
        last_ours=of.last_ours,
        rhythm=of.rhythm,
        silence=None if gap is None else (now - last) / DAY / gap,
        mails=by_channel["mail"],
        linkedin=by_channel["linkedin"],
        meetings=by_channel["meeting"],
        calls=by_channel["call"],
        chats=by_channel["chat"] + by_channel["whatsapp"],
        two_way=of.two_way,
        chance=of.strength,
    )


def _times(past: Sequence[Exchange], side: Side) -> list[int]:
    return [at for at, by, _, _ in past if by in (side, "both")]


def _faded(past: Sequence[Exchange], side: Side, now: int) -> float:
    return math.fsum(
        math.exp2(-(now - at) / DAY / half_life(channel)) / math.sqrt(size)
        for at, by, channel, size in past
        if by in (side, "both")
    )


def _started(
    past: Sequence[Exchange], starter: Side, other: Side
) -> tuple[int, list[int]]:
    """Return how often one side alone started, and when each was answered, if soon."""
    started, answers = 0, []
    theirs, others = _times(past, starter), _times(past, other)
    moments = sorted({*theirs, *others})
    alone = set(theirs) - set(others)
    for before, at in zip((None, *moments), moments, strict=False):
        if at not in alone or (before is not None and at - before <= PAUSE):
            continue
        started += 1
        answer = next((then for then in others if then > at), None)
        if answer is not None and answer - at <= PAUSE:
            answers.append(answer - at)
    return started, answers
