"""note check, reply classify, evaluate: what scripts may rely on."""

import json
from pathlib import Path

from tests.faces.cli.program import Document, rows, run

NOTE = "Hi Callum, we met at the rope fair in May. Could you show me the splice? Ann"


def told(home: Path, *words: object, stdin: str = "") -> Document:
    ran = run(home, *words, "--json", stdin=stdin)
    assert ran.returncode == 0, ran.stderr
    found = json.loads(ran.stdout)
    assert isinstance(found, dict)
    return found


def labelled(path: Path, *rows: dict[str, object]) -> Path:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    return path


def test_note_check_counts_and_names_the_traits(first_home: Path) -> None:
    found = told(first_home, "note", "check", "--to", "Callum Reddaway", stdin=NOTE)

    assert found["characters"] == len(NOTE)
    assert found["recall"] == {
        "is": "at risk", "because": "last in touch 4 months ago",
    }  # fmt: skip
    assert found["traits"] == {
        "default": False, "has_reason": False, "says_where_met": True,
        "commonality": False, "compliment": False, "ask": True, "closing": True,
        "link": False, "name_drop": False, "pitch": False,
    }  # fmt: skip


def test_note_check_tells_all_faults_at_once(first_home: Path) -> None:
    found = told(
        first_home, "note", "check", "--to", "Callum Reddaway", "--limit", 10,
        stdin="Hi Callum, I'd like to join your LinkedIn network.",
    )  # fmt: skip

    assert (found["limit"], found["passes"]) == (10, False)
    assert rows(found, "faults")[:2] == [
        {
            "requirement": "R0-18",
            "says": "It is 40 characters too long.",
            "gravity": "block",
            "words": [],
            "person": None,
        },
        {
            "requirement": "R0-17",
            "says": "It is LinkedIn's own text: say in your words why you write.",
            "gravity": "block",
            "words": ["Hi Callum, I'd like to join your LinkedIn network."],
            "person": None,
        },
    ]


def test_note_check_takes_whom_no_record_names_for_a_stranger(first_home: Path) -> None:
    ran = run(
        first_home, "note", "check", "--to", "Tess", "--json", stdin="Hi Tess, hello."
    )

    told = json.loads(ran.stdout)
    assert "Nobody here is called 'Tess'." in ran.stderr
    assert told["recall"]["is"] == "stranger"
    assert [one["requirement"] for one in told["faults"]] == [
        "R1-10", "R2-12", "R1-06", "R3-25",
    ]  # fmt: skip


def test_reply_classify_names_the_kind_and_the_sentence(first_home: Path) -> None:
    found = told(
        first_home, "reply", "classify",
        stdin="Oh. Sorry, I clicked on the wrong person. Have a nice day.",
    )  # fmt: skip

    assert found["label"] == "apology"
    assert found["because"] == ["Sorry, I clicked on the wrong person."]


def test_evaluate_notes_measures_each_trait(first_home: Path, tmp_path: Path) -> None:
    file = labelled(
        tmp_path / "notes.jsonl",
        {"text": NOTE, "traits": {"ask": 1, "link": 0}, "judgement": "good"},
        {"text": "See www.lamps.example", "traits": {"ask": 0, "link": 1}},
    )

    found = told(first_home, "evaluate", "notes", file)

    traits = found["traits"]
    assert isinstance(traits, dict)
    assert (found["notes"], traits["link"], traits["ask"]) == (2, 1.0, 1.0)
    assert found["good_bad"] == 1.0


def test_evaluate_replies_reads_on_past_a_bad_line(
    first_home: Path, tmp_path: Path
) -> None:
    file = labelled(
        tmp_path / "replies.jsonl",
        {"text": "Sorry, wrong person!", "label": "apology"},
        {"label": "apology"},
    )

    ran = run(first_home, "evaluate", "replies", file, "--json")

    assert json.loads(ran.stdout) == {
        "replies": 1,
        "macro_f1": 1.0,
        "per_class": {"apology": 1.0},
        "confusion": {"apology": {"apology": 1}},
    }
    assert "replies.jsonl, line 2: not read" in ran.stderr
