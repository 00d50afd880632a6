"""What the tests of the written pages share."""

import os
from collections.abc import Callable

import pytest

from tests.docs.blocks import blocks, with_block
from tests.habits.source import ROOT

REWRITE = os.environ.get("CLOSEKNIT_GOLDEN") == "1"


@pytest.fixture
def golden() -> Callable[[str, str, str], None]:
    """Compare a part of a page with the code; CLOSEKNIT_GOLDEN=1 writes it anew."""

    def compare(page: str, name: str, text: str) -> None:
        file = ROOT / "docs" / page
        kept = file.read_text(encoding="utf-8")
        assert name in blocks(kept)
        anew = with_block(kept, name, text)
        if REWRITE:
            file.write_text(anew, encoding="utf-8")
            kept = anew
        assert kept == anew

    return compare
