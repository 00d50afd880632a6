"""The home folder: its owner's only, with keys of its own."""

import stat
from pathlib import Path

import pytest

from closeknit.engines import home
from closeknit.shared.errors import CannotKeep


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_home_is_where_it_is_asked_for_or_in_the_platforms_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CLOSEKNIT_HOME", str(tmp_path))
    asked = home.home()
    monkeypatch.delenv("CLOSEKNIT_HOME")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "share"))

    assert asked == tmp_path
    assert home.home().name == "closeknit"


def test_folder_is_made_for_its_owner_only_and_one_that_stood_open_is_closed(
    tmp_path: Path,
) -> None:
    open_one = tmp_path / "open"
    open_one.mkdir(mode=0o777)

    made = [home.make(tmp_path / "a" / "b"), home.make(open_one)]

    assert [mode(folder) for folder in made] == [0o700, 0o700]


def test_file_in_the_way_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")

    with pytest.raises(CannotKeep, match="--home"):
        home.make(tmp_path / "file")


def test_key_is_made_once_and_differs_from_home_to_home(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keys = []
    for name in ("one", "one", "other"):
        monkeypatch.setenv("CLOSEKNIT_HOME", str(tmp_path / name))
        keys.append(home.secret("forgotten"))

    assert keys[0] == keys[1] != keys[2]
    assert {len(key) for key in keys} == {32}
    assert mode(tmp_path / "one" / "keys" / "forgotten") == 0o600
    assert mode(tmp_path / "one" / "keys") == 0o700
