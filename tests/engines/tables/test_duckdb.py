"""SQL over Parquet in this process."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from closeknit.engines.tables.duckdb import Duckdb
from closeknit.shared.errors import UnreadableFile

TEA = "SELECT * FROM (VALUES (1, 'Ada'), (2, 'Bo')) t (cup, guest)"


@pytest.fixture
def tables(tmp_path: Path) -> Iterator[Duckdb]:
    with Duckdb(tmp_path / "spill") as engine:
        yield engine


def test_what_was_written_can_be_held(tables: Duckdb, tmp_path: Path) -> None:
    tables.write(TEA, tmp_path / "it's tea.parquet")

    tables.hold("tea", tmp_path / "it's tea.parquet")

    assert tables.rows("SELECT * FROM tea ORDER BY cup") == [(1, "Ada"), (2, "Bo")]
    assert [one.name for one in tmp_path.glob("*.new")] == []


def test_folder_is_held_whole_with_what_its_names_say(
    tables: Duckdb, tmp_path: Path
) -> None:
    for ego in (1, 2):
        part = tmp_path / "tea" / f"ego={ego}" / "part-0.parquet"
        part.parent.mkdir(parents=True)
        tables.write(TEA, part)

    tables.hold("tea", tmp_path / "tea")

    found = tables.rows("SELECT ego, count(*) FROM tea GROUP BY ego ORDER BY ego")
    assert found == [(1, 2), (2, 2)]


def test_table_made_again_replaces_the_earlier_one(tables: Duckdb) -> None:
    tables.make("tea", TEA)

    tables.make("tea", f"{TEA} WHERE cup > 1")

    assert tables.rows("SELECT * FROM tea") == [(2, "Bo")]


def test_file_that_is_no_parquet_is_said_to_be_none(
    tables: Duckdb, tmp_path: Path
) -> None:
    (tmp_path / "tea.parquet").write_text("two cups\n")

    with pytest.raises(UnreadableFile, match=r"tea\.parquet cannot be read: "):
        tables.hold("tea", tmp_path / "tea.parquet")
