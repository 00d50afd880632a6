"""kind, prefers and call by commands: the word stands, and the draft is a file."""

from datetime import date
from pathlib import Path

import pytest

from tests.faces.cli.at_once import session
from tests.faces.cli.program import rows

TODAY = date(2026, 11, 21)


@pytest.mark.django_db
def test_what_somebody_is_is_said_and_a_call_is_planned_and_drafted(
    tmp_path: Path,
) -> None:
    draft = tmp_path / "call.ics"
    with session(tmp_path / "home", TODAY) as at:
        at.ask("me", "sam@example.com")
        at.ask("met", "Ann Lee", "--on", "2026-11-14", "--about", "her move to Rye")

        told = at.ask("kind", "Ann Lee", "client", "--since", "2025-01-01")
        at.ask("prefers", "Ann Lee", "video")
        at.ask("settings", "calls", "7")
        plan = at.ask("call", "Ann Lee", "--on", "2026-12-01", "--calendar", draft)
        at.ask("settings", "languages", "de")
        begun = at.ask("call", "Ann Lee")["opening"]
        (word,) = rows(told, "kinds")
        undone = at.ask("kind", "Ann Lee", "--undo", word["id"])
        refused = at.refused("call", "Ann Lee", "--at", "noon", "--calendar", draft)

    assert told["kinds"] == [
        {
            "id": word["id"],
            "kind": "client",
            "since": "2025-01-01",
            "until": None,
            "past": False,
            "every": 45,
            "says": "a client, from 1 Jan 2025",
            "because": "you said so",
        }
    ]
    assert undone["kinds"] == []
    assert str(plan["opening"]).startswith("Hello Ann, ")
    assert begun == (
        "Guten Tag Ann, darüber haben wir zuletzt gesprochen: “her move to Rye”."
    )
    assert plan["offer"] == ["video", "phone", "in person"]
    assert plan["ask"] == [
        "What came of this, which you noted 7 days ago: “her move to Rye”?",
        "What are you looking for at the moment?",
    ]
    assert "SUMMARY:Video call with Ann Lee" in draft.read_text(encoding="utf-8")
    assert refused == "Write the time as 14:30."
