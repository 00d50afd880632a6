"""Which clients know whom: whom each could be asked for by name (R0-24)."""

from collections import defaultdict
from collections.abc import Collection
from typing import NamedTuple

from closeknit.people import store as people
from closeknit.people.models import Mention
from closeknit.records import store as records
from closeknit.sources.record import Card
from closeknit.ties.models import Tie
from closeknit.ties.store.in_brief import between

MOST = 3
"""People named to one client (R0-24)."""
CLIENT = "client"
_A_CLIENT = '"standing":"client"'
"""How a card's record says it; what a cell holds has its quotes escaped."""


class Known(NamedTuple):
    """Somebody whom a client knows and the ego does not; how sure that is, 0 to 1."""

    person: int
    name: str
    weight: float


class Client(NamedTuple):
    """A client the ego is in touch with, and whom they could be asked for."""

    person: int
    name: str
    knows: tuple[Known, ...]


def clients(ego: int, *, among: Collection[int] | None = None) -> list[Client]:
    """Return clients who know somebody the ego does not, the surest first.

    `among` only these people, as targets. A fixed number of queries, and two for each
    few hundred clients.
    """
    who = _clients(ego)
    found: dict[int, dict[int, float]] = defaultdict(dict)
    for pair in between(ego, who):
        for client, other in ((pair.one, pair.other), (pair.other, pair.one)):
            if client in who and (among is None or other in among):
                found[client][other] = pair.weight
    unknown = _unknown(ego, {other for knows in found.values() for other in knows})
    names = people.names(ego, {*found, *unknown})
    listed = []
    for client, knows in found.items():
        ordered = sorted((-weight, n) for n, weight in knows.items() if n in unknown)
        if ordered:
            named = tuple(Known(n, names.get(n, ""), -w) for w, n in ordered[:MOST])
            listed.append(Client(client, names.get(client, ""), named))
    return sorted(listed, key=lambda one: (-one.knows[0].weight, one.name, one.person))


def _clients(ego: int) -> set[int]:
    """Return the clients with whom there is a tie: connected, or both ways."""
    rows = Mention.objects.of(ego).filter(kind="card").exclude(kind="wrote")
    rows = rows.filter(
        kept__said__contains=_A_CLIENT, handle__person__tie__denied=False
    )
    kept = {
        number: person or 0
        for person, number in rows.values_list("handle__person_id", "kept_id")
    }
    said = records.said(ego, sorted(kept))
    told = {
        kept[number]
        for number, card in said.items()
        if isinstance(card, Card) and card.standing == CLIENT
    }
    near = Tie.objects.of(ego).filter(
        pk__in=told, band__in=("strong", "medium", "weak")
    )
    return set(near.values_list("person_id", flat=True))


def _unknown(ego: int, some: Collection[int]) -> set[int]:
    """Return those with whom the ego has nothing yet."""
    rows = Tie.objects.of(ego).filter(
        pk__in=some, last__isnull=True, connected__isnull=True, invited__isnull=True,
        own_word="", denied=False, person__mailbox=False, person__shadow=False,
    )  # fmt: skip
    return set(rows.values_list("person_id", flat=True))
