"""The figures as the desk tells them, read from its stores."""

from datetime import date

from closeknit.desk.giving.store import owed
from closeknit.desk.introductions.store import introductions
from closeknit.desk.invitations.rules.pace import pace
from closeknit.desk.invitations.rules.rates import accepted
from closeknit.desk.invitations.store.counted import cases, grown
from closeknit.desk.invitations.store.sent import invitations
from closeknit.desk.outcomes import store as outcomes
from closeknit.desk.permissions.store import permissions
from closeknit.desk.policy import actions as policies
from closeknit.desk.targets.actions.away import away
from closeknit.desk.triage.store.queue import queue
from closeknit.desk.triage.store.reporting import reported
from closeknit.desk.week import store as weeks
from closeknit.network.store.measured import capacity_of
from closeknit.ties import store as ties
from tests.town.year.figures import WEEKS, Figures

MANY = 1_000


def of_desk(ego: int, today: date) -> Figures:
    """Return what the desk says of a day."""
    every = ties.people(ego, today=today, limit=MANY).people
    sent = invitations(ego, today=today)
    policy = policies.in_force(ego, today=today).policy
    rate = accepted(cases(sent, today=today))
    growth = grown(ego, today=today, weeks=WEEKS)
    seen = outcomes.seen(ego, today=today)
    told = reported(ego, today=today)
    figures = away(ego, today=today).away
    return Figures(
        people=tuple(sorted(one.name for one in every)),
        joined=tuple(sorted(one.name for one in every if one.connected)),
        invited=tuple(sorted((one.name, one.sent.state.value) for one in sent)),
        accepted=(rate.yes, rate.of),
        notes=pace([one.sent for one in sent], policy, today=today).notes,
        known=growth.weeks,
        kept=growth.kept,
        capacity=capacity_of(ego, today=today).kept,
        asked=tuple(
            sorted(
                (one.introducer.name, one.target.name, one.standing.state.value)
                for one in introductions(ego, today=today)
            )
        ),
        leave=tuple(
            sorted(
                (one.giver_name, one.target_name, one.purpose.value,
                 one.state(today).value)
                for one in permissions(ego)
            )
        ),
        outcomes=tuple(
            sorted((o.name, o.kind.value, o.on, o.value or 0) for o in seen.outcomes)
        ),
        totals=tuple(
            (total.kind.value, total.many, dict(total.worth).get("USD", 0))
            for total in seen.totals
        ),
        by_way=tuple((one.name, one.rate.yes, one.rate.of) for one in seen.by_way),
        with_outcome=sum(one.rate.yes for one in seen.by_tie),
        balance=_balance(ego, today),
        triage=tuple(
            sorted((one.name, one.case.state.value) for one in queue(ego, today=today))
        ),
        report=(told.asked, told.answered, told.accepted, told.interested),
        away=(figures.total, figures.willing, figures.warm, figures.weak),
        to_invite=weeks.week(ego, today=today, limit=1).to_invite,
    )  # fmt: skip


def _balance(ego: int, today: date) -> tuple[tuple[str, int, int], ...]:
    ours, theirs = owed(ego, today=today, limit=MANY)
    return tuple(
        sorted(
            (one.name, one.balance.given, one.balance.received)
            for one in (*ours, *theirs)
        )
    )
