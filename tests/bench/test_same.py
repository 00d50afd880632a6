"""Two engines' results are compared line by line."""

from pathlib import Path

import duckdb
import pytest

from bench.same import unlike

TIES = (
    "SELECT * FROM (VALUES (1, 10, 'weak', {chance}, {strength}))"
    " t (ego, person, band, chance, strength)"
)
LED = (
    "SELECT * FROM (VALUES (1, 20, {via}, 9, 9, 1))"
    " t (ego, person, via, own, known, ways)"
)


def results(
    folder: Path, *, chance: str = "0.5", strength: int = 7, via: int = 10
) -> Path:
    folder.mkdir()
    told = {"ties": TIES.format(chance=chance, strength=strength)}
    told["candidates"] = LED.format(via=via)
    for name, sql in told.items():
        duckdb.connect().execute(f"COPY ({sql}) TO '{folder}/{name}.parquet'")
    return folder


@pytest.mark.parametrize(
    ("other", "differ"),
    [
        ({}, 0),
        ({"chance": "0.5000000000001"}, 0),
        ({"chance": "0.50000001"}, 1),
        ({"chance": "NULL"}, 1),
        ({"strength": 8}, 1),
        ({"via": 11}, 2),
    ],
)
def test_lines_that_differ_are_counted(
    tmp_path: Path, other: dict[str, str | int], differ: int
) -> None:
    one = results(tmp_path / "one")

    assert unlike(one, results(tmp_path / "other", **other)) == differ  # type: ignore[arg-type]  # each is of its parameter's type
