"""Drafts and decisions handed over as a file in which a change is seen (R4-26)."""

import json
from datetime import date
from pathlib import Path

import pytest

from tests.faces.cli.at_once import session

TODAY = date(2026, 11, 21)


@pytest.mark.django_db
def test_r4_26_what_was_decided_is_written_once_and_a_change_is_seen(
    tmp_path: Path,
) -> None:
    file = tmp_path / "kept.jsonl"
    with session(tmp_path / "home", TODAY) as at:
        at.ask("me", "sam@example.com")
        at.ask("met", "Ann <script> Lee", "--on", "2026-11-14")
        at.ask("review", "Ann <script> Lee", "keep", "--text", "she is kind")

        wrote = at.ask("decisions", "--to", file)
        fine = at.ask("decisions", "--check", file, "--hash", wrote["hash"])
        again = at.refused("decisions", "--to", file)
        lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
        file.write_text("".join(lines[:-1]), encoding="utf-8")
        short = at.ask("decisions", "--check", file, "--hash", wrote["hash"])
        file.write_text("".join(lines).replace("is kind", "is not"), encoding="utf-8")
        changed = at.ask("decisions", "--check", file)

    said = [json.loads(line)["said"] for line in lines]
    assert [one["verdict"] for one in said if one["table"] == "cadence_verdict"] == [
        "keep"
    ]
    assert fine == wrote
    assert wrote["lines"] == len(lines)
    assert again.endswith("is there already; name a new one.")
    assert short["broken"] == len(lines)
    assert changed["broken"] is not None
