"""What is there between the ego and people, and who they are: counted, not judged.

A fixed number of queries for each two thousand people: ten thousand invitations are
answered in well under five seconds.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time

from django.db import connection

from closeknit.desk.policy.rules.knowing import Evidence
from closeknit.desk.policy.rules.market import Facts
from closeknit.desk.policy.rules.policy import Kind
from closeknit.engines.rows import where_in
from closeknit.records import store as records
from closeknit.shared.errors import NoEgo
from closeknit.sources.record import Card, Position, Told
from closeknit.ties.rules.encounters import SMALL
from closeknit.ties.rules.jobs import firm

_COUNTED = f"""
  SELECT person_id, what, count(*),
    sum(CASE WHEN way <> 'ego' THEN 1 ELSE 0 END),
    sum(CASE WHEN way <> 'them' THEN 1 ELSE 0 END),
    max(at), max(CASE WHEN latest = 1 THEN kept_id END)
  FROM (
    SELECT person_id, what, way, at, kept_id, row_number() OVER (
      PARTITION BY person_id, what ORDER BY at DESC, kept_id DESC) AS latest
    FROM (
      SELECT h.person_id, m.by AS way, coalesce(m.at, 0) AS at, m.kept_id,
        CASE
          WHEN m.kind = 'card' OR m.kind = 'recommended' THEN m.kind
          WHEN m.kind = 'met' AND m.size > {SMALL} THEN 'event'
          WHEN m.kind = 'met' AND m.channel = 'call' THEN 'call'
          WHEN m.kind = 'met' AND m.channel <> 'chat' THEN 'meeting'
          WHEN m.channel = 'mail' THEN 'mail' ELSE 'message' END AS what
      FROM people_handle h JOIN people_mention m ON m.handle_id = h.id
      WHERE h.ego_id = %s AND m.kind IN ('met', 'wrote', 'recommended', 'card')
        AND m.by <> 'beside' AND (m.kind <> 'wrote' OR m.size <= {SMALL})
        AND (m.at IS NULL OR m.at <= %s) AND h.person_id IN ({{in}})
    ) AS told
  ) AS ranked GROUP BY person_id, what"""  # noqa: S608 - our own texts
_KINDS = {
    "card": Kind.CARD,
    "recommended": Kind.RECOMMENDATION,
    "event": Kind.EVENT,
    "call": Kind.CALL,
    "meeting": Kind.MEETING,
    "mail": Kind.MAIL,
    "message": Kind.MESSAGE,
}
_BOTH_WAYS = frozenset({Kind.MAIL, Kind.MESSAGE})
_ORDER = {kind: place for place, kind in enumerate(Kind)}

_STANDING = (
    "SELECT p.id, p.company, t.own_word FROM people_person p"
    " LEFT JOIN ties_tie t ON t.person_id = p.id WHERE p.ego_id = %s AND p.id IN ({in})"
)
_FACTS = (
    "SELECT id, position, company FROM people_person WHERE ego_id = %s AND id IN ({in})"
)
_PLACED = (
    "SELECT h.person_id, m.kept_id"
    " FROM people_handle h JOIN people_mention m ON m.handle_id = h.id"
    " WHERE h.ego_id = %s AND m.kind IN ('card', 'told') AND h.person_id IN ({in})"
)


def evidence(
    ego: int, people: Sequence[int], *, today: date
) -> dict[int, tuple[Evidence, ...]]:
    """Return what is there between the ego and each of these people, up to `today`.

    Two queries for each two thousand people, and four for the ego's own employers.
    Mails and messages count by the fewer of the two directions; who stands in a crowd
    of more than eight was at an event, not in a meeting. Who has nothing is left out.
    """
    if not ego:
        raise NoEgo
    asked = sorted(set(people))
    now = int(datetime.combine(today, time.max, UTC).timestamp())
    found: dict[int, list[Evidence]] = defaultdict(list)
    with connection.cursor() as cursor:
        for row in where_in(cursor, _COUNTED, asked, [ego, now]):
            person, what, many, theirs, ours, at, kept = row
            kind = _KINDS[str(what)]
            times = min(_int(theirs), _int(ours)) if kind in _BOTH_WAYS else _int(many)
            if times:
                last = datetime.fromtimestamp(_int(at), UTC).date() if at else None
                found[_int(person)].append(Evidence(kind, times, last, _int(kept)))
        standing = list(where_in(cursor, _STANDING, asked, [ego]))
    employers = _employers(ego) if asked else {}
    for person, company, word in standing:
        shared = employers.get(firm(str(company)))
        if shared:
            found[_int(person)].append(Evidence(Kind.EMPLOYER, 1, None, shared))
        if word in {"medium", "strong"}:
            found[_int(person)].append(Evidence(Kind.WORD, 1))
    return {
        person: tuple(sorted(all_, key=lambda one: _ORDER[one.kind]))
        for person, all_ in found.items()
    }


def facts(ego: int, people: Sequence[int], *, places: bool = True) -> dict[int, Facts]:
    """Return who these people are, as a target market looks at them.

    One query for each two thousand people; two more, and their cards' texts, where
    `places` are asked for.
    """
    if not ego:
        raise NoEgo
    asked = sorted(set(people))
    where = _places(ego, asked) if places else {}
    with connection.cursor() as cursor:
        return {
            _int(person): Facts(
                str(position), str(company), where.get(_int(person), "")
            )
            for person, position, company in where_in(cursor, _FACTS, asked, [ego])
        }


def _employers(ego: int) -> dict[str, int]:
    """Return the firms the ego has worked for, each with the record that says so."""
    found = {
        firm(held.record.company): held.id
        for held in records.of_kind(ego, "position")
        if isinstance(held.record, Position)
    }
    found.pop("", None)
    return found


def _places(ego: int, asked: Sequence[int]) -> dict[int, str]:
    """Return where people are: the ego's own word, else the newest card's."""
    with connection.cursor() as cursor:
        rows = [
            (_int(person), _int(kept))
            for person, kept in where_in(cursor, _PLACED, asked, [ego])
        ]
    said = dict(_said(ego, sorted({kept for _, kept in rows})))
    own: dict[int, tuple[float, int, str]] = {}
    cards: dict[int, tuple[float, int, str]] = {}
    for person, kept in rows:
        match said.get(kept):
            case Told(field="place", value=place, at=at):
                claim = (at.timestamp(), kept, place)
                own[person] = max(own.get(person, claim), claim)
            case Card(place=place, on=on) if place:
                claim = (float((on or date.min).toordinal()), kept, place)
                cards[person] = max(cards.get(person, claim), claim)
    spoken = {person: claim for person, claim in own.items() if claim[2]}
    return {person: claim[2] for person, claim in (cards | spoken).items()}


def _said(ego: int, ids: list[int]) -> Iterator[tuple[int, object]]:
    for start in range(0, len(ids), 2_000):
        yield from records.said(ego, ids[start : start + 2_000]).items()


def _int(value: object) -> int:
    return int(str(value))
