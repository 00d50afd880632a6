"""How alike two names are: one level, from the same down to different."""

from functools import lru_cache
from typing import NamedTuple

from rapidfuzz.distance import OSA

from closeknit.people.rules.identity.letters import loose
from closeknit.people.rules.identity.names import Name, parsed
from closeknit.people.rules.identity.nicknames import are_short_for_one

SHORT = 4
"""Words with fewer letters than this are never taken for slips of one another."""

LEVELS = (
    "same turned spelt fuller short initial slip slips middle part last_initial "
    "one_word first_only last_only middle_differs loosely other_family other_given "
    "different"
).split()
"""The levels, the most alike first."""
_NEAR = frozenset({"fuller", "short", "slip", "part"})
_ORDER = {level: place for place, level in enumerate(LEVELS)}

_BY_PARTS = {
    ("same", "same"): "fuller",
    ("same", "part"): "part",
    ("short", "part"): "part",
    ("short", "slip"): "slip",
    ("slip", "slip"): "slips",
    ("short", "same"): "short",
    ("initial", "same"): "initial",
    ("middle", "same"): "middle",
    ("slip", "same"): "slip",
    ("same", "slip"): "slip",
    ("slips", "same"): "slips",
    ("same", "slips"): "slips",
    ("same", "initial"): "last_initial",
    ("short", "initial"): "last_initial",
    ("same", "other"): "other_family",
    ("short", "other"): "other_family",
    ("other", "same"): "other_given",
    ("other", "part"): "other_given",
    ("other", "slip"): "different",
    ("other", "slips"): "different",
    ("other", "other"): "different",
    ("initial", "other"): "different",
    ("other", "initial"): "different",
    ("slip", "other"): "different",
    ("slips", "other"): "different",
    ("middle", "other"): "different",
    ("initial", "initial"): "different",
}
"""Given name and family name together; what is not here is ``loosely``."""


class Spelt(NamedTuple):
    """A name in both spellings, ready to be compared."""

    words: tuple[str, ...]
    given: tuple[str, ...]
    family: tuple[str, ...]
    called: tuple[str, ...]
    former: tuple[str, ...]
    generation: str
    sorted: tuple[str, ...]
    squashed: str


@lru_cache(maxsize=131_072)
def spelt(text: str) -> Spelt:
    """Return the written name, ready to be compared."""
    return _spelt(parsed(text))


def _spelt(name: Name) -> Spelt:
    given, family = tuple(map(loose, name.given)), tuple(map(loose, name.family))
    return Spelt(
        name.words,
        given,
        family,
        tuple(map(loose, name.called)),
        tuple(map(loose, name.former)),
        name.generation,
        tuple(sorted(given + family)),
        "".join(given + family),
    )


def is_slip(one: str, other: str) -> bool:
    """Say whether two loose words may be one, mistyped: one slip, two in a long word.

    >>> is_slip("lovelake", "lovelaek"), is_slip("ian", "jan"), is_slip("ada", "ida")
    (True, False, False)
    """
    least = min(len(one), len(other))
    if least < SHORT:
        return False
    most = 1 if least < 2 * SHORT else 2
    return OSA.distance(one, other, score_cutoff=most) <= most


def _given(one: Spelt, other: Spelt) -> str:
    first, second = one.given[0], other.given[0]
    if 1 in {len(first), len(second)}:
        return "initial" if _is_initial(one, other) else "other"
    if first == second or "".join(one.given) == "".join(other.given):
        return "same"
    if second in one.called or first in other.called:
        return "short"
    if are_short_for_one(first, second):
        return "short"
    if is_slip(first, second):
        return _slip(one, other, family=False)
    both = set(one.given) & set(other.given)
    return "middle" if any(len(word) > 1 for word in both) else "other"


def _is_initial(one: Spelt, other: Spelt) -> bool:
    """Say whether the first letters are one, also as written: C. is no Käthe."""
    if one.given[0][0] != other.given[0][0]:
        return False
    letters = [{word[0] for word in name.words} for name in (one, other)]
    short = [{w for w in name.words if len(w) == 1} for name in (one, other)]
    return bool(short[0] & letters[1] or short[1] & letters[0])


