"""Which tables are lists of who knows whom."""

from pathlib import Path

import pytest

from closeknit.sources.record import Knows, Mention
from closeknit.sources.registry import reader_for
from tests.sources.said import records_of


@pytest.mark.parametrize(
    "header",
    [
        "Name 1,Name 2",
        "Person A,Person B",
        "name_1;name_2",
        "Name,Knows",
        "Who,Knows",
        "Person,Other person",
    ],
)
def test_two_people_a_row_know_each_other(header: str, tmp_path: Path) -> None:
    file = tmp_path / "list.csv"
    sign = ";" if ";" in header else ","
    file.write_text(f"{header}\nAda Osei{sign}Bo Lind\n")

    assert records_of(file) == [Knows(Mention("Ada Osei"), Mention("Bo Lind"), "list")]


@pytest.mark.parametrize("header", ["Name,Email,Company", "Name 1,Email 1"])
def test_table_of_one_person_a_row_is_no_such_list(header: str, tmp_path: Path) -> None:
    file = tmp_path / "list.csv"
    file.write_text(f"{header}\nAda Osei,ada@example.com,Kettle & Co\n")

    assert reader_for(file).name != "acquaintances.list"
