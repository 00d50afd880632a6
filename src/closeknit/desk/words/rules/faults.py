"""What is wrong with a note as it stands, whoever it is for."""

from typing import NamedTuple

from closeknit.desk.words.rules.length import counted
from closeknit.desk.words.rules.note import Traits


class Fault(NamedTuple):
    """Which requirement a note does not meet, and how to say so."""

    requirement: str
    says: str


def faults(text: str, traits: Traits, *, limit: int) -> tuple[Fault, ...]:
    """Return all faults at once: too long (R0-18), LinkedIn's own text (R0-17).

    >>> from closeknit.desk.words.rules.note import traits
    >>> [one.says for one in faults("Hi Bo, we rowed", traits("Hi Bo"), limit=10)]
    ['It is 5 characters too long.']
    """
    over = counted(text) - limit
    found = []
    if over > 0:
        many = "character" if over == 1 else "characters"
        found.append(Fault("R0-18", f"It is {over} {many} too long."))
    if traits.default:
        says = (
            "It is LinkedIn's own text: say in your words why you write."
            if text.strip()
            else "It is empty: say in your words why you write."
        )
        found.append(Fault("R0-17", says))
    return tuple(found)
