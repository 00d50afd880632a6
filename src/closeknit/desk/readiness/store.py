"""Readiness, asked for. Rows in, plain values out."""

from datetime import date

from closeknit.desk.readiness import models
from closeknit.desk.readiness.rules.gate import Gate, Pass, gate
from closeknit.desk.readiness.rules.items import Readiness, Stamp
from closeknit.desk.readiness.rules.items import readiness as items
from closeknit.desk.readiness.rules.noted import Kind, Noted
from closeknit.desk.readiness.rules.profile import OwnProfile, own_profile
from closeknit.desk.readiness.rules.request import CoWorker, Request, requests
from closeknit.people import store as people
from closeknit.records import store as records
from closeknit.sources.record import Profile
from closeknit.ties.models import Tie

KINDS = ("profile", "position", "skill", "recommended")
STRONGEST = 500
"""Ties among which past co-workers are looked for."""


def noted(ego: int) -> list[Noted]:
    """Return what the ego noted of their profile and presence. One query."""
    rows = models.Noted.objects.of(ego).order_by("id")
    found = rows.values_list("id", "kind", "what", "standing", "on")
    return [Noted(pk, Kind(kind), what, how, on) for pk, kind, what, how, on in found]


def passes(ego: int) -> list[Pass]:
    """Return the passes that stand, the oldest first. One query."""
    rows = models.Pass.objects.of(ego).order_by("id")
    found = rows.values_list("id", "on", "because", "items")
    return [Pass(pk, on, why, tuple(named)) for pk, on, why, named in found]


def profile(ego: int) -> OwnProfile:
    """Return the ego's own profile as the newest export and the ego have it."""
    return own_profile(records.of_kind(ego, *KINDS), noted(ego))


def readiness(ego: int, *, today: date) -> Readiness:
    """Return how ready profile and presence are, item by item."""
    said = noted(ego)
    return items(own_profile(records.of_kind(ego, *KINDS), said), said, today=today)


def gate_of(ego: int, *, today: date) -> Gate:
    """Return whether invitations may go out today, and what holds them."""
    return gate(readiness(ego, today=today), passes(ego), today=today)


def stamp(ego: int, *, today: date) -> Stamp:
    """Return what an invitation of this day keeps of the readiness."""
    return readiness(ego, today=today).stamp


def asked_for(ego: int) -> list[Request]:
    """Return drafts that ask past co-workers for a recommendation."""
    held = records.of_kind(ego, *KINDS)
    pages = [one.record for one in held if isinstance(one.record, Profile)]
    me = next((one.name for one in reversed(pages) if one.name), "")
    wrote = {person for _, person, _ in people.mentioned(ego, "recommended")}
    rows = Tie.objects.of(ego).filter(person__mailbox=False, person__shadow=False)
    columns = ("person_id", "person__name", "person__company", "person__jobchange__was")
    found = rows.order_by("-strength", "person").values_list(
        *columns, "band", "strength"
    )[:STRONGEST]
    known = [
        CoWorker(pk, name, company, was or "", band, strength, pk in wrote)
        for pk, name, company, was, band, strength in found
    ]
    return requests(known, own_profile(held).jobs, me=me.split(" ")[0])
