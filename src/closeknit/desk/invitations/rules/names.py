"""The names that stand in a note: whom it greets, and whom else it may name."""

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from closeknit.people.rules.identity.letters import loose
from closeknit.people.rules.identity.names import TITLES, parsed
from closeknit.people.rules.identity.nicknames import are_short_for_one
from closeknit.shared.default_words import GREETINGS
from closeknit.sources.handles import folded

_WORD: Final = re.compile(r"[^\W\d_]+(?:[-'\u2019][^\W\d_]+)*")
_GREETING_ENDS: Final = re.compile(r"[,!:.\n\u2013\u2014]|\s-\s")
_SLOT: Final = re.compile(
    r"[\[{<(]+\s*(?:first|last|full)?[ _-]?name\s*[\]}>)]+", re.IGNORECASE
)
_SIGNED: Final = re.compile(
    r"[,\n\u2013\u2014-]\s*((?:[^\W\d_][\w'.-]*\s*){1,3})[.!\s]*$"
)
_OWNED: Final = re.compile(r"['\u2019]s?$")
_LONGEST_GREETING: Final = 60
_MOST_WORDS: Final = 90
"""Words of a note that are looked at; 300 characters hold no more."""
_SHORTEST: Final = 3
_NO_NAMES: Final = frozenset(
    "there all everyone everybody team folks sir madam colleague colleagues friend "
    "friends again good morning afternoon evening day from and greetings herr frau "
    "madame monsieur mme senor senora signor signora sr sra dottore geehrte geehrter "
    "sehr liebe lieber guten tag bonjour bom dia buenos dias buongiorno beste geachte "
    "heer mevrouw dear hi hello hey".split()
)
_NEVER_ALONE: Final = frozenset(
    "will may mark grant rose hope faith art bill page june april august march dean "
    "drew chase max pat sue jack rich sky gene miles dawn joy grace dale wade reed "
    "frank ernest christian monday friday sunday summer autumn see thank thanks best "
    "kind regards".split()
)
"""First names that are words too: taken for a name only with the family's."""
_PLACED: Final = frozenset("in near nach en em aus".split())


_OPENINGS: Final = frozenset(map(folded, GREETINGS))


class Spot(NamedTuple):
    """Words that may name somebody; `alone`: a first name, or what may be one."""

    words: str
    alone: bool


def greeted(text: str) -> tuple[str, ...]:
    """Return the names that a note greets; none where it begins without a greeting.

    >>> greeted("Hello again, Dr. Ada Quay! We met."), greeted("Yesterday, we met.")
    (('Ada', 'Quay'), ())
    """
    opening = text.strip()[:_LONGEST_GREETING]
    words = _WORD.findall(opening)
    if not words or folded(words[0]) not in GREETINGS:
        return ()
    parts = _GREETING_ENDS.split(opening.replace("Dr.", "Dr").replace("Mr.", "Mr"))
    said = parts[0]
    if len(_WORD.findall(said)) == 1 or not _named_in(said):
        said = " ".join(parts[:2])
    return _named_in(said)


def _named_in(said: str) -> tuple[str, ...]:
    found = []
    for at, word in enumerate(_WORD.findall(said)):
        plain = folded(word)
        if at and word[0].isupper() and plain not in _NO_NAMES | GREETINGS | TITLES:
            found.append(word)
        elif found:
            break
    return tuple(found)


def slots(text: str) -> tuple[str, ...]:
    """Return places for a name that were left open: ``[First Name]``.

    >>> slots("Hi {first_name}, I saw your page.")
    ('{first_name}',)
    """
    return tuple(_SLOT.findall(text))


def signed(text: str) -> str:
    """Return the name that a note ends with, empty where it ends otherwise.

    >>> signed("Shall we talk? Thank you, Hal Quay"), signed("We met at the fair.")
    ('Hal Quay', '')
    """
    found = _SIGNED.search(text.strip())
    name = found.group(1).strip(" .!") if found else ""
    return name if name and all(word[0].isupper() for word in name.split()) else ""


def is_of(word: str, name: str) -> bool:
    """Say whether a word may be said for one of a person's names.

    >>> [is_of(word, "Robert Quay") for word in ("Rob", "Bob", "Quay", "R", "Tess")]
    [True, True, True, True, False]
    """
    told = parsed(name)
    said = loose(folded(word))
    names = [loose(one) for one in (*told.words, *told.called, *told.former)]
    return any(
        said == one
        or are_short_for_one(said, one)
        or (len(said) == 1 and one.startswith(said))
        or (min(len(said), len(one)) >= _SHORTEST and _begins(said, one))
        for one in [*names, loose(folded(name))]
    )


def _begins(one: str, other: str) -> bool:
    return one.startswith(other) or other.startswith(one)


def spots(text: str, *, own: Sequence[str]) -> tuple[Spot, ...]:
    """Return the words in a note that may name a third person.

    Two and three words in a row may be a whole name, however they are written; a first
    name alone counts where it has its capital and no other name beside it. `own` are
    the names of the ego and of whom the note is for.

    >>> found = spots("Hi Bo, Deb told me.", own=["Bo Lind"])
    >>> [one.words for one in found if one.alone]
    ['Deb']
    """
    return tuple(dict.fromkeys(_spots(text, own)))


def _spots(text: str, own: Sequence[str]) -> Iterator[Spot]:
    for sentence in re.split(r"[.!?;:,\n()\u201c\u201d\"]", text):
        words = [_OWNED.sub("", word) for word in _WORD.findall(sentence)]
        words = words[:_MOST_WORDS]
        for many in (2, 3):
            for at in range(len(words) - many + 1):
                row = words[at : at + many]
                if not all(_is_own(word, own) for word in row):
                    yield Spot(" ".join(row), alone=False)
        yield from _alone(words, own)


def _alone(words: Sequence[str], own: Sequence[str]) -> Iterator[Spot]:
    for at, word in enumerate(words):
        if not word[0].isupper() or len(word) < 2 or _is_own(word, own):  # noqa: PLR2004 - "I" is no name
            continue
        before = words[at - 1] if at else ""
        after = words[at + 1] if at + 1 < len(words) else ""
        # The first word of a sentence has a capital anyway: it is no name's beginning.
        inside_a_name = before[:1].isupper() and at > 1 and before != "I"
        if inside_a_name or (after[:1].isupper() and after != "I"):
            continue
        if (
            folded(word) in _NEVER_ALONE | _NO_NAMES | _OPENINGS
            or folded(before) in _PLACED
        ):
            continue
        yield Spot(word, alone=True)


def _is_own(word: str, own: Sequence[str]) -> bool:
    plain = folded(word)
    return any(plain in folded(name).split() for name in own)
