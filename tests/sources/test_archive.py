import os
import zipfile
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from closeknit.shared.errors import UnreadableFile
from closeknit.sources.archive import Member, look
from closeknit.sources.shown import shown

DAY = (2026, 11, 21, 12, 0, 0)


class Pipe(BytesIO):
    """A file that cannot go back, so that the zip is written as a stream."""

    def seekable(self) -> bool:
        return False


def zipped(*members: tuple[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    pipe = Pipe()
    with zipfile.ZipFile(pipe, "w") as archive:
        for name, data in members:
            info = zipfile.ZipInfo(name, DAY)
            info.compress_type = method
            archive.writestr(info, data)
    return pipe.getvalue()


def at(folder: Path, data: bytes) -> Path:
    path = folder / "export.zip"
    path.write_bytes(data)
    return path


def content(member: Member) -> bytes:
    with member.open() as file:
        return file.read()


def sizes_of(path: Path) -> list[tuple[int, int]]:
    """Return each member's size as declared and as read."""
    return [(member.size, len(content(member))) for member in look(path)]


def code_of(path: Path) -> str:
    with pytest.raises(UnreadableFile) as refused:
        sizes_of(path)
    return refused.value.code


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_streamed_zip_gives_its_members(tmp_path: Path, method: int) -> None:
    path = at(
        tmp_path, zipped(("a.csv", b"x" * 100_000), ("b/c.csv", b""), method=method)
    )

    members = look(path)

    assert [(m.name, m.base, m.size, m.day, m.left_alone) for m in members] == [
        ("a.csv", "a.csv", 100_000, date(2026, 11, 21), ""),
        ("b/c.csv", "c.csv", 0, date(2026, 11, 21), ""),
    ]
    assert [content(m) for m in members] == [b"x" * 100_000, b""]


def test_folder_gives_the_same_members(tmp_path: Path) -> None:
    (tmp_path / "Jobs").mkdir()
    (tmp_path / "b.csv").write_bytes(b"b")
    (tmp_path / "Jobs" / "a.csv").write_bytes(b"a")

    members = look(tmp_path)

    assert [(m.name, content(m)) for m in members] == [
        ("b.csv", b"b"),
        ("Jobs/a.csv", b"a"),
    ]


def test_lone_file_is_its_only_member(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(b"a")

    (member,) = look(tmp_path / "a.csv")

    assert (member.name, content(member)) == ("a.csv", b"a")


def test_link_in_a_folder_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "a.csv").symlink_to("/etc/passwd")

    (member,) = look(tmp_path)

    assert member.left_alone == (
        "not an ordinary file: links and devices are never followed"
    )


def test_linked_folder_is_not_entered(tmp_path: Path) -> None:
    (tmp_path / "loop").symlink_to(tmp_path)

    assert look(tmp_path) == ()


def test_what_a_file_manager_leaves_is_passed_over(tmp_path: Path) -> None:
    path = at(
        tmp_path,
        zipped(("a.csv", b""), ("__MACOSX/._a.csv", b""), ("x/.DS_Store", b"")),
    )

    assert [member.name for member in look(path)] == ["a.csv"]


@pytest.mark.parametrize(
    ("name", "because"),
    [
        ("../a.csv", "its name points out of the archive"),
        ("x/../../a.csv", "its name points out of the archive"),
        ("/a.csv", "its name is not one an export has"),
        ("C:\\a.csv", "its name is not one an export has"),
        ("x\\a.csv", "its name is not one an export has"),
        ("more.zip", "an archive within the archive is never opened"),
        ("more.TAR.GZ", "an archive within the archive is never opened"),
    ],
)
def test_member_with_an_unsafe_name_is_left_alone(
    tmp_path: Path, name: str, because: str
) -> None:
    (member,) = look(at(tmp_path, zipped((name, b"x"))))

    assert member.left_alone == because


def test_name_with_a_nul_is_not_cut_at_it(tmp_path: Path) -> None:
    data = zipped(("Connections.csv?x", b"x")).replace(b"csv?x", b"csv\0x")

    (member,) = look(at(tmp_path, data))

    assert (member.name, member.base) == (
        r"Connections.csv\x00x",
        "Connections.csv\0x",
    )


def test_names_that_differ_in_case_only_are_ambiguous(tmp_path: Path) -> None:
    path = at(tmp_path, zipped(("a.csv", b""), ("A.CSV", b"")))

    assert code_of(path) == "archive_ambiguous"


def test_end_that_is_missing_is_told_as_such(tmp_path: Path) -> None:
    data = zipped(("a.csv", b"x" * 1_000))

    assert code_of(at(tmp_path, data[:-30])) == "archive_truncated"


def test_changed_byte_is_found(tmp_path: Path) -> None:
    data = zipped(("a.csv", b"hello"), method=zipfile.ZIP_STORED)

    assert code_of(at(tmp_path, data.replace(b"hello", b"hallo"))) == "archive_corrupt"


def test_middle_that_is_missing_is_found(tmp_path: Path) -> None:
    data = zipped(("a.csv", os.urandom(5_000)))
    torn = data[:1_000] + data[2_000:]

    assert code_of(at(tmp_path, torn)) in {"archive_corrupt", "archive_malformed"}


@pytest.mark.parametrize(
    ("begin", "code"),
    [
        (b"  <!DOCTYPE html><html>", "not_an_archive"),
        (b"Rar!\x1a\x07", "not_an_archive"),
        (b"", "not_an_archive"),
        (b"PK\5\6" + b"\0" * 18, "no_known_files"),
    ],
)
def test_file_that_only_claims_to_be_a_zip_is_refused(
    tmp_path: Path, begin: bytes, code: str
) -> None:
    assert code_of(at(tmp_path, begin)) == code


def test_file_that_is_not_there_is_refused_in_words(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match=r"no\.zip cannot be opened: No such file"):
        look(tmp_path / "no.zip")


def test_folder_with_too_many_files_is_refused(tmp_path: Path) -> None:
    for number in range(2_001):
        (tmp_path / str(number)).touch()

    assert code_of(tmp_path) == "archive_too_many_members"


GOOD = zipped(
    ("Connections.csv", b"First Name,Last Name\nAda,Sample\n" * 20), ("x", b"y")
)


@settings(max_examples=200, deadline=None)
@given(
    st.lists(st.tuples(st.integers(0, len(GOOD) - 1), st.integers(0, 255)), max_size=6),
    st.integers(0, len(GOOD)),
)
def test_damaged_zip_is_read_right_or_refused(
    tmp_path_factory: pytest.TempPathFactory,
    changes: list[tuple[int, int]],
    cut: int,
) -> None:
    data = bytearray(GOOD)
    for place, byte in changes:
        data[place] = byte
    path = tmp_path_factory.getbasetemp() / "damaged.zip"
    path.write_bytes(bytes(data[:cut]))

    try:
        sizes = sizes_of(path)
    except UnreadableFile:
        return

    assert all(declared == read for declared, read in sizes)


def test_foreign_text_is_shown_without_control_characters() -> None:
    assert shown("a\x1b[2J\nb\u202ec\ud800") == r"a\x1b[2J\nb\u202ec\ud800"
    assert shown("x" * 81) == "x" * 80 + "…"
    assert shown("\n" * 80) == r"\n" * 40
