"""Sides that share a key are compared; what may be one person is kept as a pair."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import combinations
from typing import NamedTuple

from django.db import connection, transaction

from closeknit.engines.rows import Found, Row, chunks, insert, where_in
from closeknit.engines.sqlite_turns import rest
from closeknit.people.actions.gather import Gathered, beside
from closeknit.people.models import Block, Pair
from closeknit.people.rules.identity.blocking import (
    LARGEST,
    are_two_members,
    namesakes,
)
from closeknit.people.rules.identity.judgement import (
    Judgement,
    because,
    is_apart,
    judge,
    verdict,
)
from closeknit.people.rules.sides import KEPT, Two, code, known_by, two

BATCH = 2_000
AT_ONCE = 10_000
"""Rows of the index in one transaction: half of its pages are touched by each."""
_PAIR = ("verdict", "weight", "code", "because")


class Entry(NamedTuple):
    """A side under a key: has it a profile, and is the key its name?"""

    key: int
    side: int
    proven: bool
    named: bool


class Held(NamedTuple):
    """What is kept of two sides that may be one person."""

    verdict: str
    weight: float
    code: str
    because: str


def compare(at_hand: Gathered, gone: Collection[int] | None) -> set[int]:
    """Bring index and pairs into line; return the sides whose pairs changed.

    `gone`: handles that may be no more; None where all there are is at hand.
    """
    restless = set(at_hand.members)
    entries = [entry for side in restless for entry in _entries(at_hand, side)]
    stirred = _index(at_hand, entries, gone)
    if gone is not None:
        restless |= _restless(at_hand, stirred)
        at_hand.have(restless)
        keys = {key for side in restless for key in at_hand.keys(side).keys}
        entries = list(_under(at_hand.ego, keys))
        at_hand.have({e.side for e in entries})
    pairs = set(candidates(entries, restless))
    judged = _judged(at_hand, pairs, whole=gone is None)
    before = at_hand.found | set(gone or ()) | restless
    return _keep(at_hand.ego, judged, None if gone is None else before)


def candidates(entries: Iterable[Entry], restless: Collection[int]) -> Iterator[Two]:
    """Yield the pairs under each key that is not crowded, one of them restless.

    Of two members of LinkedIn nothing but one name speaks for one human being.
    """
    under: dict[int, list[Entry]] = defaultdict(list)
    for entry in entries:
        under[entry.key].append(entry)
    for those in under.values():
        if 1 < len(those) <= LARGEST:
            some = those
            if all(entry.proven for entry in those):
                some = [entry for entry in those if entry.named]
            for one, other in combinations(some, 2):
                if (one.side in restless or other.side in restless) and not (
                    one.proven and other.proven and not (one.named and other.named)
                ):
                    yield two(one.side, other.side)


def _entries(at_hand: Gathered, side: int) -> list[Entry]:
    keys, name, proven = at_hand.keys(side)
    return [Entry(key, side, proven, key == name) for key in keys]


def _index(
    at_hand: Gathered, entries: Iterable[Entry], gone: Collection[int] | None
) -> list[tuple[Entry, int]]:
    """Write what changed in the index; return it, as one more (1) or one less (-1)."""
    rows = Block.objects.of(at_hand.ego)
    kept: dict[Entry, int] = {}
    parts = [rows] if gone is None else [
        rows.filter(side__in=some)
        for some in chunks(sorted(at_hand.found | set(gone)), BATCH)
    ]  # fmt: skip
    for part in parts:
        for pk, *entry in part.values_list("id", *Entry._fields):
            kept[Entry(*entry)] = pk
    now = set(entries) if kept else set()
    less = sorted(kept.keys() - now)
    more = sorted(now - kept.keys() if kept else entries)
    for some in chunks([kept[entry] for entry in less], BATCH):
        with transaction.atomic():
            Block.objects.of(at_hand.ego).filter(pk__in=some).delete()
    for fresh in chunks(more, AT_ONCE):
        with transaction.atomic(), connection.cursor() as cursor:
            columns = ("ego_id", *Entry._fields)
            insert(cursor, "people_block", columns, [(at_hand.ego, *e) for e in fresh])
        rest()
    return [*((entry, -1) for entry in less), *((entry, 1) for entry in more)]


def _restless(at_hand: Gathered, stirred: Collection[tuple[Entry, int]]) -> set[int]:
    """Return the sides to be looked at again although nothing was said of them.

    Their key has become crowded, or is so no longer; or something was said of somebody
    of their name.
    """
    grown: Counter[int] = Counter()
    for entry, change in stirred:
        grown[entry.key] += change
    counts = _counts(at_hand.ego, grown)
    wanted = {
        key
        for key, change in grown.items()
        if (counts.get(key, 0) > LARGEST) != (counts.get(key, 0) - change > LARGEST)
    }
    found = {entry.side for entry in _all_under(at_hand.ego, wanted)}
    named = {entry.key for entry, _ in stirred if entry.named}
    named |= {at_hand.keys(side).name for side in at_hand.members}
    sizes = _counts(at_hand.ego, named)
    few = [key for key in named if 0 < sizes.get(key, 0) <= LARGEST]
    alike = _all_under(at_hand.ego, few)
    return found | {entry.side for entry in alike if entry.named}


def _counts(ego: int, keys: Iterable[int]) -> dict[int, int]:
    """Return under how many sides each of these keys stands."""
    sql = (
        "SELECT key, count(*) FROM people_block WHERE ego_id = %s"
        " AND key IN ({in}) GROUP BY key"
    )
    with connection.cursor() as cursor:
        rows = list(where_in(cursor, sql, sorted(keys), [ego]))
    return {int(str(key)): int(str(many)) for key, many in rows}


def _all_under(ego: int, keys: Iterable[int]) -> Iterator[Entry]:
    sql = (
        "SELECT key, side, proven, named FROM people_block"
        " WHERE ego_id = %s AND key IN ({in})"
    )
    with connection.cursor() as cursor:
        for key, side, *flags in where_in(cursor, sql, sorted(keys), [ego]):
            yield Entry(int(str(key)), int(str(side)), *map(bool, flags))


def _under(ego: int, keys: Iterable[int]) -> Iterator[Entry]:
    """Yield what stands under these keys, the crowded ones left out."""
    counts = _counts(ego, keys)
    return _all_under(ego, (key for key, many in counts.items() if many <= LARGEST))


def _judged(
    at_hand: Gathered, pairs: Collection[Two], *, whole: bool
) -> dict[Two, Held]:
    """Judge these pairs, and return what is to be kept of them."""
    likely = [
        pair
        for pair in pairs
        if not are_two_members(at_hand.side(pair[0]), at_hand.side(pair[1]))
    ]
    sides = {side for pair in likely for side in pair}
    rule = Judge(at_hand, sides, whole=whole)
    found: dict[Two, Held] = {}
    for one, other in likely:
        if rule.finds_nothing(one, other):
            continue
        judgement = rule(one, other)
        said = verdict(judgement)
        if said in KEPT:
            names = (known_by(at_hand.members[side]) for side in (one, other))
            found[one, other] = Held(
                said, round(judgement.weight, 6), code(*names), because(judgement)
            )
    return found


class Judge:
    """Judges two of these sides, knowing their company and their namesakes."""

    def __init__(
        self, at_hand: Gathered, sides: Collection[int], *, whole: bool
    ) -> None:
        self.values = at_hand.values(sides)
        company = beside(at_hand, sides)
        self.sides = {
            side: at_hand.side(side)._replace(beside=company.get(side, frozenset()))
            for side in sides
        }
        names = {side: at_hand.keys(side).name for side in sides}
        of = _namesakes(at_hand, set(names.values()), whole=whole)
        self.namesakes = {side: of.get(key, 1) for side, key in names.items()}

    def __call__(self, one: int, other: int) -> Judgement:
        """Judge two, whichever is named first."""
        first, second = sorted((one, other), key=self.values.__getitem__)
        namesakes = max(1, self.namesakes[one], self.namesakes[other])
        return judge(self.sides[first], self.sides[second], namesakes=namesakes)

    def finds_nothing(self, one: int, other: int) -> bool:
        """Say whether judging these two ends in nothing to keep; most do."""
        namesakes = max(1, self.namesakes[one], self.namesakes[other])
        return is_apart(self.sides[one], self.sides[other], namesakes=namesakes)


def _namesakes(
    at_hand: Gathered, names: Collection[int], *, whole: bool
) -> dict[int, int]:
    """Return how many people the sides of each of these names surely are."""
    under: dict[int, list[int]] = defaultdict(list)
    if whole:
        every = (key for side in at_hand.members for key in at_hand.keys(side).keys)
        counts: Mapping[int, int] = Counter(key for key in every if key in names)
        for side in at_hand.members:
            under[at_hand.keys(side).name].append(side)
    else:
        counts = _counts(at_hand.ego, names)
        few = [key for key in names if counts.get(key, 0) <= LARGEST]
        for entry in _all_under(at_hand.ego, few):
            if entry.named:
                under[entry.key].append(entry.side)
        at_hand.have({side for sides in under.values() for side in sides})
    crowded = {key for key in names if counts.get(key, 0) > LARGEST}
    return {
        key: LARGEST
        if key in crowded
        else namesakes([at_hand.side(side) for side in under[key]])
        for key in names
    }


def _keep(
    ego: int, judged: Mapping[Two, Held], about: Collection[int] | None
) -> set[int]:
    """Write the pairs that differ from what is kept; return the sides they are of."""
    kept = {(int(str(r[0])), int(str(r[1]))): Held(*r[2:]) for r in _kept(ego, about)}  # type: ignore[arg-type]  # the columns' types
    less = kept.keys() - judged.keys()
    more = [pair for pair in judged if pair not in kept]
    other = [p for p, held in judged.items() if p in kept and kept[p] != held]
    sets = ", ".join(f"{column} = %s" for column in _PAIR)
    write("DELETE FROM people_pair WHERE one = %s AND other = %s", sorted(less))
    write(
        f"UPDATE people_pair SET {sets} WHERE one = %s AND other = %s",  # noqa: S608 - our own column names
        [(*judged[pair], *pair) for pair in sorted(other)],
    )
    columns = ("ego_id", "one", "other", *_PAIR, "stands")
    for some in chunks(sorted(more), BATCH):
        with transaction.atomic(), connection.cursor() as cursor:
            new: list[Row] = [(ego, *pair, *judged[pair], "") for pair in some]
            insert(cursor, "people_pair", columns, new)
    return {side for pair in (*less, *more, *other) for side in pair}


def _kept(ego: int, about: Collection[int] | None) -> Iterator[Found]:
    """Yield the pairs that are kept of these sides, or all."""
    columns = ("one", "other", *_PAIR)
    if about is None:
        yield from Pair.objects.of(ego).values_list(*columns)
        return
    for some in chunks(sorted(about), BATCH):
        for end in ("one", "other"):
            rows = Pair.objects.of(ego).filter(**{f"{end}__in": some})
            yield from rows.values_list(*columns)


def write(sql: str, values: Collection[Row]) -> None:
    """Run a statement for many rows, in short transactions."""
    for some in chunks(values, BATCH):
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.executemany(sql, some)
        rest()
