"""week and digest by commands: done, later, never, undo, and a mail once an hour."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from tests.faces.cli.at_once import Session, session
from tests.faces.cli.program import rows

pytestmark = pytest.mark.django_db

CONNECTED = (
    "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
    "Ada,Quill,https://www.linkedin.com/in/ada-ex,,Rye,Clerk,01 Nov 2026\n"
    "Bo,Hart,https://www.linkedin.com/in/bo-ex,,Rye,Clerk,02 Nov 2026\n"
)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Session]:
    table = tmp_path / "Connections.csv"
    table.write_text(CONNECTED)
    with session(tmp_path / "home", date(2026, 11, 21)) as opened:
        opened.ask("import", table)
        yield opened


def silent(desk: Session) -> list[str]:
    return [str(one["id"]) for one in rows(desk.ask("week"), "accepted_not_spoken")]


def test_words_on_items_are_kept_listed_and_undone(desk: Session) -> None:
    bo, ada = silent(desk)

    done = desk.ask("week", "done", bo)
    later = desk.ask("week", "later", ada, "--weeks", "2")
    off = desk.ask("week")
    said = rows(desk.ask("week", "said"), "said")
    desk.ask("week", "undo")
    desk.ask("week", "undo", done["word_id"])

    assert (done["word"], later["until"]) == ("done", "2026-12-05")
    assert (off["accepted_not_spoken"], off["put_off"]) == ([], 1)
    assert off["back"] == "2026-12-05"
    assert [one["item"] for one in said] == [ada, bo]
    assert silent(desk) == [bo, ada]
    assert desk.ask("week")["hour"] == [bo, ada]


def test_week_says_how_many_more_there_are(desk: Session) -> None:
    told, every = desk.told("week", "--limit", "1"), desk.told("week", "--all")

    assert "Connected, never spoken (and 1 more)" in told
    assert "And 1 more: closeknit week --all" in told
    assert "Ada Quill: Say hello" in every
    assert "more: closeknit" not in every


def test_what_cannot_be_said_is_told_in_a_sentence(desk: Session) -> None:
    (bo, _) = silent(desk)

    assert "There is no one_way.9 in this week" in desk.refused(
        "week", "done", "one_way.9"
    )
    assert "Name an item as" in desk.refused("week", "never", "bo")
    assert "a day to come" in desk.refused("week", "later", bo, "--until", "2026-11-21")
    assert "no word 9 on an item" in desk.refused("week", "undo", "9")


def test_digest_is_a_text_a_file_or_a_mail_once_an_hour(
    desk: Session, tmp_path: Path
) -> None:
    text = desk.told("digest")
    file = desk.ask("digest", "--to", tmp_path / "week.txt")["file"]
    nothing = desk.ask("digest", "--if-due")
    desk.ask("settings", "digest", "mail")
    first, again = desk.ask("digest", "--if-due"), desk.ask("digest", "--if-due")

    assert text.startswith("Your week, as of Saturday 21 November 2026\n\n1. Bo Hart: ")
    assert Path(str(file)).read_text() == text
    assert (nothing["file"], again["file"]) == (None, None)
    assert Path(str(first["file"])).parent == desk.home / "digests"
    assert desk.ask("settings")["digest"] == "mail"
    assert "--if-due writes where" in desk.refused("digest", "--if-due", "--mail")


def test_r0_30_the_figure_and_r3_06_the_review_are_in_the_text(
    desk: Session, tmp_path: Path
) -> None:
    assert "target people" not in desk.told("week")
    pairs = tmp_path / "knows.csv"
    pairs.write_text("who,knows\nAda Quill,Tess Orr\n")
    desk.ask("import", pairs)
    desk.ask("targets", "add", "Tess Orr")

    week, digest = desk.told("week"), desk.told("digest")

    away = "0 of 1 target people are one willing introduction away"
    assert f"2026\n{away} (closeknit targets)\n" in week
    assert f"2026\n\n{away}.\n\n1. " in digest
    later = "--today", "2028-12-01"
    due = "The review is due: 2 ties to look through"
    assert f"{due} (closeknit review)" in desk.told(*later, "week")
    assert f"{due}: closeknit review" in desk.told(*later, "digest")
