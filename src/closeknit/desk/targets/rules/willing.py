"""Would they help? What the ledger and their own steps say of them (R0-13, R0-14).

A yes to introduce the ego to this target stands as long as the ledger says. A yes for
somebody else says that they are willing to, and fades after a year. A no holds for that
target alone, and is not argued with. Nothing said is a question to ask, never a no
(R0-15).
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

from closeknit.desk.introductions.rules.guard import Asked, refused, yes
from closeknit.desk.introductions.rules.states import LOCKS
from closeknit.desk.permissions.rules.ledger import (
    Permission,
    Purpose,
    State,
    standing,
)
from closeknit.network.rules.paths import Path, cautions

FADES = timedelta(days=365)
"""After so long a yes for somebody else says nothing any more."""
WORTH_MORE = 2
"""How much more a path through somebody willing is worth than one through somebody to
ask first."""


class Standing(StrEnum):
    """What is known of somebody's willingness to introduce the ego to a target."""

    YES = "willing"
    BEFORE = "has helped before"
    ASKED = "asked, no answer yet"
    UNKNOWN = "ask first"
    NO = "not willing"


WILLING = frozenset({Standing.YES, Standing.BEFORE})


class Willing(NamedTuple):
    """How willing somebody is, why that is believed, and the requirement behind it.

    `under_way` is the introduction that they are asked for just now, else 0.
    """

    standing: Standing
    says: str
    requirement: str = "R0-14"
    under_way: int = 0

    @property
    def yes(self) -> bool:
        """Say whether an introduction by them is a willing one."""
        return self.standing in WILLING


ASK = Willing(Standing.UNKNOWN, "you have not asked yet whether they would", "R0-15")


class Ledger:
    """What is known of who would introduce: from the ledger, and from each request."""

    def __init__(
        self,
        permissions: Iterable[Permission],
        asked: Iterable[Asked] = (),
        *,
        today: date,
    ) -> None:
        self.today = today
        self._for: dict[tuple[int, int], list[Permission]] = defaultdict(list)
        self._by: dict[int, list[Permission]] = defaultdict(list)
        self._asked: dict[tuple[int, int], list[Asked]] = defaultdict(list)
        self._asked_by: dict[int, list[Asked]] = defaultdict(list)
        self._asked_of: dict[int, list[Asked]] = defaultdict(list)
        for one in filter(None, (_by_then(each, today) for each in permissions)):
            if one.giver and one.target:
                self._for[one.giver, one.target].append(one)
            if one.giver:
                self._by[one.giver].append(one)
        for way in asked:
            if way.by and way.of:
                self._asked[way.by, way.of].append(way)
            self._asked_by[way.by].append(way)
            self._asked_of[way.of].append(way)

    def willing(self, giver: int, target: int) -> Willing:
        """Return how willing somebody is to introduce the ego to a target."""
        words = self._for.get((giver, target), ())
        said = [self._here(one) for one in words]
        way = self._under_way(giver, target)
        if way is not None and way.yes:
            said += [_back(one) for one in words]
        told = [one for one in (way, *said) if one is not None]
        if told:
            return min(told, key=lambda one: _FIRST.index(one.standing))
        return self._before(giver) or ASK

    def targets(self) -> set[int]:
        """Return the targets that anything was said about."""
        return {target for _, target in (*self._for, *self._asked)}

    def unwilling(self, target: int) -> dict[int, Willing]:
        """Return who said no for this target."""
        asked = {
            giver: self.willing(giver, to)
            for giver, to in {*self._for, *self._asked}
            if to == target
        }
        return {by: one for by, one in asked.items() if one.standing is Standing.NO}

    def willing_before(self) -> set[int]:
        """Return who said yes for anybody within the last year."""
        known = {*self._by, *self._asked_by} - {0}
        return {giver for giver in known if self._before(giver) is not None}

    def refused(self, target: int) -> date | None:
        """Return when a target said that they would rather not; None if not in a year.

        Whoever is asked for them: it is their no (R0-26).
        """
        return refused(self._asked_of.get(target, ()), today=self.today)

    def refusing(self) -> set[int]:
        """Return the targets who would rather not."""
        return {who for who in self._asked_of if who and self.refused(who)}

    def _under_way(self, giver: int, target: int) -> Willing | None:
        """Return what they said to the request that is under way."""
        for one in self._asked.get((giver, target), ()):
            if one.state not in LOCKS or one.on is None:
                continue
            if said := yes([one], today=self.today):
                return Willing(Standing.YES, said.says, under_way=one.id)
            says = f"you asked on {one.on:%-d %b %Y}"
            return Willing(Standing.ASKED, says, "R0-26", one.id)
        return None

    def _here(self, one: Permission) -> Willing | None:
        state, on = one.state(self.today), _on(one)
        if one.purpose is Purpose.NAME:
            if state is not State.DENIED:
                return None
            return Willing(
                Standing.NO,
                f"on {on} they said no to your using their name for this",
                "R0-25",
            )
        if said := _yes(one, self.today):
            return Willing(Standing.YES, f"they said yes on {said:%-d %b %Y}")
        if state is State.ASKED:
            return Willing(Standing.ASKED, f"you asked on {on}", "R0-26")
        if state is State.EXPIRED or _question_withdrawn(one):
            return None
        return Willing(Standing.NO, f"they {_NO[state]} on {on}")

    def _before(self, giver: int) -> Willing | None:
        said = [
            (word.on, f"they said yes to an introduction on {word.on:%-d %b %Y}")
            for one in self._by.get(giver, ())
            if one.purpose is Purpose.INTRODUCTION
            for word in one.words
            if word.step == "granted" and self.today - FADES < word.on <= self.today
        ]
        shown = yes(self._asked_by.get(giver, ()), today=self.today)
        if shown is not None:
            said.append(shown)
        if not said:
            return None
        _, says = max(said, key=lambda one: one[0])
        return Willing(Standing.BEFORE, says)


