"""Somebody who takes the weekly hour: does what the desk says, by the desk's actions.

What they do out in the world they tell the world. `Hour` notes what was asked of them
and what they did, so that a week can be held against the one before it.
"""

from datetime import date
from typing import NamedTuple

from closeknit.desk.cadence import actions as keeping
from closeknit.desk.cadence import store as cadence
from closeknit.desk.cadence.rules.review import Answer
from closeknit.desk.cadence.store.reviewed import review
from closeknit.desk.giving import actions as giving
from closeknit.desk.giving import store as given
from closeknit.desk.giving.rules.favour import Kind as What
from closeknit.desk.giving.rules.favour import Side
from closeknit.desk.intake import store as intake
from closeknit.desk.intake.actions import same
from closeknit.desk.invitations.actions import drafting
from closeknit.desk.invitations.actions.withdrawn import withdraw
from closeknit.desk.invitations.rules.fault import passes
from closeknit.desk.invitations.rules.lifecycle import withdraw_on
from closeknit.desk.invitations.rules.pace import pace
from closeknit.desk.invitations.rules.sent import Invitation
from closeknit.desk.invitations.store.composing import Wishes
from closeknit.desk.invitations.store.sent import invitations
from closeknit.desk.policy import actions as policies
from closeknit.desk.readiness import store as readiness
from closeknit.desk.readiness.actions import pass_gate
from closeknit.desk.week import store as weeks
from closeknit.desk.week.actions import saying
from closeknit.desk.week.rules.lists import Item, Week
from closeknit.desk.week.rules.words import Word as Tick
from closeknit.people import store as people
from tests.town.year.account import Favour
from tests.town.year.cast import BY_NAME, CAST
from tests.town.year.introducing import allow, introduce
from tests.town.year.sorting import sort_invitations
from tests.town.year.world import World

EVERYBODY = 1_000
WISHES = Wishes(
    "you know boat yards whose owners ask me about loans",
    "I can name two bakers who look for a yard like yours",
)


class Hour(NamedTuple):
    """One weekly hour: what was asked, and what was done about it, each with whom."""

    on: date
    asked: frozenset[tuple[str, str]]
    done: frozenset[tuple[str, str]]


