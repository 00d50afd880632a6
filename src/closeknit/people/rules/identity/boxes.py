"""How an address, or a profile's, speaks of a name: ada.lovelace, alovelace, adal."""

from collections.abc import Sequence
from functools import lru_cache

from closeknit.people.rules.identity.alike import Spelt
from closeknit.people.rules.identity.letters import joined
from closeknit.people.rules.identity.look import Local
from closeknit.people.rules.identity.nicknames import are_short_for_one

BOXES = "full short initial adal initials family given other".split()
"""The levels, what says most first."""
WORDS = 3
"""Letters a lone word of an address needs to say anything."""


def _either_way(box: Local, one: str, other: str) -> bool:
    return box.squashed in {joined((one, other)), joined((other, one))}


def _with_initial(box: Local, initial: str, name: str) -> bool:
    """Say whether it is the name with that initial: ``miguell`` is no Miguel L.'s only.

    No letter stands twice in loose words, so an initial may vanish beside its like;
    then the address says no more than the name alone.
    """
    return box.squashed != name and _either_way(box, initial, name)


@lru_cache(maxsize=65_536)
def _spellings(name: Spelt) -> frozenset[str]:
    """Return the addresses that a name with a family's spells letter by letter.

    What is not among them can be its full, a short or a given name by its words alone.
    """
    family = "".join(name.family)
    firsts = (name.given[0], name.given[0][0], "".join(name.given), *name.called)
    both = [(first, family) for first in firsts]
    found = {
        joined(pair) for one, other in both for pair in ((one, other), (other, one))
    }
    found.add(joined((name.given[0], family[0])))
    found.add("".join(word[0] for word in name.given + name.family))
    return frozenset(found | {family, name.given[0]})


def _is_full(box: Local, name: Spelt) -> bool:
    family = "".join(name.family)
    if len(family) == 1:
        return False
    if name.given[0] in box.words and not set(name.family).isdisjoint(box.words):
        return True
    if box.squashed not in _spellings(name):
        return False
    firsts = (name.given[0], "".join(name.given), *name.called)
    return any(_either_way(box, first, family) for first in firsts)


def _is_initial(box: Local, name: Spelt) -> bool:
    first, family = name.given[0], "".join(name.family)
    return _with_initial(box, first[0], family)


def _is_adal(box: Local, name: Spelt) -> bool:
    """Say whether it is the given name with the family's initial, which many share."""
    given = name.given[0]
    return box.squashed != given and box.squashed == joined((given, name.family[0][0]))


def _is_short(box: Local, name: Spelt) -> bool:
    """Say whether it is the family's name with a short form of the given one."""
    family = "".join(name.family)
    if len(family) < WORDS or family not in box.squashed:
        return False
    rest = box.squashed.replace(family, "", 1)
    return bool(rest) and are_short_for_one(rest, name.given[0])


def _is_initials(box: Local, name: Spelt) -> bool:
    return box.squashed == "".join(word[0] for word in name.given + name.family)


def _is_family(box: Local, name: Spelt) -> bool:
    return len(box.squashed) >= WORDS and box.squashed == "".join(name.family)


def _is_given(box: Local, name: Spelt) -> bool:
    first, lone = name.given[0], box.squashed
    return len(lone) >= WORDS and (lone == first or are_short_for_one(lone, first))


_LOOKS = {
    "full": _is_full,
    "short": _is_short,
    "initial": _is_initial,
    "adal": _is_adal,
    "initials": _is_initials,
    "family": _is_family,
    "given": _is_given,
}
_FAR = {level: _LOOKS[level] for level in ("initials", "given")}
"""What an address may be that has no name's first two letters: initials, a nickname."""
_BY_WORDS = {level: _LOOKS[level] for level in ("full", "short", "given")}
"""What an address may be that a name does not spell letter by letter."""


def _of(box: Local, name: Spelt) -> str:
    lone = box.squashed
    if not lone or not name.family:
        return ""
    words = name.sorted + name.called if name.called else name.sorted
    for word in words:
        if word[:2] in lone:
            looks = _LOOKS if lone in _spellings(name) else _BY_WORDS
            break
    else:
        looks = _FAR
    for level, is_so in looks.items():
        if is_so(box, name):
            return level
    return "other"


def speaks_of(boxes: Sequence[Local], names: Sequence[Spelt]) -> str:
    """Return how the best of the addresses speaks of the best of the names.

    >>> from closeknit.people.rules.identity.alike import spelt
    >>> from closeknit.people.rules.identity.look import local
    >>> speaks_of([local("alovelace@example.com")], [spelt("Ada Lovelace")])
    'initial'
    """
    if not boxes or not names:
        return ""
    if len(boxes) == 1 == len(names):
        return _of(boxes[0], names[0])
    levels = {_of(box, name) for box in boxes for name in names}
    return next((level for level in BOXES if level in levels), "")
