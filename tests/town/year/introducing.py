"""The user's part with introductions: ask one a week, note what happens, say thanks."""

from datetime import date, timedelta

from closeknit.desk.introductions import actions
from closeknit.desk.introductions.rules.states import ENDS, LOCKS, State, Step
from closeknit.desk.introductions.store import Introduction, introductions
from closeknit.desk.outcomes import actions as outcomes
from closeknit.desk.outcomes.rules.outcome import Kind, Money
from closeknit.desk.permissions import actions as ledger
from closeknit.desk.permissions.rules.ledger import Purpose, Word
from closeknit.desk.permissions.rules.ledger import Step as Said
from closeknit.desk.targets.actions import asking, listing
from closeknit.desk.targets.rules.target import Answer, Target
from closeknit.shared.errors import RuleBroken
from tests.town.year.account import Asked, Favour, Outcome
from tests.town.year.world import World

DEAL = 250_000
ALLOWED = 90
"""Days for which the policy lets a permission hold."""
Done = set[tuple[str, str]]


def introduce(ego: int, world: World, today: date) -> Done:
    """Go on with each introduction that is under way, and ask for a new one."""
    done: Done = set()
    every = introductions(ego, today=today)
    for one in every:
        if one.standing.state not in ENDS:
            done |= _go_on(ego, world, one, today)
    if not any(one.standing.state in LOCKS for one in every):
        done |= _ask(ego, world, today)
    return done


def _go_on(ego: int, world: World, one: Introduction, today: date) -> Done:
    """Note what happened since, then do what is due."""
    names = one.introducer.name, one.target.name
    truly = next(
        a for a in reversed(world.account.asked) if (a.introducer, a.target) == names
    )
    took = _note(ego, world, truly, one.id, today)
    now = one
    if took:
        (now,) = introductions(ego, today=today, only=[one.id])
    if now.standing.is_due(today):
        match now.standing.state:
            case State.NO_ANSWER:
                took += [Step.DROP]
            case State.MET:
                took += [Step.THANK]
            case State.THANKED:
                took += [Step.TELL]
                _outcome(ego, world, now, today)
            case _:
                pass
    for step in took[len(took) - 1 :]:
        if step in {Step.DROP, Step.THANK, Step.TELL}:
            actions.take(ego, one.id, step, today=today)
            truly.steps.append((step.value, today))
    said = (
        f"{one.introducer.name}: Introduction to {one.target.name}: {one.standing.do}"
    )
    return {("introductions", said)} if took else set()


def _note(ego: int, world: World, truly: Asked, number: int, today: date) -> list[Step]:
    """Note what the others did since the last hour."""
    happened = [one for one in truly.to_come if one[1] < today]
    for name, on in happened:
        actions.take(ego, number, Step(name), today=today, on=on)
        truly.steps.append((name, on))
        truly.to_come.remove((name, on))
        if name == "introduce":
            favour = Favour(truly.introducer, "received", "introduction", on)
            world.account.favours.append(favour)
            listing.remove(ego, truly.target)
    return [Step(name) for name, _ in happened]


def _outcome(ego: int, world: World, one: Introduction, today: date) -> None:
    """Note what came of it: a deal with every other one."""
    if one.id % 2:
        worth = Money(DEAL, "USD")
        outcomes.note(ego, one.target.id, Kind.DEAL, worth, on=today, today=today)
        new = Outcome(one.target.name, "deal", today, DEAL)
        world.account.outcomes.append(new)


def _ask(ego: int, world: World, today: date) -> Done:
    """Ask the first introducer to whom the desk has nothing to object."""
    for target, answer in _listed(ego, today):
        for choice in answer.warm:
            who = choice.path.introducer
            try:
                number = actions.plan(ego, who.id, target.person, today=today)
            except RuleBroken:
                continue
            actions.take(ego, number, Step.ASK, today=today)
            world.ask(who.name, target.name, today)
            return {("ask", who.name)}
    return set()


def _listed(ego: int, today: date) -> list[tuple[Target, Answer]]:
    """Return the list of targets, each with whom to ask."""
    found = asking.overview(ego, today=today, limit=1).listed
    return [(one.target, one.answer) for one in found if one.answer is not None]


def allow(ego: int, world: World, today: date) -> None:
    """Note that the first to be asked allows their name in a note to a target."""
    for target, answer in _listed(ego, today):
        for choice in answer.warm[:1]:
            who = choice.path.introducer
            word = Word(Said.GRANTED, today, how="at the fair")
            ledger.say(ego, who.id, target.person, word, purpose=Purpose.NAME,
                       today=today)  # fmt: skip
            until = today + timedelta(days=ALLOWED)
            world.account.leaves[who.name, target.name] = until
            return
