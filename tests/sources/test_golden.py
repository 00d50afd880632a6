"""Each sample says today what it said yesterday; the review is the `git diff`."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.sources.linkedin.says import told

HERE = Path(__file__).parent / "linkedin"
EXPORTS = sorted(p for p in (HERE / "exports").iterdir() if p.is_dir())
AWKWARD = sorted(
    p for p in (HERE / "awkward").iterdir() if p.is_dir() or p.suffix == ".zip"
)


@pytest.mark.parametrize("export", EXPORTS + AWKWARD, ids=lambda p: p.name)
def test_export_says_what_is_expected(
    export: Path, golden: Callable[[Path, str], None]
) -> None:
    text = told(export)

    golden(export, text)


@pytest.mark.parametrize("export", EXPORTS, ids=lambda p: p.name)
def test_export_says_the_same_from_a_streamed_zip(export: Path) -> None:
    zipped = told(export.with_name(export.name + ".zip"))

    assert zipped == told(export)


def test_samples_are_all_there() -> None:
    assert (len(EXPORTS), len(AWKWARD)) == (5, 16)
