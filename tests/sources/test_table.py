import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from closeknit.shared.errors import UnreadableFile
from closeknit.sources.letters import letters_of
from closeknit.sources.said import Noticed, Unreadable
from closeknit.sources.table import Row, Table

Item = tuple[int, Row | Unreadable | Noticed]


def rows_of(text: str | bytes, *needs: str, prose: bool = False) -> list[Item]:
    data = text.encode() if isinstance(text, str) else text
    letters = letters_of(lambda: io.BytesIO(data))
    file = io.BytesIO(data)
    with Table(file, needs, letters=letters, prose=prose) as table:
        return list(table.rows())


def code_of(text: str | bytes, *needs: str) -> str:
    with pytest.raises(UnreadableFile) as refused:
        rows_of(text, *needs)
    return refused.value.code


def test_rows_have_their_line_and_an_empty_value_at_the_end() -> None:
    said = rows_of("Name,Note\nAda,x\n\nBo,y", "Name")

    assert said == [(2, ["Ada", "x", ""]), (4, ["Bo", "y", ""])]


def test_row_of_several_lines_counts_from_its_first() -> None:
    said = rows_of('Name,Note\nAda,"one\n\nthree"\r\nBo,y\n', "Name")

    assert said == [(2, ["Ada", "one\n\nthree", ""]), (5, ["Bo", "y", ""])]


@pytest.mark.parametrize("above", ["", "Notes:\n", 'Notes:\n"a, b"\n\n'])
def test_header_is_found_below_notes(above: str) -> None:
    said = rows_of(above + "Name,Note\nAda,x\n", "Name", "Note")

    assert [row for _, row in said] == [["Ada", "x", ""]]


def test_header_is_not_looked_for_for_ever() -> None:
    assert code_of("a,b\n" * 10 + "Name,Note\nAda,x\n", "Name") == "header_unknown"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "empty_file"),
        ("\ufeff", "empty_file"),
        ("only words\nand no columns\n", "no_header"),
        ("Vorname,Nachname\nAda,x\n", "header_unknown"),
        ("Name,name\nAda,x\n", "header_ambiguous"),
        ("Name" + "," * 200 + "\n", "header_unknown"),
    ],
)
def test_table_without_its_header_is_refused(text: str, code: str) -> None:
    assert code_of(text, "Name") == code


@pytest.mark.parametrize(
    "written", ["First Name", "first_name", "FIRSTNAME", '"First Name "']
)
def test_column_is_found_however_it_is_written(written: str) -> None:
    file = io.BytesIO(f"x,{written}\n".encode())

    with Table(file, ["First Name"]) as table:
        assert (table.column("First Name"), table.column("no", "X")) == (1, 0)


def test_missing_column_reads_as_empty() -> None:
    file = io.BytesIO(b"Name\nAda\n")

    with Table(file, ["Name"]) as table:
        url = table.column("URL")
        values = [row[url] for _, row in table.rows() if isinstance(row, list)]

    assert values == [""]


def test_column_asked_for_that_stands_twice_is_refused() -> None:
    file = io.BytesIO(b"Name,URL,url\n")

    with Table(file, ["Name"]) as table, pytest.raises(UnreadableFile, match="URL"):
        table.column("URL")


@pytest.mark.parametrize(
    ("text", "line", "word"),
    [
        ("Name;Note\nAda;x\n", 1, "semicolons"),
        ("Name\tNote\nAda\tx\n", 1, "tabs"),
        ("sep=;\r\nName;Note\r\nAda;x\r\n", 2, "semicolons"),
        ("sep=|\nName|Note\nAda|x\n", 2, "“|”"),
    ],
)
def test_other_delimiter_is_read_and_told(text: str, line: int, word: str) -> None:
    said = rows_of(text, "Name")

    assert said == [
        (line, Noticed(f"separated by {word}, not by commas")),
        (line + 1, ["Ada", "x", ""]),
    ]


@pytest.mark.parametrize(
    ("row", "because"),
    [
        ("Ada", "1 columns where the header has 2"),
        ("Ada,x,y", "3 columns where the header has 2"),
    ],
)
def test_row_of_another_width_is_not_shifted(row: str, because: str) -> None:
    said = rows_of(f"Name,Note\n{row}\nBo,y\n", "Name")

    assert said == [(2, Unreadable(because, row)), (3, ["Bo", "y", ""])]


def test_empty_columns_too_many_do_no_harm() -> None:
    said = rows_of("Name,Note\nAda,x,,\n,,,\n", "Name")

    assert said == [(2, ["Ada", "x", ""])]


def test_open_quote_costs_one_line_and_not_the_rest() -> None:
    good = "".join(f"P{n},x\n" for n in range(50))

    said = rows_of(f'Name,Note\nEve,"open\n{good}', "Name")

    because = "a quote is opened here and not closed for more than 20 lines"
    assert said[0] == (2, Unreadable(because, 'Eve,"open'))
    assert [row[0] for _, row in said[1:] if isinstance(row, list)] == [
        f"P{n}" for n in range(50)
    ]


