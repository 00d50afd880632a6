"""Ask the network: who introduces the ego to whom, and whom an introducer reaches."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from closeknit.desk.introductions import store as introductions
from closeknit.desk.permissions import store as permissions
from closeknit.desk.policy import store as policy
from closeknit.desk.policy.rules.market import Facts
from closeknit.desk.policy.store import evidence
from closeknit.desk.targets import store
from closeknit.desk.targets.actions.early import marked
from closeknit.desk.targets.actions.firms import firms
from closeknit.desk.targets.rules.target import (
    Answer,
    Board,
    Gold,
    Listed,
    Overview,
    Reach,
    Target,
    Wanted,
    asks,
    at_rest,
    best_way,
    market_of,
    reaching,
    wanted,
    worth,
)
from closeknit.desk.targets.rules.willing import ASK, Choice, Ledger, ranked
from closeknit.network.actions.snapshot import current
from closeknit.network.rules import strength
from closeknit.network.rules.missing import would_help
from closeknit.network.rules.paths import Raw, Ways, explained
from closeknit.network.store import ways as network
from closeknit.network.store.people import Network
from closeknit.network.store.ways import Question, Withhold
from closeknit.people import store as people
from closeknit.ties import store as ties
from closeknit.ties.rules.alter_ties import Joined
from closeknit.ties.rules.jobs import firm
from closeknit.ties.store.firms import at_firms

LOOKED_AT = 50
"""Paths to one target that are ranked by willingness."""
SHOWN = 10
MOST_LISTED = 100
"""Lines of the list that are answered at once."""
COLLEAGUES = 3


def introducers(
    ego: int,
    target: int,
    *,
    today: date,
    least: str = "",
    steps: int = 2,
    top: int = SHOWN,
) -> Answer:
    """Return who can introduce the ego to somebody, the best to ask first.

    `least` is the band below which a half is weak, the policy's where it is not said;
    with three `steps` those are told who need a second introduction.

    Raises:
        NotKept: there is no such person.
    """
    by = policy.current(ego)
    band = least or by.introductions.min_strength.value
    ledger = _ledger(ego, today)
    people.mention_of(ego, target)
    found = _ways(ego, current(ego), [target], ledger, today, band, far=steps > 2)  # noqa: PLR2004 - two steps, or three
    needs = not found[target].warm and not ledger.refused(target)
    colleagues = _colleagues(ego, target) if needs else ()
    answer = _answer(found[target], ledger, band, top, colleagues)
    return marked(ego, {target: answer}, by, today=today)[target]


def _ledger(ego: int, today: date) -> Ledger:
    """Return what is known of who would introduce. Eight queries."""
    asked = introductions.asked(ego, today=today)
    return Ledger(permissions.permissions(ego), asked, today=today)


def _colleagues(ego: int, target: int) -> list[Joined]:
    """Return the ego's people at the target's firm."""
    facts = evidence.facts(ego, [target], places=False).get(target)
    company = facts.company if facts else ""
    found = at_firms(ego, [company]).get(firm(company), [])[:COLLEAGUES]
    return [Joined(one.id, one.name) for one in found if one.id != target]


def _ways(  # noqa: PLR0913 - what all of the questions share
    ego: int,
    at: Network,
    targets: Sequence[int],
    ledger: Ledger,
    today: date,
    band: str,
    *,
    far: bool = False,
) -> dict[int, Ways]:
    asked = Question(today, strength.FLOORS[band], LOOKED_AT, further=far)
    against = {
        target: {
            by: Withhold(one.says, one.requirement)
            for by, one in ledger.unwilling(target).items()
        }
        for target in targets
    }
    return network.ways(ego, at, against, asked)


def _answer(
    ways: Ways,
    ledger: Ledger,
    band: str,
    top: int,
    colleagues: Sequence[Joined] = (),
) -> Answer:
    since = ledger.refused(ways.target.id)
    if since is not None:
        return Answer(at_rest(ways, since=since), band, (), (), (), (), since)
    who = {
        path.introducer.id: ledger.willing(path.introducer.id, ways.target.id)
        for path in (*ways.warm, *ways.weak)
    }
    further = tuple(Choice(path, ASK) for path in ways.further)
    return Answer(
        ways,
        band,
        ranked(ways.warm, who)[:top],
        ranked(ways.weak, who)[:top],
        further[:top],
        would_help(ways, colleagues=colleagues),
    )


class Asked:
    """One look at the network with all that the questions on targets share.

    `by`: only whom this person leads to is looked at, which is quicker; 0 for all.
    """

    def __init__(self, ego: int, *, today: date, by: int = 0) -> None:
        self.ego, self.today, self.by = ego, today, by
        self.policy = policy.current(ego)
        self.band = self.policy.introductions.min_strength.value
        self.network = current(ego)
        self.ledger = _ledger(ego, today)
        self.listed = store.targets(ego)
        self.market = market_of(self.policy.target_market, self.listed)
        self.facts = self._facts()
        every = wanted(self.listed, self.facts, self.market)
        own = every.keys() & set(network.own_people(self.network))
        self.own = len(own)
        self.wanted = {who: why for who, why in every.items() if who not in own}
        rather_not = self.ledger.refusing()
        self.open = [person for person in self.wanted if person not in rather_not]
        self.asked = Question(
            today, strength.FLOORS[self.band], max(1, len(self.wanted))
        )

    def _facts(self) -> Mapping[int, Facts]:
        """Return what is said of those who may fit: everybody two steps away."""
        if not asks(self.market):
            return {}
        by, at = self.by, self.network
        second = network.known_to(at, by) if by else network.second_degree(at)
        return evidence.facts(self.ego, second, places=bool(self.market.places))


def overview(ego: int, *, today: date, limit: int = 50) -> Overview:
    """Return the list, the gold list and the figures, with a fixed number of queries.

    `limit` lines of the gold list; who is wanted is counted to the last.
    """
    return overview_of(Asked(ego, today=today), limit)


def overview_of(at: Asked, limit: int) -> Overview:
    """Return the overview by a look at the network that is shared."""
    best, willing = _best(at)
    order = sorted(best.values(), key=lambda raw: (-worth(raw, at.ledger), raw.people))
    shown = order[:limit]
    nameless = sum(not (one.person or one.is_firm) for one in at.listed)
    return Overview(
        len(at.wanted) + nameless,
        willing,
        len(best),
        len(_weakly(at) - best.keys()),
        asks(at.market),
        _listed(at, at.listed[:MOST_LISTED], best),
        _gold(at, shown, at.wanted),
        at.own,
    )


def _weakly(at: Asked) -> set[int]:
    """Return to whom any way leads, however weak, by somebody who has not said no."""
    asked = at.asked._replace(least=1)
    found = {raw.people[-1] for raw in network.gold(at.network, at.open, asked)}
    for target in at.ledger.targets() & found:
        out = at.ledger.unwilling(target)
        if not network.best(at.network, target, out, asked._replace(top=1)):
            found.remove(target)
    return found


def _best(at: Asked) -> tuple[dict[int, Raw], int]:
    """Return the best path to each of the wanted, and how many have a willing one.

    The graph is asked twice for all: through anybody, and through those alone who have
    said yes before. Targets that the ledger has a word on are asked about one by one.
    """
    of_all = network.gold(at.network, at.open, at.asked)
    before = at.ledger.willing_before()
    own = network.own_people(at.network)
    others = [person for person in own if person not in before]
    by_willing = (
        network.gold(at.network, at.open, at.asked, without=others) if before else []
    )
    found: dict[int, list[Raw]] = {}
    for raw in (*of_all, *by_willing):
        found.setdefault(raw.people[-1], []).append(raw)
    for target in at.ledger.targets() & at.wanted.keys() & found.keys():
        out = at.ledger.unwilling(target)
        every = at.asked._replace(top=len(own))
        found[target] = network.best(at.network, target, out, every)
    best = {
        target: way
        for target, raws in found.items()
        if (way := best_way(raws, at.ledger)) is not None
    }
    willing = sum(
        any(at.ledger.willing(raw.people[0], target).yes for raw in raws)
        for target, raws in found.items()
    )
    return best, willing


def _gold(at: Asked, raws: Sequence[Raw], why: Wanted) -> tuple[Gold, ...]:
    people_ = [raw.people[-1] for raw in raws]
    facts = evidence.facts(at.ego, people_, places=False)
    edges = network.looked_up(at.ego, raws, today=at.today)
    found = []
    for path in explained(raws, edges):
        who = path.halves[-1].other
        said = facts.get(who.id, Facts())
        work = " · ".join(filter(None, (said.position, said.company)))
        choice = Choice(path, at.ledger.willing(path.introducer.id, who.id))
        found.append(Gold(who, work, why[who.id], choice))
    return tuple(found)


def _listed(
    at: Asked, targets: Sequence[Target], warm: Iterable[int]
) -> tuple[Listed, ...]:
    known = [one.person for one in targets if one.person]
    ways = _ways(at.ego, at.network, known, at.ledger, at.today, at.band)
    answers = {
        who: _answer(found, at.ledger, at.band, 3) for who, found in ways.items()
    }
    answers = marked(at.ego, answers, at.policy, today=at.today)
    there = firms(at.ego, targets, at.facts, at.wanted, warm)
    return tuple(
        Listed(one, answers.get(one.person), there.get(one.id)) for one in targets
    )


def reach(ego: int, *, today: date, limit: int = 50) -> tuple[int, list[Reach]]:
    """Return how many of the ego's people lead to a target, and the best of them.

    By reach times strength times willingness (R0-06).
    """
    return _reach(Asked(ego, today=today), limit)


def board(ego: int, *, today: date, limit: int, reaching: int) -> Board:
    """Return the overview and the reach by one look: what a page shows."""
    at = Asked(ego, today=today)
    return Board(overview_of(at, limit), *_reach(at, reaching))


def _reach(at: Asked, limit: int) -> tuple[int, list[Reach]]:
    reached = network.reached(at.network, at.open, at.asked)
    names = people.names(at.ego, {*reached, *at.wanted})
    own = {
        one.id: (strength.own_tie(one.band, one.measured.strength), one.band)
        for one in ties.those(at.ego, reached).values()
    }
    found = reaching(reached, names, own, at.ledger)
    return len(found), found[:limit]
