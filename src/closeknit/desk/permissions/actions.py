"""Add a word to the permission ledger: asked, granted, denied, withdrawn."""

from datetime import date, timedelta

from django.db import transaction

from closeknit.desk.permissions import models, store
from closeknit.desk.permissions.rules.ledger import (
    Permission,
    Purpose,
    Step,
    Word,
    refusal,
)
from closeknit.desk.policy import actions as policies
from closeknit.people import store as people
from closeknit.records.actions.ego import note_done
from closeknit.shared.errors import NotKept, RuleBroken

LONGEST = 200


@transaction.atomic
def say(
    ego: int,
    giver: int,
    target: int,
    word: Word,
    *,
    purpose: Purpose = Purpose.NAME,
    today: date,
) -> Permission:
    """Add what was said to the ledger; return the permission as it is now.

    A grant without a last day holds for as long as the policy says.

    Raises:
        RuleBroken: that cannot be said here: the future, an answer before its
            question, asking again whoever said no.
        NotKept: there is no such person.
    """
    if giver == target:
        raise RuleBroken("Whoever is written to needs no permission to be named.")
    if word.step is Step.GRANTED and word.until is None:
        days = policies.in_force(ego, today=today).policy.introductions.permission_days
        word = word._replace(until=word.on + timedelta(days=days))
    found = _of(ego, giver, target, purpose)
    words = found.words if found else ()
    because = refusal(words, word, purpose=purpose, today=today)
    if because:
        raise RuleBroken(because)
    number = found.id if found else _opened(ego, giver, target, purpose)
    models.Word(
        ego_id=ego,
        permission_id=number,
        step=word.step,
        on=word.on,
        until=word.until,
        how=" ".join(word.how.split())[:LONGEST],
    ).save(force_insert=True)
    whose, whom = (people.display_name(ego, one) for one in (giver, target))
    note_done(ego, "permission", f"{whose} for {whom}", f"{purpose}: {word.step}")
    kept = _of(ego, giver, target, purpose)
    if kept is None:  # it was kept a moment ago
        raise ValueError(number)
    return kept


@transaction.atomic
def unsay(ego: int, number: int) -> None:
    """Take back the newest word that was added, as if it had not been said.

    Raises:
        NotKept: there is no such word, or another one was added after it.
    """
    rows = models.Word.objects.of(ego).filter(pk=number)
    found = rows.values_list("permission_id", flat=True).first()
    of = found or 0
    later = models.Word.objects.of(ego).filter(permission_id=of, pk__gt=number)
    if not of or later.exists():
        raise NotKept(f"Word {number} of the ledger cannot be taken back any more.")
    rows.delete()
    rest = models.Word.objects.of(ego).filter(permission_id=of)
    if not rest.exists():
        models.Permission.objects.of(ego).filter(pk=of).delete()
    note_done(ego, "permission", str(of), "taken back")


def newest_word(ego: int, permission: int) -> int:
    """Return the number of a permission's newest word, 0 where it has none."""
    rows = models.Word.objects.of(ego).filter(permission_id=permission)
    return rows.order_by("-pk").values_list("pk", flat=True).first() or 0


def _of(ego: int, giver: int, target: int, purpose: Purpose) -> Permission | None:
    for one in store.permissions(ego, target=target):
        if (one.giver, one.purpose) == (giver, purpose):
            return one
    return None


def _opened(ego: int, giver: int, target: int, purpose: Purpose) -> int:
    row = models.Permission(
        ego_id=ego,
        giver=people.mention_of(ego, giver).handle,
        target=people.mention_of(ego, target).handle,
        purpose=purpose,
    )
    row.save(force_insert=True)
    return row.pk
