"""Note what went either way, and what somebody looks for; take it back."""

from datetime import date

from django.db import transaction

from closeknit.desk.giving import models
from closeknit.desk.giving.rules import both
from closeknit.desk.giving.rules.favour import NOTED, Kind, Side
from closeknit.desk.giving.store.both import taken
from closeknit.people import store as people
from closeknit.records.actions import lines
from closeknit.records.actions.ego import note_done
from closeknit.records.actions.lines import in_one_line
from closeknit.shared.errors import RuleBroken


@transaction.atomic
def note(  # noqa: PLR0913 - each is a field of the form
    ego: int,
    person: int,
    side: Side,
    kind: Kind,
    *,
    on: date,
    today: date,
    text: str = "",
    beside: int = 0,
) -> int:
    """Note one thing that went from one to the other; return its number.

    Raises:
        RuleBroken: it lies in the future, is nothing that is noted, or introduces
            somebody to nobody or to themselves.
        NotKept: there is no such person.
    """
    if on > today:
        raise RuleBroken(f"{on:%-d %b %Y} has not been yet.")
    if kind not in NOTED:
        raise RuleBroken(f"Note one of these: {', '.join(NOTED)}.")
    if beside and (kind is not Kind.INTRODUCTION or side is Side.ASKED):
        raise RuleBroken("Only an introduction that happened names a third person.")
    if kind is Kind.INTRODUCTION and not beside and side is not Side.ASKED:
        raise RuleBroken("Say to whom (--to WHO): an introduction brings two together.")
    if beside == person:
        raise RuleBroken("Nobody is introduced to themselves.")
    row = models.Favour(
        ego_id=ego,
        handle=people.mention_of(ego, person).handle,
        side=side,
        kind=kind,
        on=on,
        text=in_one_line(text),
        beside=people.mention_of(ego, beside).handle if beside else "",
    )
    row.save(force_insert=True)
    note_done(ego, "give and take", people.display_name(ego, person), f"{kind} {side}")
    return row.pk


@transaction.atomic
def take_back(ego: int, number: int) -> None:
    """Take a noted line back; the history keeps that it was there.

    Raises:
        NotKept: there is no such line, or it is taken back already.
    """
    lines.take_back(models.Favour.objects.of(ego), number, "line")
    note_done(ego, "give and take", str(number), "taken back")


@transaction.atomic
def bring(
    ego: int, pair: tuple[int, int], step: both.Step, *, who: int = 0, today: date
) -> int:
    """Note a step towards introducing two; return its number (R3-12).

    `who` is whom it is about; nobody where they are introduced.

    Raises:
        RuleBroken: it may not follow, or is about somebody else.
        NotKept: there is no such person.
    """
    one, other = sorted(pair)
    if one == other:
        raise RuleBroken("Nobody is introduced to themselves.")
    about = 0 if step is both.Step.INTRODUCE else who
    if about not in ({0} if step is both.Step.INTRODUCE else {one, other}):
        raise RuleBroken("Say which of the two it is about.")
    both.check(both.stands(taken(ego).get((one, other), ())), step, about)
    row = models.Asked(
        ego_id=ego,
        one=people.mention_of(ego, one).handle,
        other=people.mention_of(ego, other).handle,
        who=people.mention_of(ego, about).handle if about else "",
        step=step,
        on=today,
    )
    row.save(force_insert=True)
    name = people.display_name(ego, about or one)
    note_done(ego, "introduce two", name, step)
    return row.pk


@transaction.atomic
def take_step_back(ego: int, pair: tuple[int, int]) -> None:
    """Take the newest step towards introducing two back.

    Raises:
        NotKept: there is none.
    """
    one, other = sorted(pair)
    steps = taken(ego).get((one, other), ())
    number = steps[-1].id if steps else 0
    lines.take_back(models.Asked.objects.of(ego), number, "step")
    note_done(ego, "introduce two", people.display_name(ego, one), "taken back")


@transaction.atomic
def wish(ego: int, person: int, text: str, *, today: date) -> int:
    """Note what somebody looks for; return its number.

    Raises:
        RuleBroken: it says nothing.
        NotKept: there is no such person.
    """
    said = in_one_line(text)
    if not said:
        raise RuleBroken("Say what they look for.")
    row = models.Wish(
        ego_id=ego,
        handle=people.mention_of(ego, person).handle,
        text=said,
        on=today,
    )
    row.save(force_insert=True)
    note_done(ego, "wish", people.display_name(ego, person), said)
    return row.pk


@transaction.atomic
def fulfil(ego: int, number: int, *, today: date) -> None:
    """Say that somebody has what they looked for.

    Raises:
        NotKept: there is no such wish, or it is done.
    """
    lines.finish(models.Wish.objects.of(ego), number, "wish", on=today)
    note_done(ego, "wish", str(number), "done")
