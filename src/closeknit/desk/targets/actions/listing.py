"""Put somebody or a firm on the list of targets, and take them off again."""

from datetime import date
from typing import NamedTuple

from django.db import transaction

from closeknit.desk.intake.actions.by_hand import known_or_new, somebody_new
from closeknit.desk.intake.actions.whom import whom
from closeknit.desk.targets import models, store
from closeknit.desk.targets.rules.target import Target
from closeknit.people import store as people
from closeknit.people.rules.naming import handles
from closeknit.records.actions.ego import note_done
from closeknit.shared.errors import Ambiguous, NotKept, RuleBroken
from closeknit.sources.handles import folded
from closeknit.sources.record import Mention

LONGEST = 400
MOST = 1_000
"""Targets on one list: more are a market, which the policy describes."""
IS_A_FIRM = (
    "{} is a firm on your list: name somebody there. closeknit targets shows whom you "
    "know at it, and who of it is two steps away."
)


class Added(NamedTuple):
    """A line of the list, and the import that keeps whom it names, 0 if not new."""

    target: Target
    new: int = 0


@transaction.atomic
def add(
    ego: int, who: str, *, is_firm: bool = False, because: str = "", today: date
) -> Added:
    """Put a person or a firm on the list; said twice they stand there once.

    A person may be one of whom nothing is known yet, named in full or by a profile or
    an address: they are kept as somebody new, who can be asked about from then on.

    Raises:
        RuleBroken: nothing is named, or the list is full.
        NotKept: that names nobody; Ambiguous: it names several.
    """
    if models.Target.objects.of(ego).count() >= MOST:
        raise RuleBroken(
            f"There are {MOST:,} targets on the list. Whom you look for in general is "
            "better said in your policy: closeknit policy edit."
        )
    mention = Mention(_line(who)) if is_firm else whom(ego, who)
    handle, name = ("", mention.name) if is_firm else _person(mention)
    if not name:
        raise RuleBroken("Say a name: a person's, or a firm's with --firm.")
    is_here = is_firm or bool(mention.handle)
    new = 0 if is_here else somebody_new(ego, mention, today=today)
    row, is_new = models.Target.objects.of(ego).get_or_create(
        firm=is_firm,
        handle=handle,
        folded=folded(name)[:LONGEST],
        defaults={"ego_id": ego, "name": name, "added": today},
    )
    if because:
        row.because = _line(because)
        row.save(update_fields=["because"])
    if is_new:
        note_done(ego, "target", name, _line(because))
    return Added(_kept(ego, row.pk), new)


def person_of(ego: int, number: int, *, today: date) -> int:
    """Return whom a line of the list names; kept first, if nobody is called so yet.

    Raises:
        NotKept: there is no such line, or it names a firm.
    """
    found = [one for one in store.targets(ego) if one.id == number and not one.is_firm]
    if not found:
        raise NotKept(f"There is no person {number} on your list of targets.")
    return found[0].person or _brought(ego, found[0].name, today=today)


def meant(ego: int, who: str, *, today: date) -> int:
    """Return the person whom these words mean: somebody here, or on the list.

    Raises:
        NotKept: nobody here or on the list; Ambiguous: several people.
        RuleBroken: a firm on the list is named.
    """
    try:
        return people.find(ego, who)
    except Ambiguous:
        raise
    except NotKept:
        said = folded(who)
        listed = store.targets(ego)
        line = next((one for one in listed if folded(one.name) == said), None)
        if line is None:
            raise
        if line.is_firm:
            raise RuleBroken(IS_A_FIRM.format(line.name)) from None
        return line.person or _brought(ego, line.name, today=today)


def _brought(ego: int, name: str, *, today: date) -> int:
    """Return somebody on the list who is not here any more, or never was."""
    return known_or_new(ego, name, today=today)


def remove(ego: int, who: str) -> Target:
    """Take a person or a firm off the list; return what stood there.

    `who` is the number in the list, or the name.

    Raises:
        NotKept: there is no such line.
    """
    listed = store.targets(ego)
    said = folded(who)
    by_number = [one for one in listed if who.isdecimal() and one.id == int(who[:18])]
    found = by_number or [one for one in listed if folded(one.name) == said]
    if not found:
        person = people.find(ego, who)
        found = [one for one in listed if one.person == person]
    if not found:
        raise NotKept(f"{who!r} is not on your list of targets.")
    models.Target.objects.of(ego).filter(pk=found[0].id).delete()
    note_done(ego, "target", found[0].name, "taken off the list")
    return found[0]


def _person(mention: Mention) -> tuple[str, str]:
    """Return the handle and the name of whom a mention means; known or not."""
    found = handles(mention)
    handle = ":".join(found[0]) if found else ""
    name = mention.name or mention.email or mention.profile
    return handle[:540], _line(name)


def _line(text: str) -> str:
    return " ".join(text.replace("\0", "").split())[:LONGEST]


def _kept(ego: int, number: int) -> Target:
    return next(one for one in store.targets(ego) if one.id == number)
