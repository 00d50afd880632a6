"""Say how often to be in touch, what to come back to, and what to keep."""

from datetime import UTC, date, datetime

from django.db import transaction

from closeknit.desk.cadence import models
from closeknit.desk.cadence.rules.review import Answer
from closeknit.desk.policy import actions as policies
from closeknit.desk.triage.actions import taking
from closeknit.desk.triage.rules.states import Step, moves
from closeknit.desk.triage.store.inbound import inbound
from closeknit.people import store as people
from closeknit.records.actions import lines
from closeknit.records.actions.ego import note_done
from closeknit.records.actions.lines import in_one_line
from closeknit.shared.errors import NotKept, RuleBroken

MOST_DAYS = 3_650


@transaction.atomic
def pace(
    ego: int,
    person: int,
    *,
    today: date,
    every: int | None = None,
    snoozed: date | None = None,
) -> None:
    """Say how often to be in touch (0: never, None: by the rhythm), or not before.

    Putting off takes back no word on how often.

    Raises:
        RuleBroken: that is no number of days.
        NotKept: there is no such person.
    """
    if every is not None and not 0 <= every <= MOST_DAYS:
        raise RuleBroken(f"Say a number of days from 0 to {MOST_DAYS}.")
    handle = people.mention_of(ego, person).handle
    handles = [f"{kind}:{value}" for kind, value in people.handles_of(ego, person)]
    said = f"every {every}" if every is not None else f"not before {snoozed}"
    before = models.Pace.objects.of(ego).filter(handle__in=handles)
    on = today
    if every is None and snoozed is not None:
        word = before.filter(every__gt=0).order_by("id").last()
        every, on = (word.every, word.on or today) if word else (None, today)
    before.delete()
    if every is not None or snoozed is not None:
        row = models.Pace(
            ego_id=ego, handle=handle, every=every, snoozed=snoozed, on=on
        )
        row.save(force_insert=True)
    note_done(ego, "cadence", people.display_name(ego, person), said)


@transaction.atomic
def topic(ego: int, person: int, text: str, *, on: date) -> int:
    """Note something to come back to from a day on; return its number (R4-12).

    Raises:
        RuleBroken: it says nothing.
        NotKept: there is no such person.
    """
    said = in_one_line(text)
    if not said:
        raise RuleBroken("Say what to come back to.")
    handle = people.mention_of(ego, person).handle
    row = models.Topic(ego_id=ego, handle=handle, text=said, on=on)
    row.save(force_insert=True)
    note_done(ego, "cadence", people.display_name(ego, person), said)
    return row.pk


@transaction.atomic
def finish(ego: int, number: int, *, today: date) -> None:
    """Say that a topic is dealt with.

    Raises:
        NotKept: there is no such topic, or it is done.
    """
    lines.finish(models.Topic.objects.of(ego), number, "topic", on=today)
    note_done(ego, "cadence", str(number), "done")


@transaction.atomic
def reopen(ego: int, number: int) -> None:
    """Take back that a topic is dealt with.

    Raises:
        NotKept: there is no such topic that is done.
    """
    rows = models.Topic.objects.of(ego).filter(pk=number, done__isnull=False)
    if not rows.update(done=None):
        raise NotKept(f"There is no topic {number} that is done.")
    note_done(ego, "cadence", str(number), "open again")


def decide(
    ego: int, person: int, answer: Answer, *, today: date, text: str = ""
) -> int:
    """Keep the user's verdict on a tie; return its number.

    Letting go somebody who came by invitation is said to triage too, so that they are
    recognised if they invite again (R3-07). Removing them is the user's click.

    Raises:
        NotKept: there is no such person.
    """
    handle = people.mention_of(ego, person).handle
    step = _removed(ego, person, today=today) if answer is Answer.LET_GO else None
    with transaction.atomic():
        row = models.Verdict(
            ego_id=ego,
            handle=handle,
            verdict=answer,
            on=today,
            text=in_one_line(text),
            step=step,
        )
        row.save(force_insert=True)
        note_done(ego, "review", people.display_name(ego, person), answer)
    return row.pk


def _removed(ego: int, person: int, *, today: date) -> int | None:
    policy = policies.in_force(ego, today=today).policy
    found = inbound(ego, policy, today=today, people=[person])
    queued = found[0].queued if found else None
    if queued is None or not (queued.inbound or queued.case.steps):
        return None
    open_ = {move.step for move in moves(queued.case.state)}
    if Step.REMOVE not in open_:
        return None
    return taking.take(ego, person, Step.REMOVE, today=today)


def take_back(ego: int, number: int, *, today: date) -> None:
    """Take a verdict back, with what it said to triage.

    Raises:
        NotKept: there is no such verdict, or it is taken back already.
    """
    rows = models.Verdict.objects.of(ego).filter(pk=number, taken_back=None)
    found = list(rows.values_list("step", flat=True))
    if not found:
        raise NotKept(f"There is no verdict {number} to take back.")
    if found[0] is not None:
        taking.undo(ego, found[0], today=today)
    rows.update(taken_back=datetime.now(UTC))
    note_done(ego, "review", str(number), "taken back")
