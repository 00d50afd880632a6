"""Nothing is asked before a relationship: introductions, referrals, favours (R0-22)."""

from dataclasses import replace
from datetime import date

import pytest

from closeknit.desk.intake.actions import by_hand
from closeknit.desk.introductions import actions
from closeknit.desk.introductions.store import clients
from closeknit.desk.invitations.rules.checks import check
from closeknit.desk.invitations.rules.fault import passes
from closeknit.desk.invitations.store.case import case, whom
from closeknit.desk.permissions.actions import say
from closeknit.desk.permissions.rules.ledger import Purpose, Step, Word
from closeknit.desk.policy import actions as policies
from closeknit.desk.policy import store as policy
from closeknit.desk.targets.actions import asking
from closeknit.people import store as people
from closeknit.shared.errors import RuleBroken
from closeknit.sources.record import Card, Connected, Knows, Mention
from tests.records.said import TODAY, keep, new_ego

pytestmark = pytest.mark.django_db

ANN, TESS = Mention("Ann Lee", "ann-ex"), Mention("Tess Orr", "tess-ex")
EARLY = "nothing went both ways between you yet, and your policy wants 1 exchange first"
FAVOUR = "Hi Ann, could you introduce me to your boss? Thank you, Sam"


@pytest.fixture
def ego() -> int:
    """Ann only joined, and knows Tess."""
    made = new_ego()
    keep(made, Connected(ANN, date(2026, 1, 2)), Knows(ANN, TESS, "said", TODAY))
    return made


def both(ego: int) -> tuple[int, int]:
    return people.find(ego, "Ann Lee"), people.find(ego, "Tess Orr")


def first(ego: int, exchanges: int) -> None:
    now = policies.in_force(ego, today=TODAY).policy
    asks = replace(now.introductions, exchanges_first=exchanges)
    policies.save(ego, replace(now, introductions=asks), "test", today=TODAY)


def test_nothing_is_asked_before_so_many_exchanges_unless_the_user_says_so_r0_22(
    ego: int,
) -> None:
    ann, tess = both(ego)

    with pytest.raises(RuleBroken, match=EARLY):
        actions.plan(ego, ann, tess, today=TODAY)
    with pytest.raises(RuleBroken, match=EARLY):
        actions.refer(ego, ann, [tess], today=TODAY)
    by_hand.met(ego, [ANN], on=TODAY, today=TODAY)

    assert actions.plan(ego, ann, tess, today=TODAY)
    first(ego, 2)
    with pytest.raises(RuleBroken, match="only 1 exchange went both ways"):
        actions.refer(ego, ann, [tess], today=TODAY)
    assert actions.plan(ego, ann, tess, today=TODAY, anyway=True)


def test_word_of_the_user_or_a_yes_of_theirs_stands_above_it(ego: int) -> None:
    ann, tess = both(ego)
    by_hand.met(ego, [Mention("Bo Hart", "bo-ex")], on=TODAY, today=TODAY)
    bo = people.find(ego, "Bo Hart")
    first(ego, 9)
    yes = Word(Step.GRANTED, TODAY)
    say(ego, bo, tess, yes, purpose=Purpose.INTRODUCTION, today=TODAY)

    by_hand.judge(ego, ann, "medium", today=TODAY)

    assert actions.plan(ego, ann, tess, today=TODAY)
    assert actions.plan(ego, bo, tess, today=TODAY)


def test_path_and_client_say_that_it_is_too_early(ego: int) -> None:
    ann, tess = both(ego)
    keep(ego, Card((ANN,), book="hubspot", standing="client"))
    answer = asking.introducers(ego, tess, today=TODAY)
    (client,) = clients.clients(ego, today=TODAY)

    by_hand.met(ego, [ANN], on=TODAY, today=TODAY)

    (path,) = (*answer.warm, *answer.weak)
    assert path.cautions(0) == (f"a relationship first: {EARLY} (R0-22)",)
    assert (client.person, client.too_early) == (ann, EARLY)
    after = asking.introducers(ego, tess, today=TODAY)
    assert [one.cautions(0) for one in (*after.warm, *after.weak)] == [()]
    assert clients.clients(ego, today=TODAY)[0].too_early == ""


def test_favour_in_a_note_waits_as_well(ego: int) -> None:
    ann, _ = both(ego)

    def is_held() -> bool:
        now = policy.current(ego)
        to = whom(ego, ann, policy=now, today=TODAY)
        found = check(case(ego, to, FAVOUR, policy=now, today=TODAY))
        return any(one.requirement == "R0-22" and not passes([one]) for one in found)

    before = is_held()
    by_hand.met(ego, [ANN], on=TODAY, today=TODAY)

    assert (before, is_held()) == (True, False)
