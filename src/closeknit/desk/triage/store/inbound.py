"""Invitations received, each with what a decision needs. A fixed number of queries."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime
from functools import cache
from hashlib import blake2b
from importlib.resources import files
from types import MappingProxyType

from django.db import connection

from closeknit.desk.permissions import store as permissions
from closeknit.desk.policy.rules.market import Facts
from closeknit.desk.policy.rules.policy import Policy
from closeknit.desk.policy.rules.preview import Judged, Received, judge
from closeknit.desk.policy.store.evidence import evidence, facts
from closeknit.desk.triage import models
from closeknit.desk.triage.rules.advice import advise
from closeknit.desk.triage.rules.cases import Why
from closeknit.desk.triage.rules.hints import hints, missing, relevance
from closeknit.desk.triage.rules.inbound import Heard, Inbound, Queued
from closeknit.desk.triage.rules.states import ACCEPTED, State, Step
from closeknit.desk.triage.rules.taught import Example, read_reply
from closeknit.desk.triage.store import AT_ONCE, examples
from closeknit.desk.triage.store.queue import queue
from closeknit.desk.words.rules.note import NAMES, Traits, glance, traits
from closeknit.engines import home
from closeknit.engines.rows import chunks, where_in
from closeknit.people.models import Person
from closeknit.records import store as records
from closeknit.shared.errors import NoEgo
from closeknit.sources.record import Invited, Wrote

_CIRCLE = (
    "SELECT person, count(DISTINCT beside) FROM ("
    " SELECT one_id AS person, other_id AS beside FROM ties_altertie"
    "  WHERE ego_id = %s AND one_id IN ({in})"
    ") AS pairs GROUP BY person"
)
_STOCK = traits("")
"""What LinkedIn's own text does, and none at all."""
_HEARS = frozenset({State.ANSWERED, State.REPLIED})


def inbound(
    ego: int,
    policy: Policy,
    *,
    today: date,
    people: Sequence[int] | None = None,
    fresh: dict[bytes, int] | None = None,
) -> list[Inbound]:
    """Return the invitations of the queue, judged: do I know them, and why (R2-15)?

    All, or those of these `people`. What notes that were never read before do is put
    into `fresh`, to be remembered.

    About twenty queries, and seven more for each two thousand invitations.
    """
    queued = queue(ego, today=today, people=people)
    whom = [one.person for one in queued]
    between = evidence(ego, whom, today=today)
    who = facts(ego, whom, places=bool(policy.target_market.places))
    circle = _circle(ego, whom)
    profiles = _profiles(ego, whom)
    texts = dict(_texts(ego, (one.inbound for one in queued)))
    noted = {one.inbound for one in queued if not one.default}
    read = read_notes(ego, (t for pk, t in texts.items() if pk in noted), fresh)
    messages = _messages(ego, queued)
    taught = examples(ego)
    willing = permissions.willing(ego)
    seen: dict[object, Judged] = {}  # nearly all of many are judged alike
    found = []
    for one in queued:
        note = texts.get(one.inbound, "")
        heard = _heard(one, messages, taught)
        told = read.get(note) or _STOCK
        received = Received(
            one.person, one.name, one.received, one.waiting, one.default,
            told.has_reason, between.get(one.person, ()), who.get(one.person, Facts()),
        )  # fmt: skip
        alike = (one.default, told.has_reason, received.evidence, received.facts)
        judged = seen.get(alike) or seen.setdefault(alike, judge(received, policy))
        here = _with_reason(one, told)
        found.append(
            Inbound(
                here,
                profiles.get(one.person, ""),
                received.facts,
                note,
                told,
                missing(told, fits=judged.fit.direct, known=judged.known.yes),
                judged,
                circle.get(one.person, 0),
                hints(
                    tuple(filter(None, (note, heard.text if heard else ""))),
                    received.facts,
                    between=len(received.evidence),
                    circle=circle.get(one.person, 0),
                )
                + relevance(
                    told,
                    level=judged.fit.level if judged.fit.misses else "",
                    known=judged.known.yes,
                    willing=one.person in willing,
                ),
                advise(here.case, judged.suggestion, policy),
                heard,
            )
        )
    return found


