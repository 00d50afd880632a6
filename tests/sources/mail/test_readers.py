import gzip
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from closeknit.shared.errors import UnreadableFile
from closeknit.sources.mail.readers import MAIL_READERS
from closeknit.sources.mail.reading import EMPTY
from closeknit.sources.record import Wrote
from closeknit.sources.said import Noticed, NotRead
from tests.sources.mail.files import FROM, MBOX, MESSAGE, tarred, write, zipped
from tests.sources.mail.says import OPTIONS, said_of

Pack = Callable[[Path, dict[str, bytes]], Path]


def names(path: Path) -> list[str]:
    return [reader.name for reader in MAIL_READERS if reader.recognises(path)]


def kept(path: Path) -> list[tuple[str, int, str]]:
    return [
        (file, number, item.subject)
        for file, number, item in said_of(path)
        if isinstance(item, Wrote)
    ]


def test_mbox_is_read(tmp_path: Path) -> None:
    path = write(tmp_path / "Inbox.mbox", MBOX)

    assert names(path) == ["mail.mbox"]
    assert kept(path) == [("Inbox.mbox", 1, "Tea"), ("Inbox.mbox", 2, "Tea")]


def test_mbox_is_known_without_its_name(tmp_path: Path) -> None:
    assert names(write(tmp_path / "Inbox", MBOX)) == ["mail.mbox"]
    assert names(write(tmp_path / "notes.txt", b"From the start\n")) == []


def test_apple_mailbox_is_a_folder(tmp_path: Path) -> None:
    write(tmp_path / "Tea.mbox" / "mbox", MBOX)
    write(tmp_path / "Tea.mbox" / "table_of_contents", b"x")

    assert names(tmp_path / "Tea.mbox") == ["mail.mbox"]
    assert kept(tmp_path / "Tea.mbox")[0] == ("Tea.mbox/mbox", 1, "Tea")


def test_packed_mbox_is_read(tmp_path: Path) -> None:
    path = write(tmp_path / "Inbox.mbox.gz", gzip.compress(MBOX))

    assert names(path) == ["mail.mbox"]
    assert len(kept(path)) == 2


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"From: ada@example.com\n\nx\n", "not_mbox"),
        (gzip.compress(gzip.compress(MBOX)), "archive_too_large"),
        (gzip.compress(FROM + b"\0" * (1 << 25)), "archive_too_large"),
        (gzip.compress(MBOX)[:-30], "archive_truncated"),
        (gzip.compress(MBOX)[:30] + b"damage" * 9, "archive_corrupt"),
    ],
    ids=["no-from", "twice", "bomb", "cut", "damaged"],
)
def test_bad_mbox_is_refused(tmp_path: Path, content: bytes, code: str) -> None:
    path = write(tmp_path / "Inbox.mbox", content)

    with pytest.raises(UnreadableFile) as refused:
        said_of(path)

    assert refused.value.code == code


def test_empty_mbox_says_so(tmp_path: Path) -> None:
    path = write(tmp_path / "Inbox.mbox", b"")

    assert said_of(path) == [("Inbox.mbox", 1, Noticed(EMPTY))]


def test_maildir_is_read_with_its_folders(tmp_path: Path) -> None:
    box = tmp_path / "Mail"
    for part in ("cur", "new", "tmp", ".Sent/cur", ".Sent/new"):
        (box / part).mkdir(parents=True)
    write(box / "new" / "1700000002.b.host", MESSAGE)
    write(box / "cur" / "1700000001.a.host:2,S", MESSAGE.replace(b"Tea", b"First"))
    write(box / "cur" / "1700000003.c.host:2,D", MESSAGE)
    write(box / "tmp" / "half", b"From: x")
    write(box / ".Sent" / "cur" / "1.x:2,S", MESSAGE)
    (box / "cur" / "link").symlink_to(box / "tmp" / "half")

    assert names(box) == ["mail.maildir"]
    assert kept(box) == [
        ("Mail", 1, "First"),
        ("Mail", 2, "Tea"),
        ("Mail/.Sent", 1, "Tea"),
    ]


def test_single_messages_are_read(tmp_path: Path) -> None:
    folder = tmp_path / "letters"
    one = write(folder / "b.eml", MESSAGE)
    write(folder / "a.EML", MESSAGE)

    assert (names(one), names(folder)) == (["mail.eml"], ["mail.eml"])
    assert kept(one) == [("b.eml", 1, "Tea")]
    assert kept(folder) == [("letters/a.EML", 1, "Tea"), ("letters/b.eml", 1, "Tea")]


