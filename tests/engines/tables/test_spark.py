"""SQL over Parquet on a real cluster: a master and two workers, on loopback."""

from pathlib import Path

import pytest

from closeknit.engines.tables.duckdb import Duckdb
from closeknit.engines.tables.spark import Spark
from closeknit.shared.errors import UnreadableFile
from tests.services import spark

TEA = "SELECT * FROM (VALUES (1, 'Ada'), (2, 'Bo')) t (cup, guest)"


def test_spark_holds_makes_and_writes_as_duckdb_does(
    spark_tables: Spark, tmp_path: Path
) -> None:
    for ego in (1, 2):
        part = tmp_path / "tea" / f"ego={ego}" / "part-0.parquet"
        part.parent.mkdir(parents=True)
        with Duckdb(tmp_path / "spill") as here:
            here.write(TEA, part)

    spark_tables.hold("tea", tmp_path / "tea")
    spark_tables.make("much", "SELECT ego, cup * 2 AS cups, guest FROM tea")
    spark_tables.write("SELECT * FROM much", tmp_path / "much")
    spark_tables.write("SELECT * FROM much WHERE ego = 1", tmp_path / "much")
    with Duckdb(tmp_path / "spill") as here:
        here.hold("much", tmp_path / "much")
        found = here.rows("SELECT ego, cups, guest FROM much ORDER BY cups")

    assert found == [(1, 2, "Ada"), (1, 4, "Bo")]
    assert not (tmp_path / "much.new").exists()


def test_file_the_cluster_cannot_read_is_said_to_be_so(
    spark_tables: Spark, tmp_path: Path
) -> None:
    (tmp_path / "tea.parquet").write_text("two cups of tea, please\n")

    with pytest.raises(UnreadableFile, match=r"tea\.parquet cannot be read: "):
        spark_tables.hold("tea", tmp_path / "tea.parquet")


def test_cluster_is_two_workers_and_listens_on_loopback_only(
    spark_tables: Spark, whole_run: Path
) -> None:
    spark_tables.rows("SELECT count(*) FROM range(10)")
    daemons = spark.groups(whole_run)

    running = spark.processes(daemons)
    lines = [line for one in running for line in one.net_connections()]

    assert len(daemons) == 1 + spark.WORKERS
    assert {
        line.laddr.ip.removeprefix("::ffff:")
        for line in lines
        if line.status == "LISTEN"
    } == {"127.0.0.1"}
