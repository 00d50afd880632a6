"""Keep a word on one's own presence; pass the gate with a reason; shut it again."""

from datetime import date
from hashlib import sha256

from django.db import transaction

from closeknit.desk.readiness import models, store
from closeknit.desk.readiness.rules.gate import Gate
from closeknit.desk.readiness.rules.noted import STANDINGS, Kind, Standing
from closeknit.records.actions.ego import note_done
from closeknit.shared.errors import NotKept, RuleBroken

LONGEST = 8_000
LONGEST_REASON = 400
LEAST_REASON = 10
"""Characters of a reason: enough to be one."""
_NEEDS = {
    Kind.HEADLINE: "Say what your headline is now.",
    Kind.SUMMARY: "Say what your summary is now.",
    Kind.SEARCH: "Say what came up for your name: the first results, one a line.",
    Kind.ACCOUNT: "Say which account: a name or an address.",
    Kind.PAGE: "Say which page of yours should come up.",
}


def note(
    ego: int, kind: Kind, what: str = "", *, standing: str = "", today: date
) -> None:
    """Keep a word on the ego's own profile or presence; said twice it is kept once.

    Raises:
        RuleBroken: it says nothing, or there is no such standing.
    """
    what = what.replace("\0", "").strip()[:LONGEST]
    if not what and kind in _NEEDS:
        raise RuleBroken(_NEEDS[kind])
    choices = STANDINGS.get(kind, ())
    if kind is Kind.ACCOUNT and standing not in choices:
        raise RuleBroken(f"An account is one of: {', '.join(choices)}.")
    if kind is Kind.PAGE and standing not in {"", *choices}:
        raise RuleBroken(f"A page is {' or '.join(choices)}.")
    if kind not in STANDINGS and standing:
        raise RuleBroken(f"There is no {standing!r} to say of this.")
    said = Standing(standing).value if standing else ""
    digest = sha256(what.encode()).hexdigest()[:32]
    word = {"kind": kind.value, "digest": digest, "standing": said, "on": today}
    with transaction.atomic():
        _, is_new = models.Noted.objects.of(ego).get_or_create(
            **word, defaults={"ego_id": ego, "what": what}
        )
        if is_new:
            note_done(ego, "readiness", kind.value, what[:LONGEST_REASON])


def remove(ego: int, number: int) -> None:
    """Take a word back, with what was said of the same thing before.

    Raises:
        NotKept: there is none of this number.
    """
    with transaction.atomic():
        row = models.Noted.objects.of(ego).filter(pk=number).first()
        if row is None:
            raise NotKept(f"There is no note {number} on your presence.")
        models.Noted.objects.of(ego).filter(kind=row.kind, what=row.what).delete()
        note_done(ego, "readiness", row.kind, f"taken back: {row.what[:200]}")


def pass_gate(ego: int, because: str, *, today: date) -> Gate:
    """Let invitations go out although something is open, for a reason; return the gate.

    Raises:
        RuleBroken: no reason was given, or nothing is open.
    """
    because = " ".join(because.replace("\0", "").split())[:LONGEST_REASON]
    if len(because) < LEAST_REASON:
        raise RuleBroken(
            f"Say why you invite now, in {LEAST_REASON} characters at least."
        )
    found = store.readiness(ego, today=today)
    if not found.open:
        raise RuleBroken("Nothing is open: there is nothing to pass.")
    names = [one.name for one in found.open]
    with transaction.atomic():
        models.Pass(ego_id=ego, on=today, because=because, items=names).save(
            force_insert=True
        )
        note_done(ego, "pass", ", ".join(names), because)
    return store.gate_of(ego, today=today)


def hold(ego: int, *, today: date) -> Gate:
    """Take all passes back, so that the gate asks again; return it."""
    with transaction.atomic():
        many, _ = models.Pass.objects.of(ego).all().delete()
        if many:
            note_done(ego, "pass", "taken back")
    return store.gate_of(ego, today=today)
