"""Take a step with an invitation, and undo it: exactly it, or a whole batch."""

import secrets
from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple

from django.db import transaction

from closeknit.desk.intake.actions import by_hand
from closeknit.desk.policy import actions as policies
from closeknit.desk.policy.rules.policy import Policy
from closeknit.desk.triage import models, store
from closeknit.desk.triage.rules.inbound import Inbound
from closeknit.desk.triage.rules.states import Step, after, moves
from closeknit.desk.triage.rules.taught import read_reply
from closeknit.desk.triage.store import Latest
from closeknit.desk.triage.store.inbound import inbound
from closeknit.desk.words.rules.reply import LABELS
from closeknit.people import store as people
from closeknit.records import store as records
from closeknit.records.actions.ego import note_done
from closeknit.shared.errors import NotKept, RuleBroken

LONGEST = 10_000
"""Characters kept of a reply."""
TOLD = "told"
"""The label of a denial that this step made, and its undoing takes back."""


class Saying(NamedTuple):
    """What is said with a step.

    `by`: the channel, where it was not LinkedIn; `on`: the day, where it was not today.
    """

    text: str = ""
    label: str = ""
    by: str = ""
    on: date | None = None


SAID = Saying()


def batch_name() -> str:
    """Return a name for steps that are taken together."""
    return secrets.token_hex(8)


def take(
    ego: int,
    person: int,
    step: Step,
    saying: Saying = SAID,
    *,
    today: date,
    batch: str = "",
) -> int:
    """Keep one step with an invitation; return its number. The user has said so.

    A reply is kept with the kind it seems to be; its kind counts once it is confirmed,
    which may be said at once (`saying.label`).

    Raises:
        NotKept: the person has sent no invitation.
        RuleBroken: the step is not open, or says too little.
    """
    policy = policies.in_force(ego, today=today).policy
    found = inbound(ego, policy, today=today, people=[person])
    name = people.display_name(ego, person)
    if not found or not (found[0].queued.inbound or found[0].queued.case.steps):
        raise NotKept(f"{name or person} has sent you no invitation.")
    one = found[0]
    said = _checked(one, step, saying, today=today)
    batch = batch or batch_name()
    number = _keep(ego, one, step, said, policy, batch)
    if step is Step.REPLY and said.label:
        (heard,) = inbound(ego, policy, today=today, people=[person])
        kind = _checked(heard, Step.CONFIRM, said, today=today)
        number = _keep(ego, heard, Step.CONFIRM, kind, policy, batch)
    if step is Step.DENY and not one.queued.case.told_denied:
        by_hand.tell(ego, person, "denied", "yes", today=today)
    return number


def _checked(one: Inbound, step: Step, saying: Saying, *, today: date) -> Saying:
    """Return what is said, completed by what is known."""
    case, name = one.queued.case, one.queued.name
    text = saying.text.strip()[:LONGEST]
    if step is Step.CONFIRM and not text and one.heard:
        text = one.heard.text[:LONGEST]
    needs_kind = step is Step.CONFIRM or (step is Step.REPLY and saying.label)
    if needs_kind and saying.label not in LABELS:
        raise RuleBroken(f"A reply is one of: {', '.join(LABELS)}.")
    if after(case.state, step, saying.label or "other") is None:
        steps = ", ".join(move.step for move in moves(case.state)) or "nothing"
        raise RuleBroken(f"{name} is {case.state}; open there: {steps}.")
    if step is Step.REPLY and not text:
        raise RuleBroken("Say what they answered.")
    if saying.on is not None and saying.on > today:
        raise RuleBroken(f"{saying.on:%-d %b %Y} has not been yet.")
    label = saying.label if step in {Step.CONFIRM, Step.REPLY} else ""
    return Saying(text, label, saying.by.strip()[:40], saying.on or today)


def _keep(
    ego: int, one: Inbound, step: Step, said: Saying, policy: Policy, batch: str
) -> int:
    """Write the step down, with the policy's sentence and what it makes due."""
    person = one.queued.person
    heard = step in {Step.REPLY, Step.CONFIRM} and said.text
    reply = read_reply(said.text, store.examples(ego)) if heard else None
    on = said.on or date.min
    kept = models.Step(
        ego_id=ego,
        handle=people.mention_of(ego, person).handle,
        step=step,
        on=on,
        at=datetime.now(UTC),
        received=one.queued.received,
        label=said.label if step is Step.CONFIRM else "",
        guessed=reply.label if reply else "",
        text=said.text,
        says=reply.because[0] if reply and reply.because else "",
        by=said.by,
        due=_due(step, on, policy),
        record=records.newest_record(ego),
        version=policy.version,
        sentence=one.advice.sentence,
        batch=batch,
    )
    if step is Step.DENY and not one.queued.case.told_denied:
        kept.label = TOLD
    with transaction.atomic():
        kept.save(force_insert=True)
        note_done(ego, "triage", str(person), f"{step} {said.label}".strip())
    return kept.pk


def _due(step: Step, on: date, policy: Policy) -> date | None:
    """Return when time runs out after a step, by the policy of the day."""
    days = {
        Step.ASKED: policy.inbound.timeout_days,
        Step.FOLLOWUP: policy.inbound.timeout_days,
        Step.ACCEPT: policy.inbound.followup_due_days,
    }.get(step)
    return None if days is None else on + timedelta(days=days)


def undo(ego: int, number: int | None = None, *, today: date) -> Latest:
    """Undo one step, the newest unless said; return it. All is as it was before.

    Raises:
        NotKept: there is no such step.
        RuleBroken: others of the same person came after it.
    """
    one = store.latest(ego) if number is None else store.step(ego, number)
    person = _holder(ego, one.handle)
    lines = store.history(ego, person) if person else []
    standing = [line.id for line in lines if line.undone is None]
    if standing and standing[-1] != one.id:
        raise RuleBroken("Undo what came after it first.")
    _undo(ego, one, person, today=today)
    return one


def undo_batch(ego: int, batch: str = "", *, today: date) -> list[Latest]:
    """Undo all steps of a batch, the newest first; of the newest batch unless said.

    Raises:
        NotKept: there is nothing to undo.
        RuleBroken: other steps came after one of them.
    """
    steps = store.in_batch(ego, batch or store.latest(ego).batch)
    if not steps:
        raise NotKept("There is no such batch to undo.")
    with transaction.atomic():
        for one in steps:
            undo(ego, one.id, today=today)
    return steps


def _holder(ego: int, handle: str) -> int:
    kind, _, value = handle.partition(":")
    return people.holder(ego, (kind, value))


def _undo(ego: int, one: Latest, person: int, *, today: date) -> None:
    rows = models.Step.objects.of(ego).filter(pk=one.id)
    denied = rows.filter(step=Step.DENY, label=TOLD).exists()
    with transaction.atomic():
        rows.update(undone=datetime.now(UTC))
        note_done(ego, "triage", str(person), f"undone: {one.step}")
    if denied and person:
        by_hand.tell(ego, person, "denied", "", today=today)
