"""How far two of the ego's people are from being introduced, and what to write."""

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from closeknit.desk.giving import models
from closeknit.desk.giving.rules import both as rules
from closeknit.desk.giving.rules.both import Side, Stands, Step, Taken, stands
from closeknit.desk.giving.store.meeting import Introduction
from closeknit.people import store as people
from closeknit.people.models import Person


class Ask(NamedTuple):
    """One of the two: whether they were asked and said yes, and what to write."""

    person: int
    name: str
    is_asked: bool
    is_yes: bool
    text: str


class Pair(NamedTuple):
    """Two who should meet: why, how far that is, and what to write to each."""

    because: str
    stands: Stands
    one: Ask
    other: Ask
    introduce: str


def taken(ego: int) -> dict[tuple[int, int], list[Taken]]:
    """Return the steps that stand, pair by pair, the lower number first.

    One query; one more where there are any.
    """
    rows = models.Asked.objects.of(ego).filter(taken_back=None).order_by("id")
    columns = ("one", "other", "who", "step", "on", "id")
    listed = list(rows.values_list(*columns))
    handles = {handle for row in listed for handle in row[:3] if handle}
    whose = people.holders(ego, handles) if handles else {}
    found: dict[tuple[int, int], list[Taken]] = defaultdict(list)
    for one, other, who, step, on, number in listed:
        both = sorted((whose.get(one, 0), whose.get(other, 0)))
        step_of = Taken(Step(step), whose.get(who, 0), on, number)
        found[both[0], both[1]].append(step_of)
    return found


def pairs(ego: int, found: Sequence[Introduction]) -> list[Pair]:
    """Return these two and two with how far they are, but for those that are over.

    Three queries, whatever their number.
    """
    steps = taken(ego)
    ids = {number for one in found for number in (one.one, one.other)}
    rows = Person.objects.of(ego).filter(pk__in=sorted(ids))
    works = dict(rows.values_list("id", "position"))
    every = [_pair(one, steps, works) for one in found]
    return [one for one in every if not one.stands.is_over]


def _pair(
    of: Introduction,
    steps: dict[tuple[int, int], list[Taken]],
    works: dict[int, str],
) -> Pair:
    now = stands(steps.get((min(of.one, of.other), max(of.one, of.other)), ()))
    one = Side(of.one_name, works.get(of.one, ""))
    other = Side(of.other_name, works.get(of.other, ""))
    seeker = rules.ask(one, other, of.wish, seeks=True, named=of.other in now.yes)
    sought = rules.ask(other, one, of.wish, seeks=False, named=of.one in now.yes)
    return Pair(
        of.because,
        now,
        _ask(of.one, of.one_name, now, seeker),
        _ask(of.other, of.other_name, now, sought),
        rules.introduce(one, other, of.wish) if len(now.yes) == rules.BOTH else "",
    )


def _ask(person: int, name: str, now: Stands, text: str) -> Ask:
    return Ask(person, name, person in now.asked, person in now.yes, text)


def over(ego: int) -> set[tuple[int, int]]:
    """Return who was introduced, or would rather not: they are proposed no more."""
    return {pair for pair, steps in taken(ego).items() if stands(steps).is_over}
