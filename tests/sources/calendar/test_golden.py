"""Each sample says today what it said yesterday; the review is the `git diff`."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.sources.calendar.says import told

HERE = Path(__file__).parent / "samples"
SAMPLES = sorted(p for p in HERE.iterdir() if p.suffix != ".expected")


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda p: p.name)
def test_sample_says_what_is_expected(
    sample: Path, golden: Callable[[Path, str], None]
) -> None:
    golden(sample, told(sample))


def test_samples_are_all_there() -> None:
    assert len(SAMPLES) == 11
