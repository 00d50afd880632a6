"""Scenarios S5 and S9 by commands: asked why, answered in four ways; fit, and not."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from closeknit.desk.policy.rules.presets import PRESETS
from tests.faces.cli.at_once import Session, session
from tests.faces.cli.program import Document, rows

pytestmark = pytest.mark.django_db

DAY = date(2026, 11, 21)
ME = "https://www.linkedin.com/in/sam-ex"
HEAD = "From,To,Sent At,Message,Direction,inviterProfileUrl,inviteeProfileUrl\n"
SIGNED_UP = """\
Email,First Name,Last Name,LinkedIn URL,Company
ivan@example.com,Ivan,Quill,https://www.linkedin.com/in/ivan-ex,Tide
"""


def invitation(name: str, text: str = "", day: str = "11/20/26") -> str:
    profile = f"https://www.linkedin.com/in/{name.lower()}-ex"
    return f'{name} Quill,Sam Spade,"{day}, 9:00 AM",{text},INCOMING,{profile},{ME}\n'


def export(folder: Path, day: str, **tables: str) -> Path:
    made = folder / f"Basic_LinkedInDataExport_{day}"
    made.mkdir()
    for name, text in tables.items():
        (made / f"{name}.csv").write_text(text)
    return made


@pytest.fixture
def sam(tmp_path: Path) -> Iterator[Session]:
    with session(tmp_path / "home", DAY) as opened:
        yield opened


def one(document: Document, name: str) -> Document:
    """Return the invitation of the person of this first name."""
    return next(
        row
        for row in rows(document, "inbound")
        if str(row["person"]).find(f"'{name} Quill'") > 0
    )


def stands(desk: Session, name: str) -> tuple[object, object, object]:
    row = one(desk.ask("triage"), name)
    return row["state"], row["suggestion"], row["requirement"]


@pytest.fixture
def four(sam: Session, tmp_path: Path) -> Session:
    """Four stock invitations, and the question sent to each."""
    names = ("Dan", "Ann", "Sue", "Tom")
    table = HEAD + "".join(map(invitation, names))
    sam.ask("import", export(tmp_path, "11-20-2026", Invitations=table))
    sam.ask("policy", "use", "strict-personal")
    sam.ask("triage", *(f"{name} Quill" for name in names), "asked")
    return sam


def test_s5_the_question_has_four_outcomes_and_nothing_moves_by_itself(
    four: Session,
) -> None:
    four.day = DAY + timedelta(days=2)
    four.ask("triage", "Dan Quill", "reply", stdin=(
        "We met at the harbour fair in May, where we spoke about loans. I think "
        "we could swap introductions to boat yards, which would help us both."
    ))  # fmt: skip
    four.ask(
        "triage", "Ann Quill", "reply", "--text", "Sorry, wrong person. My mistake."
    )
    four.ask("triage", "Sue Quill", "reply", "--text", "Forget it then.")
    before = {name: stands(four, name) for name in ("Dan", "Ann", "Sue", "Tom")}

    heard = {n: one(four.ask("triage"), n)["reply"] for n in ("Dan", "Ann", "Sue")}
    for name, told in heard.items():
        assert isinstance(told, dict)
        four.ask("triage", f"{name} Quill", "confirm", "--as", told["label"])

    assert before == {
        "Dan": ("answered", "confirm", "R2-20"),
        "Ann": ("answered", "confirm", "R2-20"),
        "Sue": ("answered", "confirm", "R2-20"),
        "Tom": ("asked", "wait", "R2-17"),
    }
    assert stands(four, "Dan") == ("detailed", "accept_then_followup", "R2-20")
    assert stands(four, "Ann") == ("apology", "close", "R2-21")
    assert stands(four, "Sue") == ("snippy", "decline", "R2-22")
    assert one(four.ask("triage"), "Dan")["seems_okay"]
    assert four.ask("triage", "Sue Quill")["draft"] is None
    four.day = DAY + timedelta(days=13)
    assert stands(four, "Tom") == ("asked", "wait", "R2-17")
    four.day = DAY + timedelta(days=14)
    assert stands(four, "Tom") == ("no_reply", "delete", "R2-19")
    four.ask("policy", "use", "referral")
    assert stands(four, "Tom") == ("no_reply", "my_call", "R4-17")


def test_s5_the_history_shows_text_date_and_policy_version(four: Session) -> None:
    four.day = DAY + timedelta(days=15)
    history = rows(four.ask("triage", "Tom Quill"), "history")

    asked, ran_out = history

    assert (asked["did"], asked["on"], asked["policy_version"]) == (
        "asked",
        "2026-11-21",
        1,
    )
    assert "How are we connected?" in str(asked["text"])
    assert asked["sentence"] == "inbound.unknown.no_reason.other"
    assert ran_out == {"did": "no_reply", "on": "2026-12-05", "policy_version": 1}


@pytest.fixture
def two(sam: Session, tmp_path: Path) -> Session:
    """Ivan, at a firm that is looked for, and Olga; both with LinkedIn's own text."""
    connections = (
        "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
        "Bo,Lind,https://www.linkedin.com/in/bo-ex,,Quay,Clerk,02 Jan 2024\n"
    )
    table = HEAD + invitation("Ivan") + invitation("Olga")
    made = export(tmp_path, "11-20-2026", Invitations=table, Connections=connections)
    sam.ask("import", made)
    sam.ask("person", "set", "Ivan Quill", "company", "Tide")
    sam.ask("policy", "use", "referral")
    text = str(sam.ask("policy", "export")["text"])
    mine = tmp_path / "mine.toml"
    mine.write_text(text.replace("firms = []", 'firms = ["Tide"]'))
    sam.ask("policy", "import", mine)
    return sam


