"""A person at the other end of a tie, as rules, pages and commands see them."""

from datetime import date
from typing import NamedTuple

from closeknit.ties.rules.strength import Measured


class Alter(NamedTuple):
    """A person and what is between them and the ego."""

    id: int
    name: str
    company: str
    position: str
    profile: str
    emails: str
    mailbox: bool
    band: str
    own_word: str
    connected: date | None
    gone: date | None
    invited: int | None
    asked_us: int | None
    waiting: bool
    inbound: int | None
    default_text: bool
    fades: date | None
    lapses: date | None
    measured: Measured


class Found(NamedTuple):
    """A window on the people that were asked for, and how many there are in all."""

    total: int
    people: list[Alter]
