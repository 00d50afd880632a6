"""What people look for, and who of the ego's own people should meet."""

from collections.abc import Collection
from datetime import date
from typing import NamedTuple

from django.db.models import Q

from closeknit.desk.giving import models
from closeknit.desk.giving.rules.meet import Wanted, who_should_meet
from closeknit.people import store as people
from closeknit.people.models import Person
from closeknit.records import store as records
from closeknit.ties.models import AlterTie, Tie


class Wish(NamedTuple):
    """What somebody looks for, in the user's words."""

    id: int
    person: int
    name: str
    text: str
    on: date


class Introduction(NamedTuple):
    """Two of the ego's own people who should meet, and why."""

    one: int
    one_name: str
    other: int
    other_name: str
    because: str
    wish: str = ""


def wishes(ego: int, *, person: int = 0) -> list[Wish]:
    """Return what people look for, the newest first. Three queries."""
    rows = models.Wish.objects.of(ego).filter(done=None).order_by("-on", "-id")
    listed = list(rows.values_list("id", "handle", "text", "on"))
    whose = people.holders(ego, {handle for _, handle, _, _ in listed})
    names = people.names(ego, whose.values())
    return [
        Wish(number, of, names.get(of, ""), text, on)
        for number, handle, text, on in listed
        if (of := whose.get(handle, 0)) and (not person or of == person)
    ]


def introductions(
    ego: int,
    *,
    apart: Collection[tuple[int, int]] = (),
    without: Collection[int] = (),
) -> list[Introduction]:
    """Return who of the ego's own people should meet, by what one of them looks for.

    `apart` are pairs that must not be introduced, besides those who know each other;
    `without` are people who are introduced to nobody.
    """
    wanted = [
        Wanted(one.id, one.person, one.text)
        for one in wishes(ego)
        if one.person not in without
    ]
    if not wanted:
        return []
    rows = Tie.objects.of(ego).filter(
        two_way=True, denied=False, person__mailbox=False, person__shadow=False
    )
    warmth = {
        person: strength
        for person, strength in rows.values_list("person_id", "strength")
        if person not in without
    }
    offers = _offers(ego, warmth)
    wishers = sorted({one.person for one in wanted})
    of_them = Q(one_id__in=wishers) | Q(other_id__in=wishers)
    joined = AlterTie.objects.of(ego).filter(of_them)
    known = set(joined.values_list("one_id", "other_id").distinct())
    found = who_should_meet(wanted, offers, apart=known.union(apart), warmth=warmth)
    texts = {one.id: one.text for one in wanted}
    names = people.names(ego, {n for one in found for n in (one.one, one.other)})
    return [
        Introduction(
            one.one, names.get(one.one, ""), one.other, names.get(one.other, ""),
            one.because, texts.get(one.wish, ""),
        )
        for one in found
    ]  # fmt: skip


def _offers(ego: int, warm: Collection[int]) -> dict[int, str]:
    """Return what each of these people is: firm, position, and the notes on them."""
    rows = Person.objects.of(ego).filter(mailbox=False, shadow=False)
    found = {
        person: f"{position} {company}"
        for person, position, company in rows.values_list("id", "position", "company")
        if person in warm
    }
    noted = people.mentioned(ego, "note")
    texts = {held.id: held.record for held in records.of_kind(ego, "note")}
    for kept, person, _ in noted:
        text = getattr(texts.get(kept), "text", "")
        if person in found:
            found[person] += f" {text}"
    return found