def test_s9_who_fits_is_accepted_and_followed_up_and_who_does_not_is_asked(
    two: Session, tmp_path: Path
) -> None:
    assert stands(two, "Ivan") == ("waiting", "accept_then_followup", "R4-19")
    assert stands(two, "Olga") == ("waiting", "ask_before_accept", "R4-14")
    (accepted,) = rows(two.ask("triage", "Ivan Quill", "accept"), "inbound")
    two.ask("triage", "Olga Quill", "asked", "--by", "mail", "--on", "2026-11-20")

    shown = two.ask("triage", "Ivan Quill")
    draft = shown["draft"]
    assert isinstance(draft, dict)
    assert "what do you hope for?" in draft["text"]
    assert "I will put you on the list" in draft["text"]
    assert (accepted["state"], accepted["why_unknown"]) == ("accepted", True)
    assert (shown["due"], shown["overdue"]) == ("2026-11-22", False)
    two.day = DAY + timedelta(days=2)
    assert one(two.ask("triage"), "Ivan")["overdue"] is True
    two.ask("triage", "Ivan Quill", "followup")
    assert stands(two, "Ivan") == ("followed_up", "wait", "R4-20")
    table = tmp_path / "signed-up.csv"
    table.write_text(SIGNED_UP)
    two.ask("import", table)
    assert stands(two, "Ivan") == ("lead_interested", "hand_over", "R4-23")
    crm = tmp_path / "crm.csv"
    two.ask("triage", "hand-over", crm)
    assert "Ivan Quill,Tide" in crm.read_text("utf-8-sig")
    two.day = DAY + timedelta(days=13)
    assert stands(two, "Olga") == ("no_reply", "my_call", "R4-17")


def test_s9_accepting_without_a_word_counts_as_not_knowing_why_under_every_preset(
    two: Session,
) -> None:
    told = []
    for preset in PRESETS:
        two.ask("policy", "use", preset)
        (one_,) = rows(two.ask("triage", "Olga Quill", "accept"), "inbound")
        counted = two.told("triage", "report").partition("\n")[0]
        two.ask("triage", "undo")
        told.append((one_["why_unknown"], counted))

    assert told == [(True, "Accepted without knowing why: 1.")] * 5


def test_a_follow_up_is_the_question_that_was_not_asked(two: Session) -> None:
    two.ask("triage", "Olga Quill", "accept")

    two.ask("triage", "Olga Quill", "followup")

    assert two.ask("triage", "report")["accepted_without_why"] == 0
    assert one(two.ask("triage"), "Olga")["why"] == "asked"


