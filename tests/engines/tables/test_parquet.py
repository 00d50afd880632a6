"""Rows that become one Parquet file."""

from pathlib import Path

from closeknit.engines.tables.duckdb import Duckdb
from closeknit.engines.tables.parquet import Parquet

COLUMNS = ("cup BIGINT", "guest VARCHAR", "hot BOOLEAN", "since BIGINT")


def test_batches_are_written_in_order_with_what_is_missing(tmp_path: Path) -> None:
    with Parquet(COLUMNS, tmp_path / "spill") as rows:
        rows.add([(3, "Cy", True, None), (1, "it's", False, 7)])
        rows.add([])
        rows.add([(2, "", True, None)])
        many = rows.write(tmp_path / "it's tea.parquet", order="cup")

    with Duckdb(tmp_path / "spill") as tables:
        tables.hold("tea", tmp_path / "it's tea.parquet")
        found = tables.rows("SELECT * FROM tea")
    assert many == 3
    assert found == [(1, "it's", False, 7), (2, "", True, None), (3, "Cy", True, None)]


def test_next_file_begins_empty(tmp_path: Path) -> None:
    with Parquet(COLUMNS, tmp_path / "spill") as rows:
        rows.add([(1, "Ada", True, 7)])
        rows.write(tmp_path / "one.parquet", order="cup")

        many = rows.write(tmp_path / "none.parquet", order="cup")

    with Duckdb(tmp_path / "spill") as tables:
        tables.hold("none", tmp_path / "none.parquet")
        columns = [row[:2] for row in tables.rows("DESCRIBE none")]
    assert many == 0
    assert columns == [tuple(column.split()) for column in COLUMNS]
