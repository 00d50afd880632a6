"""How well two others know each other by the ego's own words, read (R4-05)."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping

from closeknit.engines.rows import chunks
from closeknit.people.models import Mention
from closeknit.records import store as records
from closeknit.sources.record import AnyRecord, Knows
from closeknit.ties.rules.alter_ties import HOW_WELL, Pair, how_well

AT_ONCE = 500


def told(ego: int, wanted: Collection[Pair]) -> dict[Pair, tuple[str, ...]]:
    """Return the ego's words on these pairs, the newest first.

    No query where no pair of them has such a word; else two for each 500 people.
    """
    asked = {(one, other, how) for one, other, how in wanted if how in HOW_WELL}
    found: dict[int, set[int]] = defaultdict(set)
    for some in chunks(sorted({n for pair in asked for n in pair[:2]}), AT_ONCE):
        rows = Mention.objects.of(ego).filter(
            kind="knows", channel__in=list(HOW_WELL), handle__person_id__in=some
        )
        for kept, person in rows.values_list("kept_id", "handle__person_id"):
            found[kept].add(person or 0)
    both = {kept: tuple(sorted(two)) for kept, two in found.items() if len(two) > 1}
    said: dict[Pair, list[str]] = defaultdict(list)
    for kept, record in _newest(records.said(ego, sorted(both)) if both else {}):
        pair = (*both[kept][:2], record.how)
        if pair in asked:
            said[pair].append(
                how_well(record.how, record.years, record.since, record.on)
            )
    return {pair: tuple(dict.fromkeys(words)) for pair, words in said.items()}


def _newest(said: Mapping[int, AnyRecord]) -> Iterable[tuple[int, Knows]]:
    known = [(n, one) for n, one in said.items() if isinstance(one, Knows)]
    return sorted(known, reverse=True)
