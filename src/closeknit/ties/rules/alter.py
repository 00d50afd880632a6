"""A person at the other end of a tie, as rules, pages and commands see them."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from closeknit.people.rules.identity.letters import mixed
from closeknit.ties.rules.alter_ties import AlterTie
from closeknit.ties.rules.channels import ByChannel
from closeknit.ties.rules.history import Entry
from closeknit.ties.rules.strength import Measured
from closeknit.ties.rules.words import because


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
    by_channel: tuple[ByChannel, ...] = ()


def reasons_of(one: Alter, *, today: date) -> list[str]:
    """Return why the tie with somebody is in its band, the weightiest reason first."""
    return because(
        one.measured,
        one.by_channel,
        today=today,
        connected=one.connected,
        own_word=one.own_word,
    )


def disguise(one: Alter) -> str:
    """Say which word of a name or an address mixes two alphabets, if any (R3-09)."""
    found = mixed(f"{one.name}\n{one.emails}")
    if found is None:
        return ""
    return (
        f"“{found.word}” has letters of two alphabets in one word"
        f" ({' and '.join(found.alphabets)}): perhaps somebody poses as another"
    )


def is_second_degree(
    one: Alter, knows: Sequence[AlterTie], history: Sequence[Entry]
) -> bool:
    """Say whether the ego knows of somebody only through others.

    Nothing was exchanged, they are neither connected nor invited, stand on no card, and
    somebody else knows them.
    """
    between = (one.connected, one.gone, one.invited, one.asked_us, one.measured.last)
    if one.own_word or any(said is not None for said in between):
        return False
    return bool(knows) and all(entry.source == "messages" for entry in history)


class Found(NamedTuple):
    """A window on the people that were asked for, and how many there are in all."""

    total: int
    people: list[Alter]
