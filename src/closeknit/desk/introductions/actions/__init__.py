"""Plan an introduction, say what happened with it, and undo it."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import NamedTuple

from django.db import transaction

from closeknit.desk.giving import actions as giving
from closeknit.desk.giving import store as given
from closeknit.desk.giving.rules.favour import Kind, Side
from closeknit.desk.introductions import models, store
from closeknit.desk.introductions.rules.guard import (
    refusal,
    strain,
    unanswered,
    unwelcome,
)
from closeknit.desk.introductions.rules.states import ENDS, Step, after, moves
from closeknit.desk.introductions.store import Introduction
from closeknit.desk.permissions import actions as permissions
from closeknit.desk.permissions.rules import ledger
from closeknit.people import store as people
from closeknit.records.actions.ego import note_done
from closeknit.shared.errors import NotKept, RuleBroken

LONGEST = 1_000
LONGEST_TEXT = 4_000
MOST_TARGETS = 3
"""People a referral asks for at a time (R0-24)."""
LIMITS = (40, 5_000)
"""Lengths of a text to forward that somebody may want."""


class Wanted(NamedTuple):
    """Why the ego wants to meet somebody, in their words, for the drafts."""

    reason: str = ""
    benefit: str = ""
    limit: int | None = None


NOTHING = Wanted()


@transaction.atomic
def plan(  # noqa: PLR0913 - each is a field of the form
    ego: int,
    introducer: int,
    target: int,
    wanted: Wanted = NOTHING,
    *,
    today: date,
    anyway: bool = False,
    referral: bool = False,
) -> int:
    """Begin an introduction; return its number. Nobody is asked by that.

    Raises:
        RuleBroken: they said no to this one, are asked already, or are asked too often,
            or the target would rather not (these two `anyway` overrules).
        NotKept: there is no such person.
    """
    if introducer == target:
        raise RuleBroken("Nobody introduces themselves.")
    if wanted.limit is not None and not LIMITS[0] <= wanted.limit <= LIMITS[1]:
        raise RuleBroken(f"A text to forward has {LIMITS[0]} to {LIMITS[1]} letters.")
    name = people.display_name(ego, target)
    before = store.asked_before(ego, introducer, today=today)
    if because := refusal(name, before):
        raise RuleBroken(f"{people.display_name(ego, introducer)}: {because}")
    owed, _ = given.of_person(ego, introducer, today=today)
    of_target = store.asked_for(ego, target, today=today)
    against = unwelcome(name, of_target, today=today)
    against += unanswered(name, before, today=today)
    against += strain(before, owes=owed.balance.owes, today=today)
    if against and not anyway:
        raise RuleBroken(
            f"Better not now: {'; '.join(against)}. Ask anyway if you must."
        )
    row = models.Introduction(
        ego_id=ego,
        introducer=people.mention_of(ego, introducer).handle,
        target=people.mention_of(ego, target).handle,
        reason=" ".join(wanted.reason.split())[:LONGEST],
        benefit=" ".join(wanted.benefit.split())[:LONGEST],
        limit=wanted.limit or _usual_limit(ego, introducer),
        referral=referral,
        opened=today,
    )
    row.save(force_insert=True)
    note_done(ego, "introduction", people.display_name(ego, introducer), f"to {name}")
    return row.pk


def _usual_limit(ego: int, introducer: int) -> int | None:
    """Return the length that this introducer wanted the last time."""
    handles = [f"{kind}:{value}" for kind, value in people.handles_of(ego, introducer)]
    rows = models.Introduction.objects.of(ego).filter(
        introducer__in=handles, limit__isnull=False
    )
    return rows.order_by("-id").values_list("limit", flat=True).first()


@transaction.atomic
def refer(
    ego: int,
    client: int,
    targets: Sequence[int],
    wanted: Wanted = NOTHING,
    *,
    today: date,
    anyway: bool = False,
) -> list[int]:
    """Begin a referral: one to three people a client could introduce (R0-24).

    Raises:
        RuleBroken: nobody or too many are named, or as in `plan`.
        NotKept: there is no such person.
    """
    some = list(dict.fromkeys(targets))
    if not 1 <= len(some) <= MOST_TARGETS:
        raise RuleBroken(f"Name one to {MOST_TARGETS} people they know.")
    return [
        plan(
            ego, client, target, wanted,
            today=today, anyway=anyway or number > 0, referral=True,
        )
        for number, target in enumerate(some)
    ]  # fmt: skip


@transaction.atomic
def take(
    ego: int,
    number: int,
    step: Step,
    *,
    today: date,
    on: date | None = None,
    text: str = "",
) -> Introduction:
    """Keep what happened with an introduction, and say it to the ledger.

    Raises:
        NotKept: there is no such introduction, or one of the two is forgotten.
        RuleBroken: that cannot happen here, or has not been yet.
    """
    one = _one(ego, number, today=today)
    day = on or today
    if day > today:
        raise RuleBroken(f"{day:%-d %b %Y} has not been yet.")
    if one.steps and day < one.steps[-1].on:
        raise RuleBroken(f"The last step was on {one.steps[-1].on:%-d %b %Y}.")
    if after(one.standing.state, step) is None:
        steps = ", ".join(m.step for m in moves(one.standing.state)) or "nothing"
        raise RuleBroken(f"It is {one.standing.state}; open there: {steps}.")
    row = models.Step(
        ego_id=ego,
        introduction_id=number,
        step=step,
        on=day,
        at=datetime.now(UTC),
        text=text.strip()[:LONGEST_TEXT],
        word=_ledger(ego, one, step, day, today=today),
        favour=_favour(ego, one, step, day, today=today),
    )
    row.save(force_insert=True)
    note_done(ego, "introduction", one.introducer.name, f"{step}: {one.target.name}")
    return _one(ego, number, today=today)


_SAID = {
    Step.ASK: ledger.Step.ASKED,
    Step.DECLINE: ledger.Step.DENIED,
    Step.INTRODUCE: ledger.Step.GRANTED,
    Step.DROP: ledger.Step.WITHDRAWN,
    Step.TARGET_DECLINE: ledger.Step.WITHDRAWN,
}
"""What a step says to the permission ledger: an ask locks the invitation (R0-26)."""


def _ledger(
    ego: int, one: Introduction, step: Step, day: date, *, today: date
) -> int | None:
    said = _SAID.get(step)
    was_asked = one.asked is not None and one.standing.state not in ENDS
    if said is None or (said is ledger.Step.WITHDRAWN and not was_asked):
        return None
    introduced = any(s.step is Step.INTRODUCE for s in one.steps)
    if said is ledger.Step.WITHDRAWN and introduced:
        return None
    kept = permissions.say(
        ego, one.introducer.id, one.target.id, ledger.Word(said, day),
        purpose=ledger.Purpose.INTRODUCTION, today=today,
    )  # fmt: skip
    return permissions.newest_word(ego, kept.id)


def _favour(
    ego: int, one: Introduction, step: Step, day: date, *, today: date
) -> int | None:
    if step is not Step.INTRODUCE:
        return None
    return giving.note(
        ego, one.introducer.id, Side.RECEIVED, Kind.INTRODUCTION,
        on=day, today=today, beside=one.target.id,
    )  # fmt: skip


def _one(ego: int, number: int, *, today: date) -> Introduction:
    found = store.introductions(ego, today=today, only=[number])
    if not found or not (found[0].introducer.id and found[0].target.id):
        raise NotKept(f"There is no introduction {number}.")
    return found[0]


@transaction.atomic
def undo(ego: int, number: int, *, today: date) -> Introduction:
    """Take back the last step of an introduction, with what it said elsewhere.

    Raises:
        NotKept: there is no such introduction, or nothing to take back.
    """
    rows = models.Step.objects.of(ego).filter(introduction_id=number, undone=None)
    last = rows.order_by("-id").first()
    if last is None:
        raise NotKept(f"There is no step of introduction {number} to take back.")
    last.undone = datetime.now(UTC)
    last.save(update_fields=["undone"])
    if last.word is not None:
        permissions.unsay(ego, last.word)
    if last.favour is not None:
        giving.take_back(ego, last.favour)
    note_done(ego, "introduction", str(number), f"{last.step} taken back")
    return _one(ego, number, today=today)
