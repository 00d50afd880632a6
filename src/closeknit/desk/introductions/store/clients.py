"""Which clients know whom: whom each could be asked for by name (R0-24)."""

from collections import defaultdict
from collections.abc import Collection
from datetime import date
from typing import NamedTuple

from closeknit.desk.kinds import store as kinds_of
from closeknit.desk.kinds.rules.kind import Kind, kinds
from closeknit.desk.policy import store as policy
from closeknit.desk.policy.rules.relationship import too_early
from closeknit.desk.policy.store.evidence import evidence
from closeknit.people import store as people
from closeknit.ties.models import Tie
from closeknit.ties.store.in_brief import between

MOST = 3
"""People named to one client (R0-24)."""


class Known(NamedTuple):
    """Somebody whom a client knows and the ego does not; how sure that is, 0 to 1.

    `is_wanted`: they are on the ego's list of targets.
    """

    person: int
    name: str
    weight: float
    is_wanted: bool = False


class Client(NamedTuple):
    """A client the ego is in touch with: whom they know, and why they are a client.

    `too_early`: why nothing is to be asked of them yet, by the policy (R0-22).
    """

    person: int
    name: str
    knows: tuple[Known, ...]
    because: str = ""
    too_early: str = ""


def clients(ego: int, *, today: date, wanted: Collection[int] = ()) -> list[Client]:
    """Return clients who know somebody the ego does not, the surest first.

    By a CRM's table or by the user's word. The `wanted`, the ego's targets, come first.
    A fixed number of queries, and a few for each few hundred clients.
    """
    why = _clients(ego, today)
    found: dict[int, dict[int, float]] = defaultdict(dict)
    for pair in between(ego, why):
        for client, other in ((pair.one, pair.other), (pair.other, pair.one)):
            if client in why:
                found[client][other] = pair.weight
    unknown = _unknown(ego, {other for knows in found.values() for other in knows})
    names = people.names(ego, {*found, *unknown})
    by = policy.current(ego)
    seen = evidence(ego, sorted(found), today=today) if found else {}
    listed = []
    for client, knows in found.items():
        some = [
            Known(n, names.get(n, ""), weight, n in wanted)
            for n, weight in knows.items()
            if n in unknown
        ]
        first = tuple(sorted(some, key=_order)[:MOST])
        if first:
            early = too_early(seen.get(client, ()), by)
            name = names.get(client, "")
            listed.append(Client(client, name, first, why[client], early))
    return sorted(listed, key=lambda one: (_order(one.knows[0])[:2], one.name))


def _order(one: Known) -> tuple[bool, float, int]:
    return not one.is_wanted, -one.weight, one.person


def _clients(ego: int, today: date) -> dict[int, str]:
    """Return the clients with whom there is a tie, and why they are one."""
    said = kinds_of.told(ego)
    found = {}
    for person in said.people():
        by_data = [said.clients[person]] if person in said.clients else []
        for one in kinds(said.words.get(person, ()), by_data):
            if one.kind is Kind.CLIENT and not one.is_over(today):
                found[person] = one.because
    near = Tie.objects.of(ego).filter(
        pk__in=found, band__in=("strong", "medium", "weak"), denied=False
    )
    ours = set(near.values_list("person_id", flat=True))
    return {person: why for person, why in found.items() if person in ours}


def _unknown(ego: int, some: Collection[int]) -> set[int]:
    """Return those with whom the ego has nothing yet."""
    rows = Tie.objects.of(ego).filter(
        pk__in=some, last__isnull=True, connected__isnull=True, invited__isnull=True,
        own_word="", denied=False, person__mailbox=False, person__shadow=False,
    )  # fmt: skip
    return set(rows.values_list("person_id", flat=True))