def _by_then(one: Permission, today: date) -> Permission | None:
    """Return what had been said by a day; None where that is nothing."""
    words = tuple(word for word in one.words if word.on <= today)
    return one._replace(words=words) if words else None


def _back(one: Permission) -> Willing | None:
    """Return that a yes was taken back: the request itself is still under way."""
    if one.purpose is not Purpose.INTRODUCTION or one.last.step != "withdrawn":
        return None
    return Willing(Standing.NO, f"they {_NO[State.WITHDRAWN]} on {_on(one)}")


def _on(one: Permission) -> str:
    return f"{one.last.on:%-d %b %Y}"


def _yes(one: Permission, today: date) -> date | None:
    """Return since when there is a yes that holds; being asked for it ends none."""
    for word in reversed(one.words):
        if word.step != "asked":
            return word.on if standing([word], today=today) is State.GRANTED else None
    return None


def _question_withdrawn(one: Permission) -> bool:
    """Say whether it was the ego who took the question back: nothing was answered."""
    steps = [word.step for word in one.words]
    return steps[-1] == "withdrawn" and steps[-2:-1] != ["granted"]


_FIRST = (
    Standing.NO,
    Standing.YES,
    Standing.ASKED,
    Standing.BEFORE,
    Standing.UNKNOWN,
)
"""Of several words on the same, which one stands."""
_NO = {State.DENIED: "said no", State.WITHDRAWN: "took their yes back"}


class Choice(NamedTuple):
    """A path with how willing its introducer is.

    `too_early`: why nothing is to be asked of them yet, by the policy (R0-22).
    """

    path: Path
    willing: Willing
    too_early: str = ""

    @property
    def worth(self) -> int:
        """Return the path's product, more where they are willing (R0-06)."""
        return self.path.strength * (WORTH_MORE if self.willing.yes else 1)

    def cautions(self, least: int) -> tuple[str, ...]:
        """Return what speaks for care with this path, in sentences."""
        told = cautions(self.path, least)
        if not self.too_early:
            return told
        return (*told, f"a relationship first: {self.too_early} (R0-22)")


def ranked(paths: Sequence[Path], willing: Mapping[int, Willing]) -> tuple[Choice, ...]:
    """Return paths with the best to ask first; equal ones by their people's numbers."""
    found = [Choice(one, willing.get(one.introducer.id, ASK)) for one in paths]
    return tuple(sorted(found, key=_rank))


def _rank(one: Choice) -> tuple[int, tuple[int, ...]]:
    return -one.worth, tuple(half.other.id for half in one.path.halves)
