"""Which handles are one person's: what records link, unless it proves too much."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import pairwise
from typing import NamedTuple


class Node(NamedTuple):
    """A handle in the graph of links: its number, its kind, the name it goes by."""

    id: int
    kind: str
    name: str
    joined: str = ""


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
    of two names is a household's or a firm's.
    """
    profiles: dict[int, list[int]] = defaultdict(list)
    for one, other in links:
        for here, there in ((one, other), (other, one)):
            if nodes[here].kind != "profile" and nodes[there].kind == "profile":
                profiles[here].append(there)
    return frozenset(
        handle
        for handle, of in profiles.items()
        if any(not agree(nodes[min(of)].name, nodes[other].name) for other in of)
    )


def _joined_alike(nodes: Mapping[int, Node]) -> Iterable[tuple[int, int]]:
    """Yield links between handles whose owners have one name and joined on one day."""
    alike: dict[str, list[int]] = defaultdict(list)
    for node in nodes.values():
        if node.joined:
            alike[node.joined].append(node.id)
    for same in alike.values():
        if len(same) > 1:
            yield from pairwise(sorted(same))


def clusters(
    nodes: Mapping[int, Node], links: Iterable[tuple[int, int]]
) -> dict[int, int]:
    """Return for each handle the first handle of its person.

    The answer depends on the set of links, not on their order, and a person keeps the
    number of the handle that was seen first.

    >>> ada, mail = Node(1, "profile", "ada"), Node(7, "email", "ada")
    >>> clusters({1: ada, 7: mail}, [(7, 1)])
    {1: 1, 7: 1}
    """
    every = [*links, *_joined_alike(nodes)]
    apart = shared(nodes, every)
    root = {handle: handle for handle in nodes}

    def find(handle: int) -> int:
        while root[handle] != handle:
            root[handle] = root[root[handle]]
            handle = root[handle]
        return handle

    for one, other in every:
        if one not in apart and other not in apart:
            first, second = sorted((find(one), find(other)))
            root[second] = first
    return {handle: find(handle) for handle in nodes}
