"""The mess that sources make of names."""

from dataclasses import dataclass, replace
from datetime import date
from random import Random

from anyascii import anyascii

from bench.identity_people import Person
from closeknit.people.rules.identity import nicknames

NICKNAMES = {
    line.split()[0]: line.split()[1:]
    for line in nicknames._SHORT.strip().splitlines()  # noqa: SLF001 - people use the real ones
}
TODAY = date(2026, 11, 20)
ROUNDS = 40
"""Meetings or threads that a circle of nine has in each source."""


@dataclass(frozen=True, slots=True)
class Mess:
    """How often each kind of mess happens, as a share."""

    slip: float = 0.03
    nickname: float = 0.12
    turned: float = 0.05
    first_only: float = 0.03
    no_name: float = 0.06
    latin: float = 0.8
    umlaut: float = 0.5
    decorated: float = 0.04
    namesake_at_work: float = 0.0015
    shared_address: float = 0.02
    assistant: float = 0.004
    desk: float = 0.01
    initial: float = 0.02
    twice_in_a_round: float = 0.03


def _slipped(dice: Random, name: str) -> str:
    """Return the name with one letter dropped, doubled, exchanged or mistaken."""
    at = dice.randrange(1, max(2, len(name) - 1))
    kind = dice.randrange(4)
    if kind == 0:
        return name[:at] + name[at + 1 :]
    if kind == 1:
        return name[:at] + name[at] + name[at:]
    if kind == 2:
        return name[: at - 1] + name[at] + name[at - 1] + name[at + 1 :]
    return name[:at] + dice.choice("aeinrst") + name[at + 1 :]


class Writer:
    """Writes names as sources do."""

    def __init__(self, dice: Random, mess: Mess) -> None:
        self.dice, self.mess = dice, mess

    def now(self, share: float) -> bool:
        """Throw the dice."""
        return self.dice.random() < share

    def rounds(self, one: Person, source: int) -> list[int]:
        """Return small rounds of theirs, other ones in every source."""
        first = (one.circle * 8 + source) * ROUNDS
        return [first + n for n in self.dice.sample(range(ROUNDS), 4)]

    def family(self, one: Person, on: date) -> str:
        """Return the family name of that day; some keep both after they marry."""
        if one.earlier and on.year < 2025:
            return one.earlier
        if one.earlier and one.id % 3 == 0:
            return f"{one.earlier}-{one.family}"
        return one.family

    def script(self, text: str) -> str:
        """Return the name in Latin letters or its own, as a person's sources vary."""
        if any(letter in text for letter in "äöüÄÖÜß") and self.now(self.mess.umlaut):
            for letter, two in zip(
                "äöüÄÖÜß", "ae oe ue Ae Oe Ue ss".split(), strict=True
            ):
                text = text.replace(letter, two)
            return text
        foreign = max(text) > "\u0370"
        is_bare = self.now(self.mess.latin if foreign else 0.3)
        return anyascii(text).replace("'", "") if is_bare else text

    def name(self, one: Person, on: date, *, by_hand: bool = False) -> str:
        """Return a name as a source has it."""
        given, family = one.given, self.family(one, on)
        nicks = NICKNAMES.get(anyascii(given).lower(), [])
        if nicks and self.now(self.mess.nickname):
            given = self.dice.choice(nicks).capitalize()
        given, family = self.script(f"{given}|{family}").split("|")
        if one.middle and self.now(0.3):
            given += f" {self.dice.choice([one.middle, one.middle[0] + '.'])}"
        if by_hand and self.now(self.mess.slip):
            family = _slipped(self.dice, family)
        if by_hand and self.now(self.mess.slip / 2):
            given = _slipped(self.dice, given)
        if self.now(self.mess.initial):
            short = self.now(0.5)
            return f"{given[0]}. {family}" if short else f"{given} {family[0]}."
        if self.now(self.mess.turned):
            comma = self.now(0.7)
            return f"{family}, {given}" if comma else f"{family} {given}"
        if self.now(self.mess.decorated):
            return (
                f"{given} {family}{self.dice.choice([', MBA', ' | Hiring!', ' PhD'])}"
            )
        return f"{given} {family}"


OTHER = replace(
    Mess(), slip=0.045, nickname=0.16, turned=0.03, no_name=0.09, latin=0.7, umlaut=0.3
)
"""A mess of another mix, to fit on."""
