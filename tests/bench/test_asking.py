"""The bench of mail accounts runs, tried small."""

from pathlib import Path

import pytest

from bench.asking import measure
from bench.stage import Stage


@pytest.mark.dovecot
def test_bench_measures_the_asking_of_a_mailbox(tmp_path: Path) -> None:
    part = measure(Stage(0.01, tmp_path))

    assert part.name == "sync"
    assert part.figures[0].figure == "100"
    assert [figure.what for figure in part.figures if figure.bar] == [
        "asked for, kept and read / imap-tools",
        "the same, in processor time of the asking program",
        "100 new ones / the first time",
    ]
