"""SQL over rows in a PostgreSQL, which came from Parquet and go there again."""

from pathlib import Path

import pytest

from closeknit.engines.tables.duckdb import Duckdb
from closeknit.engines.tables.postgres import Postgres
from closeknit.shared.errors import CannotKeep, UnreadableFile

TEA = (
    "SELECT * FROM (VALUES (1, 'A,da', 0.5e0, true), (2, '', NULL, false),"
    " (3, NULL, 1e300, NULL)) t (cup, guest, milk, hot)"
)


def test_rows_come_from_parquet_and_go_there(postgres_url: str, tmp_path: Path) -> None:
    spill, first, again = (tmp_path / name for name in ("spill", "one", "two"))
    with Duckdb(spill) as tables, Postgres(postgres_url, spill) as there:
        tables.write(TEA, first)
        there.hold("tea", first)
        there.hold("tea", first)
        there.make("hot_tea", "SELECT * FROM tea WHERE cup < 3")
        there.make("hot_tea", "SELECT * FROM tea WHERE hot IS NOT FALSE")
        there.write("SELECT * FROM tea", again)
        tables.hold("back", again)

        whole = [(1, "A,da", 0.5, True), (3, None, 1e300, None)]
        assert there.rows("SELECT * FROM hot_tea ORDER BY cup") == whole
        back = tables.rows("SELECT * FROM back ORDER BY cup")
        assert back == [whole[0], (2, "", None, False), whole[1]]

    assert list(spill.iterdir()) == []


def test_file_that_is_no_parquet_is_said_to_be_none(
    postgres_url: str, tmp_path: Path
) -> None:
    (tmp_path / "tea.parquet").write_text("two cups\n")

    with (
        Postgres(postgres_url, tmp_path / "spill") as there,
        pytest.raises(UnreadableFile, match=r"tea\.parquet cannot be read: "),
    ):
        there.hold("tea", tmp_path / "tea.parquet")


def test_nobody_there_is_said_in_a_sentence_without_the_password(
    tmp_path: Path,
) -> None:
    with pytest.raises(CannotKeep) as told:
        Postgres("postgresql://nobody:secret@127.0.0.1:1/x", tmp_path / "spill")

    assert str(told.value) == (
        "No PostgreSQL answers at 127.0.0.1:1, or it does not let you in: "
        "check the address, the user and PGPASSWORD or ~/.pgpass."
    )


def test_server_that_ends_the_session_is_said_to_have_done_so(
    postgres_url: str, tmp_path: Path
) -> None:
    with (
        pytest.raises(CannotKeep, match=r"The PostgreSQL at .* did not do it: term"),
        Postgres(postgres_url, tmp_path / "spill") as there,
    ):
        there.rows("SELECT pg_terminate_backend(pg_backend_pid())")
