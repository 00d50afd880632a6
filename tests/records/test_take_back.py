"""Taking one import back: what only it said goes, what others said stays."""

from datetime import date

import pytest

from closeknit.desk.intake.actions.undo import undo
from closeknit.records import store
from closeknit.records.actions import take_back as back
from closeknit.records.models import Fault, Import, Kept, Part, Sighting
from closeknit.records.rules.kept import Origin
from closeknit.shared.errors import NotKept, RuleBroken
from closeknit.sources.record import Connected, Mention, Skill
from closeknit.sources.said import Unreadable
from tests.desk.intake.state import state
from tests.records.said import TODAY, keep, new_ego

pytestmark = pytest.mark.django_db

ADA = Connected(Mention("Ada Lovelace", profile="ada-ex"), date(2026, 1, 2))
BO = Connected(Mention("Bo Diddley", profile="bo-ex"), date(2026, 1, 3))
SAM = Connected(Mention("Sam Spade", profile="sam-ex"), date(2026, 1, 4))


def origins(ego: int) -> list[Origin]:
    ids = [held.id for page in store.stream(ego) for held in page]
    found = store.origins(ego, ids)
    return [found[pk] for pk in ids]


def test_what_only_this_import_said_goes_and_the_rest_stays() -> None:
    ego = new_ego()
    keep(ego, ADA, BO)
    before = state(ego)
    second = keep(ego, BO, SAM)

    gone = undo(ego, second, today=TODAY)

    assert gone == 1
    assert state(ego) == before
    assert store.run(ego, second).state == "undone"


def test_later_sighting_becomes_the_origin() -> None:
    ego = new_ego()
    first = keep(ego, ADA, BO, file="first.csv")
    second = keep(ego, Skill("Sailing"), BO, file="second.csv")
    third = keep(ego, BO, file="third.csv")

    gone = undo(ego, first, today=TODAY)

    assert gone == 1
    assert origins(ego) == [
        Origin("second.csv", 2, second),
        Origin("second.csv", 1, second),
    ]
    assert [s.run_id for s in Sighting.objects.of(ego)] == [third]


def test_every_import_taken_back_leaves_nothing() -> None:
    ego = new_ego()
    empty = state(ego)
    runs = [keep(ego, ADA, BO), keep(ego, BO, Unreadable("torn")), keep(ego, SAM, ADA)]

    for run in (runs[1], runs[0], runs[2]):
        undo(ego, run, today=TODAY)

    assert state(ego) == empty
    left = [model.objects.of(ego).count() for model in (Kept, Sighting, Part, Fault)]
    assert left == [0, 0, 0, 0]
    assert [run.state for run in store.runs(ego)] == ["undone"] * 3


def test_repetition_takes_over_what_the_first_import_said() -> None:
    ego = new_ego()
    first = keep(ego, ADA, BO, content="one file")
    again = keep(ego, ADA, BO, content="one file")
    third = keep(ego, ADA, BO, content="one file")
    before = state(ego)

    gone = undo(ego, first, today=TODAY)

    assert gone == 0
    assert state(ego) == before
    assert {origin.run for origin in origins(ego)} == {again}
    counts = [store.run(ego, number)[9:11] for number in (again, third)]
    assert counts == [(2, 0), (0, 2)]  # added and known

    assert undo(ego, third, today=TODAY) == 0
    assert undo(ego, again, today=TODAY) == 2
    assert store.total(ego) == 0


def test_file_taken_back_can_be_imported_again() -> None:
    ego = new_ego()
    first = keep(ego, ADA, BO, content="one file")
    before = state(ego)
    undo(ego, first, today=TODAY)

    again = keep(ego, ADA, BO, content="one file")

    assert store.run(ego, again).added == 2
    assert state(ego) == before


def test_interrupted_undo_goes_on_when_called_again() -> None:
    ego = new_ego()
    keep(ego, ADA)
    before = state(ego)
    second = keep(ego, *(Skill(f"{n}") for n in range(back.BATCH + 10)))
    run = Import.objects.of(ego).get(pk=second)
    run.state = Import.State.UNDOING
    run.save()
    half = (
        Kept.objects.of(ego).filter(run=run).order_by("id").values("id")[: back.BATCH]
    )
    Kept.objects.of(ego).filter(pk__in=half).delete()
    assert store.unfinished(ego) == [(second, "undoing", "said.csv")]

    gone = undo(ego, second, today=TODAY)

    assert gone == 10
    assert state(ego) == before


def test_undo_of_nothing_and_a_second_undo_are_told() -> None:
    ego, other = new_ego(), new_ego()
    run = keep(ego, ADA)
    undo(ego, run, today=TODAY)

    with pytest.raises(RuleBroken, match="taken back already"):
        undo(ego, run, today=TODAY)
    with pytest.raises(NotKept, match="no import 999999"):
        undo(ego, 999_999, today=TODAY)
    with pytest.raises(NotKept):
        undo(other, run, today=TODAY)


def test_removed_record_is_gone_with_its_sightings() -> None:
    ego = new_ego()
    keep(ego, ADA, BO)
    keep(ego, BO)
    (bo,) = [held.id for held in store.of_kind(ego, "connected") if held.record == BO]

    back.remove(ego, [bo])

    assert store.total(ego) == 1
    assert Sighting.objects.of(ego).count() == 0
