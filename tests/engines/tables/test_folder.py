"""A folder that is there whole or not at all."""

from contextlib import suppress
from pathlib import Path

import pytest

from closeknit.engines.tables.folder import beside, put_back, whole
from closeknit.shared.errors import CannotKeep


def test_folder_takes_the_place_of_an_older_one(tmp_path: Path) -> None:
    (tmp_path / "tea").mkdir()
    (tmp_path / "tea/cold").touch()

    with whole(tmp_path / "tea") as folder:
        (folder / "hot").touch()
        before = [one.name for one in (tmp_path / "tea").iterdir()]

    assert before == ["cold"]
    assert [str(one.relative_to(tmp_path)) for one in tmp_path.rglob("*")] == [
        "tea",
        "tea/hot",
    ]


def test_broken_off_writing_leaves_the_older_one(tmp_path: Path) -> None:
    (tmp_path / "tea").mkdir()
    (tmp_path / "tea/cold").touch()

    with suppress(KeyError), whole(tmp_path / "tea") as folder:
        (folder / "hot").touch()
        raise KeyError

    assert [one.name for one in tmp_path.iterdir()] == ["tea"]
    assert [one.name for one in (tmp_path / "tea").iterdir()] == ["cold"]


def test_neighbours_by_a_like_name_stay(tmp_path: Path) -> None:
    for name in ("tea.old", "tea.new"):
        (tmp_path / name).mkdir()

    with whole(tmp_path / "tea"):
        pass

    assert sorted(one.name for one in tmp_path.iterdir()) == [
        "tea",
        "tea.new",
        "tea.old",
    ]


def test_older_one_comes_back_after_a_death_between_two_moves(tmp_path: Path) -> None:
    older = beside(tmp_path / "tea")[1]
    older.mkdir()
    (older / "cold").touch()

    put_back(tmp_path / "tea")

    assert [str(one.relative_to(tmp_path)) for one in tmp_path.rglob("*")] == [
        "tea",
        "tea/cold",
    ]


def test_folder_that_cannot_be_written_is_said_to_be_so(tmp_path: Path) -> None:
    (tmp_path / "file").touch()

    with (
        pytest.raises(CannotKeep, match="tea cannot be written: "),
        whole(tmp_path / "file/tea"),
    ):
        pass
