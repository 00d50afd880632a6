"""Firms on the list: who is there, looked up for all of them at once."""

from collections.abc import Iterable, Mapping, Sequence

from closeknit.desk.policy.rules.market import Facts
from closeknit.desk.targets.rules.firms import AtFirm, at_firm
from closeknit.desk.targets.rules.target import Target
from closeknit.ties.rules.alter_ties import Joined
from closeknit.ties.rules.jobs import firm
from closeknit.ties.store.firms import at_firms


def firms(
    ego: int,
    targets: Sequence[Target],
    facts: Mapping[int, Facts],
    wanted: Iterable[int],
    warm: Iterable[int],
) -> Mapping[int, AtFirm]:
    """Return who is at each firm on the list, by the number of its line."""
    listed = [one for one in targets if one.is_firm]
    own = at_firms(ego, [one.name for one in listed])
    return {
        one.id: at_firm(
            one.name,
            [Joined(alter.id, alter.name) for alter in own.get(firm(one.name), ())],
            facts,
            wanted,
            warm,
        )
        for one in listed
    }
