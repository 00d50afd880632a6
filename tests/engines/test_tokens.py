"""A word opens a door once."""

import os
import time
from pathlib import Path

import pytest

from closeknit.engines.tokens import STALE, issue, redeem


def test_word_is_good_once(tmp_path: Path) -> None:
    word = issue(tmp_path)

    assert [redeem(tmp_path, word), redeem(tmp_path, word)] == [True, False]


@pytest.mark.parametrize("word", ["", "another", "../keys", "\ud800", "x" * 100_000])
def test_any_other_word_is_refused(tmp_path: Path, word: str) -> None:
    issue(tmp_path)

    assert not redeem(tmp_path, word)


def test_folder_does_not_show_the_word_to_others(tmp_path: Path) -> None:
    word = issue(tmp_path)

    (file,) = tmp_path.iterdir()
    assert word not in file.name
    assert file.read_bytes() == b""
    assert file.stat().st_mode & 0o077 == 0


def test_word_nobody_used_is_forgotten_after_a_day(tmp_path: Path) -> None:
    word = issue(tmp_path)
    (file,) = tmp_path.iterdir()
    long_ago = time.time() - STALE - 1
    os.utime(file, (long_ago, long_ago))

    issue(tmp_path)

    assert not redeem(tmp_path, word)
