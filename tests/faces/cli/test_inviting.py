"""Scenarios S2 (the ledger), S4 and S8 by commands: checked, drafted, sent by hand."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.faces.cli.at_once import Session, session
from tests.faces.cli.program import Document, rows

pytestmark = pytest.mark.django_db

DAY = date(2026, 11, 21)
STOCK = "I'd like to join your LinkedIn network."
WITH_DEB = (
    "Hi Ahmed, Deb and I went through your harbour figures, and I would gladly show "
    "you ours. I run the ropewalk at Quay. Thank you, Hal"
)
GOOD = (
    "Hi Tess, we both learnt rope work at Leeds, and I write because your paper on "
    "splices answered what I could not. I run a small ropewalk and would gladly show "
    "you our tests of hemp: they may save you a winter. Thank you, Hal"
)


@pytest.fixture
def hal(tmp_path: Path) -> Iterator[Session]:
    """Hal's desk: Deb is connected, Ahmed and Tess were met, and the gate is passed."""
    with session(tmp_path / "home", DAY) as desk:
        export = tmp_path / "export"
        export.mkdir()
        (export / "Profile.csv").write_text(
            "First Name,Last Name,Headline\nHal,Quay,rope maker at Quay\n"
        )
        (export / "Connections.csv").write_text(
            "First Name,Last Name,URL,Company,Position,Connected On\n"
            "Deb,Quill,https://www.linkedin.com/in/deb-ex,Oar,Owner,01 Mar 2024\n"
        )
        desk.ask("import", export)
        desk.ask("met", "Ahmed Noor", "--on", "2026-11-18", "--at", "the rope fair")
        desk.ask("met", "Tess Lind", "--on", "2026-05-21", "--at", "the rope fair")
        desk.ask("readiness", "pass", "--because", "this is a test")
        yield desk


def faults(found: Document) -> list[tuple[object, object]]:
    return [(one["requirement"], one["gravity"]) for one in rows(found, "faults")]


def checked(desk: Session, who: str, text: str) -> Document:
    return desk.ask("note", "check", "--to", who, stdin=text)


def test_s2_a_name_needs_a_permission_that_holds_for_this_person(hal: Session) -> None:
    before = checked(hal, "Ahmed", WITH_DEB)
    given = hal.ask("permission", "grant", "Deb", "--for", "Ahmed", "--how", "by mail")
    granted = checked(hal, "Ahmed", WITH_DEB)
    elsewhere = checked(hal, "Tess", WITH_DEB.replace("Ahmed", "Tess"))
    hal.day = DAY + timedelta(days=90)
    last_day = checked(hal, "Ahmed", WITH_DEB)
    hal.day = DAY + timedelta(days=91)
    over = checked(hal, "Ahmed", WITH_DEB)

    assert (before["passes"], granted["passes"]) == (False, True)
    assert ("R0-25", "block") in faults(before)
    says = next(
        o["says"] for o in rows(before, "faults") if o["requirement"] == "R0-25"
    )
    assert "Ask Deb Quill to introduce you" in str(says)
    assert "ask Deb Quill for permission" in str(says)
    assert (given["state"], given["until"]) == ("granted", "2027-02-19")
    assert ("R0-25", "block") in faults(elsewhere)
    assert ("R0-25", "block") not in faults(last_day)
    assert ("R0-25", "block") in faults(over)


def test_s2_while_an_introduction_is_asked_for_the_invitation_waits(
    hal: Session,
) -> None:
    hal.ask("invite", "draft", "Ahmed", "--stdin", stdin="Hi Ahmed, because of rope.")
    hal.ask("permission", "ask", "Deb", "--for", "Ahmed", "--purpose", "introduction")

    locked = hal.ask("invite", "check", "Ahmed")
    refused = hal.refused("invite", "sent", "Ahmed")
    hal.ask("permission", "deny", "Deb", "--for", "Ahmed", "--purpose", "introduction")
    free = hal.ask("invite", "check", "Ahmed")

    assert (locked["passes"], locked["copy"]) == (False, None)
    assert ("R0-26", "block") in faults(locked)
    assert "Deb Quill was asked on 21 Nov 2026 to introduce you" in refused
    assert free["passes"] is True


def test_s2_the_ledger_keeps_its_history(
    hal: Session,
) -> None:
    hal.ask("permission", "ask", "Deb", "--for", "Ahmed", "--on", "2026-11-01")
    hal.ask("permission", "grant", "Deb", "--for", "Ahmed", "--until", "2026-12-31")
    hal.ask("permission", "withdraw", "Deb", "--for", "Ahmed")

    (kept,) = rows(hal.ask("permission", "list", "--for", "Ahmed"), "permissions")

    assert (kept["state"], kept["says"]) == ("withdrawn", "withdrawn 21 Nov 2026")
    assert [one["step"] for one in rows(kept, "history")] == [
        "asked",
        "granted",
        "withdrawn",
    ]
    assert hal.ask("permission", "list", "--for", "Tess") == {"permissions": []}
    whole = hal.told("permission", "history").splitlines()
    what = "Deb Quill, their name in a note, for Ahmed Noor"
    assert whole == [
        f"21 Nov 2026  {what}: withdrawn",
        f"21 Nov 2026  {what}: granted until 31 Dec 2026",
        f"1 Nov 2026  {what}: asked",
    ]
    lines = rows(hal.ask("permission", "history", "--of", "Deb"), "history")
    assert [(one["on"], one["said"], one["until"]) for one in lines] == [
        ("2026-11-21", "withdrawn", None),
        ("2026-11-21", "granted", "2026-12-31"),
        ("2026-11-01", "asked", None),
    ]
    assert "Nobody has been asked" in hal.told("permission", "history", "--of", "Tess")


