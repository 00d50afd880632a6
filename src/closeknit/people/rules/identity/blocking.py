"""Whom to compare at all: those who share a key, so long as not too many do.

A key is made from the side alone, so an index of them never goes stale, and a new side
costs as many comparisons as it has neighbours, however many sides there are.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from collections.abc import Set as AbstractSet

from closeknit.people.rules.identity.alike import Spelt
from closeknit.people.rules.identity.letters import joined
from closeknit.people.rules.identity.look import Look, Post, look
from closeknit.people.rules.identity.nicknames import formal
from closeknit.people.rules.identity.side import Side

LARGEST = 50
"""Sides that may share one key; a key of more says too little and pairs nobody."""
LEAST = 4
"""Letters a lone word of an address needs to be a key."""
_VOWELS = str.maketrans("", "", "aeiouh")


def blocks(side: Side) -> tuple[str, ...]:
    """Return the keys of a side, from nothing but the side itself, in order.

    >>> blocks(Side(1, ("Bob Smith",)))
    ('n:robert smit', ...)
    """
    seen = look(side)
    found = {
        key
        for name in seen.names
        for key in (*_of_name(name), *_at_work(name, seen.posts))
    }
    found.update(_of_addresses(seen))
    return tuple(sorted(found, key=lambda key: (not key.startswith("n:"), key)))


def _of_name(name: Spelt) -> Iterator[str]:
    """Yield keys for the whole name, for a slip in either half, for a new family."""
    if not name.given:
        return
    first = formal(name.given[0])
    if not name.family:
        yield f"o:{first}"
        return
    last = "".join(name.family)
    yield "n:" + " ".join(sorted((first, last)))
    yield f"x:{name.given[0][0]} {skeleton(last)}"
    yield f"x:{last[0]} {skeleton(name.given[0])}"
    yield f"y:{first} {last[:2]}"
    yield f"z:{last} {name.given[0][:2]}"
    yield from _of_whole(name, first, last)


def _of_whole(name: Spelt, first: str, last: str) -> Iterator[str]:
    """Yield the keys that addresses have in common with names."""
    initial = name.given[0][0]
    for one, two in ((first, last), (initial, last), (name.given[0], last[0])):
        yield f"l:{joined((one, two))}"
        yield f"l:{joined((two, one))}"
    for part in (*name.family, *name.former):
        yield "n:" + " ".join(sorted((first, part)))
    for other in (*name.given[1:], *map(formal, name.called)):
        yield "n:" + " ".join(sorted((other, last)))


def skeleton(word: str) -> str:
    """Return what slips and spellings seldom touch: first letter and consonants.

    >>> skeleton("lovelake"), skeleton("lovelaek")
    ('lvlk', 'lvlk')
    """
    return word[:1] + word[1:].translate(_VOWELS)[:4]


def _at_work(name: Spelt, posts: Iterable[Post]) -> Iterator[str]:
    """Yield each half of the name with the firm: for a new name, for half a name."""
    for post in posts:
        for firm in {post.firm[0], post.squashed}:
            yield from (f"w:{word} {firm}" for word in _halves(name))


def _halves(name: Spelt) -> Iterator[str]:
    if name.given:
        yield formal(name.given[0])
        yield from name.family


def _of_addresses(seen: Look) -> Iterator[str]:
    for box in seen.locals:
        if len(box.squashed) >= LEAST:
            yield f"l:{box.squashed}"
        if len(box.words) > 1:
            first, last = formal(box.words[0]), box.words[-1]
            yield f"l:{joined((first, last))}"
            yield "n:" + " ".join(sorted((first, last)))
            yield f"x:{first[0]} {skeleton(last)}"
        if box.firm:
            halves = (word for name in seen.names for word in _halves(name))
            words = (*map(formal, box.words), box.squashed, *halves)
            yield from (f"w:{word} {box.firm}" for word in words if len(word) > 1)
    for slug in seen.slugs:
        if len(slug.words) > 1:
            yield "n:" + " ".join(sorted((formal(slug.words[0]), slug.words[-1])))
            yield f"l:{slug.squashed}"
    yield from (f"e:{email}" for email in seen.side.emails)
    yield from (f"p:{phone[-8:]}" for phone in seen.side.phones)
    if seen.side.born:
        yield from (
            f"b:{seen.side.born} {name.sorted[0][:1]}"
            for name in seen.names
            if name.sorted
        )


def are_two_members(one: Side, other: Side) -> bool:
    """Say whether two profiles have no firm, address or number in common: they are two.

    LinkedIn gives a member one profile, so a name proves nothing here. To be asked
    before judging: a large export has tens of thousands of such pairs.

    >>> ada = Side(1, ("Ada Lovelace",), profiles=("ada-ex",))
    >>> are_two_members(ada, ada._replace(id=2, profiles=("ada-2-ex",)))
    True
    """
    if not (one.profiles and other.profiles):
        return False
    first, second = look(one), look(other)
    firms = {post.firm[0] for post in first.posts}
    return (
        first.emails.isdisjoint(second.emails)
        and first.phones.isdisjoint(second.phones)
        and firms.isdisjoint(post.firm[0] for post in second.posts)
    )


def comparable(
    one: Iterable[str], other: Iterable[str], crowded: AbstractSet[str]
) -> bool:
    """Say whether two sides share a key that is not crowded (of more than `LARGEST`).

    To be asked again of pairs judged earlier, so that a key which becomes crowded later
    leaves the same pairs as one that was so from the start.
    """
    return not set(one).isdisjoint(set(other) - crowded)


def namesakes(sides: Collection[Side]) -> int:
    """Return how many people the sides of one name surely are.

    One source seldom has one human being twice, so as many as any one has: profiles,
    cards of one book, addresses at one firm. Few work for more than two firms.

    >>> namesakes([Side(1, profiles=("ada-ex",)), Side(2, profiles=("ada-king-ex",))])
    2
    """
    kept: Counter[str] = Counter()
    for side in sides:
        kept.update(f"b:{book}" for book in side.books)
        kept["profiles"] += bool(side.profiles)
        kept.update({f"f:{box.firm}" for box in look(side).locals if box.firm})
    kept["firms"] = len(_firms(sides)) - 1
    return max(1, *kept.values())


def _firms(sides: Iterable[Side]) -> set[str]:
    """Return the first words of the firms, domains of the same ones left out."""
    named = {post.firm[0] for side in sides for post in look(side).posts}
    domains = {box.firm for side in sides for box in look(side).locals if box.firm}
    return named | {d for d in domains if not any(map(d.startswith, named))}


def name_block(side: Side) -> str:
    """Return the key whose sides are this one's namesakes, "" where it has no name.

    >>> name_block(Side(1, ("Smith, Bob",))) == name_block(Side(2, ("Robert Smith",)))
    True
    """
    whole = next((name for name in look(side).names if name.family), None)
    if whole is None:
        return ""
    return "n:" + " ".join(sorted((formal(whole.given[0]), "".join(whole.family))))
