"""A model's draft, held to the evidence: it arranges phrases, and claims nothing.

A model never sees what was imported: it is given a marker for each phrase,
``{reason}``, and puts small words around them. So no record can steer it, and whatever
it adds can be told from what the records say.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Final

from closeknit.desk.invitations.rules.draft import Phrase
from closeknit.sources.handles import folded

TASK: Final = (
    "You arrange a short invitation note. You are given markers in braces; each stands "
    "for a finished sentence that you do not see. Put each marker once, in the best "
    "order. Between them you may add only small joining words such as 'and', 'so', "
    "'also', 'that is why', 'besides'. Add no fact, name, number, question, link or "
    "praise. Answer with the note alone."
)
"""What a model is told to do."""
LONGEST: Final = 4_000
_MARKER: Final = re.compile(r"\{([a-z_]{1,20})\}")
_WORD: Final = re.compile(r"[^\W_]+")
_JOINING: Final = frozenset(
    "a also and as at besides but by for from further here i in is it moreover my "
    "now of on so still that the then this to too well which why with yet und auch "
    "daher darum deshalb ausserdem so et aussi donc de plus alors c est pourquoi y "
    "tambien ademas por eso asi e tambem alem disso por isso anche inoltre quindi "
    "percio en ook dus daarom bovendien".split()
)
"""Words that claim nothing, in the languages of the phrases."""


def markers(phrases: Sequence[Phrase]) -> str:
    """Return what a model is given of some phrases: their slots, and not a word more.

    >>> from closeknit.desk.invitations.rules.draft import Slot
    >>> markers([Phrase(Slot.WHERE_MET, "We met at PyCon.", (7,))])
    '{where_met}'
    """
    return "\n".join(f"{{{one.slot.value}}}" for one in phrases)


def untraced(text: str, phrases: Sequence[Phrase]) -> tuple[str, ...]:
    """Return the words of a model's draft that no evidence stands behind.

    Also markers that were not given, that came twice or were left out. A draft that has
    any is refused.

    >>> from closeknit.desk.invitations.rules.draft import Slot
    >>> met = [Phrase(Slot.WHERE_MET, "We met at PyCon.", (7,))]
    >>> untraced("{where_met} And so I won 3 prizes.", met)
    ('won', '3', 'prizes')
    """
    given = [one.slot.value for one in phrases]
    used = _MARKER.findall(text)
    odd = [name for name in used if name not in given or used.count(name) > 1]
    left = [name for name in given if name not in used]
    words = _WORD.findall(_MARKER.sub(" ", text))
    strange = [word for word in words if folded(word) not in _JOINING]
    marked = [f"{{{name}}}" for name in (*odd, *left)]
    return tuple(dict.fromkeys((*strange, *marked)))


def filled(text: str, phrases: Sequence[Phrase]) -> str:
    """Return a model's draft with the phrases in the place of their markers."""
    said: Mapping[str, str] = {one.slot.value: one.text for one in phrases}
    whole = _MARKER.sub(lambda found: said.get(found[1], ""), text[:LONGEST])
    return " ".join(whole.split())
