"""What is known when one writes to the other, and whether an answer came in a week.

Only what the writer can see: their own messages and those to them. Everything is from
strictly before the moment of writing; an outcome counts from when it was known.
"""

from typing import NamedTuple

import numpy as np

from closeknit.engines.trials.events import DAY, Counts, Events, Numbers, Truths

WITHIN = 7 * DAY
HALF_LIFE = 30 * DAY
BELIEF = 2.0
"""Messages that the writer's own rate of answers counts for, of each pair."""
FIRST_RATE = 0.3
"""What a writer's own rate is shrunk to, by as many messages."""


class Asked(NamedTuple):
    """Of each message: the signs by name, whether an answer came, and what it is."""

    signs: dict[str, Numbers]
    answered: Truths
    known: Truths
    cold: Truths
    initiation: Truths


def place(
    group: Counts, when: Numbers, of: Counts, at: Numbers, *, strictly: bool
) -> Counts:
    """Return how many of the sorted (group, when) lie at or before each (of, at).

    `strictly` leaves out those at the same moment.

    >>> ones = np.array([1, 1, 2]), np.array([5.0, 6.0, 5.0])
    >>> place(*ones, np.array([1, 2]), np.array([6.0, 6.0]), strictly=True).tolist()
    [1, 3]
    """
    many = len(group)
    kind = np.r_[np.full(many, int(strictly)), np.full(len(of), int(not strictly))]
    order = np.lexsort((kind, np.r_[when, at], np.r_[group, of]))
    seen = np.cumsum(order < many)
    found = np.empty(many + len(of), np.int64)
    found[order] = seen
    return found[many:]


def faded(group: Counts, when: Numbers, half_life: float) -> Numbers:
    """Return at each of the sorted events what it and those before still count.

    In doubling steps, so that a long history costs a few passes, not a loop.
    """
    total = np.ones(len(group))
    step = 1
    while step < len(group):
        same = group[step:] == group[:-step]
        if not same.any():
            break
        ago = np.maximum(when[step:] - when[:-step], 0.0)  # less only between groups
        fade = np.exp2(-ago / half_life)
        total[step:] += np.where(same, total[:-step] * fade, 0.0)
        step *= 2
    return total


def asked(events: Events) -> Asked:
    """Return what was known at each message, and whether it was answered in a week."""
    src, dst, t, size, _ = events
    many = int(max(src.max(), dst.max())) + 1
    there, back = src * many + dst, dst * many + src
    order = np.lexsort((t, there))
    group, when = there[order], t[order]
    first = np.searchsorted(group, back)
    at_most = place(group, when, back, t, strictly=False)
    more = (at_most < len(group)) & (group[np.minimum(at_most, len(group) - 1)] == back)
    next_back = np.where(more, when[np.minimum(at_most, len(group) - 1)], np.inf)
    answered = next_back - t <= WITHIN
    told = np.minimum(next_back, t + WITHIN)
    # What they have written, and when last.
    before = place(group, when, back, t, strictly=True)
    theirs = (before - first).astype(np.float64)
    last_theirs = np.where(theirs > 0, when[np.maximum(before - 1, 0)], -np.inf)
    weight = faded(group, when, HALF_LIFE)[np.maximum(before - 1, 0)]
    silent = np.where(theirs > 0, t - last_theirs, np.inf)
    fresh = np.where(theirs > 0, weight * np.exp2(-silent / HALF_LIFE), 0.0)
    # What one has written oneself, and when last.
    start = np.searchsorted(group, there)
    written = place(group, when, there, t, strictly=True)
    ours = (written - start).astype(np.float64)
    last_ours = np.where(ours > 0, when[np.maximum(written - 1, 0)], -np.inf)
    since = place(group, when, there, np.maximum(last_theirs, t[0] - 1), strictly=False)
    waiting = np.maximum(written - np.maximum(since, start), 0).astype(np.float64)
    own = _rate(src, told, answered, src, t, np.full(len(t), FIRST_RATE))
    pair = _rate(there, told, answered, there, t, own)
    days = np.minimum(silent / DAY, 3650.0)
    signs = {
        "fresh": np.log1p(fresh),
        "since": np.log1p(days),
        "pair": pair,
        "own": own,
        "answers": ((last_theirs > last_ours) & (silent <= WITHIN)).astype(np.float64),
        "waiting": np.log1p(waiting),
        "size": np.log(size),
        "theirs": np.log1p(theirs),
        "ours": np.log1p(ours),
    }
    known = theirs > 0
    cold = ~known & (ours == 0)
    return Asked(signs, answered, known, cold, (silent > WITHIN) & ~cold)


def _rate(
    group: Counts,
    told: Numbers,
    answered: Truths,
    of: Counts,
    at: Numbers,
    prior: Numbers,
) -> Numbers:
    """Return the share answered of what was known of `of` before `at`, shrunk."""
    order = np.lexsort((told, group))
    by, when = group[order], told[order]
    sums = np.r_[0.0, np.cumsum(answered[order])]
    start = np.searchsorted(by, of)
    end = place(by, when, of, at, strictly=True)
    # `place` counts everything sorted before, so a start is never beyond an end.
    yes: Numbers = sums[end] - sums[start] + BELIEF * prior
    share: Numbers = yes / (end - start + BELIEF)
    return share
