"""Ask the network what new people opened, and whom of the wanted somebody leads to."""

from collections.abc import Collection
from datetime import date
from typing import NamedTuple

from closeknit.desk.invitations.store.counted import WEEKS, newly_known
from closeknit.desk.targets.actions.asking import Asked
from closeknit.desk.targets.rules.opening import Behind, Opened, by_week, opening
from closeknit.desk.targets.rules.willing import Ledger, Standing
from closeknit.network.store import ways as network
from closeknit.network.store.people import Network
from closeknit.network.store.ways import Question
from closeknit.people import store as people
from closeknit.ties.rules.alter_ties import Joined


class Sought(NamedTuple):
    """The network, and the wanted who would be introduced: what a look at it needs."""

    ego: int
    today: date
    network: Network
    wanted: frozenset[int]
    ledger: Ledger


def sought(at: Asked) -> Sought:
    """Return what is kept of a look at the network, to ask it about new people."""
    return Sought(at.ego, at.today, at.network, frozenset(at.open), at.ledger)


def opened(at: Sought, *, weeks: int = WEEKS) -> Opened:
    """Return which targets the people newly known opened (R0-07).

    By what is known today of who knows whom. The queries of who is known, and one.
    """
    new = newly_known(at.ego, today=at.today, weeks=weeks)
    leads = _leading(at, network.led_to(at.network, new, at.wanted))
    before = {to for by, some in leads.items() if by not in new for to in some}
    ours = {by: some for by, some in leads.items() if by in new}
    names = people.names(
        at.ego, {*ours, *(to for some in ours.values() for to in some)}
    )
    found = opening(new, ours, before, names)
    return by_week(new, found, today=at.today, weeks=weeks)


def behind(at: Sought, person: int) -> Behind:
    """Return whom of the wanted somebody of the ego's leads to. One query."""
    by_all = _leading(at, network.led_to(at.network, [person], at.wanted))
    theirs = sorted(by_all.pop(person, ()))
    others = {to for some in by_all.values() for to in some}
    names = people.names(at.ego, theirs)
    targets = tuple(Joined(to, names.get(to, "")) for to in theirs)
    return Behind(targets, tuple(one for one in targets if one.id not in others))


def _leading(at: Sought, targets: Collection[int]) -> dict[int, set[int]]:
    """Return who of the ego's leads to these targets, without those who said no."""
    found: dict[int, set[int]] = {}
    for by, some in network.reached(at.network, targets, Question(at.today)).items():
        for to in some:
            if at.ledger.willing(by, to).standing is not Standing.NO:
                found.setdefault(by, set()).add(to)
    return found
