"""The steps of triage, read. Rows in, plain values out."""

from collections import defaultdict
from datetime import date, datetime
from typing import NamedTuple

from closeknit.desk.triage import models
from closeknit.desk.triage.rules.cases import Taken
from closeknit.desk.triage.rules.states import Step
from closeknit.desk.triage.rules.taught import Example
from closeknit.engines.rows import chunks
from closeknit.people import store as people
from closeknit.shared.errors import NotKept

AT_ONCE = 2_000
EXAMPLES = 2_000
"""Corrections that are looked at, the newest ones."""
_COLUMNS = (
    "id step on at received label text says by due version sentence batch record"
).split()


class Line(NamedTuple):
    """A line of an invitation's history."""

    id: int
    step: Step
    on: date
    label: str
    guessed: str
    text: str
    by: str
    due: date | None
    version: int
    sentence: str
    undone: datetime | None


class Latest(NamedTuple):
    """A step that can be undone, and whose it is."""

    id: int
    handle: str
    step: Step
    batch: str


def taken_by_handle(ego: int) -> dict[str, list[Taken]]:
    """Return all steps that stand, by the handle they name. One query."""
    found: dict[str, list[Taken]] = defaultdict(list)
    rows = models.Step.objects.of(ego).filter(undone__isnull=True).order_by("id")
    for handle, *row in rows.values_list("handle", *_COLUMNS):
        found[handle].append(_taken(row))
    return dict(found)


def _taken(row: list[object]) -> Taken:
    named = dict(zip(_COLUMNS, row, strict=True))
    at = named["at"]
    seconds = int(at.timestamp()) if isinstance(at, datetime) else 0
    return Taken(**named | {"step": Step(str(named["step"])), "at": seconds})  # type: ignore[arg-type]  # the columns' types


def taken(ego: int) -> dict[int, list[Taken]]:
    """Return all steps that stand, by person; two queries, one more for each 2,000.

    Whom nobody answers for any more is left out, until they are imported again.
    """
    by_handle = taken_by_handle(ego)
    found: dict[int, list[Taken]] = defaultdict(list)
    for some in chunks(sorted(by_handle), AT_ONCE):
        for handle, person in people.holders(ego, some).items():
            found[person] += by_handle[handle]
    return {person: sorted(steps) for person, steps in found.items()}


def history(ego: int, person: int) -> list[Line]:
    """Return every step that was taken with a person, undone ones too. Two queries."""
    named = [f"{kind}:{value}" for kind, value in people.handles_of(ego, person)]
    rows = models.Step.objects.of(ego).filter(handle__in=named).order_by("id")
    found = rows.values_list(
        "id", "step", "on", "label", "guessed", "text", "by", "due", "version",
        "sentence", "undone",
    )  # fmt: skip
    return [Line(row[0], Step(row[1]), *row[2:]) for row in found]


def examples(ego: int) -> list[Example]:
    """Return the replies whose kind the user has named, the newest first. One query."""
    rows = models.Step.objects.of(ego).filter(undone__isnull=True, step=Step.CONFIRM)
    found = rows.exclude(text="").order_by("-id").values_list("text", "label")
    return [Example(*row) for row in found[:EXAMPLES]]


def latest(ego: int) -> Latest:
    """Return the newest step that stands. One query.

    Raises:
        NotKept: there is none.
    """
    return _one(ego, None)


def step(ego: int, number: int) -> Latest:
    """Return a step that stands.

    Raises:
        NotKept: there is none of this number, or it was undone.
    """
    return _one(ego, number)


def _one(ego: int, number: int | None) -> Latest:
    rows = models.Step.objects.of(ego).filter(undone__isnull=True).order_by("-id")
    if number is not None:
        rows = rows.filter(pk=number)
    row = rows.values_list("id", "handle", "step", "batch").first()
    if row is None:
        which = "" if number is None else f" {number}"
        raise NotKept(f"There is no step{which} of triage to undo.")
    return Latest(row[0], row[1], Step(row[2]), row[3])


def in_batch(ego: int, batch: str) -> list[Latest]:
    """Return the steps of a batch that stand, the newest first. One query."""
    rows = models.Step.objects.of(ego).filter(undone__isnull=True, batch=batch)
    found = rows.order_by("-id").values_list("id", "handle", "step", "batch")
    return [Latest(pk, handle, Step(name), of) for pk, handle, name, of in found]
