"""From mentions to sides, by the rules that were there before: handles join."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from bench.identity_world import Said
from closeknit.people.rules.clusters import Node, clusters
from closeknit.people.rules.identity.side import Job, Side
from closeknit.sources.handles import folded, is_role

Handle = tuple[str, str]


def handles(said: Said) -> tuple[Handle, ...]:
    """Return the handles of a mention as `people.rules.naming.handles` would."""
    found = [("profile", said.profile), ("phone", said.phone)]
    found.insert(1, ("email", "" if is_role(said.email) else said.email))
    proven = tuple(handle for handle in found if handle[1])
    if proven:
        return proven
    return (("mailbox", said.email),) if said.email else (("name", folded(said.name)),)


def atoms(said: Sequence[Said]) -> list[int]:
    """Return for each mention the number of its cluster's first handle."""
    numbers: dict[Handle, int] = {}
    nodes: dict[int, Node] = {}
    links: list[tuple[int, int]] = []
    first: list[int] = []
    for mention in said:
        its = handles(mention)
        for handle in its:
            if handle not in numbers:
                number = numbers[handle] = len(numbers) + 1
                nodes[number] = Node(number, handle[0], folded(mention.name))
        first.append(numbers[its[0]])
        links += [(numbers[its[0]], numbers[other]) for other in its[1:]]
    of = clusters(nodes, links)
    return [of[number] for number in first]


def sides(said: Sequence[Said], of: Sequence[int]) -> list[Side]:
    """Return one side a cluster."""
    members: dict[int, list[Said]] = defaultdict(list)
    rounds: dict[int, set[int]] = defaultdict(set)
    for mention, atom in zip(said, of, strict=True):
        members[atom].append(mention)
        if mention.round >= 0:
            rounds[mention.round].add(atom)
    beside: dict[int, set[int]] = defaultdict(set)
    for some in rounds.values():
        for atom in some:
            beside[atom] |= some - {atom}
    return [_side(atom, its, beside) for atom, its in members.items()]


_RANK = {"linkedin": 0, "google": 1, "phone": 1, "crm": 1}


def _side(atom: int, its: list[Said], beside: Mapping[int, set[int]]) -> Side:
    its = sorted(its, key=lambda said: (_RANK.get(said.source, 2), said))
    jobs = (Job(s.company, s.position, s.on) for s in its if s.company)
    kinds = {handle[0] for said in its for handle in handles(said)}
    return Side(
        id=atom,
        names=_each(said.name for said in its),
        profiles=_each(said.profile for said in its),
        emails=_each(said.email for said in its),
        phones=_each(said.phone for said in its),
        jobs=tuple(dict.fromkeys(jobs)),
        places=_each(said.place for said in its),
        born=next((said.born for said in its if said.born), ""),
        beside=frozenset(beside.get(atom, ())),
        books=frozenset(
            s.source for s in its if s.source in {"google", "phone", "crm"}
        ),
        by_name=kinds == {"name"},
        mailbox=kinds == {"mailbox"},
    )


def _each(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value for value in values if value))
