"""A draft of an invitation note, as it is kept."""

from datetime import date
from enum import StrEnum
from typing import NamedTuple

from closeknit.desk.readiness.rules.items import Stamp


class State(StrEnum):
    """What became of a draft."""

    OPEN = "open"
    SENT = "sent"
    DROPPED = "dropped"


class Slot(StrEnum):
    """What a phrase of a note is there for."""

    WHERE_MET = "where_met"
    COMMON = "in_common"
    WHO_I_AM = "who_i_am"
    REASON = "reason"
    BENEFIT = "benefit"
    TALK = "talk"


class Phrase(NamedTuple):
    """A phrase for a slot, the records it comes from, and where they stand.

    `kept` is empty for the user's own words and for what the policy allows to ask.
    """

    slot: Slot
    text: str
    kept: tuple[int, ...] = ()
    source: str = ""


class Draft(NamedTuple):
    """A note to one person. `reason` and `benefit` are what the user answered first.

    `person` is 0 where nobody answers to the handle any more. `policy` is the version
    by which it was checked when it was sent; `readiness` the stamp of that day;
    `warned` the requirements it did not meet and was sent all the same.
    """

    id: int
    person: int
    name: str
    state: State
    body: str
    ending: str
    reason: str
    benefit: str
    phrases: tuple[Phrase, ...]
    began: date
    sent: date | None
    text: str
    policy: int | None
    readiness: Stamp | None
    warned: tuple[str, ...]
