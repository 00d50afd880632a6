"""The large worlds are what the benches take them for, tried small."""

import csv
import hashlib
import mailbox as standard
from collections import Counter
from datetime import date
from pathlib import Path
from zipfile import ZipFile

from bench.worlds import export, mailbox

TODAY = date(2026, 11, 21)


def small(folder: Path, *, zipped: bool) -> Path:
    return export(
        folder,
        connections=300,
        invitations=50,
        messages=2_000,
        today=TODAY,
        zipped=zipped,
    )


def rows(folder: Path, name: str) -> list[dict[str, str]]:
    with (folder / name).open(encoding="utf-8", newline="") as file:
        if name == "Connections.csv":
            for _ in range(3):
                next(file)
        return list(csv.DictReader(file, strict=True))


def test_export_writes_the_same_bytes_twice(tmp_path: Path) -> None:
    first = small(tmp_path / "a", zipped=True)
    second = small(tmp_path / "b", zipped=True)

    marks = [hashlib.sha256(path.read_bytes()).digest() for path in (first, second)]

    assert marks[0] == marks[1]


def test_export_holds_as_many_rows_as_were_asked_for(tmp_path: Path) -> None:
    folder = small(tmp_path, zipped=False)

    named = [row for row in rows(folder, "Connections.csv") if row["First Name"]]
    invited = rows(folder, "Invitations.csv")
    messages = rows(folder, "messages.csv")

    assert [len(some) for some in (named, invited, messages)] == [300, 50, 2_000]
    assert len({row["URL"] for row in named}) == 300


def test_zip_and_folder_hold_the_same_files(tmp_path: Path) -> None:
    folder = small(tmp_path, zipped=False)

    with ZipFile(small(tmp_path, zipped=True)) as opened:
        broken = opened.testzip()
        inside = {name: opened.read(name) for name in opened.namelist()}

    assert broken is None
    assert inside == {path.name: path.read_bytes() for path in folder.iterdir()}


def test_messages_are_as_long_and_as_unequal_as_real_ones(tmp_path: Path) -> None:
    messages = rows(small(tmp_path, zipped=False), "messages.csv")

    lengths = [len(row["CONTENT"]) for row in messages]
    shares = Counter(row["CONVERSATION ID"] for row in messages)
    by_ego = sum(row["FROM"] == "Ottilie Penhallow" for row in messages)

    assert (min(lengths) >= 20, max(lengths) <= 400) == (True, True)
    assert 100 < sum(lengths) / len(lengths) < 140
    assert max(shares.values()) > 10 * sorted(shares.values())[len(shares) // 2]
    assert 0.4 < by_ego / len(messages) < 0.6


def test_messages_are_with_people_the_ego_is_connected_to(tmp_path: Path) -> None:
    folder = small(tmp_path, zipped=False)
    joined = {row["URL"] for row in rows(folder, "Connections.csv")}

    pages = {row["SENDER PROFILE URL"] for row in rows(folder, "messages.csv")}

    assert pages - joined == {"https://www.linkedin.com/in/ottilie-penhallow-ex"}


def test_mailbox_writes_the_same_bytes_twice(tmp_path: Path) -> None:
    mailbox(tmp_path / "a.mbox", megabytes=2, today=TODAY)
    mailbox(tmp_path / "b.mbox", megabytes=2, today=TODAY)

    assert (tmp_path / "a.mbox").read_bytes() == (tmp_path / "b.mbox").read_bytes()


def test_mailbox_is_of_the_size_and_mixture_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "m.mbox"
    count = mailbox(path, megabytes=16, today=TODAY)

    box = standard.mbox(path, create=False)
    mails = list(box)
    box.close()
    bulk = sum("List-Id" in mail for mail in mails) / count
    with_paper = sum("papers.pdf" in mail.as_string() for mail in mails) / count
    answers = sum("In-Reply-To" in mail for mail in mails) / count

    assert len(mails) == count
    assert path.stat().st_size >= 16 * 1_048_576
    assert 15_000 < path.stat().st_size / count < 21_000
    assert (0.25 < bulk < 0.35, 0.1 < with_paper < 0.15) == (True, True)
    assert answers > 0.1
    assert len({mail["Message-ID"] for mail in mails}) == count
