"""Outcomes, read: each with what came before it, and the rates."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from closeknit.desk.introductions.rules.states import Step as Said
from closeknit.desk.introductions.store import introductions
from closeknit.desk.outcomes import models
from closeknit.desk.outcomes.rules.outcome import (
    By,
    Kind,
    Led,
    NotAsked,
    Outcome,
    Total,
    by_group,
    not_asked,
    totals,
)
from closeknit.desk.triage.rules.states import ACCEPTED, Step
from closeknit.desk.triage.store.queue import queue
from closeknit.people import store as people
from closeknit.ties.models import Tie
from closeknit.ties.rules.encounters import in_brief
from closeknit.ties.store import encounters


class Seen(NamedTuple):
    """All outcomes with their totals and rates.

    `by_tie` are rates by strength, `by_way` by what came before; `by_introducer` are
    introductions made of those asked for, by the strength of the tie with whom was
    asked (R0-12). Of the `connected`, `silent` never had a word with the ego.
    """

    outcomes: list[Outcome]
    totals: list[Total]
    by_tie: list[By]
    by_way: list[By]
    not_asked: NotAsked
    by_introducer: list[By]
    connected: int
    silent: int


def outcomes(ego: int, *, today: date, person: int = 0) -> list[Outcome]:
    """Return outcomes, the newest first, each with what came before it."""
    rows = models.Outcome.objects.of(ego).filter(taken_back=None, on__lte=today)
    columns = "id handle kind on value currency text".split()
    listed = list(rows.order_by("-on", "-id").values_list(*columns))
    whose = people.holders(ego, {row[1] for row in listed})
    names = people.names(ego, whose.values())
    if person:
        listed = [row for row in listed if whose.get(row[1]) == person]
    ways = _ways(ego, {whose[row[1]] for row in listed if row[1] in whose}, today)
    return [
        Outcome(
            number, of, names.get(of) or handle.partition(":")[2],
            Kind(kind), on, value, currency, text,
            tuple(led for led in ways.get(of, ()) if led.on is None or led.on <= on),
        )
        for number, handle, kind, on, value, currency, text in listed
        for of in (whose.get(handle, 0),)
    ]  # fmt: skip


def with_one(ego: int, *, today: date) -> set[int]:
    """Return who has an outcome. Two queries, one where none is noted."""
    rows = models.Outcome.objects.of(ego).filter(taken_back=None, on__lte=today)
    handles = set(rows.values_list("handle", flat=True))
    return set(people.holders(ego, handles).values()) if handles else set()


def _ways(ego: int, some: Collection[int], today: date) -> Mapping[int, list[Led]]:
    """Return what came before, person by person, in the order of time."""
    found: dict[int, list[Led]] = defaultdict(list)
    if not some:
        return found
    for one in introductions(ego, today=today):
        made = [step.on for step in one.steps if step.step is Said.INTRODUCE]
        if one.target.id in some and made:
            says = f"introduced by {one.introducer.name}"
            found[one.target.id].append(Led("introduction", says, made[0]))
    for queued in queue(ego, today=today):
        asked = [s.on for s in queued.case.steps if s.step is Step.ASKED]
        if queued.person in some and asked:
            says = "you asked why they wanted to connect"
            found[queued.person].append(Led("question", says, asked[0]))
    for person, met in encounters.met(ego, list(some), today=today).items():
        found[person].append(Led("met", in_brief(met.first), met.first.on))
    return {
        person: sorted(led, key=lambda one: (one.on or date.min, one.how))
        for person, led in found.items()
    }


def seen(ego: int, *, today: date) -> Seen:
    """Return all outcomes with their totals and rates."""
    every = outcomes(ego, today=today)
    with_one = {one.person for one in every if one.person}
    bands = _by_band(ego)
    joined = Tie.objects.of(ego).filter(connected__isnull=False, gone__isnull=True)
    return Seen(
        every,
        totals(every),
        by_group(bands, with_one),
        by_group(_by_way(ego, today), with_one),
        _not_asked(ego, with_one, today),
        _by_introducer(ego, bands, today),
        joined.count(),
        joined.filter(last__isnull=True).count(),
    )


def _by_introducer(
    ego: int, bands: Mapping[str, Sequence[int]], today: date
) -> list[By]:
    """Return how many introductions were made of those asked for, by the tie."""
    of = {person: band for band, some in bands.items() for person in some}
    asked: dict[str, list[int]] = {band: [] for band in bands}
    made: set[int] = set()
    for one in introductions(ego, today=today):
        steps = {step.step for step in one.steps}
        band = of.get(one.introducer.id)
        if band is not None and Said.ASK in steps:
            asked[band].append(one.id)
            made |= {one.id} if Said.INTRODUCE in steps else set()
    return by_group({band: some for band, some in asked.items() if some}, made)


def _by_band(ego: int) -> dict[str, list[int]]:
    rows = Tie.objects.of(ego).filter(person__mailbox=False, denied=False)
    found: dict[str, list[int]] = {band: [] for band in ("strong", "medium", "weak")}
    for person, band in rows.values_list("person_id", "band"):
        if band in found:
            found[band].append(person)
    return found


def _by_way(ego: int, today: date) -> dict[str, list[int]]:
    made = [
        one.target.id
        for one in introductions(ego, today=today)
        if one.target.id and any(s.step is Said.INTRODUCE for s in one.steps)
    ]
    rows = Tie.objects.of(ego).filter(invited__isnull=False, connected__isnull=False)
    invited = list(rows.values_list("person_id", flat=True))
    return {
        "introduced by somebody": sorted(set(made)),
        "you invited them": [one for one in invited if one not in set(made)],
    }


def _not_asked(ego: int, with_one: set[int], today: date) -> NotAsked:
    asked, blind = set(), 0
    for one in queue(ego, today=today):
        was_asked = any(step.step is Step.ASKED for step in one.case.steps)
        if was_asked:
            asked.add(one.person)
        elif one.default and one.case.state in ACCEPTED:
            blind += 1
    return not_asked(asked, blind, with_one)
