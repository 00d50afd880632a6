"""Referrals by clients: who is one, whom they know, and one letter as one ask."""

from datetime import date, timedelta

import pytest

from closeknit.desk.intake.actions import by_hand
from closeknit.desk.introductions import actions, store
from closeknit.desk.introductions.actions.wording import message
from closeknit.desk.introductions.rules.drafts import Draft
from closeknit.desk.introductions.rules.states import State, Step
from closeknit.desk.introductions.store import clients
from closeknit.desk.introductions.store.letters import beside
from closeknit.desk.kinds import actions as kinds
from closeknit.desk.kinds.rules.kind import Kind
from closeknit.people import store as people
from closeknit.shared.errors import RuleBroken
from closeknit.sources.record import Card, Knows, Mention, Owner
from tests.records.said import TODAY, keep, new_ego

pytestmark = pytest.mark.django_db

DAY = date(2026, 10, 1)
SAM = Mention("Sam Hale", email="sam@example.com")
ANN = Mention("Ann Lee", email="ann@example.com")
BEA = Mention("Bea Fox", email="bea@example.com")
TESS = Mention("Tess Orr", email="tess@example.com")
UNA, VIC = Mention("Una Bell", "una-ex"), Mention("Vic Cole", "vic-ex")
WHY = actions.Wanted("They build domes.")


@pytest.fixture
def ego() -> int:
    """Ann, Bea and Tess are the ego's; Una and Vic are known to others alone."""
    made = new_ego()
    keep(made, Owner(SAM))
    for one in (ANN, BEA, TESS):
        by_hand.met(made, [one], on=DAY, today=TODAY)
    return made


def named(ego: int, *names: str) -> list[int]:
    return [people.find(ego, name) for name in names]


def test_a_client_is_asked_for_whom_they_know_and_the_ego_does_not(ego: int) -> None:
    keep(
        ego,
        Card((ANN,), book="hubspot", standing="client"),
        Card((TESS,), book="hubspot", standing="prospect"),
        Knows(ANN, UNA, "mutual", DAY),
        Knows(ANN, VIC, "said", DAY),
        Knows(ANN, TESS, "said", DAY),
        Knows(TESS, Mention("Wes Dunn", "wes-ex"), "said", DAY),
    )
    ann, vic = named(ego, "Ann Lee", "Vic Cole")

    found = clients.clients(ego, today=TODAY)
    wanted = clients.clients(ego, today=TODAY, wanted=[vic])

    assert [(one.person, [k.name for k in one.knows]) for one in found] == [
        (ann, ["Una Bell", "Vic Cole"])
    ]
    assert found[0].because == "a client in Hubspot"
    assert [(k.name, k.is_wanted) for k in wanted[0].knows] == [
        ("Vic Cole", True),
        ("Una Bell", False),
    ]


def test_a_client_by_the_users_word_counts_and_one_that_is_none_does_not(
    ego: int,
) -> None:
    keep(
        ego,
        Card((BEA,), book="hubspot", standing="client"),
        *(Knows(one, UNA, "said", DAY) for one in (ANN, BEA, TESS)),
    )
    ann, bea, tess = named(ego, "Ann Lee", "Bea Fox", "Tess Orr")
    kinds.say(ego, ann, Kind.CLIENT, today=TODAY)
    kinds.say(ego, bea, Kind.CLIENT, holds=False, today=TODAY)
    over = TODAY - timedelta(days=30)
    kinds.say(ego, tess, Kind.CLIENT, ends=over, today=TODAY)

    found = clients.clients(ego, today=TODAY)

    assert [(one.person, one.because) for one in found] == [(ann, "you said so")]


def test_one_letter_is_one_ask_and_is_taken_back_as_one(ego: int) -> None:
    keep(ego, *(Knows(ANN, one, "said", DAY) for one in (UNA, VIC)))
    ann, una, vic, bea = named(ego, "Ann Lee", "Una Bell", "Vic Cole", "Bea Fox")
    first, second = actions.refer(ego, ann, [una, vic], WHY, today=TODAY)
    (apart,) = actions.refer(ego, bea, [una], WHY, today=TODAY)

    actions.take(ego, second, Step.ASK, today=TODAY)

    def states() -> dict[int, State]:
        every = store.introductions(ego, today=TODAY)
        return {one.id: one.standing.state for one in every}

    assert states() == {
        first: State.ASKED,
        second: State.ASKED,
        apart: State.PLANNED,
    }
    every = store.introductions(ego, today=TODAY)
    one = next(one for one in every if one.id == first)
    assert [other.id for other in beside(one, every)] == [second]
    text = message(ego, one, Draft.REFERRAL, today=TODAY).text
    assert "Una Bell and Vic Cole" in text
    actions.undo(ego, first, today=TODAY)
    assert set(states().values()) == {State.PLANNED}
    actions.take(ego, first, Step.ASK, today=TODAY)
    actions.take(ego, first, Step.AGREE, today=TODAY)
    assert (states()[first], states()[second]) == (State.AGREED, State.ASKED)
    actions.undo(ego, first, today=TODAY)
    assert (states()[first], states()[second]) == (State.ASKED, State.ASKED)


def test_second_name_of_a_letter_who_would_rather_not_is_not_asked_for(
    ego: int,
) -> None:
    keep(ego, *(Knows(ANN, one, "said", DAY) for one in (UNA, VIC)))
    ann, una, vic, bea = named(ego, "Ann Lee", "Una Bell", "Vic Cole", "Bea Fox")
    number = actions.ask(ego, bea, vic, WHY, today=DAY)
    actions.take(ego, number, Step.TARGET_DECLINE, today=DAY)

    with pytest.raises(RuleBroken, match="Vic Cole said on 1 Oct 2026"):
        actions.refer(ego, ann, [una, vic], WHY, today=TODAY)

    assert len(store.introductions(ego, today=TODAY)) == 1
