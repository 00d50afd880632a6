"""An introduction as a conversation, by commands: a yes and a no are remembered."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from tests.faces.cli.at_once import Session, session
from tests.faces.cli.program import Document, rows
from tests.faces.cli.test_targeting import TABLE
from tests.records.said import TODAY

pytestmark = pytest.mark.django_db

LATER = date(2026, 11, 30)
REASON = ("--reason", "She builds domes")


@pytest.fixture
def at(tmp_path: Path) -> Iterator[Session]:
    """Ann, Bob and Cy, each strong, know Tess; Ann and Bob know Tim too."""
    table = tmp_path / "Connections.csv"
    table.write_text(TABLE)
    with session(tmp_path / "home", TODAY) as open_:
        open_.ask("import", table)
        open_.ask("me", "sam@quay.example", "Sam Spade")
        for name in ("Ann Lee", "Bob Stone", "Cy Young"):
            open_.ask("knows", name, "Tess Quill")
            open_.ask("tie", name, "strong")
        for name in ("Ann Lee", "Bob Stone"):
            open_.ask("knows", name, "Tim Rook")
        for name in ("Tess Quill", "Tim Rook"):
            open_.ask("targets", "add", name)
        yield open_


def willing(of: Document) -> dict[object, object]:
    return {
        one["person"]["name"]: one["willing"]  # type: ignore[index]  # as it is printed
        for one in rows(of, "introducers")
    }


def begin(at: Session, introducer: str, target: str) -> object:
    """Ask for an introduction; return its number, which a server counts on from."""
    return at.ask("introduce", "ask", introducer, "--to", target, *REASON)["id"]


def test_a_yes_is_known_for_this_target_and_for_every_other(at: Session) -> None:
    number = begin(at, "Ann Lee", "Tess Quill")
    asked = at.told("introducers", "Tess Quill")
    at.told("introduce", "step", number, "agree", "--text", "gladly")
    agreed = at.ask("introducers", "Tess Quill")
    at.told("introduce", "step", number, "ask_target")
    told, targets = at.told("introducers", "Tess Quill"), at.ask("targets")
    tim = at.ask("introducers", "Tim Rook")

    assert asked.startswith("Ann Lee was asked; there is no answer yet.")
    assert willing(agreed)["Ann Lee"] == "willing"
    assert rows(agreed, "warm")[0]["under_way"] == number
    assert told.startswith("Ann Lee said yes; the introduction is under way.")
    assert "they asked Tess Quill for you on 21 Nov 2026 (R0-14)" in told
    assert willing(tim) == {
        "Ann Lee": "has helped before",
        "Bob Stone": "ask first",
    }
    assert targets["one_willing_introduction_away"] == 2
    at.told("introduce", "undo", number)
    at.told("introduce", "undo", number)
    assert willing(at.ask("introducers", "Tim Rook"))["Ann Lee"] == "ask first"


def test_a_yes_that_is_taken_back_is_a_no(at: Session) -> None:
    number = begin(at, "Ann Lee", "Tess Quill")
    at.told("introduce", "step", number, "agree")

    at.told("permission", "withdraw", "Ann Lee", "--for", "Tess Quill",
            "--purpose", "introduction")  # fmt: skip

    tess = at.ask("introducers", "Tess Quill")
    assert "Ann Lee" not in willing(tess)
    (gone,) = rows(tess, "withheld")
    assert gone["because"] == "they took their yes back on 21 Nov 2026"


def test_a_targets_no_is_shown_and_nobody_else_is_asked_for_them(at: Session) -> None:
    number = begin(at, "Ann Lee", "Tess Quill")
    at.told("introduce", "step", number, "ask_target")
    at.told("introduce", "step", number, "target_decline")

    tess, told = at.ask("introducers", "Tess Quill"), at.told("introducers", "Tess")
    targets = at.ask("targets")

    says = (
        "Tess Quill said on 21 Nov 2026 that they would rather not. "
        "Nobody is asked for them until 21 Nov 2027."
    )
    assert (tess["says"], told.splitlines()[0]) == (says, says)
    assert tess["refused"] == {
        "on": "2026-11-21",
        "until": "2027-11-21",
        "requirement": "R0-26",
    }
    assert (tess["reachable"], tess["introducers"]) == ("none", [])
    assert {one["because"] for one in rows(tess, "withheld")} == {
        "Tess Quill would rather not, they said on 21 Nov 2026"
    }
    assert len(rows(tess, "withheld")) == 3
    assert f"Tess Quill: {says}" in at.told("targets", "list")
    assert (targets["one_willing_introduction_away"], targets["total"]) == (1, 2)
    (ledger,) = rows(at.ask("permission", "list"), "permissions")
    assert ledger["says"] == (
        "withdrawn 21 Nov 2026 (whom you wanted to meet would rather not)"
    )
    assert "Tess Quill said on 21 Nov 2026 that they would rather not" in at.refused(
        "introduce", "ask", "Bob Stone", "--to", "Tess Quill", *REASON
    )
    at.day = date(2027, 11, 22)
    assert at.ask("introducers", "Tess Quill")["refused"] is None


def test_what_is_refused_leaves_nothing_behind(at: Session) -> None:
    at.told("permission", "deny", "Cy Young", "--for", "Tess Quill",
            "--purpose", "introduction")  # fmt: skip

    refused = at.refused("introduce", "ask", "Cy Young", "--to", "Tess Quill", *REASON)
    planned = at.refused("introduce", "ask", "Cy Young", "--to", "Tess Quill", *REASON,
                         "--planned", "--anyway")  # fmt: skip

    no = "Cy Young: They said no on 21 Nov 2026."
    assert refused.startswith(no)
    assert planned.startswith(no)
    assert at.ask("introduce", "--all")["introductions"] == []
    at.day = LATER
    assert at.ask("week")["introductions"] == []


def test_a_request_needs_a_reason(at: Session) -> None:
    told = at.refused("introduce", "ask", "Ann Lee", "--to", "Tess Quill")

    assert told == "Say in your words why you want to meet Tess Quill (R1-10)."
    assert at.ask("introduce", "--all")["introductions"] == []


def test_clients_are_typed_and_a_letter_for_two_is_one_ask(at: Session) -> None:
    at.ask("kind", "Ann Lee", "client")
    at.ask("targets", "add", "Una Dale")
    at.ask("targets", "remove", "Tess Quill")
    nobody = at.told("introduce", "clients")
    at.ask("knows", "Ann Lee", "Una Dale")

    (one,) = rows(at.ask("introduce", "clients"), "clients")
    told = at.told("introduce", "clients")
    both = ("--to", "Una Dale", "--to", "Tess Quill")
    at.told("introduce", "referral", "Ann Lee", *both, *REASON)
    number = rows(at.ask("introduce"), "introductions")[0]["id"]
    asked = at.told("introduce", "step", number, "ask")
    states = {
        row["target"]["name"]: row["state"]  # type: ignore[index]  # as it is printed
        for row in rows(at.ask("introduce"), "introductions")
    }

    assert nobody.startswith("Ann Lee (you said so): Tim Rook (on your list)")
    assert one["because"] == "you said so"
    assert "Una Dale (on your list)" in told
    assert states == {"Una Dale": "asked", "Tess Quill": "asked"}
    assert asked.count("Ann Lee to ") == 2
