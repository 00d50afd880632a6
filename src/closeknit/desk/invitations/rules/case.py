"""What a check looks at: the note, whom it is for, and what the policy says."""

from datetime import date
from enum import StrEnum
from typing import NamedTuple

from closeknit.desk.policy.rules.policy import Outbound
from closeknit.desk.words.rules.note import Traits
from closeknit.ties.rules.encounters import Acquaintance


class Recall(StrEnum):
    """Whether they will know who writes."""

    FRESH = "fresh"
    """They met within the policy's grace days: a reminder line is enough (R1-04)."""
    SURE = "sure"
    AT_RISK = "at risk"
    """They met, but long ago or briefly: say why you write."""
    STRANGER = "stranger"
    """Nothing between the two is known."""


class Whom(NamedTuple):
    """Whom a note is for."""

    person: int
    name: str
    recall: Recall
    because: str
    """Why recall is what it is, in words."""
    met: Acquaintance | None = None


class Named(NamedTuple):
    """Somebody else whom a note names: by which words, and whether they allowed it.

    `person` is 0 where nobody here is called so.
    """

    words: str
    person: int
    name: str
    permitted: bool = False
    says: str = ""
    """How the permission stands, in words."""


class Case(NamedTuple):
    """A note to be checked. `locked` says which open ask the invitation waits for.

    `reason` and `benefit` are what the user answered before writing.
    """

    text: str
    traits: Traits
    whom: Whom
    outbound: Outbound
    limit: int
    named: tuple[Named, ...] = ()
    locked: str = ""
    reason: str = ""
    benefit: str = ""
    today: date = date.min
    evidence: tuple[str, ...] = ()
    """Phrases of the note that come from records: they say where and who, never why."""
    too_early: str = ""
    """Why nothing is to be asked of them yet; "" where the relationship bears it."""