def test_folder_with_other_files_is_left_to_the_registry(tmp_path: Path) -> None:
    write(tmp_path / "b.eml", MESSAGE)
    write(tmp_path / "Connections.csv", b"x")

    assert names(tmp_path) == []


def test_eml_without_headers_is_none(tmp_path: Path) -> None:
    path = write(tmp_path / "b.eml", b"Hello there\n")

    assert names(path) == []
    with pytest.raises(UnreadableFile) as refused:
        next(reader for reader in MAIL_READERS if reader.name == "mail.eml").read(
            path, OPTIONS
        )
    assert refused.value.code == "not_eml"


TAKEOUT = {
    "Takeout/Mail/Sent.mbox": MBOX,
    "Takeout/Mail/broken.mbox": b"no mailbox",
    "Takeout/Contacts/all.vcf": b"BEGIN:VCARD",
    "Takeout/archive_browser.html": b"<html>",
    "Takeout/../up.mbox": MBOX,
}
LEFT_ALONE = {
    "Takeout/Contacts/all.vcf": (
        "another reader's: unpack the archive and import this file by itself"
    ),
    "Takeout/archive_browser.html": "not a mailbox",
    "Takeout/../up.mbox": "its name points out of the archive",
}


@pytest.mark.parametrize("pack", [zipped, tarred])
def test_takeout_is_streamed_and_the_rest_named(tmp_path: Path, pack: Pack) -> None:
    path = pack(tmp_path / "takeout-1", TAKEOUT)

    left = {
        file: item.because
        for file, _, item in said_of(path)
        if isinstance(item, NotRead)
    }

    assert names(path) == ["mail.takeout"]
    assert [file for file, _, _ in kept(path)] == ["Takeout/Mail/Sent.mbox"] * 2
    assert "not an mbox" in left.pop("Takeout/Mail/broken.mbox")
    assert left == LEFT_ALONE


def test_unpacked_takeout_is_read(tmp_path: Path) -> None:
    write(tmp_path / "Takeout" / "Mail" / "All.mbox", MBOX)

    assert names(tmp_path / "Takeout") == ["mail.takeout"]
    assert names(tmp_path) == ["mail.takeout"]
    write(tmp_path / "Connections.csv", b"x")
    assert names(tmp_path) == []


def test_takeout_with_many_other_files_names_a_hundred(tmp_path: Path) -> None:
    photos = {f"Takeout/Photos/{n}.jpg": b"" for n in range(150)}
    path = zipped(tmp_path / "takeout-1.zip", photos | {"Takeout/Mail/a.mbox": MBOX})

    left = [item for _, _, item in said_of(path) if isinstance(item, NotRead)]

    assert len(left) == 101
    assert left[-1] == NotRead("50 more files: no mailboxes")


def _bomb(path: Path) -> Path:
    return zipped(path, {"Takeout/Mail/a.mbox": FROM + b"\0" * (1 << 24)})


def _overlapping(path: Path) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.mbox", MBOX)
        archive.writestr("b.mbox", MBOX)
        archive.infolist()[1].header_offset = 0
    return path


def _cut(path: Path) -> Path:
    whole = zipped(path, {"Takeout/Mail/a.mbox": MBOX})
    return write(path, whole.read_bytes()[:-10])


@pytest.mark.parametrize(
    ("make", "code"),
    [
        (_bomb, "archive_too_large"),
        (_overlapping, "archive_malformed"),
        (_cut, "archive_truncated"),
    ],
)
def test_unsafe_takeout_is_refused(
    tmp_path: Path, make: Callable[[Path], Path], code: str
) -> None:
    path = make(tmp_path / "takeout-1.zip")

    with pytest.raises(UnreadableFile) as refused:
        said_of(path)

    assert refused.value.code == code


def test_progress_reaches_the_whole(tmp_path: Path) -> None:
    path = write(tmp_path / "Inbox.mbox", MBOX)
    reading = MAIL_READERS[2].read(path, OPTIONS)

    list(reading)

    assert (reading.done, reading.total) == (len(MBOX), len(MBOX))


def test_reading_again_says_the_same(tmp_path: Path) -> None:
    reading = MAIL_READERS[2].read(write(tmp_path / "a.mbox", MBOX), OPTIONS)

    assert list(reading) == list(reading)


def test_troubles_are_counted_and_said_at_the_end(tmp_path: Path) -> None:
    long = FROM + b"From: ada@example.com\nSubject: " + b"x" * 2000 + b"\n\nHi.\n\n"
    path = write(tmp_path / "a.mbox", MBOX + b"\n" + long * 3)

    assert said_of(path)[-1] == (
        "a.mbox",
        3,
        Noticed("3 messages: subject cut at 998 characters"),
    )
