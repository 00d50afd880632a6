"""What an invitation note does, and the words by which it does it."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, NamedTuple

from closeknit.desk.words.rules.linear import model, sum_of
from closeknit.desk.words.rules.links import links
from closeknit.desk.words.rules.look import Look, look, names, sentences
from closeknit.desk.words.rules.shape import ending
from closeknit.shared.default_text import is_default

NAMES: Final = (
    "default",
    "has_reason",
    "says_where_met",
    "commonality",
    "compliment",
    "ask",
    "closing",
    "link",
    "name_drop",
    "pitch",
)
"""The traits, in the order of `Traits`."""
NEEDED: Final[Mapping[str, float]] = MappingProxyType(
    {"ask": 0.3, "commonality": 0.3, "compliment": 0.4}
)
"""How likely a trait must be to be told, where that is not one half."""
_LEAST: Final = {name: sum_of(NEEDED.get(name, 0.5)) for name in NAMES}
"""The sum from which on each trait is told."""
_NO_WORDS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType({})
KNOWN_HELPS: Final = 1.0
"""Somebody known needs less of a note (R1-04); in the units of the sum."""
_MOST_WORDS: Final = 3
_SEEN_ITSELF: Final = {"closing": "z:ending", "name_drop": "z:named"}
"""Traits with a sign of their own: its words say all."""


class Traits(NamedTuple):
    """What a note does; `because` holds the words that caused each trait."""

    default: bool = False
    """It is LinkedIn's own text, or empty (R0-17, R4-01)."""
    has_reason: bool = False
    """It says why this person, or what for (R1-07, R1-10, R2-06)."""
    says_where_met: bool = False
    """It names an earlier encounter of the two (R0-19, R1-11)."""
    commonality: bool = False
    """It names something they share (R1-13)."""
    compliment: bool = False
    """It praises the person or their work (R1-12, R3-26)."""
    ask: bool = False
    """It asks for more than to be accepted (R3-27)."""
    closing: bool = False
    """It ends with thanks, a good-bye or a name (R3-25)."""
    link: bool = False
    """It holds an address, a page, a phone number, also a disguised one (R3-23)."""
    name_drop: bool = False
    """It names a third person as reason or credential."""
    pitch: bool = False
    """It sells, or describes what its sender offers (R0-21)."""
    because: Mapping[str, tuple[str, ...]] = MappingProxyType({})


def traits(text: str) -> Traits:
    """Return what a note does, and the words that show it.

    >>> told = traits("Hi Bo, we met at the book fair in May. Could we talk? Ann")
    >>> [name for name in NAMES if getattr(told, name)]
    ['says_where_met', 'ask', 'closing']
    >>> told.because["closing"]
    ('Ann',)
    """
    if is_default(text):
        return _default(text)
    seen = look(text)
    because: dict[str, tuple[str, ...]] = {}
    if any(sign.name == "z:link" for sign in seen.signs):
        because["link"] = _words(seen, {"z:link": 1.0})
    sums = model("notes").sums({sign.name for sign in seen.signs})
    for name, total in sums.items():
        if total >= _LEAST[name]:
            because[name] = _caused(seen, name)
    return _told(because)


def glance(text: str) -> Traits:
    """Return what a note that is no default text does, without the words: quicker.

    >>> glance("Hi Bo, we met at the book fair in May. Could we talk? Ann").ask
    True
    """
    seen = names(text)
    sums = model("notes").sums(seen)
    told = {name: total >= _LEAST[name] for name, total in sums.items()}
    return Traits(**told, link="z:link" in seen, because=_NO_WORDS)


def _default(text: str) -> Traits:
    """Return the traits of a default text, without a look at its words."""
    ends, linked = ending(sentences(text)), links(text)
    because: dict[str, tuple[str, ...]] = {"default": (text.strip(),)}
    return _told(
        because
        | ({"closing": ends} if ends else {})
        | ({"link": linked} if linked else {})
    )


def _told(because: Mapping[str, tuple[str, ...]]) -> Traits:
    ordered = {name: because[name] for name in NAMES if name in because}
    return Traits(
        **{name: name in because for name in NAMES}, because=MappingProxyType(ordered)
    )


def good(text: str, traits: Traits, *, known: bool) -> bool:
    """Say whether a reader would call it a good note; `known`: the two have met.

    >>> note = "Hi Bo, your article on night trains was superb, I learned a lot."
    >>> good(note, traits(note), known=False), good("", traits(""), known=True)
    (True, False)
    """
    if traits.default:
        return False
    told = {f"t:{name}" for name in NAMES if getattr(traits, name)}
    total = model("good").sums(told | {sign.name for sign in look(text).signs})["good"]
    return total + (KNOWN_HELPS if known else 0.0) > 0


def _caused(seen: Look, name: str) -> tuple[str, ...]:
    seen_itself = _SEEN_ITSELF.get(name, "")
    if any(sign.name == seen_itself for sign in seen.signs):
        return _words(seen, {seen_itself: 1.0})
    adds = model("notes").adds
    weights = {
        sign.name: adds[sign.name][name]
        for sign in seen.signs
        if name in adds.get(sign.name, {})
    }
    return _words(seen, weights)


def _words(seen: Look, weights: Mapping[str, float]) -> tuple[str, ...]:
    """Return the words of the heaviest signs, each once, in the order of the text."""
    heavy: dict[str, float] = {}
    for sign in seen.signs:
        weight = weights.get(sign.name, 0.0)
        if weight > 0 and sign.words:
            heavy[sign.words] = max(weight, heavy.get(sign.words, 0.0))
    best = sorted(heavy, key=lambda words: -heavy[words])[:_MOST_WORDS]
    return tuple(words for words in heavy if words in best)
