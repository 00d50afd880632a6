"""The golden files: what a source must say, beside the source."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

REWRITE = os.environ.get("CLOSEKNIT_GOLDEN") == "1"


@pytest.fixture
def golden() -> Callable[[Path, str], None]:
    """Compare a text with ``<file>.expected``; CLOSEKNIT_GOLDEN=1 writes it anew."""

    def compare(file: Path, text: str) -> None:
        expected = file.with_name(file.name + ".expected")
        if REWRITE:
            expected.write_text(text, encoding="utf-8", newline="")
        with expected.open(encoding="utf-8", newline="") as kept:
            assert text == kept.read()

    return compare
