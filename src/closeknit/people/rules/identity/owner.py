"""Whose an address is: the name it spells, where what is written beside it does not.

``Ada <ada.lovelace@…>`` is Ada Lovelace, and so is ``A. Lovelace``; of two who write
from ``ada.lovelace@…`` the one of that name is its owner.
"""

from collections.abc import Iterable, Iterator, Sequence

from closeknit.people.rules.identity.alike import Spelt, alike, spelt
from closeknit.people.rules.identity.letters import loose
from closeknit.people.rules.identity.nicknames import are_short_for_one

LEAST = 4
"""Letters that are taken for a name where nothing parts them from what is before."""
UNLIKE = frozenset({"other_given", "different"})
"""Levels of two names that are surely two people's."""
_SPELT_OUT = frozenset({"same", "turned", "spelt", "fuller", "short", "part"})


def completed(name: Spelt, boxes: Iterable[Sequence[str]]) -> Spelt:
    """Return the name with what an address adds to it: each is the words of one.

    >>> completed(spelt("Ada"), [("alovelace",)]).words
    ('ada', 'lovelace')
    >>> completed(spelt("A. Lovelace"), [("ada", "lovelace")]).words
    ('ada', 'lovelace')
    """
    if name.family and (len(name.words[0]) > 1) == (len(name.words[-1]) > 1):
        return name  # whole already, or nothing but initials
    for words in boxes:
        for given, family in _readings(name, words):
            return spelt(f"{given} {family}")
    return name


def _readings(name: Spelt, words: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield a whole name that both the written one and the address fit, if any."""
    if not name.given or len(name.words) > 2:  # noqa: PLR2004 - given and family
        return
    first, last = name.words[0], name.words[-1]
    if not name.family:
        for rest in _rests(first, words):
            yield first, rest
    elif len(last) == 1 < len(first):
        for rest in _rests(first, words):
            if rest.startswith(last):
                yield first, rest
    elif len(first) == 1 < len(last):
        for rest in _befores(last, words):
            if rest.startswith(first):
                yield rest, last


def _rests(given: str, words: Sequence[str]) -> Iterator[str]:
    """Yield the family's name of an address of whoever has that first name."""
    if len(words) == 2:  # noqa: PLR2004 - given and family
        for one, other in (words, words[::-1]):
            if len(other) > 1 and (one == given[:1] or _is_given(one, given)):
                yield other
    elif len(words) == 1 and not _is_given(words[0], given):
        (word,) = words
        for head in (given, given[:1]):
            rest = word.removeprefix(head)
            if len(rest) >= LEAST and rest != word:
                yield rest
                return


def _befores(family: str, words: Sequence[str]) -> Iterator[str]:
    """Yield the first name of an address of whoever has that family's name."""
    if len(words) == 2 and family in words:  # noqa: PLR2004 - given and family
        yield words[1 - words.index(family)]
    elif len(words) == 1:
        rest = words[0].removesuffix(family)
        if rest != words[0] and len(rest) > 1:
            yield rest


def _is_given(word: str, given: str) -> bool:
    one, other = loose(word), loose(given)
    return one == other or are_short_for_one(one, other)


def owned(names: Sequence[Spelt], boxes: Iterable[Sequence[str]]) -> tuple[Spelt, ...]:
    """Return the names that may be the owner's, of an address that spells one of them.

    Somebody of another first name stays: a couple's address may be either's.

    >>> writers = [spelt("Nell Quill"), spelt("Ada Lovelace")]
    >>> [name.words for name in owned(writers, [("ada", "lovelace")])]
    [('ada', 'lovelace')]
    """
    told = [spelt(" ".join(words)) for words in boxes if len(words) > 1]
    told = [name for name in told if min(map(len, name.words)) > 1]
    own = [n for n in names if any(alike(n, other) in _SPELT_OUT for other in told)]
    if not own:
        return tuple(names)
    return tuple(n for n in names if any(alike(n, o) != "different" for o in own))
