"""Reading events: what is read, what is left out, and where that is said."""

from pathlib import Path

import duckdb
import pytest

from closeknit.engines.trials.events import Events
from closeknit.engines.trials.reading import read
from closeknit.shared.errors import UnreadableFile


def written(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def rows(events: Events) -> list[tuple[float, ...]]:
    return [
        (int(src), int(dst), float(t), float(size))
        for src, dst, t, size, _ in zip(*events, strict=True)
    ]


def test_csv_is_read_in_order_of_time(tmp_path: Path) -> None:
    file = written(
        tmp_path / "a.csv", "t,src,dst,nrec\n60,ada,bo,2\n30,bo,ada,1\n90.5,ada,sam,\n"
    )

    reading = read(file)

    assert rows(reading.events) == [(1, 0, 30, 1), (0, 1, 60, 2), (0, 2, 90.5, 1)]
    assert (reading.people, reading.bad, reading.faults) == (3, 0, ())


def test_csv_row_that_cannot_be_read_is_named_by_its_line(tmp_path: Path) -> None:
    file = written(
        tmp_path / "a.csv",
        "src,dst,t\nada,bo,soon\nada,bo,1\n\n,bo,2\nada,bo\nada,bo,nan\n",
    )

    reading = read(file)

    assert rows(reading.events) == [(0, 1, 1, 1)]
    assert reading.faults == (
        "a.csv, line 2: not read: t is no number of seconds",
        "a.csv, line 5: not read: src or dst is missing",
        "a.csv, line 6: not read: t is no number of seconds",
        "a.csv, line 7: not read: t is no number of seconds",
    )


def test_many_bad_rows_are_counted_and_twenty_named(tmp_path: Path) -> None:
    file = written(tmp_path / "a.csv", "src,dst,t\nada,bo,1\n" + "ada,bo,x\n" * 30)

    reading = read(file)

    assert (reading.bad, len(reading.faults)) == (30, 20)


def test_messages_to_oneself_and_repeated_ones_say_nothing(tmp_path: Path) -> None:
    file = written(
        tmp_path / "a.csv", "src,dst,t\nada,ada,1\nada,bo,2\nada,bo,2\nbo,ada,2\n"
    )

    reading = read(file)

    assert rows(reading.events) == [(0, 1, 2, 1), (1, 0, 2, 1)]
    assert (reading.to_oneself, reading.repeated) == (1, 1)


ODD = """src,dst,t,nrec
ada,bo,1,1
ada,bo,1e40,1
bo,ada,1262454010000,1
ada,bo,2,-1
ada,bo,3,0
ada,bo,4,two
ada,bo,5,inf
ada,bo,6,
"""


@pytest.mark.parametrize("kind", ["csv", "parquet"])
def test_figures_that_cannot_be_are_named_and_left_out(
    tmp_path: Path, kind: str
) -> None:
    file = written(tmp_path / "a.csv", ODD)
    if kind == "parquet":
        table = duckdb.connect().read_csv(str(file), all_varchar=True)
        file = tmp_path / "a.parquet"
        table.write_parquet(str(file))

    reading = read(file)

    says = [
        (2, "t is no time in seconds; divide milliseconds by 1,000"),
        (3, "t is no time in seconds; divide milliseconds by 1,000"),
        *((row, "nrec is no number from 1 on") for row in (4, 5, 6, 7)),
    ]
    where = "row {}" if kind == "parquet" else "line {}"
    assert reading.faults == tuple(
        f"{file.name}, {where.format(row + (kind == 'csv'))}: not read: {because}"
        for row, because in says
    )
    assert rows(reading.events) == [(0, 1, 1, 1), (0, 1, 6, 1)]


def test_file_of_milliseconds_is_refused_with_what_to_do(tmp_path: Path) -> None:
    file = written(tmp_path / "a.csv", "src,dst,t\nada,bo,1262454010000\n")

    with pytest.raises(UnreadableFile, match=r"line 2: .* divide milliseconds by"):
        read(file)


@pytest.mark.parametrize("kind", ["csv", "parquet"])
def test_channels_that_nobody_knows_are_named_with_their_first_row(
    tmp_path: Path, kind: str
) -> None:
    lines = ["src,dst,t,channel", "a,b,1,Mail ", "a,b,2,pigeon", "a,b,3,pigeon"]
    file = written(tmp_path / "a.csv", "\n".join([*lines, "a,b,4,"]) + "\n")
    if kind == "parquet":
        table = duckdb.connect().read_csv(str(file))
        file = tmp_path / "a.parquet"
        table.write_parquet(str(file))

    reading = read(file, {"mail": 1.0})

    one, two = ("row 2", "row 4") if kind == "parquet" else ("line 3", "line 5")
    assert reading.unknown == (
        f"a.{kind}, {one}: no channel “pigeon” is known; 2 such rows fade like calls",
        f"a.{kind}, {two}: no channel; 1 such row fades like calls",
    )
    assert reading.events.lasts.tolist() == [1.0, 0.25, 0.25, 0.25]


def test_parquet_says_the_same_as_csv_and_names_bad_rows(tmp_path: Path) -> None:
    file = tmp_path / "a.parquet"
    duckdb.connect().sql(
        "SELECT * FROM (VALUES (7, 9, 30, 2), (9, NULL, 40, 1), (9, 7, 10, NULL))"
        " AS said(src, dst, t, nrec)"
    ).write_parquet(str(file))

    reading = read(file)

    assert rows(reading.events) == [(1, 0, 10, 1), (0, 1, 30, 2)]
    assert reading.faults == ("a.parquet, row 2: not read: src or dst is missing",)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("from,to,t\n1,2,3\n", "a.csv has no column dst, src; needed are src, dst"),
        ("src,dst,t\n", "a.csv holds no event that can be read."),
        ("", "a.csv has no column dst, src, t; needed are"),
        ("PAR1 and then nothing", "a.csv cannot be read: "),
    ],
)
def test_file_without_events_is_refused_in_a_sentence(
    tmp_path: Path, text: str, says: str
) -> None:
    file = written(tmp_path / "a.csv", text)

    with pytest.raises(UnreadableFile) as refused:
        read(file)

    assert str(refused.value).startswith(says)
