"""Whom to compare at all: those who share a key, so long as not too many do.

A key is made from the side alone, so an index of them never goes stale, and a new side
costs as many comparisons as it has neighbours, however many sides there are.
"""

from collections.abc import Iterable
from typing import NamedTuple

from closeknit.people.rules.identity.alike import Spelt
from closeknit.people.rules.identity.letters import joined
from closeknit.people.rules.identity.look import Local, Look, Post, look
from closeknit.people.rules.identity.nicknames import formal
from closeknit.people.rules.identity.side import Side

LARGEST = 50
"""Sides that may share one key; a key of more says too little and pairs nobody."""
LEAST = 4
"""Letters a lone word of an address needs to be a key."""
BEGINNING = 4
"""Letters of a firm's name in a key: its mail domain begins with them too."""


class Keys(NamedTuple):
    """What a side is found by.

    `own` are its keys. `guessed` is what its address may be, by its name: a guess meets
    keys of others' own only, or all who share an initial and a family would be
    compared. `name` is the key whose sides are its namesakes, "" where it has no name.
    """

    own: frozenset[str]
    guessed: frozenset[str]
    name: str

    def shared(self, other: "Keys") -> frozenset[str]:
        """Return the keys under which two sides meet.

        >>> ada, bo = keys(Side(1, ("Ada King",))), keys(Side(2, ("Bo King",)))
        >>> ada.shared(bo)
        frozenset()
        >>> [*ada.shared(keys(Side(3, emails=("aking@example.com",))))]
        ['l:aking']
        """
        mine = self.own & (other.own | other.guessed)
        return mine | self.guessed & other.own


def keys(side: Side) -> Keys:
    """Return what a side is found by, from nothing but the side itself.

    >>> found = keys(Side(1, ("Bob Smith",)))
    >>> found.name, sorted(found.own), sorted(found.guessed)[:2]
    ('n:robert smit', ['n:robert smit', 'z:smit bo'], ['l:bobsmit', 'l:bsmit'])
    """
    seen = look(side)
    own: set[str] = set()
    guessed: set[str] = set()
    named = ""
    for name in seen.names:
        if not name.given:
            continue
        first = formal(name.given[0])
        if name.family:
            last = "".join(name.family)
            whole = _both(first, last)
            named = named or whole
            own.add(whole)
            _of_whole(name, first, last, own)
            _of_box(name, first, last, own, guessed)
        else:
            own.add(f"o:{first}")
        _at_work(name, seen.posts, own, guessed)
    _of_addresses(seen, own, guessed)
    own.update(
        _both(formal(name.given[0]), "".join(name.family))
        for name in seen.looks
        if name.given and name.family
    )
    return Keys(frozenset(own), frozenset(guessed - own), named)


def _both(one: str, other: str) -> str:
    return f"n:{one} {other}" if one < other else f"n:{other} {one}"


def _of_whole(name: Spelt, first: str, last: str, own: set[str]) -> None:
    """Add keys for parts of the name, and for a given name that is cut short."""
    given = name.given[0]
    if len(given) > 1:
        own.add(f"z:{last} {given[:2]}")
    if len(name.family) > 1 or name.former:
        own.update(_both(first, part) for part in (*name.family, *name.former))
    if len(name.given) > 1 or name.called:
        others = (*name.given[1:], *map(formal, name.called))
        own.update(_both(other, last) for other in others)


def _of_box(
    name: Spelt, first: str, last: str, own: set[str], guessed: set[str]
) -> None:
    """Add what an address of this name would be: `_of_addresses` turns ``kinga``."""
    given = name.given[0]
    guessed.add(f"l:{joined((given, last))}")
    if first != given:
        guessed.add(f"l:{joined((first, last))}")
    # A name that gives but an initial says no more than such an address does.
    (own if len(given) == 1 else guessed).add(f"l:{joined((given[0], last))}")
    (own if len(last) == 1 else guessed).add(f"l:{joined((last[0], given))}")


def _at_work(
    name: Spelt, posts: Iterable[Post], own: set[str], guessed: set[str]
) -> None:
    """Add each half of the name with the firm: for a new name, for half a name."""
    for post in posts:
        firm = at_firm(post.squashed)
        _halves(name, firm, own, guessed)


def _halves(name: Spelt, firm: str, own: set[str], guessed: set[str]) -> None:
    """Add the halves of a name at a firm.

    Two of one first name there, each with a family's, are compared only where the
    families begin alike, as a mistyped one does: all the others are two people.
    """
    if not name.given:
        return
    first = formal(name.given[0])
    if name.family:
        guessed.add(f"w:{first} {firm}")
        own.add(f"w:{first} {name.family[-1][0]} {firm}")
    else:
        own.add(f"w:{first} {firm}")
    own.update(f"w:{word} {firm}" for word in name.family)


def _of_words(box: Local, firm: str, own: set[str], guessed: set[str]) -> None:
    """Add the words of an address at a firm, as `_halves` does those of a name."""
    words = [formal(word) for word in box.words]
    if len(words) > 1 and len(words[0]) > 1:
        guessed.add(f"w:{words[0]} {firm}")
        own.add(f"w:{words[0]} {words[-1][0]} {firm}")
        del words[0]
    words.append(box.squashed)
    own.update(f"w:{word} {firm}" for word in words if len(word) > 1)


def at_firm(squashed: str) -> str:
    """Return what a firm's name and its mail domain begin with, most of them.

    >>> at_firm("acmeboatyard") == at_firm("acme")
    True
    """
    return squashed[:BEGINNING]


def _of_addresses(seen: Look, own: set[str], guessed: set[str]) -> None:
    for box in seen.locals:
        if len(box.squashed) >= LEAST:
            own.add(f"l:{box.squashed}")
            own.add(f"l:{joined((box.squashed[-1], box.squashed[:-1]))}")
        if len(box.words) > 1:
            first, last = formal(box.words[0]), box.words[-1]
            if len(last) == 1 and len(box.words) > 2:  # noqa: PLR2004 - first and last stay
                last = box.words[-2]  # a number's letter: ada.king7f
            own.add(f"l:{joined((first, last))}")
            own.add(_both(first, last))
        if box.firm:
            firm = at_firm(box.firm)
            for name in seen.names:
                _halves(name, firm, own, guessed)
            _of_words(box, firm, own, guessed)
    for slug in seen.slugs:
        if len(slug.words) > 1:
            own.add(_both(formal(slug.words[0]), slug.words[-1]))
            own.add(f"l:{slug.squashed}")
    own.update(f"e:{email}" for email in seen.side.emails)
    own.update(f"p:{phone[-8:]}" for phone in seen.side.phones)
    if seen.side.born:
        own.update(
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