class User:
    """The one whose desk it is."""

    def __init__(self, ego: int, world: World) -> None:
        self.ego, self.world = ego, world

    def take(self, today: date) -> Hour:
        """Take the hour of a week; return what was asked and done."""
        self._say_who_is_who(today)
        if self.world.is_new_quarter(today):
            allow(self.ego, self.world, today)
        week = weeks.week(self.ego, today=today, limit=EVERYBODY)
        asked = self._asked(week, today)
        sent = invitations(self.ego, today=today)
        done = {
            *self._invite(week.met_not_invited.items, sent, today),
            *self._withdraw(sent, today),
            *sort_invitations(self.ego, self.world, today),
            *introduce(self.ego, self.world, today),
            *self._keep(asked, today),
            *self._tick_off(week, today),
            *self._give(today),
            *self._review(today),
        }
        return Hour(today, frozenset(asked), frozenset(done))

    def _say_who_is_who(self, today: date) -> None:
        """Answer what is asked, and join two of one name that are one in the world."""
        for question in intake.questions(self.ego, today=today, limit=EVERYBODY):
            names = {*question.one.names, *question.other.names}
            verdict = "same" if len(names & BY_NAME.keys()) == 1 else "different"
            same.judge(self.ego, question.id, verdict, today=today)
        handles = [f"email:{x.mail}" for x in CAST] + [
            f"profile:{x.slug}" for x in CAST
        ]
        whose = people.holders(self.ego, handles)
        for one in CAST:
            first, second = (
                whose.get(key) for key in (f"email:{one.mail}", f"profile:{one.slug}")
            )
            if first and second and first != second:
                same.judge_people(self.ego, first, second, "same", today=today)

    def _asked(self, week: Week, today: date) -> set[tuple[str, str]]:
        """Return all that the week and the pages beside it ask for: list and whom."""
        sections = (
            "met_not_invited", "inbound", "accepted_not_spoken", "job_changes",
            "one_way", "to_keep",
        )  # fmt: skip
        asked = {
            (name, item.person.name)
            for name in sections
            for item in getattr(week, name).items
        }
        asked |= {
            ("introductions", f"{item.person.name}: {item.do}")
            for item in week.introductions.items
        }
        touches = cadence.touches(self.ego, today=today, limit=EVERYBODY).items
        return asked | {("touch", one.name) for one in touches}

    def _invite(
        self, met: list[Item], before: list[Invitation], today: date
    ) -> set[tuple[str, str]]:
        """Invite who was met, with a note, as far as the ration of notes goes."""
        if met and not readiness.gate_of(self.ego, today=today).is_open:
            pass_gate(self.ego, "the presence check comes later", today=today)
        policy = policies.in_force(self.ego, today=today).policy
        left = pace([one.sent for one in before], policy, today=today).left or 0
        done = set()
        for item in met[:left]:
            draft = drafting.draft(self.ego, item.person.id, WISHES, today=today)
            _, faults = drafting.checked(self.ego, draft, today=today)
            if not passes(faults):
                drafting.drop(self.ego, item.person.id)
                continue
            kept = drafting.sent(self.ego, item.person.id, on=today, today=today)
            self.world.invite(item.person.name, today, kept.text)
            done.add(("met_not_invited", item.person.name))
        return done

    def _withdraw(self, sent: list[Invitation], today: date) -> set[tuple[str, str]]:
        """Withdraw what has been open for four weeks."""
        done = set()
        for one in sent:
            on = withdraw_on(one.sent)
            if on is not None and on <= today:
                withdraw(self.ego, one.person, today=today)
                self.world.withdraw(one.name, today)
                done.add(("withdraw", one.name))
        return done

    def _keep(self, asked: set[tuple[str, str]], today: date) -> set[tuple[str, str]]:
        """Write to those due, to those who changed jobs, to those never spoken to."""
        subjects = {
            "touch": "How are you?",
            "to_keep": "How are you?",
            "job_changes": "Your new post",
            "accepted_not_spoken": "Hello at last",
            "one_way": "What do you need?",
        }
        done, written = set(), set()
        for what, name in sorted(asked):
            if what not in subjects:
                continue
            if what == "one_way" and self._wrote_in_vain(name):
                person = people.find(self.ego, name)
                keeping.decide(self.ego, person, Answer.LET_GO, today=today)
                self.world.remove(name)
            elif name not in written:
                written.add(name)
                is_touch = what in {"touch", "to_keep"}
                self.world.write(name, today, subjects[what], is_touch=is_touch)
            done.add((what, name))
        return done

    def _tick_off(self, week: Week, today: date) -> set[tuple[str, str]]:
        """Say of those congratulated that it is done, which no file would tell."""
        for item in week.job_changes.items:
            saying.say(self.ego, item.id, Tick.DONE, today=today)
        return {("job_changes", item.person.name) for item in week.job_changes.items}

    def _wrote_in_vain(self, name: str) -> bool:
        letters = self.world.account.letters
        return any(one.who == name and "What do you" in one.subject for one in letters)

    def _give(self, today: date) -> set[tuple[str, str]]:
        """Give to whom more is owed than was given: one a week, the most first."""
        ours, _ = given.owed(self.ego, today=today)
        for one in ours[:1]:
            giving.note(
                self.ego, one.person, Side.GIVEN, What.HELP, on=today, today=today
            )
            self.world.account.favours.append(Favour(one.name, "given", "help", today))
        return {("owed", one.name) for one in ours[:1]}

    def _review(self, today: date) -> set[tuple[str, str]]:
        """Look ties through when that is due, and do what is suggested."""
        found = review(self.ego, today=today)
        if not found.is_due:
            return set()
        for one in found.items:
            keeping.decide(self.ego, one.person, one.suggested, today=today)
            if one.suggested is Answer.LET_GO:
                self.world.remove(one.name)
                got = self.world.account.got.get(one.name)
                if got is not None:
                    got.steps.append(("remove", today))
        return {("review", one.name) for one in found.items}