def _family(one: Spelt, other: Spelt) -> str:
    if one.family == other.family and len(one.family[-1]) > 1:
        return "same"
    first, second = one.family, other.family
    if len(first[-1]) == 1 or len(second[-1]) == 1:
        return "initial" if first[-1][0] == second[-1][0] else "other"
    if not set(first).isdisjoint(second + other.former + other.given[1:]):
        return "part"
    if not set(second).isdisjoint(one.former + one.given[1:]):
        return "part"
    is_so = is_slip("".join(first), "".join(second))
    return _slip(one, other, family=True) if is_so else "other"


def _slip(one: Spelt, other: Spelt, *, family: bool) -> str:
    """Say whether it is one slip as written, beside enough that is the same.

    ``slips`` are two of them, or one in a first name before a short family's name:
    there names of two people differ by a letter (Tao Wu, Bao Wu).
    """
    halves = [
        "".join(n.words[len(n.given) :] if family else n.words[: len(n.given)])
        for n in (one, other)
    ]
    rest = len("".join(one.given if family else one.family))
    is_one = OSA.distance(*halves, score_cutoff=1) <= 1
    return "slip" if is_one and (family or rest > SHORT + 1) else "slips"


def _middles(one: Spelt, other: Spelt) -> str:
    """Two middle names that cannot be one make two people of one name likely."""
    for first, second in zip(one.given[1:], other.given[1:], strict=False):
        few, many = sorted((first, second), key=len)
        if not many.startswith(few) and not is_slip(few, many):
            return "middle_differs"
    return "fuller"


def _parts(one: Spelt, other: Spelt) -> str:
    given, family = _given(one, other), _family(one, other)
    level = _BY_PARTS.get((given, family), "loosely")
    return _middles(one, other) if level == "fuller" else level


@lru_cache(maxsize=32_768)
def _turned(name: Spelt) -> Spelt:
    at = len(name.given)
    words = name.words[at:] + name.words[:at]
    return name._replace(words=words, given=name.family, family=name.given)


def _one_word(one: Spelt, other: Spelt) -> str:
    few, many = (other, one) if one.family else (one, other)
    word = few.squashed
    if not many.family:
        second = many.squashed
        return "one_word" if word == second or is_slip(word, second) else "different"
    if word == many.squashed:
        return "spelt"
    first = many.given[0]
    if word in {first, *many.called} or are_short_for_one(word, first):
        return "first_only"
    return "last_only" if word in many.family else "different"


def alike(one: Spelt, other: Spelt) -> str:
    """Return the level of likeness of two names, "" where one is none.

    >>> alike(spelt("Bob Smith"), spelt("Robert Smith"))
    'short'
    >>> alike(spelt("Li Wei"), spelt("Wei Li")), alike(spelt("Ada"), spelt("Ada King"))
    ('turned', 'first_only')
    >>> alike(spelt("Юлия Щербакова"), spelt("Julia Scherbakova"))
    'spelt'
    """
    if not one.words or not other.words:
        return ""
    if not one.family or not other.family:
        return _one_word(one, other)
    if one.words == other.words and min(map(len, one.words)) > 1:
        return "same"
    if one.squashed == other.squashed and min(map(len, one.sorted)) > 1:
        return "spelt"
    if one.sorted == other.sorted and min(map(len, one.sorted)) > 1:
        return "turned"
    return _by_parts(one, other)


def _by_parts(one: Spelt, other: Spelt) -> str:
    """Compare in the order written, then with given and family name exchanged."""
    level = _parts(one, other)
    if _ORDER[level] >= _ORDER["loosely"] and _long(one) == _long(other):
        return "turned"
    if _ORDER[level] > _ORDER["loosely"] and _parts(one, _turned(other)) in _NEAR:
        return "loosely"
    return level


@lru_cache(maxsize=32_768)
def _long(name: Spelt) -> tuple[str, ...]:
    """Return the words that are no initials, where there are two, else the name."""
    words = tuple(word for word in name.sorted if len(word) > 1)
    return words if len(words) > 1 else name.words


def best(ones: tuple[Spelt, ...], others: tuple[Spelt, ...]) -> str:
    """Return the best level of any two of the names, "" where there are none."""
    if len(ones) == 1 == len(others):
        return alike(ones[0], others[0])
    levels = [alike(one, other) for one in ones for other in others]
    return min(filter(None, levels), key=_ORDER.__getitem__, default="")
