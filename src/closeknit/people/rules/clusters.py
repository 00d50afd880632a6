"""Which handles are one person's: what records link, unless it proves too much."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import combinations, pairwise
from typing import NamedTuple

from closeknit.people.rules.identity.alike import best, spelt
from closeknit.people.rules.identity.disguise import poses
from closeknit.people.rules.identity.letters import mixed
from closeknit.people.rules.identity.rare import AGREES

OWNERS = frozenset({"profile", "card"})
"""Kinds of handle that are one person's by their name; any other may be shared."""


MOST_OF_ONE_ID = 8
"""Cards under one id of a book; where there are more, the book's ids say nothing."""

Owners = dict[int, tuple[set[int], set[int]]]
"""For a handle that may be shared, the profiles and the cards whose it is."""


class Node(NamedTuple):
    """A handle in the graph of links: its number, its kind, the name it goes by."""

    id: int
    kind: str
    name: str
    joined: str = ""
    value: str = ""


def agree(one: str, other: str) -> bool:
    """Say whether two folded names may be the same person's: one's words in the other.

    >>> agree("ada lovelace", "ada king lovelace"), agree("ada lovelace", "bo diddley")
    (True, False)
    """
    few, many = sorted((set(one.split()), set(other.split())), key=len)
    return not few or few <= many


def shared(
    nodes: Mapping[int, Node], links: Iterable[tuple[int, int]]
) -> frozenset[int]:
    """Return the handles that prove nothing, since people of different names use them.

    A changed profile address is still one person (same mailbox, same name); a mailbox
    of two names is a household's or a firm's. LinkedIn's word on whose it is stands
    above that of cards, which `_disowned` sets aside.
    """
    return _shared(nodes, _owners(nodes, links), _renamed(nodes))


def _shared(
    nodes: Mapping[int, Node], owners: Owners, renamed: Mapping[int, AbstractSet[str]]
) -> frozenset[int]:
    found: set[int] = set()
    for handle, (profiles, cards) in owners.items():
        names = {frozenset({nodes[owner].name}) for owner in profiles}
        same = agree if names else _may_be
        names = names or {
            frozenset(renamed.get(owner, {nodes[owner].name})) for owner in cards
        }
        if not all(
            any(same(one, other) for one in some for other in others)
            for some, others in combinations(names, 2)
        ):
            found.add(handle)
    return frozenset(found)


def _renamed(
    nodes: Mapping[int, Node], same: Iterable[tuple[int, int]] = ()
) -> dict[int, set[str]]:
    """Return the names of each card that has had several.

    Its id in the book is the same, or the user has said that both are one person's.

    >>> card = Node(1, "card", "ada king", "uid||u1", "ada king|ada@example.com")
    >>> other = card._replace(id=2, name="ada byron", value="ada byron|a@example.com")
    >>> sorted(_renamed({1: card, 2: other})[2])
    ['ada byron', 'ada king']
    """
    found: dict[int, set[str]] = {}
    cards = {number: node for number, node in nodes.items() if _is_card(node)}
    told = [(a, b) for a, b in same if a in cards and b in cards]
    for one, other in (*_joined_alike(cards), *told):
        for here, there in ((one, other), (other, one)):
            names = found.setdefault(here, {nodes[here].name})
            names.add(nodes[there].name)
    return found


def _disowned(nodes: Mapping[int, Node], owners: Owners) -> set[tuple[int, int]]:
    """Return the links of cards to what is, by another name, some profile's own."""
    found: set[tuple[int, int]] = set()
    for handle, (profiles, cards) in owners.items():
        for card in cards if profiles else ():
            called = nodes[card].name
            if not any(_may_be(called, nodes[profile].name) for profile in profiles):
                found |= {(card, handle), (handle, card)}
    return found


def _owners(nodes: Mapping[int, Node], links: Iterable[tuple[int, int]]) -> Owners:
    """Return for each handle the profiles and the cards that say it is theirs."""
    owners: Owners = {}
    for one, other in links:
        for here, there in ((one, other), (other, one)):
            kind = nodes[there].kind
            if kind in OWNERS and nodes[here].kind not in OWNERS:
                profiles, cards = owners.setdefault(here, (set(), set()))
                (profiles if kind == "profile" else cards).add(there)
    return owners


def _may_be(one: str, other: str) -> bool:
    """Say whether two folded names may well be one person's, nicknames and all."""
    return agree(one, other) or _alike(one, other)


