"""The benches run, tried small: what they measure is measured at full size only."""

import json
from pathlib import Path

import pytest

from bench.__main__ import main
from bench.figures import Figure, Part, as_markdown, as_text, at_least, at_most
from bench.plain import Yardstick, insert_with_key
from bench.polite import Turns
from bench.report import write
from bench.stage import Stage

PART = Part(
    "tea",
    "Tea",
    (at_most("cups", 3, 4), at_most("spoons", 9, 4), Figure("guests", "2")),
    ("Poured by hand.",),
)


def test_at_most_judges_against_the_bar() -> None:
    figures = [at_most("cups", 4, 4), at_most("cups", 4.5, 4, "x")]

    assert figures == [
        Figure("cups", "4", "<= 4", ok=True),
        Figure("cups", "4.5x", "<= 4x", ok=False),
    ]


def test_at_least_judges_against_the_bar() -> None:
    figures = [at_least("cups", 0.4, 0.333), at_least("cups", 0.25, 0.333)]

    assert [figure.verdict for figure in figures] == ["PASS", "MISS"]


def test_table_shows_figure_bar_and_verdict() -> None:
    assert as_text([PART]).splitlines() == [
        "Tea",
        "  cups    3  <= 4  PASS",
        "  spoons  9  <= 4  MISS",
        "  guests  2",
        "  - Poured by hand.",
    ]


def test_page_shows_the_same() -> None:
    assert as_markdown([PART]) == (
        "## Tea\n\n| what | figure | bar | |\n|---|--:|---|---|\n"
        "| cups | 3 | <= 4 | PASS |\n| spoons | 9 | <= 4 | MISS |\n"
        "| guests | 2 |  |  |\n\n- Poured by hand.\n"
    )


def test_page_keeps_what_is_not_measured_again(tmp_path: Path) -> None:
    page = tmp_path / "benchmarks.md"
    few = Part("cake", "Cake: 2 slices", (Figure("crumbs", "7"),))
    many = Part("cake", "Cake: 9 slices", (Figure("crumbs", "30"),))

    for part in (few, PART, many, PART):
        write(part, page)

    said = page.read_text()
    assert [line for line in said.splitlines() if line.startswith("#")] == [
        "# Benchmarks",
        "## Cake: 9 slices",
        "## Tea",
    ]
    assert "| crumbs | 30 |" in said
    assert "| crumbs | 7 |" not in said
    assert said.count("\n- Measured on ") == 2
    assert said.count("| spoons | 9 | <= 4 | MISS |\n") == 1


def test_yardstick_reads_folder_and_zip_alike(tmp_path: Path) -> None:
    stage = Stage(0.001, tmp_path)
    sticks = [Yardstick.of(stage.export()), Yardstick.of(stage.export(zipped=True))]

    for stick in sticks:
        stick.read(2)

    assert sticks[0].rows == sticks[1].rows > 200
    assert [len(stick.walls) for stick in sticks] == [2, 2]


def test_plain_insert_keeps_a_row_once(tmp_path: Path) -> None:
    table = tmp_path / "tables" / "Tea.csv"
    table.parent.mkdir()
    table.write_text("cup,guest\n1,Ada\n2,Bo\n1,Ada\n")

    _, kept = insert_with_key(table.parent, tmp_path / "tea.sqlite3")

    assert kept == 3


def test_turns_tell_their_slowest_percent() -> None:
    turns = Turns([n / 1_000 for n in range(100, 0, -1)], ["database is locked", "no"])

    assert (turns.quantile(0.5), turns.quantile(0.99)) == pytest.approx((51, 100))
    assert turns.locked == 1


def test_worlds_are_made_once(tmp_path: Path) -> None:
    stage = Stage(0.001, tmp_path)
    first = stage.export()
    marked = first / "marked"
    marked.touch()

    again = stage.export()

    assert (again, marked.exists()) == (first, True)


def test_bench_measures_export_and_politeness(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = ["--only", "export", "--only", "polite", "--scale", "0.002"]

    ended = main([*asked, "--out", str(tmp_path), "--json"])
    parts = json.loads(capsys.readouterr().out)["parts"]

    assert ended == 0
    assert [part["name"] for part in parts] == ["export", "polite"]
    locked = {f["what"]: f["figure"] for f in parts[1]["figures"]}
    assert locked['"database is locked"'] == "0"
    assert {f["ok"] for part in parts for f in part["figures"]} == {None}
