"""What the user has corrected, used as nearest examples for the next reply."""

from collections.abc import Sequence
from typing import NamedTuple

from rapidfuzz import fuzz, process

from closeknit.desk.words.rules.reply import Reply, classify
from closeknit.sources.handles import folded

NEAR = 80.0
"""How alike two replies are, in rapidfuzz's hundred, to be of one kind."""
_LONGEST = 2_000


class Example(NamedTuple):
    """A reply, and the kind the user gave it."""

    text: str
    label: str


def read_reply(text: str, examples: Sequence[Example] = ()) -> Reply:
    """Return which kind a reply is: as the nearest one that the user named, if near.

    >>> read_reply("Who are you again?", [Example("Who are you, again?", "snippy")])
    Reply(label='snippy', sure=1.0, because=('as you called: Who are you, again?',))
    """
    said = _plain(text)
    if said and examples:
        known = [_plain(one.text) for one in examples]
        found = process.extractOne(
            said, known, scorer=fuzz.token_sort_ratio, score_cutoff=NEAR
        )
        if found is not None:
            near = examples[found[2]]
            sure = round(found[1] / 100, 3)
            because = f"as you called: {' '.join(near.text.split())[:200]}"
            return Reply(near.label, sure, (because,))
    return classify(text)


def _plain(text: str) -> str:
    words = folded(text[:_LONGEST]).split()
    return " ".join(filter(None, ("".join(filter(str.isalnum, w)) for w in words)))
