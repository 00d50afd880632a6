"""Say what somebody is to the ego and how they like to be spoken to; take it back."""

from datetime import date

from django.db import transaction

from closeknit.desk.kinds import models
from closeknit.desk.kinds.rules.channel import Channel
from closeknit.desk.kinds.rules.kind import Kind
from closeknit.people import store as people
from closeknit.records.actions import lines
from closeknit.records.actions.ego import note_done
from closeknit.shared.errors import RuleBroken


@transaction.atomic
def say(  # noqa: PLR0913 - each is a field of the form
    ego: int,
    person: int,
    kind: Kind,
    *,
    today: date,
    begins: date | None = None,
    ends: date | None = None,
    holds: bool = True,
) -> int:
    """Keep the user's word on a kind, above what the data says; return its number.

    A later word on the same kind stands instead of an earlier one.

    Raises:
        RuleBroken: it ends before it begins.
        NotKept: there is no such person.
    """
    if begins and ends and ends < begins:
        raise RuleBroken("That ends before it begins.")
    row = models.Related(
        ego_id=ego,
        handle=people.mention_of(ego, person).handle,
        kind=kind,
        holds=holds,
        begins=begins,
        ends=ends,
        said=today,
    )
    row.save(force_insert=True)
    said = kind if holds else f"not {kind}"
    note_done(ego, "kind", people.display_name(ego, person), said)
    return row.pk


@transaction.atomic
def take_back(ego: int, number: int) -> None:
    """Take a word back: what was said before it, or the data, stands again.

    Raises:
        NotKept: there is no such word, or it is taken back already.
    """
    lines.take_back(models.Related.objects.of(ego), number, "word")
    note_done(ego, "kind", str(number), "taken back")


@transaction.atomic
def prefer(ego: int, person: int, channel: Channel | None) -> None:
    """Keep by which channel somebody likes to be spoken to; None for not known.

    Raises:
        NotKept: there is no such person.
    """
    handle = people.mention_of(ego, person).handle
    known = [f"{kind}:{value}" for kind, value in people.handles_of(ego, person)]
    models.Preferred.objects.of(ego).filter(handle__in=known).delete()
    if channel is not None:
        row = models.Preferred(ego_id=ego, handle=handle, channel=channel)
        row.save(force_insert=True)
    note_done(ego, "channel", people.display_name(ego, person), channel or "not known")
