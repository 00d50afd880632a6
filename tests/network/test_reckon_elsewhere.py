"""The same ledger on other engines and in this process: the same results."""

import math
from collections.abc import Sequence
from pathlib import Path

from bench.same import CLOSE, unlike
from bench.world_ledger import ledger, sized
from closeknit.engines.rows import Found
from closeknit.engines.tables.duckdb import Duckdb
from closeknit.engines.tables.postgres import Postgres
from closeknit.engines.tables.spark import Spark
from closeknit.engines.tables.tables import Tables
from closeknit.network.actions.reckon import reckon
from tests.records.said import TODAY

NOW = 1_795_219_200


def features(tables: Tables) -> list[Found]:
    """Return every feature of every tie, as `reckon` left them with the engine."""
    return tables.rows("SELECT * FROM scores ORDER BY ego, person")


def is_close(one: object, other: object) -> bool:
    if isinstance(one, float) and isinstance(other, float):
        return math.isclose(one, other, rel_tol=CLOSE, abs_tol=CLOSE)
    return one == other


def differing(ours: Sequence[Found], theirs: Sequence[Found]) -> list[object]:
    """Return the rows that are not the same, figures to a billionth."""
    return [
        (one, other)
        for one, other in zip(ours, theirs, strict=True)
        if not all(map(is_close, one, other))
    ]


def test_cluster_reckons_what_duckdb_does(spark_tables: Spark, tmp_path: Path) -> None:
    made = ledger(tmp_path / "ledger", sized(20_000), now=NOW)
    with Duckdb(tmp_path / "spill") as here:
        ours = reckon(made, tmp_path / "here", here, today=TODAY)
        counted = features(here)

    theirs = reckon(made, tmp_path / "there", spark_tables, today=TODAY)

    assert theirs == ours
    assert min(ours) > 100
    assert unlike(tmp_path / "here", tmp_path / "there") == 0
    assert differing(counted, features(spark_tables)) == []


def test_postgresql_reckons_what_duckdb_does(postgres_url: str, tmp_path: Path) -> None:
    made = ledger(tmp_path / "ledger", sized(20_000), now=NOW)
    with Duckdb(tmp_path / "spill") as here:
        ours = reckon(made, tmp_path / "here", here, today=TODAY)

    with Postgres(postgres_url, tmp_path / "spill") as there:
        theirs = reckon(made, tmp_path / "there", there, today=TODAY)

    assert theirs == ours
    assert unlike(tmp_path / "here", tmp_path / "there") == 0
