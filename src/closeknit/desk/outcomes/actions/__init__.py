"""Note an outcome, take it back."""

from datetime import date

from django.db import transaction

from closeknit.desk.outcomes import models
from closeknit.desk.outcomes.rules.outcome import Kind, Money
from closeknit.people import store as people
from closeknit.records.actions import lines
from closeknit.records.actions.ego import note_done
from closeknit.records.actions.lines import in_one_line
from closeknit.shared.errors import RuleBroken

NO_FIGURE = Money()


@transaction.atomic
def note(  # noqa: PLR0913 - each is a field of the form
    ego: int,
    person: int,
    kind: Kind,
    worth: Money = NO_FIGURE,
    *,
    on: date,
    today: date,
    text: str = "",
) -> int:
    """Note what came of a tie; return its number.

    Raises:
        RuleBroken: it lies in the future.
        NotKept: there is no such person.
    """
    if on > today:
        raise RuleBroken(f"{on:%-d %b %Y} has not been yet.")
    row = models.Outcome(
        ego_id=ego,
        handle=people.mention_of(ego, person).handle,
        kind=kind,
        on=on,
        value=worth.value,
        currency=worth.currency,
        text=in_one_line(text),
    )
    row.save(force_insert=True)
    note_done(ego, "outcome", people.display_name(ego, person), kind)
    return row.pk


@transaction.atomic
def take_back(ego: int, number: int) -> None:
    """Take an outcome back; the history keeps that it was there.

    Raises:
        NotKept: there is no such outcome, or it is taken back already.
    """
    lines.take_back(models.Outcome.objects.of(ego), number, "outcome")
    note_done(ego, "outcome", str(number), "taken back")
