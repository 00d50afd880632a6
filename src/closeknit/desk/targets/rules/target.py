"""Targets as values: who is wanted and why, and what a list of them says."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import NamedTuple

from closeknit.desk.introductions.rules.guard import DECAYS
from closeknit.desk.policy.rules.market import Facts, Fit, fit
from closeknit.desk.policy.rules.policy import TargetMarket
from closeknit.desk.targets.rules.firms import AtFirm
from closeknit.desk.targets.rules.willing import (
    WORTH_MORE,
    Choice,
    Ledger,
    Standing,
    Willing,
)
from closeknit.network.rules.missing import Help
from closeknit.network.rules.paths import Raw, Ways, Withheld
from closeknit.ties.rules.alter_ties import Joined


class Target(NamedTuple):
    """One line of the user's list; `person` is 0 for a firm, and for somebody new."""

    id: int
    name: str
    is_firm: bool
    person: int
    because: str
    added: date


_FIRST = {
    Standing.YES: "Ask {}, who is willing.",
    Standing.BEFORE: "Ask {}, who has helped before.",
    Standing.ASKED: "{} was asked; there is no answer yet.",
    Standing.UNKNOWN: "Ask {} first whether they would.",
}
_UNDER_WAY = "{} said yes; the introduction is under way."


class Answer(NamedTuple):
    """Who can introduce the ego to somebody, the best to ask first.

    `warm` have the least strength (`least`, a band) in both halves, `weak` have not;
    `further` need a second introduction. `helps` is what would make a warm path.
    `refused` is the day on which the target said that they would rather not: then
    nobody is asked for them, and all are withheld, for a year.
    """

    ways: Ways
    least: str
    warm: tuple[Choice, ...]
    weak: tuple[Choice, ...]
    further: tuple[Choice, ...]
    helps: tuple[Help, ...]
    refused: date | None = None

    @property
    def until(self) -> date | None:
        """Return until when nobody is asked for a target who would rather not."""
        return self.refused + timedelta(days=DECAYS) if self.refused else None

    @property
    def withheld(self) -> tuple[Withheld, ...]:
        """Return who could and is not to be asked."""
        return self.ways.withheld

    @property
    def is_known(self) -> bool:
        """Say whether the ego has a tie with them: nobody need introduce the two."""
        return self.ways.distance == 1

    @property
    def says(self) -> str:
        """Return in a sentence how far the target is."""
        name = self.ways.target.name
        if self.is_known:
            return f"You know {name} yourself."
        if self.refused and self.until:
            return (
                f"{name} said on {self.refused:%-d %b %Y} that they would rather not. "
                f"Nobody is asked for them until {self.until:%-d %b %Y}."
            )
        if self.warm:
            first = self.warm[0]
            is_coming = first.willing.yes and first.willing.under_way
            says = _UNDER_WAY if is_coming else _FIRST[first.willing.standing]
            return says.format(first.path.introducer.name)
        if self.weak:
            return f"No warm path to {name} yet, only weak ones."
        return f"No warm path to {name} yet."


def at_rest(ways: Ways, *, since: date) -> Ways:
    """Return the ways to a target who would rather not: all of them are withheld."""
    told = f"{ways.target.name} would rather not, they said on {since:%-d %b %Y}"
    by = {path.introducer: None for path in (*ways.warm, *ways.weak)}
    known = {one.who for one in ways.withheld}
    more = [Withheld(one, told, "R0-26") for one in by if one not in known]
    return ways._replace(warm=(), weak=(), further=(), withheld=(*more, *ways.withheld))


class Listed(NamedTuple):
    """A target of the list with what the network says.

    `answer` is None for firms and the new, `firm` for everybody else.
    """

    target: Target
    answer: Answer | None
    firm: AtFirm | None = None


class Gold(NamedTuple):
    """Somebody wanted with the best introducer, and why they are wanted."""

    who: Joined
    work: str
    why: tuple[str, ...]
    choice: Choice


class Reach(NamedTuple):
    """Somebody of the ego's, and which targets they lead to (R0-06)."""

    who: Joined
    band: str
    targets: tuple[Joined, ...]
    willing: Willing
    worth: int


