"""Versions of the policy: saved, taken up from the file, never written over."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from django.conf import settings

from closeknit.desk.policy import actions, store
from closeknit.desk.policy.models import Version
from closeknit.desk.policy.rules.policy import TargetMarket
from closeknit.desk.policy.rules.presets import LION, REFERRAL, STRICT_PERSONAL
from closeknit.desk.policy.rules.section import Wrong
from closeknit.desk.policy.rules.versions import same_policy
from closeknit.desk.policy.rules.written import written
from closeknit.records import store as records
from closeknit.shared.errors import NotKept, UnreadableFile
from tests.records.said import TODAY, new_ego

pytestmark = pytest.mark.django_db

LATER = date(2026, 12, 1)


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(settings, "HOME", tmp_path)
    return tmp_path / "policy.toml"


def numbers(ego: int) -> list[tuple[int, date, str, str]]:
    found = store.versions(ego)
    return [(one.number, one.valid_from, one.name, one.because) for one in found]


def test_before_a_choice_the_referral_preset_holds_and_nothing_is_written(
    file: Path,
) -> None:
    ego = new_ego()

    held = actions.in_force(ego, today=TODAY)

    assert held == actions.InForce(REFERRAL)
    assert not file.exists()
    assert store.versions(ego) == []


def test_each_change_is_a_version_with_its_day_and_old_ones_stay(file: Path) -> None:
    ego = new_ego()

    first = actions.use(ego, "strict-personal", today=TODAY)
    second = actions.use(ego, "lion", today=LATER)

    assert numbers(ego) == [
        (2, LATER, "LION", "preset LION"),
        (1, TODAY, "strict-personal", "preset strict-personal"),
    ]
    assert (
        store.version(ego, 1)
        == first
        == replace(STRICT_PERSONAL, version=1, valid_from=TODAY)
    )
    assert store.current(ego) == second
    assert file.read_text() == written(LION)
    assert file.stat().st_mode & 0o777 == 0o600
    said = [line[1:] for line in records.history(ego)]
    assert said[0] == ("policy", "version 2, LION", "preset LION")


@pytest.mark.usefixtures("file")
def test_a_preset_keeps_whom_one_looks_for_and_what_the_account_allows() -> None:
    ego = new_ego()
    market = TargetMarket(places=("Leeds",))
    mine = replace(
        REFERRAL,
        goal="three clients a year",
        target_market=market,
        outbound=replace(REFERRAL.outbound, note_limit=200, notes_per_month=None),
    )
    actions.save(ego, mine, "by the page", today=TODAY)

    held = actions.use(ego, "LION", today=TODAY)

    assert (held.name, held.goal, held.target_market) == ("LION", mine.goal, market)
    assert (held.outbound.note_limit, held.outbound.notes_per_month) == (200, None)


@pytest.mark.usefixtures("file")
def test_saving_the_same_again_makes_no_version() -> None:
    ego = new_ego()

    actions.use(ego, "LION", today=TODAY)
    again = actions.use(ego, "LION", today=LATER)

    assert again.version == 1
    assert len(store.versions(ego)) == 1


def test_an_edit_by_hand_becomes_a_version_once(file: Path) -> None:
    ego = new_ego()
    actions.use(ego, "LION", today=TODAY)
    file.write_text(written(LION).replace("grace_days = 2", "grace_days = 4"))

    held = actions.in_force(ego, today=LATER).policy
    again = actions.in_force(ego, today=LATER).policy

    assert held == again
    assert (held.version, held.outbound.grace_days) == (2, 4)
    assert numbers(ego)[0] == (2, LATER, "LION", "edited by hand")


def test_a_file_that_cannot_be_believed_changes_nothing_and_is_left_as_it_is(
    file: Path,
) -> None:
    ego = new_ego()
    held = actions.use(ego, "LION", today=TODAY)
    edited = written(LION).replace("grace_days = 2", "grace_days = 400")
    file.write_text(edited)

    found = actions.in_force(ego, today=LATER)

    says = '"grace_days" is a whole number from 0 to 14.'
    line = edited.split("\n").index(
        next(line for line in edited.split("\n") if "400" in line)
    )
    assert found == actions.InForce(held, (Wrong(line + 1, says),))
    with pytest.raises(UnreadableFile, match="is left as it is"):
        actions.use(ego, "referral", today=LATER)
    assert file.read_text() == edited


def test_the_policy_that_holds_can_be_written_over_an_edit(file: Path) -> None:
    ego = new_ego()
    actions.use(ego, "LION", today=TODAY)
    file.write_text("not a policy")

    actions.write_again(ego)

    assert file.read_text() == written(LION)


def test_a_lost_file_is_written_again_from_the_version_that_holds(file: Path) -> None:
    ego = new_ego()
    actions.use(ego, "LION", today=TODAY)
    file.unlink()

    held = actions.in_force(ego, today=TODAY).policy

    assert held.version == 1
    assert file.read_text() == written(LION)


@pytest.mark.usefixtures("file")
def test_a_file_from_elsewhere_is_taken_in_or_refused_line_by_line(
    tmp_path: Path,
) -> None:
    ego = new_ego()
    good, bad = tmp_path / "good.toml", tmp_path / "bad.toml"
    good.write_text(written(STRICT_PERSONAL))
    bad.write_text('goal = "x"\n[review]\nmonths = 0\n')

    held = actions.take_in(ego, good, today=TODAY)

    assert same_policy(held, STRICT_PERSONAL)
    says = '^bad.toml: Line 3: "months" is a whole number from 1 to 24.$'
    with pytest.raises(UnreadableFile, match=says):
        actions.take_in(ego, bad, today=TODAY)
    with pytest.raises(UnreadableFile, match="is no file that can be read"):
        actions.take_in(ego, tmp_path, today=TODAY)


@pytest.mark.usefixtures("file")
def test_a_preset_or_a_version_that_is_not_there_is_told() -> None:
    ego = new_ego()

    with pytest.raises(NotKept, match="There are strict-personal, send-strict"):
        actions.use(ego, "lionn", today=TODAY)
    with pytest.raises(NotKept, match="no version 7"):
        store.version(ego, 7)
    assert store.version(ego, 0) == REFERRAL


@pytest.mark.usefixtures("file")
def test_two_egos_have_versions_of_their_own() -> None:
    one, other = new_ego(), new_ego()

    actions.use(one, "LION", today=TODAY)

    assert store.current(other).version == 0
    assert Version.objects.of(other).count() == 0


def test_a_restored_home_has_the_file_of_the_version_it_brought_back(
    file: Path,
) -> None:
    ego, nobody = new_ego(), new_ego()
    actions.use(ego, "LION", today=TODAY)
    file.write_text(written(STRICT_PERSONAL))

    actions.follow_tables(ego)

    assert file.read_text() == written(LION)
    actions.follow_tables(nobody)
    assert not file.exists()
