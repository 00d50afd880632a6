"""How many wanted people whoever is newly known brings into reach (R0-07).

The second degree grows with the first: each new person knows some whom the ego does
not. A target is *opened* by the first of the new people who leads to it, where nobody
whom the ego knew before does. Strength plays no part: a new tie is young.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from datetime import date, timedelta
from typing import NamedTuple

from closeknit.desk.invitations.rules.scorecard import monday_of
from closeknit.ties.rules.alter_ties import Joined
from closeknit.ties.rules.words import many

NAMED = 3
"""Targets that a sentence names."""
CLOSED = "that nobody led to before"


class Opens(NamedTuple):
    """Somebody newly known, since when, and whom of the wanted they lead to.

    `opened` are those of them to whom nobody led before.
    """

    who: Joined
    on: date
    targets: tuple[Joined, ...]
    opened: tuple[Joined, ...]


class OfWeek(NamedTuple):
    """How many came to be known in the week from Monday, and what they opened."""

    monday: date
    new: int
    opened: int


class Opened(NamedTuple):
    """What was opened in some weeks, the newest first, and by whom."""

    weeks: tuple[OfWeek, ...]
    by: tuple[Opens, ...]

    @property
    def new(self) -> int:
        """Return how many came to be known."""
        return sum(one.new for one in self.weeks)

    @property
    def opened(self) -> int:
        """Return how many targets they opened."""
        return sum(one.opened for one in self.weeks)

    @property
    def each(self) -> float | None:
        """Return how many targets a new person opened; None where there is nobody."""
        return self.opened / self.new if self.new else None

    @property
    def says(self) -> str:
        """Return it in a sentence, "" where nobody is new."""
        if not self.new:
            return ""
        everyone = "one person" if self.new == 1 else f"{self.new:,} people"
        span = many(len(self.weeks), "week")
        if not self.opened:
            return f"The {everyone} new in {span} opened no target {CLOSED}."
        openers = sum(bool(one.opened) for one in self.by)
        who = "The" if self.new == 1 else f"{openers} of the"
        names = [to.name for one in self.by for to in one.opened]
        what = "target person" if self.opened == 1 else "target people"
        opened = f"opened {self.opened} {what}: {named(names)}"
        return f"{who} {everyone} new in {span} {opened}."


class Behind(NamedTuple):
    """Whom of the wanted somebody leads to; to the `only` nobody else does."""

    targets: tuple[Joined, ...]
    only: tuple[Joined, ...]

    @property
    def says(self) -> str:
        """Return it in a sentence, "" where they lead to none of the wanted.

        >>> tess, tim = Joined(1, "Tess"), Joined(2, "Tim")
        >>> Behind((tess, tim), (tim,)).says
        'Leads to 2 of your targets: Tess, Tim. Nobody else leads to Tim.'
        """
        if not self.targets:
            return ""
        names = named([one.name for one in self.targets])
        these = many(len(self.targets), "of your targets", "of your targets")
        alone = f" Nobody else leads to {named([o.name for o in self.only])}."
        return f"Leads to {these}: {names}.{alone if self.only else ''}"


def named(names: Iterable[str]) -> str:
    """Return the first few names, the others counted.

    >>> named(["Ann", "Bo", "Cy", "Di", "Ed"])
    'Ann, Bo, Cy and 2 more'
    """
    listed = list(names)
    more = len(listed) - NAMED
    told = ", ".join(listed[:NAMED])
    return f"{told} and {more} more" if more > 0 else told


def opening(
    new: Mapping[int, date],
    leads: Mapping[int, Iterable[int]],
    before: Collection[int],
    names: Mapping[int, str],
) -> tuple[Opens, ...]:
    """Return what each of the new people opened, the first who came first.

    `leads` is whom of the wanted each leads to, `before` those to whom somebody else
    leads already. Of several new people who lead to one target, it is the first's.
    """
    seen = set(before)
    found = []
    for person, on in sorted(new.items(), key=lambda one: (one[1], one[0])):
        targets = sorted(leads.get(person, ()))
        if targets:
            opened = [to for to in targets if to not in seen]
            seen.update(opened)
            found.append(
                Opens(
                    Joined(person, names.get(person, "")),
                    on,
                    tuple(Joined(to, names.get(to, "")) for to in targets),
                    tuple(Joined(to, names.get(to, "")) for to in opened),
                )
            )
    return tuple(found)


def by_week(
    new: Mapping[int, date], by: tuple[Opens, ...], *, today: date, weeks: int
) -> Opened:
    """Return what was opened in so many weeks, this one first."""
    came = Counter(map(monday_of, new.values()))
    opened: Counter[date] = Counter()
    for one in by:
        opened[monday_of(one.on)] += len(one.opened)
    mondays = [monday_of(today) - timedelta(weeks=back) for back in range(weeks)]
    return Opened(tuple(OfWeek(m, came[m], opened[m]) for m in mondays), by)
