"""The queue and what is kept of it: found in fixed queries, undone exactly."""

import json
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from django.conf import settings
from pytest_django import DjangoAssertNumQueries

from closeknit.desk.intake.actions.catch_up import rebuild
from closeknit.desk.intake.actions.hand_over import hand_over
from closeknit.desk.intake.actions.undo import forget
from closeknit.desk.policy.rules.knowing import Evidence
from closeknit.desk.policy.rules.policy import Kind, TargetMarket
from closeknit.desk.policy.rules.presets import REFERRAL
from closeknit.desk.triage import store
from closeknit.desk.triage.actions.reading import judged, remember_notes
from closeknit.desk.triage.actions.taking import (
    Saying,
    batch_name,
    take,
    undo,
    undo_batch,
)
from closeknit.desk.triage.rules.inbound import again, because
from closeknit.desk.triage.rules.states import State, Step
from closeknit.desk.triage.store.inbound import inbound
from closeknit.desk.triage.store.queue import queue
from closeknit.desk.triage.store.reporting import reported
from closeknit.people import store as people
from closeknit.shared.errors import RuleBroken
from closeknit.sources.record import Card, Connected, Invited, Knows, Mention, Met
from tests.records.said import TODAY, keep, new_ego

pytestmark = pytest.mark.django_db

ADA = Mention("Ada Quill", "ada-ex")
BO = Mention("Bo Lind", "bo-ex")
AT = datetime(2026, 11, 20, 9)
NOTE = "I would like to join you because we both work on harbour loans."


@pytest.fixture(autouse=True)
def _own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "HOME", tmp_path)


def desk(*who: Mention, text: str = "") -> tuple[int, list[int]]:
    ego = new_ego()
    keep(ego, *(Invited(one, outgoing=False, at=AT, text=text) for one in who))
    return ego, [people.find(ego, one.profile) for one in who]


def states(ego: int, today: date = TODAY) -> dict[str, State]:
    return {one.name: one.case.state for one in queue(ego, today=today)}


def test_steps_stand_when_people_are_computed_again() -> None:
    ego, (ada, _) = desk(ADA, BO)
    take(ego, ada, Step.ASKED, today=TODAY)

    rebuild(ego, today=TODAY)

    assert states(ego) == {"Ada Quill": State.ASKED, "Bo Lind": State.WAITING}


@pytest.mark.django_db(transaction=True)
def test_a_forgotten_persons_steps_are_gone() -> None:
    ego, (ada, _) = desk(ADA, BO)
    take(ego, ada, Step.ASKED, Saying("Who are you, Ada?"), today=TODAY)

    forget(ego, ada, today=TODAY)

    assert store.taken_by_handle(ego) == {}


def test_steps_are_handed_over_with_all_else(tmp_path: Path) -> None:
    ego, (ada, _) = desk(ADA, BO)
    take(ego, ada, Step.ASKED, Saying("Who are you?", by="mail"), today=TODAY)

    hand_over(ego, tmp_path / "open", today=TODAY)

    (line,) = (tmp_path / "open/desk.jsonl").read_text().splitlines()
    row = json.loads(line)
    named = ("table", "handle", "step", "on", "text", "by")
    assert [row[name] for name in named] == [
        "triage_step", "profile:ada-ex", "asked", "2026-11-21", "Who are you?", "mail",
    ]  # fmt: skip


def test_a_batch_is_undone_as_one_and_a_step_only_as_the_last() -> None:
    ego, (ada, bo) = desk(ADA, BO)
    before = inbound(ego, REFERRAL, today=TODAY)
    batch = batch_name()
    first = take(ego, ada, Step.ASKED, today=TODAY, batch=batch)
    take(ego, bo, Step.DENY, today=TODAY, batch=batch)
    take(ego, ada, Step.ACCEPT, today=TODAY)

    with pytest.raises(RuleBroken, match="Undo what came after it first"):
        undo(ego, first, today=TODAY)
    undo(ego, today=TODAY)
    undo_batch(ego, today=TODAY)

    assert inbound(ego, REFERRAL, today=TODAY) == before
    lines = store.history(ego, ada)
    assert [(one.step, one.undone is None) for one in lines] == [
        (Step.ASKED, False),
        (Step.ACCEPT, False),
    ]