def test_s4_three_notes_are_told_apart_under_the_three_rules(hal: Session) -> None:
    hal.ask("policy", "use", "three-rules")
    hal.ask("knows", "Deb Quill", "Zoe Stranger")
    hal.ask("met", "Bo Lind", "--on", "2026-11-20", "--how", "call")

    stranger = checked(hal, "Zoe Stranger", STOCK)
    called = checked(hal, "Bo Lind", STOCK)
    personal = checked(hal, "Tess", GOOD)
    hal.ask("policy", "use", "strict-personal")
    no_grace = checked(hal, "Bo Lind", STOCK)

    assert stranger["passes"] is False
    assert {("R0-17", "block"), ("R1-10", "block")} <= set(faults(stranger))
    assert (called["passes"], faults(called)) == (True, [("R1-04", "warn")])
    assert "add a line that reminds them" in str(rows(called, "faults")[0]["says"])
    assert (personal["passes"], no_grace["passes"]) == (True, False)


def test_s8_the_ending_is_reserved_and_a_long_note_is_not_copied(hal: Session) -> None:
    long = hal.ask("invite", "draft", "Tess", "--ending", "Thank you, Hal", "--stdin",
                   stdin="x" * 295)  # fmt: skip
    told = [
        faults(checked(hal, "Tess", f"Hi Tess, {words} Thank you, Hal"))
        for words in ("see www . lens . example.", "I'd like you as a client.")
    ]

    assert (long["characters"], long["left"], long["copy"]) == (311, -11, None)
    assert rows(long, "faults")[0]["says"] == "It is 11 characters too long."
    assert ("R3-23", "block") in told[0]
    assert ("R0-21", "block") in told[1]


def test_s8_a_draft_is_made_of_evidence_and_asks_for_the_motivation(
    hal: Session,
) -> None:
    bare = hal.ask("invite", "draft", "Tess")
    whole = hal.ask("invite", "draft", "Tess", "--reason", "Your paper on splices is "
                    "what my apprentices learn from")  # fmt: skip

    assert bare["text"] == (
        "Hi Tess,\nWe met at the rope fair on 21 May. About me: rope maker at Quay."
        "\n\nThank you, Hal"
    )
    assert [(one["slot"], one["source"]) for one in rows(bare, "phrases")] == [
        ("where_met", "typed in, 1"),
        ("who_i_am", "Profile.csv, 2"),
    ]
    assert ("R0-20", "block") in faults(bare)
    assert [one["requirement"] for one in rows(bare, "needed")] == ["R0-20"]
    assert (bare["passes"], whole["passes"], whole["needed"]) == (False, True, [])
    assert whole["copy"] == whole["text"]


def test_what_was_sent_is_kept_with_policy_and_readiness_and_can_be_taken_back(
    hal: Session,
) -> None:
    hal.ask("policy", "use", "three-rules")
    hal.ask("invite", "draft", "Tess", "--reason", "Your paper on splices helped us")

    sent = hal.ask("invite", "sent", "Tess", "--on", "2026-11-20")
    again = hal.refused("invite", "sent", "Tess")
    waiting = rows(hal.ask("waiting"), "invitations")
    back = hal.ask("invite", "not-sent", "Tess")

    assert (sent["state"], sent["sent"], sent["policy_version"]) == (
        "sent",
        "2026-11-20",
        1,
    )
    assert "Your paper on splices helped us." in str(sent["text"])
    assert sent["readiness"]
    assert "There is no draft to them" in again
    assert [one["person"] for one in waiting] == [sent["person"]]
    assert (back["state"], back["text"], back["policy_version"]) == (
        "open",
        sent["text"],
        None,
    )
    assert rows(hal.ask("waiting"), "invitations") == []


def test_the_gate_holds_an_invitation_until_it_is_passed(hal: Session) -> None:
    hal.ask("readiness", "hold")
    hal.ask("invite", "draft", "Ahmed", "--stdin", stdin="Hi Ahmed, because of rope.")

    held = hal.ask("invite", "check", "Ahmed")

    assert ("R0-01", "block") in faults(held)
    assert "Invitations wait" in hal.refused("invite", "sent", "Ahmed")


def test_a_dropped_draft_makes_room_for_another(hal: Session) -> None:
    hal.ask("invite", "draft", "Tess", "--language", "de")
    hal.ask("invite", "drop", "Tess")
    hal.ask("invite", "draft", "Tess", "--language", "fr")

    listed = rows(hal.ask("invite", "list"), "drafts")

    assert [(one["state"], str(one["text"])[:8]) for one in listed] == [
        ("open", "Bonjour "),
        ("dropped", "Hallo Te"),
    ]


def test_words_for_a_person_say_the_same(hal: Session) -> None:
    said = hal.told("invite", "draft", "Tess")
    listed = hal.told("permission", "list")

    assert "? They may not recall you (last in touch 6 months ago)" in said
    assert "holds it back" in said
    assert listed == (
        "Nobody has been asked yet: `closeknit permission ask WHO --for WHO`.\n"
    )