def _alike(one: str, other: str) -> bool:
    if mixed(one) or mixed(other) or poses(one, other):
        return False  # alike to the eye, and written otherwise
    return best((spelt(one),), (spelt(other),)) in AGREES


def _joined_alike(nodes: Mapping[int, Node]) -> Iterable[tuple[int, int]]:
    """Yield links between handles whose owners have one name and joined on one day.

    And between cards of one id in one book.
    """
    alike: dict[tuple[str, bool], list[int]] = defaultdict(list)
    for node in nodes.values():
        if node.joined:
            alike[node.joined, _is_card(node)].append(node.id)
    for (_, are_cards), same in alike.items():
        if not are_cards:
            yield from pairwise(sorted(same))
        elif len(same) <= MOST_OF_ONE_ID:
            for one, other in combinations(sorted(same), 2):
                if _is_one_card(nodes[one], nodes[other]):
                    yield one, other


def _is_card(node: Node) -> bool:
    return node.kind == "card"


def _is_one_card(one: Node, other: Node) -> bool:
    """Say whether two cards of one id are one, of a new name, and not two people's.

    An id alone makes nobody another's: a card has kept its address, or the first name.
    """
    if mixed(one.name) or mixed(other.name) or poses(one.name, other.name):
        return False
    ways = {card.value.rpartition("|")[2] for card in (one, other)}
    level = best((spelt(one.name),), (spelt(other.name),))
    return len(ways) == 1 or level in AGREES or level == "other_family"


class _Roots:
    """Disjoint sets of handles, each known by its first."""

    def __init__(self, handles: Iterable[int]) -> None:
        self.root = {handle: handle for handle in handles}

    def find(self, handle: int) -> int:
        root = self.root
        while root[handle] != handle:
            root[handle] = root[root[handle]]
            handle = root[handle]
        return handle

    def unite(self, one: int, other: int) -> None:
        first, second = sorted((self.find(one), self.find(other)))
        self.root[second] = first


def clusters(
    nodes: Mapping[int, Node],
    links: Iterable[tuple[int, int]],
    different: Iterable[tuple[int, int]] = (),
    same: Iterable[tuple[int, int]] = (),
) -> dict[int, int]:
    """Return for each handle the first handle of its person.

    The answer depends on the set of links, not on their order, and a person keeps the
    number of the handle that was seen first. `different` are handles that the user has
    said are two people's: whatever links them, they are. Cards that are the `same` by
    the user's word may share an address.

    >>> ada, mail = Node(1, "profile", "ada"), Node(7, "email", "ada")
    >>> clusters({1: ada, 7: mail}, [(7, 1)])
    {1: 1, 7: 1}
    >>> clusters({1: ada, 7: mail}, [(7, 1)], [(1, 7)])
    {1: 1, 7: 7}
    """
    every = [*links, *_joined_alike(nodes)]
    owners = _owners(nodes, every)
    apart = _shared(nodes, owners, _renamed(nodes, same))
    disowned = _disowned(nodes, owners)
    proven = [
        (a, b)
        for a, b in every
        if a not in apart and b not in apart and (a, b) not in disowned
    ]
    sets = _Roots(nodes)
    for one, other in proven:
        sets.unite(one, other)
    broken = [
        (one, other) for one, other in different if one in nodes and other in nodes
    ]
    if torn := {sets.find(a) for a, b in broken if sets.find(a) == sets.find(b)}:
        _tear(nodes, proven, broken, sets, torn)
    return {handle: sets.find(handle) for handle in nodes}


def _tear(
    nodes: Mapping[int, Node],
    proven: Iterable[tuple[int, int]],
    broken: Sequence[tuple[int, int]],
    sets: _Roots,
    torn: AbstractSet[int],
) -> None:
    """Unite the handles of these clusters anew, link by link, but for those apart."""
    members = {handle for handle in nodes if sets.find(handle) in torn}

    def order(handle: int) -> tuple[str, str]:
        return nodes[handle].kind, nodes[handle].value

    alike: dict[str, list[int]] = defaultdict(list)
    for handle in sorted(members, key=order):
        if nodes[handle].joined and not _is_card(nodes[handle]):
            alike[nodes[handle].joined].append(handle)
        sets.root[handle] = handle
    links = {pair for pair in proven if pair[0] in members}
    links |= {pair for same in alike.values() for pair in combinations(same, 2)}
    for pair in sorted(links, key=lambda two: sorted(map(order, two))):
        one, other = map(sets.find, pair)
        if not any({sets.find(a), sets.find(b)} == {one, other} for a, b in broken):
            sets.unite(one, other)
