"""Each sample of a table or a chat says today what it said yesterday."""

from collections.abc import Callable
from pathlib import Path

import pytest

from closeknit.sources.reader import Answers
from tests.sources.said import told

HERE = Path(__file__).parent
KINDS = ("crm", "whatsapp", "acquaintances")
SAMPLES = [
    path
    for kind in KINDS
    for path in sorted((HERE / kind / "samples").iterdir())
    if path.suffix != ".expected"
]
LONDON = Answers(zone="Europe/London", me="Ottilie")


@pytest.mark.golden
@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.name)
def test_sample_says_what_is_expected(
    sample: Path, golden: Callable[[Path, str], None]
) -> None:
    golden(sample, told(sample, LONDON))
