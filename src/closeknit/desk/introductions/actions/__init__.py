"""Plan an introduction, say what happened with it, and undo it."""

from datetime import UTC, date, datetime

from django.db import transaction

from closeknit.desk.giving import actions as giving
from closeknit.desk.giving.rules.favour import Kind, Side
from closeknit.desk.introductions import models, store
from closeknit.desk.introductions.actions.beginning import (
    NOTHING,
    Wanted,
    check_limit,
    line,
    plan,
    refer,
)
from closeknit.desk.introductions.rules.states import ENDS, Step, after, moves
from closeknit.desk.introductions.store import Introduction
from closeknit.desk.introductions.store.letters import beside
from closeknit.desk.permissions import actions as permissions
from closeknit.desk.permissions.rules import ledger
from closeknit.people import store as people
from closeknit.records.actions.ego import note_done
from closeknit.shared.errors import NotKept, RuleBroken

__all__ = [
    "NOTHING",
    "Wanted",
    "ask",
    "note_asked",
    "plan",
    "refer",
    "reword",
    "take",
    "undo",
]

LONGEST_TEXT = 4_000


@transaction.atomic
def ask(  # noqa: PLR0913 - each is a field of the form
    ego: int,
    introducer: int,
    target: int,
    wanted: Wanted,
    *,
    today: date,
    anyway: bool = False,
    planned: bool = False,
) -> int:
    """Begin an introduction by a request with its reason; return its number.

    They are asked by that, unless it is `planned` only. What is refused leaves nothing.

    Raises:
        RuleBroken: no reason is given (R1-10), or as in `plan`.
        NotKept: there is no such person.
    """
    if not wanted.reason.strip():
        name = people.display_name(ego, target)
        raise RuleBroken(f"Say in your words why you want to meet {name} (R1-10).")
    number = plan(ego, introducer, target, wanted, today=today, anyway=anyway)
    if not planned:
        take(ego, number, Step.ASK, today=today)
    return number


@transaction.atomic
def note_asked(
    ego: int, introducer: int, target: int, wanted: Wanted = NOTHING, *, today: date
) -> int:
    """Keep that somebody was asked just now: how often they were does not hold it up.

    Raises:
        RuleBroken: they said no to this one, or are asked already.
        NotKept: there is no such person.
    """
    number = plan(ego, introducer, target, wanted, today=today, anyway=True)
    take(ego, number, Step.ASK, today=today)
    return number


@transaction.atomic
def reword(ego: int, number: int, wanted: Wanted, *, today: date) -> Introduction:
    """Say why, what is in it for them, or how long, in other words; blank stays.

    Raises:
        NotKept: there is no such introduction, or one of the two is forgotten.
        RuleBroken: nothing is said, it is at an end, or nobody forwards that length.
    """
    one = _one(ego, number, today=today)
    if one.standing.state in ENDS:
        raise RuleBroken(f"Introduction {number} is at an end.")
    check_limit(wanted.limit)
    new = {
        "reason": line(wanted.reason),
        "benefit": line(wanted.benefit),
        "limit": wanted.limit,
    }
    said = {name: value for name, value in new.items() if value}
    if not said:
        raise RuleBroken("Say what is to be put in other words.")
    models.Introduction.objects.of(ego).filter(pk=number).update(**said)
    note_done(ego, "introduction", one.introducer.name, f"reworded: {one.target.name}")
    return _one(ego, number, today=today)


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

    A letter that names several is one ask: they are asked for together.

    Raises:
        NotKept: there is no such introduction, or one of the two is forgotten.
        RuleBroken: that cannot happen here, or has not been yet.
    """
    one = _one(ego, number, today=today)
    day = on or today
    if day > today:
        raise RuleBroken(f"{day:%-d %b %Y} has not been yet.")
    together = _letter(ego, one, today=today) if step is Step.ASK else []
    for each in (one, *together):
        _take(ego, each, step, day, text, today=today)
    return _one(ego, number, today=today)


def _letter(ego: int, one: Introduction, *, today: date) -> list[Introduction]:
    """Return what stands in one letter with it; nothing where it is no referral."""
    return beside(one, store.listed(ego, today=today)) if one.referral else []


def _take(
    ego: int, one: Introduction, step: Step, day: date, text: str, *, today: date
) -> None:
    if one.steps and day < one.steps[-1].on:
        raise RuleBroken(f"The last step was on {one.steps[-1].on:%-d %b %Y}.")
    if after(one.standing.state, step) is None:
        steps = ", ".join(m.step for m in moves(one.standing.state)) or "nothing"
        raise RuleBroken(f"It is {one.standing.state}; open there: {steps}.")
    row = models.Step(
        ego_id=ego,
        introduction_id=one.id,
        step=step,
        on=day,
        at=datetime.now(UTC),
        text=text.strip()[:LONGEST_TEXT],
        word=_ledger(ego, one, step, day, today=today),
        favour=_favour(ego, one, step, day, today=today),
    )
    row.save(force_insert=True)
    note_done(ego, "introduction", one.introducer.name, f"{step}: {one.target.name}")


_SAID = {
    Step.ASK: ledger.Step.ASKED,
    Step.DECLINE: ledger.Step.DENIED,
    Step.INTRODUCE: ledger.Step.GRANTED,
    Step.DROP: ledger.Step.WITHDRAWN,
    Step.TARGET_DECLINE: ledger.Step.WITHDRAWN,
}
"""What a step says to the permission ledger: an ask locks the invitation (R0-26).

A yes to asking is no leave to use a name: it is read off the steps (`guard.yes`).
"""
_HOW = {
    Step.DROP: "you let it go",
    Step.TARGET_DECLINE: "whom you wanted to meet would rather not",
}
"""Why the ledger says so, where the word alone would read as the introducer's no."""


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
    word = ledger.Word(said, day, how=_HOW.get(step, ""))
    kept = permissions.say(
        ego, one.introducer.id, one.target.id, word,
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

    Of a letter that names several the ask is taken back for all of them.

    Raises:
        NotKept: there is no such introduction, or nothing to take back.
    """
    before = store.listed(ego, today=today, only=[number])
    is_ask = bool(before) and [s.step for s in before[0].steps] == [Step.ASK]
    together = _letter(ego, before[0], today=today) if is_ask else []
    for each in (number, *(other.id for other in together)):
        _undo(ego, each)
    return _one(ego, number, today=today)


def _undo(ego: int, number: int) -> None:
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