def test_a_refused_undo_of_a_batch_undoes_nothing() -> None:
    ego, (ada, bo) = desk(ADA, BO)
    batch = batch_name()
    take(ego, ada, Step.ASKED, today=TODAY, batch=batch)
    take(ego, bo, Step.ASKED, today=TODAY, batch=batch)
    take(ego, ada, Step.ACCEPT, today=TODAY)

    with pytest.raises(RuleBroken):
        undo_batch(ego, batch, today=TODAY)

    assert states(ego) == {"Ada Quill": State.ACCEPTED, "Bo Lind": State.ASKED}


def test_somebody_who_was_connected_and_is_gone_is_known_again() -> None:
    ego = new_ego()
    others = [
        Connected(Mention(f"Guest {n}", f"guest{n}-ex"), AT.date()) for n in "12345"
    ]
    keep(ego, Connected(ADA, date(2024, 1, 1)), *others, as_of=date(2026, 10, 1))
    keep(ego, *others, as_of=date(2026, 11, 1))
    keep(ego, Invited(ADA, outgoing=False, at=AT), as_of=date(2026, 11, 20))

    (one,) = queue(ego, today=TODAY)

    assert again(one) == "invites again: you were connected until 1 Nov 2026"


def test_people_in_common_are_shown_as_weak_evidence_and_decide_nothing() -> None:
    ego, _ = desk(ADA)
    alone = inbound(ego, REFERRAL, today=TODAY)[0].advice
    keep(ego, Met((BO,), date(2026, 11, 2)), Knows(BO, ADA, "said"))

    (one,) = inbound(ego, REFERRAL, today=TODAY)

    assert one.circle == 1
    assert "1 person in common: weak evidence, shown only" in because(one)
    assert one.advice == alone


def test_what_is_between_is_shown_with_its_records() -> None:
    ego, (ada,) = desk(ADA)
    keep(ego, Met((ADA,), date(2026, 11, 2)))

    (one,) = inbound(ego, REFERRAL, today=TODAY)

    newest = next(h for h in people.timeline(ego, ada) if h.kind == "met")
    met = Evidence(Kind.MEETING, 1, date(2026, 11, 2), newest.kept)
    assert one.judged.known.evidence == (met,)
    assert because(one)[0] == "you know them by your policy: 1 meeting"


def test_who_fits_is_told_to_be_perhaps_interested() -> None:
    ego, _ = desk(ADA)
    keep(ego, Card((ADA,), company="Tide"))
    fits = replace(REFERRAL, target_market=TargetMarket(firms=("Tide",)))

    (one,) = inbound(ego, fits, today=TODAY)

    assert "they fit whom you look for: they may want what you offer" in because(one)


def test_a_note_is_read_once_and_read_alike() -> None:
    ego, _ = desk(ADA, text=NOTE)
    fresh = inbound(ego, REFERRAL, today=TODAY)

    assert judged(ego, REFERRAL, today=TODAY) == fresh
    assert [remember_notes(ego), remember_notes(ego)] == [0, 0]
    assert inbound(ego, REFERRAL, today=TODAY) == fresh
    assert fresh[0].traits.has_reason


def test_the_report_counts_what_an_export_shows_as_accepted_blindly() -> None:
    ego, (ada, _) = desk(ADA, BO)
    take(ego, ada, Step.ACCEPT, today=TODAY)
    keep(ego, Connected(BO, TODAY), as_of=TODAY)

    told = reported(ego, today=TODAY + timedelta(days=1))

    assert [one.name for one in told.unknown] == ["Ada Quill"]
    assert (told.in_export, told.lately) == (1, (2, 2))


def test_a_note_is_read_where_records_arrive_and_not_again() -> None:
    ego, _ = desk(ADA, text=NOTE)

    assert [remember_notes(ego), remember_notes(ego)] == [1, 0]


def test_whoever_wrote_why_is_not_reported_as_accepted_without_a_reason() -> None:
    ego, (ada,) = desk(ADA, text=NOTE)

    take(ego, ada, Step.ACCEPT, today=TODAY)

    assert reported(ego, today=TODAY).unknown == ()


@pytest.mark.parametrize("many", [1, 3])
def test_invitations_are_judged_by_as_many_queries_whatever_their_number(
    many: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    who = [Mention(f"Guest {n}", f"guest{n}-ex") for n in range(many)]
    ego, numbers = desk(*who, text=NOTE)
    for person in numbers:
        take(ego, person, Step.ASKED, today=TODAY)

    with django_assert_num_queries(16):
        assert len(inbound(ego, REFERRAL, today=TODAY)) == many