def test_a_step_and_a_batch_are_undone_exactly(two: Session) -> None:
    before = two.ask("triage")
    two.ask("triage", "Ivan Quill", "accept")
    between = two.ask("triage")
    two.ask("triage", "Ivan Quill,Olga Quill", "deny")
    assert stands(two, "Ivan")[0] == "denied"

    two.ask("triage", "undo", "--batch")
    assert two.ask("triage") == between
    two.ask("triage", "undo")
    assert two.ask("triage") == before
    assert two.refused("triage", "undo") == "There is no step of triage to undo."


def test_s6_an_invitation_by_somebody_removed_or_denied_is_known_again(
    two: Session, tmp_path: Path
) -> None:
    for step in ("accept", "followup", "remove"):
        two.ask("triage", "Ivan Quill", step)
    two.ask("triage", "Olga Quill", "deny")
    two.day = DAY + timedelta(days=30)
    later = (
        HEAD + invitation("Ivan", day="12/19/26") + invitation("Olga", day="12/19/26")
    )
    two.ask("import", export(tmp_path, "12-20-2026", Invitations=later))

    told = two.ask("triage")

    ivan, olga = one(told, "Ivan"), one(told, "Olga")
    assert (ivan["state"], ivan["suggestion"], ivan["requirement"]) == (
        "waiting",
        "my_call",
        "R3-07",
    )
    assert ivan["again"] == "invites again: you removed them on 21 Nov 2026"
    assert [row["did"] for row in rows(two.ask("triage", "Ivan Quill"), "history")] == [
        "accept",
        "followup",
        "remove",
    ]
    assert (olga["state"], olga["requirement"]) == ("denied", "R3-08")


def test_an_answer_found_in_imported_messages_is_shown_and_waits_for_a_word(
    four: Session, tmp_path: Path
) -> None:
    table = (
        "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT "
        "PROFILE URLS,DATE,SUBJECT,CONTENT,FOLDER\n"
        "c1,,Tom Quill,https://www.linkedin.com/in/tom-ex,Sam Spade,"
        f"{ME},2026-11-22 10:00:00 UTC,,I pressed the wrong button. Sorry!,INBOX\n"
    )
    four.ask("settings", "bodies", "on")
    four.day = DAY + timedelta(days=2)
    four.ask("import", export(tmp_path, "11-23-2026", messages=table))

    found = one(four.ask("triage"), "Tom")
    four.ask("triage", "Tom Quill", "confirm", "--as", "apology")

    assert (found["state"], found["suggestion"]) == ("answered", "confirm")
    assert found["reply"] == {
        "text": "I pressed the wrong button. Sorry!",
        "on": "2026-11-22",
        "label": "apology",
        "sure": found["reply"]["sure"],  # type: ignore[index]  # a document
        "because": ["Sorry!"],
    }
    assert stands(four, "Tom") == ("apology", "close", "R2-21")


def test_a_correction_teaches_the_next_answer_of_its_kind(four: Session) -> None:
    said = "Let us see what the tide brings, shall we?"
    four.ask("triage", "Tom Quill", "reply", "--text", said, "--as", "jobseeker")

    four.ask("triage", "Sue Quill", "reply", "--text", said + " Sue")

    told = one(four.ask("triage"), "Sue")["reply"]
    assert isinstance(told, dict)
    assert (told["label"], told["because"]) == ("jobseeker", [f"as you called: {said}"])


def test_what_is_not_open_is_refused_in_a_sentence(four: Session) -> None:
    assert four.refused("triage", "Tom Quill", "followup") == (
        "Tom Quill is asked; open there: asked, reply, confirm, accept, decline, "
        "close, deny."
    )
    assert four.refused("triage", "Tom Quill", "reply") == "Say what they answered."
    assert four.refused("triage", "Tom Quill", "asked", "--on", "2027-01-01") == (
        "1 Jan 2027 has not been yet."
    )
    four.ask("met", "Bo Lind", "--on", "2026-11-20")
    assert four.refused("triage", "Bo Lind", "accept") == (
        "Bo Lind has sent you no invitation."
    )
