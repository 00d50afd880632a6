"""What an invitation note does, and the words by which it does it."""

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, NamedTuple

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
_SIGNS: Final = {
    "has_reason": r"\b(because|since|so that|would like to|weil|parce que|porque)\b",
    "says_where_met": r"\b(met|spoke|talked|getroffen|rencontr\w+|conoc\w+|ontmoet)\b",
    "commonality": r"\b(both|same|mutual|in common|beide|tous les deux|ambos)\b",
    "compliment": r"\b(impress\w+|enjoyed|great|inspiring|beeindruck\w+|admir\w+)\b",
    "ask": r"\b(could you|would you|please|call|coffee|könnten Sie|pouvez-vous)\b",
    "closing": r"\b(thanks|regards|cheers|sincerely|best|grüße|merci|gracias|grazie)\W",
    "link": r"https?://|www\.|\S+@\S+\.\w+",
    "name_drop": r"\b(suggested|recommended|introduced|told me|empfohlen|recommandé)\b",
    "pitch": r"\b(we help|i help|our (product|service|platform)|free trial|demo)\b",
}


class Traits(NamedTuple):
    """What a note does; `because` holds the words that caused each trait."""

    default: bool = False
    has_reason: bool = False
    says_where_met: bool = False
    commonality: bool = False
    compliment: bool = False
    ask: bool = False
    closing: bool = False
    link: bool = False
    name_drop: bool = False
    pitch: bool = False
    because: Mapping[str, tuple[str, ...]] = MappingProxyType({})


def traits(text: str) -> Traits:
    """Return what a note does, and the words that show it."""
    found = {
        name: tuple(hit.group() for hit in re.finditer(sign, text, re.IGNORECASE))
        for name, sign in _SIGNS.items()
    }
    because = {name: words for name, words in found.items() if words}
    default = is_default(text)
    return Traits(
        **{name: name in because for name in NAMES[1:]},
        default=default,
        because=because | ({"default": (text.strip(),)} if default else {}),
    )


def good(text: str, traits: Traits, *, known: bool) -> bool:
    """Say whether a reader would call it a good note; `known`: the two have met."""
    del text
    reasoned = traits.has_reason or traits.says_where_met or known
    return reasoned and not (traits.default or traits.pitch)
