"""Words on one's own presence and passes: kept once, taken back, held by the gate."""

import json
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from closeknit.desk.intake.actions.hand_over import hand_over
from closeknit.desk.readiness import actions, store
from closeknit.desk.readiness.rules.noted import Kind
from closeknit.records import store as records
from closeknit.records.actions.forget import scrub_desk
from closeknit.shared.errors import NotKept, RuleBroken
from closeknit.sources.record import (
    Connected,
    Mention,
    Position,
    Profile,
    Recommended,
    Wrote,
)
from tests.records.said import TODAY, keep, new_ego

pytestmark = pytest.mark.django_db

ANN, BO = Mention("Ann Lee", "ann-ex"), Mention("Bo Hart", "bo-ex")


def kinds(ego: int) -> list[tuple[str, str, str, date]]:
    return [(one.kind.value, *one[2:]) for one in store.noted(ego)]


def test_word_said_twice_is_kept_once_and_leaves_one_line_of_history() -> None:
    ego = new_ego()

    for _ in range(2):
        actions.note(ego, Kind.SEARCH, " 1. Sam \x00Spade ", today=TODAY)
    actions.note(ego, Kind.ACCOUNT, "@sam", standing="private", today=TODAY)

    assert kinds(ego) == [
        ("search", "1. Sam Spade", "", TODAY),
        ("account", "@sam", "private", TODAY),
    ]
    said = [line[1:] for line in records.history(ego)]
    assert said == [("readiness", "account", "@sam"),
                    ("readiness", "search", "1. Sam Spade")]  # fmt: skip


def test_long_results_are_kept_on_every_database() -> None:
    ego = new_ego()
    results = "\n".join(f"{n}. Sam Spade, baker at Rye" for n in range(400))

    actions.note(ego, Kind.SEARCH, results, today=TODAY)

    (kept,) = store.noted(ego)
    assert kept.what == results[: actions.LONGEST].strip()


@pytest.mark.parametrize(
    ("kind", "what", "standing", "says"),
    [
        (Kind.SEARCH, " ", "", "Say what came up for your name: the first results"),
        (Kind.ACCOUNT, "@sam", "", "An account is one of: comfortable, private, un"),
        (Kind.ACCOUNT, "@sam", "found", "An account is one of: comfortable"),
        (Kind.PAGE, "mine", "private", "A page is found or missing."),
        (Kind.PHOTO, "", "found", "There is no 'found' to say of this."),
    ],
)
def test_word_that_says_nothing_is_refused(
    kind: Kind, what: str, standing: str, says: str
) -> None:
    with pytest.raises(RuleBroken, match=says):
        actions.note(new_ego(), kind, what, standing=standing, today=TODAY)


def test_taking_a_word_back_takes_all_on_the_same_thing() -> None:
    ego, other = new_ego(), new_ego()
    actions.note(ego, Kind.ACCOUNT, "@sam", standing="uneasy", today=TODAY)
    actions.note(ego, Kind.ACCOUNT, "@sam", standing="private", today=TODAY)
    actions.note(ego, Kind.PHOTO, today=TODAY)
    last = store.noted(ego)[1]

    with pytest.raises(NotKept):
        actions.remove(other, last.id)
    actions.remove(ego, last.id)

    assert kinds(ego) == [("photo", "", "", TODAY)]


def test_pass_needs_a_reason_and_something_open() -> None:
    ego = new_ego()

    with pytest.raises(RuleBroken, match="Say why you invite now"):
        actions.pass_gate(ego, " soon ", today=TODAY)
    opened = actions.pass_gate(ego, "the  fair is\ntomorrow", today=TODAY)

    assert opened.is_open
    assert opened.says == "Passed on 21 Nov 2026: the fair is tomorrow"
    assert not actions.hold(ego, today=TODAY).is_open
    assert [line[1] for line in records.history(ego)] == ["pass", "pass"]


def test_whoever_is_forgotten_goes_from_results_and_reasons_too() -> None:
    ego = new_ego()
    keep(ego, Connected(ANN, date(2024, 1, 2)))
    actions.note(ego, Kind.SEARCH, "1. Sam Spade\n2. Ann Lee and Sam", today=TODAY)
    actions.note(ego, Kind.PAGE, "sam.example", today=TODAY)
    actions.pass_gate(ego, "Ann Lee waits for me", today=TODAY)

    scrub_desk(ego, ["profile:ann-ex"], "Ann Lee")

    assert [one.what for one in store.noted(ego)] == ["sam.example"]
    assert store.passes(ego) == []


def test_words_and_passes_are_handed_over_with_all_else(tmp_path: Path) -> None:
    ego = new_ego()
    actions.note(ego, Kind.PAGE, "sam.example", today=TODAY)
    actions.pass_gate(ego, "the fair is tomorrow", today=TODAY)

    hand_over(ego, tmp_path / "out", today=TODAY)

    lines = (tmp_path / "out/desk.jsonl").read_text().splitlines()
    tables = [json.loads(line)["table"] for line in lines]
    assert tables == ["readiness_noted", "readiness_pass"]


def test_own_word_on_the_headline_counts_at_once() -> None:
    ego = new_ego()
    keep(ego, Profile("Sam Spade", "Clerk at Quay"), as_of=date(2026, 11, 1))
    before = store.readiness(ego, today=TODAY)

    actions.note(ego, Kind.HEADLINE, "I help bakers sell bread", today=TODAY)

    after = store.readiness(ego, today=TODAY)
    assert {one.name for one in before.open} - {one.name for one in after.open} == {
        "headline"
    }
    assert before.profile != after.profile


def test_past_co_workers_are_asked_by_their_tie_and_not_twice() -> None:
    ego = new_ego()
    on = date(2024, 1, 2)
    sam = Mention("Sam", "sam-ex")
    wrote = [Wrote("linkedin", ANN, (sam,), at=_at(day)) for day in range(1, 9)]
    keep(
        ego,
        Profile("Sam Spade"),
        Position("Quay Ltd", "Clerk"),
        Connected(ANN, on, "Quay", "Cook"),
        Connected(BO, on, "Quay", "Cook"),
        Recommended(BO, outgoing=False, status="VISIBLE"),
        *wrote,
    )

    (found,) = store.asked_for(ego)

    assert (found.name, found.because[0]) == (
        "Ann Lee",
        "you both have Quay Ltd among your employers",
    )
    assert found.text.endswith("Thank you, Sam")


def _at(day: int) -> datetime:
    return datetime(2026, 10, day, tzinfo=UTC)
