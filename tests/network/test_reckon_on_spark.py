"""The same ledger on a real cluster and in this process: the same results."""

from pathlib import Path

from bench.same import unlike
from bench.world_ledger import ledger, sized
from closeknit.engines.tables.duckdb import Duckdb
from closeknit.engines.tables.spark import Spark
from closeknit.network.actions.reckon import reckon
from tests.records.said import TODAY

NOW = 1_795_219_200


def test_cluster_reckons_what_duckdb_does(spark_tables: Spark, tmp_path: Path) -> None:
    made = ledger(tmp_path / "ledger", sized(20_000), now=NOW)
    with Duckdb(tmp_path / "spill") as here:
        ours = reckon(made, tmp_path / "here", here, today=TODAY)

    theirs = reckon(made, tmp_path / "there", spark_tables, today=TODAY)

    assert theirs == ours
    assert min(ours) > 100
    assert unlike(tmp_path / "here", tmp_path / "there") == 0
