"""Begin an introduction or a referral: what speaks against it is said first."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from django.db import transaction

from closeknit.desk.giving import store as given
from closeknit.desk.introductions import models, store
from closeknit.desk.introductions.rules.guard import (
    Asked,
    refusal,
    reluctant,
    strain,
    unanswered,
    unwelcome,
    yes,
)
from closeknit.desk.permissions import store as permissions
from closeknit.desk.permissions.rules import ledger
from closeknit.desk.policy import store as policy
from closeknit.desk.policy.rules.relationship import too_early
from closeknit.desk.policy.store.evidence import evidence
from closeknit.people import store as people
from closeknit.records.actions.ego import note_done
from closeknit.shared.errors import RuleBroken

LONGEST = 1_000
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
        RuleBroken: they said no to this one, are asked already, took a yes back, are
            asked too often or too early (R0-22), or the target would rather not (the
            last four `anyway` overrules).
        NotKept: there is no such person.
    """
    if introducer == target:
        raise RuleBroken("Nobody introduces themselves.")
    check_limit(wanted.limit)
    name = people.display_name(ego, target)
    against = _against(ego, introducer, target, today=today)
    if against and not anyway:
        raise RuleBroken(
            f"Better not now: {'; '.join(against)}. Ask anyway if you must."
        )
    row = models.Introduction(
        ego_id=ego,
        introducer=people.mention_of(ego, introducer).handle,
        target=people.mention_of(ego, target).handle,
        reason=line(wanted.reason),
        benefit=line(wanted.benefit),
        limit=wanted.limit or _usual_limit(ego, introducer),
        referral=referral,
        opened=today,
    )
    row.save(force_insert=True)
    note_done(ego, "introduction", people.display_name(ego, introducer), f"to {name}")
    return row.pk


def _against(ego: int, introducer: int, target: int, *, today: date) -> list[str]:
    """Return what speaks against asking, as both ledgers have it.

    Raises:
        RuleBroken: they said no to this one, or are asked for it already.
    """
    name = people.display_name(ego, target)
    every = store.asked(ego, today=today)
    before = [one for one in every if one.by == introducer]
    lines = [
        one for one in permissions.permissions(ego, target=target)
        if one.giver == introducer
    ]  # fmt: skip
    no = next(
        (one for one in lines if one.purpose is ledger.Purpose.INTRODUCTION), None
    )
    question = ledger.Word(ledger.Step.ASKED, today)
    because = refusal(name, before) or (
        ledger.refusal(no.words, question, purpose=no.purpose, today=today)
        if no
        else ""
    )
    if because:
        raise RuleBroken(f"{people.display_name(ego, introducer)}: {because}")
    owed, _ = given.of_person(ego, introducer, today=today)
    against = unwelcome(name, [one for one in every if one.of == target], today=today)
    against += reluctant(lines, today=today)
    against += unanswered(name, before, today=today)
    against += _too_early(ego, introducer, lines, before, today=today)
    return against + strain(before, owes=owed.balance.owes, today=today)


def _too_early(
    ego: int,
    introducer: int,
    lines: Sequence[ledger.Permission],
    before: Sequence[Asked],
    *,
    today: date,
) -> list[str]:
    """Return that a relationship comes first (R0-22); nothing where they said yes."""
    is_granted = any(one.state(today) is ledger.State.GRANTED for one in lines)
    if is_granted or yes(before, today=today):
        return []
    seen = evidence(ego, [introducer], today=today).get(introducer, ())
    told = too_early(seen, policy.current(ego))
    return [told] if told else []


def check_limit(limit: int | None) -> None:
    """Refuse a length that nobody means.

    Raises:
        RuleBroken: it is too short or too long.
    """
    if limit is not None and not LIMITS[0] <= limit <= LIMITS[1]:
        raise RuleBroken(f"A text to forward has {LIMITS[0]} to {LIMITS[1]} letters.")


def line(text: str) -> str:
    """Return words as they are kept: in one line, and not too many."""
    return " ".join(text.split())[:LONGEST]


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
            today=today, anyway=anyway, referral=True,
        )
        for target in some
    ]  # fmt: skip