def with_reasons(ego: int, queued: Sequence[Queued]) -> list[Queued]:
    """Return them with the reasons that the notes of whom the ego accepted give.

    Two queries for each two thousand of them, none where there are none.
    """
    if not ego:
        raise NoEgo
    asked = {
        one.inbound
        for one in queued
        if one.case.state in ACCEPTED and one.case.why is Why.UNKNOWN
    }
    texts = dict(_texts(ego, asked))
    read = read_notes(ego, texts.values())
    return [
        _with_reason(one, read[texts[one.inbound]]) if one.inbound in texts else one
        for one in queued
    ]


def _with_reason(one: Queued, told: Traits) -> Queued:
    """Return it with what their note says of their reason (R4-09)."""
    if one.case.why is Why.STATED or one.default or not told.has_reason:
        return one
    return one._replace(case=one.case._replace(why=Why.STATED))


def _circle(ego: int, whom: Sequence[int]) -> dict[int, int]:
    """Return how many of the ego's people are known to know each of these."""
    found: dict[int, int] = {}
    other = _CIRCLE.replace("one_id AS", "x AS").replace("other_id AS", "one_id AS")
    other = other.replace("x AS", "other_id AS").replace("one_id IN", "other_id IN")
    with connection.cursor() as cursor:
        for sql in (_CIRCLE, other):
            for row in where_in(cursor, sql, whom, [ego]):
                person, many = (int(str(value)) for value in row)
                found[person] = found.get(person, 0) + many
    return found


def _profiles(ego: int, whom: Sequence[int]) -> dict[int, str]:
    found: dict[int, str] = {}
    for some in chunks(whom, AT_ONCE):
        rows = Person.objects.of(ego).filter(pk__in=some)
        found |= dict(rows.values_list("id", "profile"))
    return found


def _texts(ego: int, numbers: Iterable[int]) -> Iterator[tuple[int, str]]:
    for some in chunks(sorted(filter(None, numbers)), AT_ONCE):
        for number, record in records.said(ego, some).items():
            if isinstance(record, Invited):
                yield number, record.text


def _messages(ego: int, queued: Sequence[Queued]) -> dict[int, Wrote]:
    numbers = sorted(one.message for one in queued if one.message)
    return {
        number: record
        for some in chunks(numbers, AT_ONCE)
        for number, record in records.said(ego, some).items()
        if isinstance(record, Wrote)
    }


def _heard(
    one: Queued, messages: Mapping[int, Wrote], taught: Sequence[Example]
) -> Heard | None:
    """Return what they answered: as it was kept here, else the message found."""
    if one.case.state not in _HEARS:
        return None
    kept = one.case.steps[-1] if one.case.steps else None
    if kept is not None and kept.step is Step.REPLY:
        return Heard(kept.text, kept.on, read_reply(kept.text, taught))
    message = messages.get(one.message)
    if message is None:
        return None
    on = message.at.astimezone(UTC).date() if isinstance(message.at, datetime) else None
    return Heard(message.text, on, read_reply(message.text, taught))


def read_notes(
    ego: int, notes: Iterable[str], fresh: dict[bytes, int] | None = None
) -> dict[str, Traits]:
    """Return what these notes, none of them a default text, do.

    Those read before are not read again; of the others, `fresh` has the bits.

    One query for each two thousand notes. The traits come without their words.
    """
    wanted = digests(notes)
    known: dict[bytes, int] = {}
    for some in chunks(sorted(set(wanted.values())), AT_ONCE):
        rows = models.Read.objects.of(ego).filter(digest__in=some)
        known |= {bytes(key): bits for key, bits in rows.values_list("digest", "bits")}
    new = {key: packed(glance(n)) for n, key in wanted.items() if key not in known}
    if fresh is not None:
        fresh |= new
    known |= new
    return {note: _unpacked(known[key]) for note, key in wanted.items()}


def packed(told: Traits) -> int:
    """Return traits as bits."""
    return sum(1 << at for at, name in enumerate(NAMES) if getattr(told, name))


@cache
def _unpacked(bits: int) -> Traits:
    has = {name: bool(bits >> at & 1) for at, name in enumerate(NAMES)}
    return Traits(**has, because=MappingProxyType({}))


def digests(notes: Iterable[str]) -> dict[str, bytes]:
    """Return what notes are known by here; without this home's key it says nothing."""
    key = home.secret("triage")
    return {
        note: blake2b(
            note.encode(errors="replace"), key=key, salt=_model(), digest_size=16
        ).digest()
        for note in notes
    }


@cache
def _model() -> bytes:
    """Return what tells one fitting of the words from another."""
    fitted = files("closeknit.desk.words.rules").joinpath("notes.tsv").read_bytes()
    return blake2b(fitted, digest_size=16).digest()
