"""Introductions, read: where each stands, what is due, and what came in since."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import UTC, date, datetime
from typing import NamedTuple

from closeknit.desk.giving.rules.favour import Favour, Kind, Side
from closeknit.desk.giving.store.found import favours
from closeknit.desk.introductions import models
from closeknit.desk.introductions.rules.guard import Asked
from closeknit.desk.introductions.rules.states import (
    ENDS,
    LOCKS,
    Said,
    Standing,
    Step,
    standing,
)
from closeknit.people import store as people
from closeknit.ties.models import Tie


class Who(NamedTuple):
    """A person; `id` is 0 where nobody answers to the handle any more."""

    id: int
    name: str


class Introduction(NamedTuple):
    """One introduction: who is asked for whom, the user's words, and where it stands.

    `heard` says what came in since it began that may be the answer.
    """

    id: int
    introducer: Who
    target: Who
    reason: str
    benefit: str
    limit: int | None
    referral: bool
    opened: date
    steps: tuple[Said, ...]
    standing: Standing
    heard: str = ""

    @property
    def asked(self) -> date | None:
        """Return the day on which the introducer was asked, None where not yet."""
        days = [one.on for one in self.steps if one.step is Step.ASK]
        return days[0] if days else None


def introductions(
    ego: int,
    *,
    today: date,
    only: Collection[int] | None = None,
    is_open: bool = False,
) -> list[Introduction]:
    """Return introductions, the newest first; `is_open`: those that are not at an end.

    Four queries; with open ones, what came in since is looked at too.
    """
    found = listed(ego, today=today, only=only)
    if is_open:
        found = [one for one in found if one.standing.state not in ENDS]
    return _heard(ego, found)


def listed(
    ego: int, *, today: date, only: Collection[int] | None = None
) -> list[Introduction]:
    """Return introductions without what came in since. Four queries."""
    rows = models.Introduction.objects.of(ego).order_by("-opened", "-id")
    if only is not None:
        rows = rows.filter(pk__in=only)
    columns = "id introducer target reason benefit limit referral opened".split()
    kept = list(rows.values_list(*columns))
    said = _steps(ego, [row[0] for row in kept])
    whose = people.holders(ego, {handle for row in kept for handle in row[1:3]})
    names = people.names(ego, whose.values())

    def who(handle: str) -> Who:
        number = whose.get(handle, 0)
        return Who(number, names.get(number) or handle.partition(":")[2])

    found = []
    for row in kept:
        number, one, other, reason, benefit, limit, referral, opened = row
        stands = standing(said[number], opened, today=today)
        found.append(
            Introduction(
                number, who(one), who(other), reason, benefit, limit, referral, opened,
                tuple(said[number]), stands,
            )
        )  # fmt: skip
    return found


def _steps(ego: int, numbers: Iterable[int]) -> dict[int, list[Said]]:
    rows = models.Step.objects.of(ego).filter(
        introduction_id__in=list(numbers), undone=None
    )
    columns = ("introduction_id", "step", "on", "text", "id")
    found: dict[int, list[Said]] = defaultdict(list)
    for number, step, *rest in rows.order_by("id").values_list(*columns):
        found[number].append(Said(Step(step), *rest))
    return found


def _heard(ego: int, found: list[Introduction]) -> list[Introduction]:
    """Say of the open ones what came in since they began."""
    waiting = {
        one.introducer.id
        for one in found
        if one.introducer.id and one.standing.state in LOCKS
    }
    if not waiting:
        return found
    rows = Tie.objects.of(ego).filter(pk__in=waiting, last_theirs__isnull=False)
    last = dict(rows.values_list("person_id", "last_theirs"))
    mails = {person: favours(ego, person=person) for person in sorted(waiting)}
    return [
        one._replace(heard=_answer(one, last, mails.get(one.introducer.id, ())))
        for one in found
    ]


def _answer(
    one: Introduction, last: dict[int, int | None], theirs: Iterable[Favour]
) -> str:
    since = one.asked
    if since is None or one.standing.state not in LOCKS:
        return ""
    for favour in theirs:
        introduces = (favour.side, favour.kind) == (Side.RECEIVED, Kind.INTRODUCTION)
        is_since = favour.on is not None and favour.on >= since
        if introduces and is_since and favour.beside == one.target.name:
            return f"a mail of {favour.on:%-d %b %Y} introduces you: is that it?"
    at = last.get(one.introducer.id)
    on = datetime.fromtimestamp(at, UTC).date() if at else None
    newest = one.steps[-1].on if one.steps else since
    if on is not None and on > newest:
        return f"they wrote on {on:%-d %b %Y}: is that the answer?"
    return ""


def asked(ego: int, *, today: date) -> list[Asked]:
    """Return all that was asked for by then, of whom and for whom. Four queries."""
    found = []
    for one in listed(ego, today=today):
        steps = tuple(step for step in one.steps if step.on <= today)
        state = standing(steps, one.opened, today=today).state
        if one.opened <= today:
            ends = one.introducer.id, one.target.id
            found.append(Asked(one.target.name, state, steps, *ends, one.id))
    return found


def locked(ego: int, target: int, *, today: date) -> Introduction | None:
    """Return the introduction for which an invitation to somebody has to wait."""
    for one in listed(ego, today=today):
        if one.target.id == target and one.standing.state in LOCKS:
            return one
    return None