def test_open_quote_at_the_end_costs_one_line() -> None:
    said = rows_of('Name,Note\nEve,"open\nAda,x', "Name", prose=True)

    assert said == [
        (2, Unreadable("a quote is opened here and never closed", 'Eve,"open')),
        (3, ["Ada", "x", ""]),
    ]


def test_open_quote_closed_by_another_row_gives_the_rows_between_back() -> None:
    said = rows_of('Name,Note\nEve,"open\nAda,x\nBo,"y, z"\n', "Name")

    assert [row for _, row in said] == [
        Unreadable("3 columns where the header has 2", 'Eve,"open'),
        ["Ada", "x", ""],
        ["Bo", "y, z", ""],
    ]


def test_prose_may_have_as_many_lines_as_people_write() -> None:
    text = "\n".join(["hello"] * 400)

    said = rows_of(f'Name,Note\nAda,"{text}"\nBo,y\n', "Name", prose=True)

    assert said == [(2, ["Ada", text, ""]), (402, ["Bo", "y", ""])]


def test_value_too_long_costs_its_row_only() -> None:
    long = "B" * 70_000

    said = rows_of(f"Name,Note\nAda,{long}\nBo,y\n", "Name")

    assert [type(row) for _, row in said] == [Unreadable, list]
    assert said[1] == (3, ["Bo", "y", ""])


def test_line_too_long_costs_its_row_only() -> None:
    long = ",".join(["B" * 60_000] * 3)

    said = rows_of(f"a,b,c\n{long}\n1,2,3\n", "a")

    assert said[1:] == [(3, ["1", "2", "3", ""])]
    assert isinstance(said[0][1], Unreadable)


def test_quotes_that_never_end_do_not_cost_the_square_of_the_file() -> None:
    # Each line ends in an open quote whether the one above it does or not.
    file = io.BytesIO(b"a,b\n" + b'x"y,"z\n' * 300_000)

    with Table(file, ["a"], prose=True) as table:
        said = sum(1 for _ in table.rows())

    # 1,000 lines are read again for each line, and 2**26 characters at the most.
    assert said < 300_000 / 10


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_end_as_they_like(end: str) -> None:
    said = rows_of(end.join(["Name,Note", "Ada,x", "Bo,y"]), "Name")

    assert said == [(2, ["Ada", "x", ""]), (3, ["Bo", "y", ""])]


def test_carriage_return_in_a_value_is_kept() -> None:
    said = rows_of('Name,Note\nA\rda,"x\ry"\n', "Name")

    assert said == [(2, ["A\rda", "x\ry", ""])]


def test_nul_is_left_out_of_words_and_makes_an_address_empty() -> None:
    said = rows_of("Name,Email\nA\0da,ada@example.com\0\n", "Name")

    assert said == [
        (2, Noticed("NUL characters were left out of this row")),
        (2, ["Ada", "", ""]),
    ]


def test_torn_utf16_is_refused() -> None:
    assert code_of("Name\n".encode("utf-16") + b"x", "Name") == "encoding"


def test_rows_that_do_not_decode_keep_their_bytes() -> None:
    said = rows_of("Name,Note\nZoë,x\n".encode() + b"Jos\xe9,y\nBo,z\n", "Name")

    because = "some of its bytes are no letters in UTF-8"
    assert said == [
        (2, ["Zoë", "x", ""]),
        (3, Unreadable(because, r"Jos\xe9,y")),
        (4, ["Bo", "z", ""]),
    ]


def test_characters_are_counted_as_they_are_read() -> None:
    text = 'Name,Note\nAda,"x\ny"\nEve,"open\nBo,z\n'
    file = io.BytesIO(text.encode())

    with Table(file, ["Name"]) as table:
        list(table.rows())

        assert table.taken == len(text)


@given(st.binary(max_size=400), st.booleans())
def test_any_bytes_are_rows_or_one_refusal(data: bytes, prose: bool) -> None:  # noqa: FBT001 hypothesis gives it
    try:
        said = rows_of(b"Name,Note\n" + data, "Name", prose=prose)
    except UnreadableFile:
        return

    assert all(line >= 1 for line, _ in said)


CELLS = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=20
)


@given(st.lists(st.tuples(CELLS, CELLS), max_size=8))
def test_what_a_spreadsheet_writes_is_read_as_it_was(
    values: list[tuple[str, str]],
) -> None:
    quoted = [[f'"{v.replace(chr(34), chr(34) * 2)}"' for v in row] for row in values]
    text = "Name,Note\n" + "".join(",".join(row) + "\n" for row in quoted)

    said = rows_of(text, "Name", prose=True)

    assert [row[:2] for _, row in said if isinstance(row, list)] == [
        [name, note] for name, note in values if name or note
    ]


def test_table_closes_its_file_when_it_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_bytes(b"Vorname,Nachname\n")
    file = path.open("rb")

    with pytest.raises(UnreadableFile):
        Table(file, ["Name"])

    assert file.closed
