"""The user's part with invitations received: ask why, answer, accept and follow up."""

from datetime import date

from closeknit.desk.outcomes import actions as outcomes
from closeknit.desk.outcomes.rules.outcome import Kind, Money
from closeknit.desk.policy import actions as policies
from closeknit.desk.triage.actions import taking
from closeknit.desk.triage.rules.advice import Next
from closeknit.desk.triage.rules.inbound import Inbound, to_do
from closeknit.desk.triage.rules.states import State, Step
from closeknit.desk.triage.store.inbound import inbound
from closeknit.people import store as people
from tests.town.year.account import Outcome
from tests.town.year.cast import BY_NAME
from tests.town.year.world import World

DOES = {
    Next.ASK_WHY: (Step.ASKED,),
    Next.ACCEPT: (Step.ACCEPT, Step.FOLLOWUP),
    Next.DECLINE: (Step.DECLINE,),
    Next.CLOSE: (Step.CLOSE,),
    Next.DELETE: (Step.CLOSE,),
    Next.FOLLOW_UP: (Step.FOLLOWUP,),
}
"""What the user does when the desk suggests it."""
MINE = {
    State.WAITING: (Step.ACCEPT, Step.FOLLOWUP),
    State.NO_REPLY: (Step.CLOSE,),
    State.REPLIED: (Step.INTERESTED,),
    State.THANKS_ONLY: (Step.CLOSE,),
    State.OTHER: (Step.CLOSE,),
}
"""What the user does where it is their call; who is silent waits for the review."""
WORTH = 50_000
"""What a client is worth, in hundredths of a dollar."""


def sort_invitations(ego: int, world: World, today: date) -> set[tuple[str, str]]:
    """Take every invitation that needs the user; return what was done."""
    done = _enter_replies(ego, world, today)
    for one in _waiting(ego, today):
        steps = DOES.get(one.advice.action) or MINE.get(one.queued.case.state, ())
        for step in steps:
            taking.take(ego, one.queued.person, step, today=today)
            world.triage(one.queued.name, step.value, today)
        if Step.INTERESTED in steps:
            worth = Money(WORTH, "USD")
            outcomes.note(ego, one.queued.person, Kind.CLIENT, worth, on=today,
                          today=today)  # fmt: skip
            new = Outcome(one.queued.name, "client", today, WORTH)
            world.account.outcomes.append(new)
        if steps:
            done.add(("inbound", one.queued.name))
    return done


def _waiting(ego: int, today: date) -> list[Inbound]:
    policy = policies.in_force(ego, today=today).policy
    every = {one.queued.person: one for one in inbound(ego, policy, today=today)}
    return [every[one.person] for one in to_do(x.queued for x in every.values())]


def _enter_replies(ego: int, world: World, today: date) -> set[tuple[str, str]]:
    """Type in what was answered on LinkedIn since the last hour."""
    done = set()
    for who, (on, text, label) in sorted(world.replies.items()):
        if on >= today:
            continue
        saying = taking.Saying(text, label, on=on)
        person = people.holder(ego, ("profile", BY_NAME[who].slug))
        taking.take(ego, person, Step.REPLY, saying, today=today)
        world.account.got[who].steps.append((f"reply {label}".strip(), on))
        del world.replies[who]
        done.add(("inbound", who))
    return done
