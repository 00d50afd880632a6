"""A note, composed: the ending first, its length reserved, then slots from evidence.

Every phrase says which record it comes from; what no record says is left to the user
(`Composed.missing`), never made up.
"""

from collections.abc import Sequence
from typing import Final, NamedTuple

from closeknit.desk.invitations.rules.draft import Phrase, Slot
from closeknit.desk.words.rules.length import counted

JOIN: Final = "\n\n"
"""What stands between a note and its ending."""
ORDER: Final = (
    Slot.WHERE_MET,
    Slot.COMMON,
    Slot.WHO_I_AM,
    Slot.REASON,
    Slot.BENEFIT,
    Slot.TALK,
)
"""In which order phrases stand: context first (R3-26), then oneself (R3-27)."""


class Counter(NamedTuple):
    """How long a note is, ending and all; `left` is below 0 where it is too long."""

    used: int
    limit: int

    @property
    def left(self) -> int:
        """Return how many characters are left."""
        return self.limit - self.used

    @property
    def over(self) -> int:
        """Return by how many characters it is too long."""
        return max(0, -self.left)


class Needed(NamedTuple):
    """A slot that has to be filled for this person, and why."""

    slot: Slot
    requirement: str
    says: str


class Composed(NamedTuple):
    """A draft: its body, its ending, the phrases in it and those left out for length.

    `missing` are the slots that this person needs and no evidence fills.
    """

    body: str
    ending: str
    phrases: tuple[Phrase, ...]
    left_out: tuple[Phrase, ...]
    missing: tuple[Needed, ...]

    @property
    def text(self) -> str:
        """Return the whole note."""
        return joined(self.body, self.ending)


def joined(body: str, ending: str) -> str:
    r"""Return a note with its ending on a line of its own.

    >>> joined("Hi Ann.", "Thank you, Hal")
    'Hi Ann.\n\nThank you, Hal'
    """
    body = body.replace("\r\n", "\n").strip("\n")
    return JOIN.join(part for part in (body, ending.strip()) if part)


def counter(body: str, ending: str, *, limit: int) -> Counter:
    """Return how long a note is with its ending (R0-18, R3-25).

    >>> counter("x" * 295, "Thank you, Hal", limit=300).over
    11
    """
    return Counter(counted(joined(body, ending)), limit)


def compose(
    greeting: str,
    phrases: Sequence[Phrase],
    needed: Sequence[Needed],
    *,
    ending: str,
    limit: int,
) -> Composed:
    r"""Return a draft with as many phrases as fit before the ending (R3-25).

    Phrases of needed slots come first, then as they are given; they stand in the order
    of `ORDER`, one for each slot.

    >>> met = Phrase(Slot.WHERE_MET, "We met at PyCon.", (7,))
    >>> compose("Hi Ann,", [met], [], ending="Thank you, Hal", limit=300).text
    'Hi Ann,\nWe met at PyCon.\n\nThank you, Hal'
    """
    asked = [one.slot for one in needed]
    first: dict[Slot, Phrase] = {}
    for phrase in phrases:
        first.setdefault(phrase.slot, phrase)
    wanted = sorted(first.values(), key=lambda one: one.slot not in asked)
    chosen: list[Phrase] = []
    for phrase in wanted:
        tried = _body(greeting, [*chosen, phrase])
        if not counter(tried, ending, limit=limit).over:
            chosen.append(phrase)
    chosen.sort(key=lambda one: ORDER.index(one.slot))
    filled = {one.slot for one in chosen}
    return Composed(
        _body(greeting, chosen),
        ending.strip(),
        tuple(chosen),
        tuple(one for one in phrases if one not in chosen),
        tuple(one for one in needed if one.slot not in filled),
    )


def _body(greeting: str, phrases: Sequence[Phrase]) -> str:
    ordered = sorted(phrases, key=lambda one: ORDER.index(one.slot))
    said = " ".join(one.text.strip() for one in ordered)
    return "\n".join(part for part in (greeting.strip(), said) if part)
