"""Sides that share a key are compared; what may be one person is kept as a pair."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping
from typing import NamedTuple

from django.db import connection, transaction

from closeknit.engines.rows import Found, Row, chunks, insert
from closeknit.people.actions.gather import Gathered, beside
from closeknit.people.actions.index import (
    Entry,
    all_under,
    bring_in_line,
    sizes_of,
    under_few,
    write,
)
from closeknit.people.models import Pair
from closeknit.people.rules.found_by import (
    NAMED,
    NOBODY,
    by_key,
    candidates,
)
from closeknit.people.rules.identity.blocking import (
    LARGEST,
    are_two_members,
)
from closeknit.people.rules.identity.judgement import (
    Judgement,
    because,
    is_apart,
    is_far,
    judge,
    verdict,
)
from closeknit.people.rules.identity.namesakes import ALONE, Namesakes, namesakes
from closeknit.people.rules.identity.side import Side
from closeknit.people.rules.sides import KEPT, Two, code, known_by

BATCH = 2_000
_PAIR = ("verdict", "weight", "code", "because")


class Held(NamedTuple):
    """What is kept of two sides that may be one person."""

    verdict: str
    weight: float
    code: str
    because: str


def compare(at_hand: Gathered, gone: Collection[int] | None) -> set[int]:
    """Bring index and pairs into line; return the sides whose pairs may have changed.

    `gone`: handles that may be no more; None where all there are is at hand.
    """
    found = {side: at_hand.keys(side) for side in at_hand.members}
    concerned = None if gone is None else at_hand.found | set(gone)
    stirred = bring_in_line(at_hand.ego, found, concerned)
    if gone is None:
        under = by_key(found.items())
        pairs = set(candidates(under, None))
        sizes = {key: len(those) for key, those in under.items()}
        judged = _judged(at_hand, pairs, sizes)
        return _keep(at_hand.ego, judged, None)
    restless = found.keys() | _restless(at_hand, stirred)
    at_hand.have(restless)
    at_hand.have_keys(restless)
    under = under_few(
        at_hand.ego, {key for side in restless for key in at_hand.keys(side).keys}
    )
    pairs = set(candidates(under, restless))
    at_hand.have({side for pair in pairs for side in pair})
    judged = _judged(at_hand, pairs, None)
    return restless | _keep(at_hand.ego, judged, at_hand.found | set(gone) | restless)


def _restless(at_hand: Gathered, stirred: Collection[tuple[Entry, int]]) -> set[int]:
    """Return the sides to be looked at again although nothing was said of them.

    Their key has become crowded, or is so no longer; or there are more people of their
    name now, or fewer.
    """
    grown: Counter[int] = Counter()
    for entry, change in stirred:
        grown[entry.key] += change
    sizes = sizes_of(at_hand.ego, grown)
    wanted = {
        key
        for key, change in grown.items()
        if (sizes.get(key, 0) > LARGEST) != (sizes.get(key, 0) - change > LARGEST)
    }
    found = {entry.side for entry in all_under(at_hand.ego, wanted)}
    new = {side for side in at_hand.members if at_hand.is_new(side)}
    touched = {e.key for e, change in stirred if change < 0 and e.role & NAMED}
    touched |= {at_hand.keys(side).name for side in at_hand.members.keys() - new}
    named = touched | {at_hand.keys(side).name for side in new}
    alike = _of_names(at_hand.ego, named - {NOBODY})
    at_hand.have({side for sides in alike.values() for side in sides})
    for name, sides in alike.items():
        if name in touched or _more(at_hand, sides, new):
            found.update(sides)
    return found


def _of_names(ego: int, names: Collection[int]) -> dict[int, list[int]]:
    """Return the sides of each of these names that not too many have."""
    sizes = sizes_of(ego, names)
    few = [name for name in names if 0 < sizes.get(name, 0) <= LARGEST]
    found: dict[int, list[int]] = defaultdict(list)
    for entry in all_under(ego, few):
        if entry.role & NAMED:
            found[entry.key].append(entry.side)
    return found


def _more(at_hand: Gathered, sides: Collection[int], new: Collection[int]) -> bool:
    """Say whether the new ones of these sides are further people of their name."""
    before = namesakes([at_hand.side(side) for side in sides if side not in new])
    return before != namesakes([at_hand.side(side) for side in sides])


def _judged(
    at_hand: Gathered, pairs: Collection[Two], sizes: Mapping[int, int] | None
) -> dict[Two, Held]:
    """Judge these pairs, and return what is to be kept of them."""
    likely = [
        pair
        for pair in pairs
        if not are_two_members(at_hand.side(pair[0]), at_hand.side(pair[1]))
    ]
    seen = _in_company(at_hand, {side for pair in likely for side in pair})
    # Most end here, before anybody's namesakes are asked for.
    likely = [pair for pair in likely if not is_far(*map(seen.__getitem__, pair))]
    rule = Judge(at_hand, {side for pair in likely for side in pair}, sizes)
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


def _in_company(at_hand: Gathered, sides: Collection[int]) -> dict[int, Side]:
    """Return these sides with whom they appear with in small company."""
    company = beside(at_hand, sides)
    return {
        side: at_hand.side(side)._replace(beside=company[side])
        if side in company
        else at_hand.side(side)
        for side in sides
    }


class Judge:
    """Judges two of these sides, knowing their company and their namesakes.

    `sizes`: how many stand under each key, where everybody is at hand.
    """

    def __init__(
        self,
        at_hand: Gathered,
        sides: Collection[int],
        sizes: Mapping[int, int] | None,
    ) -> None:
        self.values = at_hand.values(sides)
        self.sides = _in_company(at_hand, sides)
        at_hand.have_keys(sides)
        names = {side: at_hand.keys(side).name for side in sides}
        of = _namesakes(at_hand, set(names.values()) - {NOBODY}, sizes)
        self.namesakes = {side: of.get(key, ALONE) for side, key in names.items()}

    def __call__(self, one: int, other: int) -> Judgement:
        """Judge two, whichever is named first."""
        first, second = sorted((one, other), key=self.values.__getitem__)
        of = max(self.namesakes[one], self.namesakes[other])
        return judge(self.sides[first], self.sides[second], of=of)

    def finds_nothing(self, one: int, other: int) -> bool:
        """Say whether judging these two ends in nothing to keep; most do."""
        of = max(self.namesakes[one], self.namesakes[other])
        return is_apart(self.sides[one], self.sides[other], of=of)


def _namesakes(
    at_hand: Gathered, names: Collection[int], sizes: Mapping[int, int] | None
) -> dict[int, Namesakes]:
    """Return how many people the sides of each of these names surely are."""
    under: dict[int, list[int]] = defaultdict(list)
    if sizes is not None:
        for side in at_hand.members:
            under[at_hand.keys(side).name].append(side)
    else:
        sizes = sizes_of(at_hand.ego, names)
        under |= _of_names(at_hand.ego, names)
        at_hand.have({side for sides in under.values() for side in sides})
    return {
        key: Namesakes(LARGEST)
        if sizes.get(key, 0) > LARGEST
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
