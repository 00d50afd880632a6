"""The bench of invitations runs, tried small."""

from pathlib import Path

from bench.invited import notes
from bench.inviting import measure
from bench.stage import Stage


def test_each_note_of_the_bench_is_another_one() -> None:
    assert len(set(notes(2_000))) == 2_000


def test_bench_measures_a_note_and_a_list(tmp_path: Path) -> None:
    part = measure(Stage(0.002, tmp_path))

    assert [figure.bar for figure in part.figures] == [
        "", "", "<= 5 ms", "", "<= 5 s", "<= 5 s",
    ]  # fmt: skip
    assert list((tmp_path / "homes").iterdir()) == []