class Overview(NamedTuple):
    """The list, the gold list and the figures.

    `willing` of the `total` wanted people are one willing introduction away (R0-30),
    `warm` by a warm path at all, `weak` by a weak one only. `own` are on the list and
    not among them: the ego knows them already.
    """

    total: int
    willing: int
    warm: int
    weak: int
    has_market: bool
    listed: tuple[Listed, ...]
    gold: tuple[Gold, ...]
    own: int = 0


class Board(NamedTuple):
    """The overview, how many of the ego's people lead to a target, the best of them."""

    overview: Overview
    leading: int
    reach: list[Reach]


Wanted = Mapping[int, tuple[str, ...]]
"""Who is wanted, and why."""


def market_of(market: TargetMarket, targets: Iterable[Target]) -> TargetMarket:
    """Return the policy's target market with the firms of the user's list."""
    named = tuple(one.name for one in targets if one.is_firm)
    return replace(market, firms=(*market.firms, *named))


def asks(market: TargetMarket) -> bool:
    """Say whether a target market asks for anything.

    >>> asks(TargetMarket()), asks(TargetMarket(firms=("Kettle & Co",)))
    (False, True)
    """
    kinds = (market.titles, market.seniority, market.sectors, market.places)
    return any(kinds) or bool(market.firms) or market.sizes is not None


def wanted(
    targets: Sequence[Target], facts: Mapping[int, Facts], market: TargetMarket
) -> Wanted:
    """Return who is wanted: those on the list, and who fits the market (R0-05).

    What is not said of somebody is no miss (R0-15), and those on the list are wanted
    whether they fit or not (R0-16).
    """
    found = {
        one.person: (one.because or "on your list of targets",)
        for one in targets
        if one.person
    }
    looked_at: dict[Facts, Fit] = {}
    for person, said in facts.items():
        how = looked_at.get(said) or looked_at.setdefault(said, fit(said, market))
        if how.direct:
            fits = tuple(look.says for look in how.matches)
            found[person] = (*found.get(person, ()), *fits)
    return found


def best_way(raws: Iterable[Raw], ledger: Ledger) -> Raw | None:
    """Return the path to ask for first, by its product and the introducer's word."""
    return min(raws, key=lambda raw: (-worth(raw, ledger), raw.people), default=None)


def worth(raw: Raw, ledger: Ledger) -> int:
    """Return the path's product, more where its introducer is willing."""
    is_yes = ledger.willing(raw.people[0], raw.people[-1]).yes
    return raw.strength * (WORTH_MORE if is_yes else 1)


def reaching(
    reached: Mapping[int, Mapping[int, int]],
    names: Mapping[int, str],
    own: Mapping[int, tuple[int, str]],
    ledger: Ledger,
) -> list[Reach]:
    """Return the ego's people by reach times strength times willingness (R0-06).

    `own` are the numbers and bands of the ego's ties. Who said no for a target does not
    lead to it.
    """
    found = []
    for by, targets in reached.items():
        open_ = [
            to for to in targets if ledger.willing(by, to).standing is not Standing.NO
        ]
        if not open_ or by not in own:
            continue
        words = [ledger.willing(by, to) for to in open_]
        best = next((one for one in words if one.yes), words[0])
        strength, band = own[by]
        found.append(
            Reach(
                Joined(by, names.get(by, "")),
                band,
                tuple(Joined(to, names.get(to, "")) for to in sorted(open_)),
                best,
                len(open_) * strength * (WORTH_MORE if best.yes else 1),
            )
        )
    return sorted(found, key=lambda one: (-one.worth, one.who.id))


def figure(willing: int, total: int) -> str:
    """Return the week's figure in words (R0-30).

    >>> figure(1, 2)
    '1 of 2 target people is one willing introduction away'
    >>> figure(0, 0)
    'nobody to be reached by an introduction'
    """
    if not total:
        return "nobody to be reached by an introduction"
    verb = "is" if willing == 1 else "are"
    return f"{willing} of {total} target people {verb} one willing introduction away"
