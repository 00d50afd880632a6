"""Whatever the order, whatever is brought twice or taken back: the same desk."""

from collections.abc import Iterable, Mapping
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from closeknit.desk.intake.actions.bring_in import bring_in
from closeknit.desk.intake.actions.undo import undo
from closeknit.sources.record import Mention, Note
from closeknit.town import Town
from tests.desk.intake.state import State, state
from tests.records.said import TODAY, keep, new_ego

pytestmark = pytest.mark.django_db

Files = Mapping[str, Path]
WAYS = ("older export", "newer export", "first part", "second part", "mailbox",
        "maildir", "note")  # fmt: skip
FEW = settings(
    max_examples=6,
    deadline=None,
    derandomize=True,
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


def bring(ego: int, files: Files, way: str) -> int:
    """Bring one of the ways in; return the import's number."""
    if way == "note":
        who = Mention(profile="callum-reddaway-ex")
        return keep(ego, Note(who, "Likes tea"), file="typed in", content="the note")
    (run,) = bring_in(ego, [files[way]], today=TODAY).runs
    return run.id


def after(files: Files, ways: Iterable[str]) -> State:
    ego = new_ego()
    for way in ways:
        bring(ego, files, way)
    return state(ego)


@FEW
@given(ways=st.permutations(WAYS))
def test_order_of_imports_does_not_matter(files: Files, ways: list[str]) -> None:
    assert after(files, ways) == after(files, WAYS)


def test_two_parts_say_in_any_order_what_the_whole_says(files: Files) -> None:
    whole = after(files, ["newer export"])

    assert after(files, ["first part", "second part"]) == whole
    assert after(files, ["second part", "first part"]) == whole


def test_maildir_says_what_the_mailbox_says(files: Files) -> None:
    assert after(files, ["maildir"]) == after(files, ["mailbox"])


def test_second_import_adds_nothing(town: Town) -> None:
    ego = new_ego()
    bring_in(ego, town.paths[:3], today=TODAY)
    before = state(ego)

    again = bring_in(ego, town.paths[:3], today=TODAY)

    assert [run.added for run in again.runs] == [0, 0, 0]
    assert state(ego) == before


def test_older_export_after_a_newer_one_sets_no_position_back(files: Files) -> None:
    both = after(files, ["newer export", "older export"])
    newer = after(files, ["newer export"])

    assert {one[1:4] for one in newer.people} <= {one[1:4] for one in both.people}


@FEW
@given(
    steps=st.lists(
        st.tuples(st.sampled_from(["bring", "undo"]), st.sampled_from(WAYS)),
        min_size=4,
        max_size=9,
    )
)
def test_what_is_taken_back_leaves_what_was_never_brought(
    files: Files, steps: list[tuple[str, str]]
) -> None:
    ego = new_ego()
    brought: dict[str, int] = {}
    for step, way in steps:
        if step == "bring" and way not in brought:
            brought[way] = bring(ego, files, way)
        elif step == "undo" and way in brought:
            undo(ego, brought.pop(way), today=TODAY)

    assert state(ego) == after(files, brought)
