"""How the network grew: kept ties first, then who is new and known, then reach.

The count of connections comes last (R1-19); no count has a badge, a streak or a rank
(R3-01).
"""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from closeknit.desk.introductions.rules.states import State
from closeknit.desk.introductions.store import introductions
from closeknit.desk.invitations.rules.growth import Stood, capped
from closeknit.desk.invitations.store.counted import course, standing
from closeknit.desk.targets.rules.opening import Opened
from closeknit.ties.rules.words import many

MADE = frozenset({State.INTRODUCED, State.MET, State.THANKED, State.TOLD})
"""The states of an introduction that was made."""
WIDE, GAP, HIGH = 18, 4, 44


class Bar(NamedTuple):
    """One week, in the units of its picture."""

    x: int
    y: int
    height: int


class Series(NamedTuple):
    """One figure over the weeks: as bars, the oldest first, and in words.

    No bars where all of them would be nought: the words say it.
    """

    title: str
    says: str
    bars: list[Bar]


class Course(NamedTuple):
    """What the page shows: counts in a sentence, pictures, and the same as a table."""

    says: str
    series: list[Series]
    weeks: list[Stood]
    wide: int


def drawn(title: str, counts: Sequence[int], says: str) -> Series:
    """Return a figure as bars from nought, the tallest as high as the picture."""
    tallest = max(counts, default=0)
    heights = [max(1, round(40 * n / tallest)) if n else 0 for n in counts]
    bars = [Bar(i * (WIDE + GAP), HIGH - h, h) for i, h in enumerate(heights)]
    return Series(title, says, bars if tallest else [])


def of_opened(of: Opened | None) -> list[Series]:
    """Return which targets new people opened, as bars; nothing where none is wanted."""
    if of is None:
        return []
    each = "" if of.each is None else f" {of.each:.1f} for each new person."
    says = of.says or "Nobody new, so no target was opened."
    counts = [one.opened for one in reversed(of.weeks)]
    return [drawn("Targets opened", counts, says + each)]


def shown(ego: int, *, today: date, opened: Opened | None = None) -> Course:
    """Return how the network grew, the count of connections behind what is kept.

    `opened`: which targets the people of these weeks brought into reach (R0-07).
    """
    weeks = course(ego, today=today)
    first, last = weeks[-1], weeks[0]
    new = sum(one.new for one in weeks)
    over = f"in {many(len(weeks), 'week')}"
    made = [
        one for one in introductions(ego, today=today) if one.standing.state in MADE
    ]
    counts = standing(ego)
    says = (
        f"{many(counts.two_way, 'two-way tie')}, "
        f"{many(len(made), 'introduction')} made; "
        f"connected on LinkedIn with {capped(counts.connected)}."
    )
    oldest = list(reversed(weeks))
    return Course(
        says,
        [
            drawn(
                "Kept ties",
                [one.kept for one in oldest],
                f"From {first.kept:,} to {last.kept:,} ties kept {over}.",
            ),
            drawn(
                "New people, known",
                [one.new for one in oldest],
                f"{many(new, 'person', 'people')} came to be known {over}.",
            ),
            drawn(
                "Reach",
                [one.reach for one in oldest],
                f"From {first.reach:,} to {last.reach:,} people known through your own "
                f"{over}.",
            ),
            *of_opened(opened),
        ],
        weeks,
        len(weeks) * (WIDE + GAP) - GAP,
    )
