"""The ego's invitations and what became of them, read from records and drafts."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime
from typing import NamedTuple

from django.db import connection

from closeknit.desk.invitations.rules.draft import Draft, State
from closeknit.desk.invitations.rules.lifecycle import (
    SAME_WITHIN,
    Between,
    MayInvite,
    Sent,
    Told,
    history,
    may_invite,
)
from closeknit.desk.invitations.rules.sent import Invitation
from closeknit.desk.invitations.store import drafts
from closeknit.engines.rows import chunks, where_in
from closeknit.people import store as people
from closeknit.people.models import Mention
from closeknit.records import store as records
from closeknit.records.rules.kept import Held
from closeknit.shared.errors import NoEgo
from closeknit.sources.record import Accepted, Invited
from closeknit.sources.record import Told as Said
from closeknit.ties.models import Tie
from closeknit.ties.rules.encounters import SMALL
from closeknit.ties.rules.standing import Exports

KINDS = ("invited", "accepted", "told")
WITHDRAWN = "invitation"
"""The field under which the ego's word is kept that they withdrew one: its day."""
AT_ONCE = 2_000
_TIMES = f"""
  SELECT h.person_id,
    min(CASE WHEN m.kind <> 'connected' AND m.size <= {SMALL} THEN m.at END),
    max(CASE WHEN m.kind = 'wrote' AND m.by = 'them' AND m.size <= {SMALL}
      THEN m.at END),
    min(CASE WHEN m.kind = 'connected' THEN m.at END)
  FROM people_handle h JOIN people_mention m ON m.handle_id = h.id
  WHERE h.ego_id = %s AND m.kind IN ('wrote', 'met', 'connected')
    AND m.by <> 'beside' AND m.at IS NOT NULL AND h.person_id IN ({{in}})
  GROUP BY h.person_id"""  # noqa: S608 - our own texts


class _Times(NamedTuple):
    """When two were first in touch, when they last wrote, when they joined."""

    first: date | None = None
    wrote: date | None = None
    joined: date | None = None


class _Who(NamedTuple):
    name: str
    slug: str
    connected: date | None
    denied: bool


def invitations(ego: int, *, today: date, person: int = 0) -> list[Invitation]:
    """Return the ego's invitations, of one `person` or to everybody, the oldest first.

    A fixed number of queries for each two thousand people invited.
    """
    told, between = _said(_of_one(ego, person) if person else _of_all(ego))
    whom = sorted(told)
    who, times = _who(ego, whom), _times(ego, whom)
    newest = max(records.dated_exports(ego, "invited"), default=None)
    exports = Exports(invitations=newest)
    kept = _by_person(drafts(ego, State.SENT, person=person)) if whom else {}
    found: list[Invitation] = []
    for of in whom:
        if of not in who:
            continue
        one, when = who[of], times.get(of, _Times())
        known = between.get(of, Between())._replace(
            connected=one.connected, joined=when.joined, denied=one.denied
        )
        sent = history(told[of], known, exports, today=today)
        found += _invitations(of, one, sent, (known, when), kept.get(of, ()))
    return sorted(found, key=lambda each: (each.sent.on, each.person))


def may(ego: int, person: int, *, today: date) -> MayInvite:
    """Return whether this person may be invited now, and what was written before."""
    sent = invitations(ego, today=today, person=person)
    if sent:
        return may_invite([one.sent for one in sent], sent[-1].between, today=today)
    one = _who(ego, [person]).get(person)
    known = Between(one.connected, denied=one.denied) if one else Between()
    return may_invite([], known, today=today)


def _invitations(
    person: int,
    who: _Who,
    sent: Sequence[Sent],
    known: tuple[Between, _Times],
    kept: Sequence[Draft],
) -> Iterator[Invitation]:
    between, when = known
    for one in sent:
        draft = next((d for d in kept if d.sent and _same(d.sent, one.on)), None)
        stamp = draft.readiness if draft else None
        joined = one.since if one.state == "accepted" else None
        yield Invitation(
            person,
            who.name,
            who.slug,
            one,
            between,
            is_last=one is sent[-1],
            met=when.first is not None and when.first < one.on,
            replied=bool(joined and when.wrote and when.wrote >= joined),
            profile=stamp.profile if stamp else "",
            readiness=stamp.value if stamp else None,
        )


def _same(one: date, other: date) -> bool:
    return abs((one - other).days) <= SAME_WITHIN


def _by_person(all_: Iterable[Draft]) -> dict[int, list[Draft]]:
    found: dict[int, list[Draft]] = defaultdict(list)
    for one in all_:
        found[one.person].append(one)
    return found


_Kept = tuple[int, int | None, Held]
"""Person, when, and the record."""


def _of_all(ego: int) -> Iterator[_Kept]:
    held = {one.id: one for one in records.of_kind(ego, *KINDS)}
    for kept, person, at in people.mentioned(ego, *KINDS):
        if kept in held:
            yield person, at, held[kept]


def _of_one(ego: int, person: int) -> Iterator[_Kept]:
    rows = Mention.objects.of(ego).filter(handle__person_id=person, kind__in=KINDS)
    found = dict(rows.order_by("kept_id").values_list("kept_id", "at"))
    said, days = records.said(ego, list(found)), records.days(ego, list(found))
    for kept, at in found.items():
        yield person, at, Held(kept, said[kept], *days[kept])


def _said(kept: Iterable[_Kept]) -> tuple[dict[int, list[Told]], Mapping[int, Between]]:
    """Return what records tell of each person: invitations, mails, own words."""
    told: dict[int, list[Told]] = defaultdict(list)
    mails: dict[int, list[date]] = defaultdict(list)
    words: dict[int, list[Said]] = defaultdict(list)
    for person, at, one in kept:
        match one.record:
            case Invited(outgoing=True, text=text):
                told[person].append(Told(_on(at, one), text, one.saw, one.id))
            case Accepted() if at is not None:
                mails[person].append(_day(at))
            case Said(field=field) as said if field == WITHDRAWN:
                words[person].append(said)
    between = {
        of: Between(told=tuple(mails[of]), withdrawn=_withdrawn(words[of]))
        for of in mails.keys() | words.keys()
    }
    return told, between


def _withdrawn(words: Iterable[Said]) -> tuple[date, ...]:
    """Return the days the ego named; an empty word takes all before it back."""
    found: list[date] = []
    for one in sorted(words, key=lambda said: said.at):
        found = [*found, date.fromisoformat(one.value)] if one.value else []
    return tuple(found)


def _who(ego: int, whom: Sequence[int]) -> dict[int, _Who]:
    found: dict[int, _Who] = {}
    columns = ("person__name", "person__profile", "connected", "denied")
    for some in chunks(whom, AT_ONCE):
        rows = Tie.objects.of(ego).filter(pk__in=some).values_list("pk", *columns)
        found.update({pk: _Who(*rest) for pk, *rest in rows})
    return found


def _times(ego: int, whom: Sequence[int]) -> dict[int, _Times]:
    if not ego:
        raise NoEgo
    with connection.cursor() as cursor:
        return {
            int(str(person)): _Times(*(_day(at) if at else None for at in when))
            for person, *when in where_in(cursor, _TIMES, whom, [ego])
        }


def _on(at: int | None, held: Held) -> date:
    """Return the day of an invitation; where it has none, the first source's."""
    if at is not None:
        return _day(at)
    return held.first or held.last or date.min


def _day(at: object) -> date:
    return datetime.fromtimestamp(int(str(at)), UTC).date()
