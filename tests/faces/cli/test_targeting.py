"""Scenario S1 by commands: who can introduce me, and who is one introduction away."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner

from closeknit.faces.cli import cli
from closeknit.network.actions.snapshot import current
from closeknit.network.store import file
from closeknit.people import store as people
from closeknit.records.actions.ego import ensure_ego
from tests.faces.cli.at_once import Session, session
from tests.faces.cli.program import Document, rows
from tests.records.said import TODAY

pytestmark = pytest.mark.django_db

TABLE = """\
First Name,Last Name,URL,Email Address,Company,Position,Connected On
Ann,Lee,https://www.linkedin.com/in/ann-ex,,Quay,Clerk,02 Jan 2026
Bob,Stone,https://www.linkedin.com/in/bob-ex,,Mill,Clerk,02 Jan 2026
Cy,Young,https://www.linkedin.com/in/cy-ex,,Pier,Clerk,03 Jan 2026
"""


@pytest.fixture
def at(tmp_path: Path) -> Iterator[Session]:
    """S1: Ann strong and willing, Bob weak and unknown, Cy strong and not willing."""
    table = tmp_path / "Connections.csv"
    table.write_text(TABLE)
    with session(tmp_path / "home", TODAY) as open_:
        open_.ask("import", table)
        for name in ("Ann Lee", "Bob Stone", "Cy Young"):
            open_.ask("knows", name, "Tess Quill")
        open_.ask("knows", "Bob Stone", "Tim Rook")
        for name, word in (("Ann Lee", "grant"), ("Cy Young", "deny")):
            open_.ask("tie", name, "strong")
            open_.ask("permission", word, name, "--for", "Tess Quill",
                      "--purpose", "introduction")  # fmt: skip
        for name in ("Tess Quill", "Tim Rook"):
            open_.ask("targets", "add", name, "--because", "of the new yard")
        yield open_


def names(of: Document, kind: str) -> list[tuple[object, ...]]:
    return [
        (one["introducer"]["name"], one["warmth"], one["willing"])  # type: ignore[index]  # as it is printed
        for one in rows(of, kind)
    ]


def test_s1_ann_is_first_bob_is_asked_first_and_cy_is_not_offered(at: Session) -> None:
    tess, tim = at.ask("introducers", "Tess Quill"), at.ask("introducers", "Tim Rook")
    every = at.ask("targets")

    assert names(tess, "warm") == [("Ann Lee", "strong", "willing")]
    assert names(tess, "weak") == [("Bob Stone", "weak", "ask first")]
    assert [
        (
            one["person"]["name"],  # type: ignore[index]  # as it is printed
            one["strength_to_you"],
            one["warmth"],
            one["willing"],
        )
        for one in rows(tess, "introducers")
    ] == [
        ("Ann Lee", "strong", "strong", "willing"),
        ("Bob Stone", "weak", "weak", "ask first"),
    ]
    assert (tess["reachable"], tim["reachable"]) == ("warm", "weak")
    (gone,) = rows(tess, "withheld")
    assert (gone["because"], gone["requirement"]) == (
        "they said no on 21 Nov 2026",
        "R0-14",
    )
    assert (names(tim, "warm"), names(tim, "weak")) == (
        [],
        [("Bob Stone", "weak", "ask first")],
    )
    assert every["one_introduction_away"] == 1
    assert every["one_willing_introduction_away"] == 1
    assert every["says"] == "1 of 2 target people is one willing introduction away"


def test_words_say_both_halves_with_their_reasons_and_what_would_help(
    at: Session,
) -> None:
    told, listed = at.told("introducers", "Tess Quill"), at.told("targets", "list")
    weak = at.told("introducers", "Tim Rook", "--steps", "3")
    low = at.ask("introducers", "Tim Rook", "--least", "weak")

    first = told.splitlines()[:5]
    assert first[:3] == [
        "Ask Ann Lee, who is willing.",
        "  1. Ann Lee -> Tess Quill: strong, willing",
        "       they said yes on 21 Nov 2026 (R0-14)",
    ]
    assert first[3].strip().startswith("your tie with Ann Lee is strong: you said")
    assert first[4].strip() == (
        "Ann Lee and Tess Quill: they surely know each other: "
        "1 word of yours that they know each other"
    )
    assert "Withheld: Cy Young: they said no on 21 Nov 2026 (R0-14)" in told
    assert "mind: your own tie with Bob Stone is weak: ask first" in weak
    assert "closeknit knows 'Tim Rook' --paste" in weak
    assert "Tim Rook: No warm path to Tim Rook yet, only weak ones." in listed
    assert names(low, "warm") == [("Bob Stone", "weak", "ask first")]


def test_pasted_mutual_connections_are_ranked_at_once(at: Session) -> None:
    text = "Ann Lee\n· 1st\nClerk\nMessage\nBob Stone\n· 1st\nClerk\nMessage\n"

    at.ask("knows", "Ann Lee", "Una Dale")
    at.ask("knows", "Una Dale", "--paste", stdin=text)

    una = at.ask("introducers", "Una Dale")
    assert names(una, "warm") == [("Ann Lee", "strong", "has helped before")]
    assert names(una, "weak") == [("Bob Stone", "weak", "ask first")]


def test_reach_and_list_are_told_and_lines_are_taken_off(at: Session) -> None:
    at.ask("targets", "add", "Kettle & Co", "--firm")
    reach = at.ask("reach")

    at.ask("targets", "remove", "Tim Rook")
    left = at.told("targets")

    assert [one["who"]["name"] for one in rows(reach, "introducers")] == ["Ann Lee"]  # type: ignore[index]  # as it is printed
    assert "Tim Rook" not in left
    assert "Kettle & Co: A firm: nobody there is known" in left
    assert "1 person leads to your targets" in at.told("reach")


def test_what_cannot_be_found_is_said_in_a_sentence(at: Session) -> None:
    assert "Nobody here is called 'Zoe'" in at.refused("introducers", "Zoe")
    assert "not on your list" in at.refused("targets", "remove", "Ann Lee")


@pytest.mark.parametrize(
    "words",
    [
        ["introducers", "Tess Quill", "--top", "0"],
        ["introducers", "Tess Quill", "--top", "-3"],
        ["targets", "--limit", "0"],
        ["reach", "--limit", "-1"],
    ],
)
def test_fewer_than_one_line_is_refused(at: Session, words: list[str]) -> None:
    del at

    ran = CliRunner().invoke(cli, words)

    assert ran.exit_code == 2
    assert f"{words[-1]} is not in the range x>=1" in ran.output


def test_word_of_a_later_day_does_not_count_on_an_earlier_one(at: Session) -> None:
    at.day = TODAY - timedelta(days=1)

    tess = at.ask("introducers", "Tess Quill")

    assert rows(tess, "withheld") == []
    assert {one[2] for one in names(tess, "warm")} == {"ask first"}


def test_empty_desk_says_how_to_begin(tmp_path: Path) -> None:
    with session(tmp_path / "home", TODAY) as at:
        assert "targets add WHO" in at.told("targets")
        assert at.ask("reach") == {"total": 0, "introducers": []}


@pytest.mark.django_db(transaction=True)
def test_whoever_is_forgotten_is_in_no_file_of_the_network(at: Session) -> None:
    ego = ensure_ego()
    number = people.find(ego, "Tess Quill")
    assert current(ego).node(number) is not None
    graph = file.folder(ego) / "graph"
    before = graph / (graph / "current").read_text()

    at.told("forget", "Tess Quill", "--yes")

    found = current(ego)
    assert number not in found.ids
    assert not before.exists()
    assert at.ask("targets")["total"] == 1


def test_somebody_new_goes_the_way_of_the_how_to_and_known_ones_are_not_counted(
    at: Session,
) -> None:
    text = "Ann Lee\n· 1st\nClerk\nMessage\n"
    added = at.told("targets", "add", "Una Dale")
    at.told("targets", "add", "Ann Lee")
    before = at.ask("introducers", "Una Dale")

    at.ask("knows", "Una Dale", "--paste", stdin=text)

    every, told = at.ask("targets"), at.told("targets")
    assert "New here (undo: closeknit imports undo " in added
    assert (before["reachable"], before["says"]) == (
        "none",
        "No warm path to Una Dale yet.",
    )
    assert (every["total"], every["known_yourself"]) == (3, 1)
    assert told.startswith("2 of 3 target people are one willing introduction away")
    assert "1 person on your list you know yourself: they are not counted." in told
    assert "Ann Lee: you know them yourself" in told
    (half, _) = rows(rows(at.ask("introducers", "Una Dale"), "warm")[0], "path")
    assert half["known_from"] == "your own word"
