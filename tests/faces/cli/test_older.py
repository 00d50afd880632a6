"""`triage report` looks back: accepted by an older policy, and not by this one."""

from pathlib import Path

import pytest

from tests.faces.cli.at_once import session
from tests.faces.cli.program import rows
from tests.records.said import TODAY

pytestmark = pytest.mark.django_db

ROWS = """From,To,Sent At,Message,Direction,inviterProfileUrl,inviteeProfileUrl
Ada Quill,Hal Quay,"11/20/26, 9:00 AM",,INCOMING,https://www.linkedin.com/in/ada-ex,
"""


def test_report_names_whom_a_stricter_policy_would_ask_first_r2_23(
    tmp_path: Path,
) -> None:
    export = tmp_path / "export"
    export.mkdir()
    (export / "Profile.csv").write_text("First Name,Last Name\nHal,Quay\n")
    (export / "Invitations.csv").write_text(ROWS)
    with session(tmp_path / "home", TODAY) as desk:
        desk.ask("import", export)
        desk.ask("policy", "use", "LION")
        desk.ask("triage", "Ada Quill", "accept")
        before = desk.ask("triage", "report")["accepted_under_older"]

        desk.ask("policy", "use", "strict-personal")

        (ada,) = rows(desk.ask("triage", "report"), "accepted_under_older")
        told = desk.told("triage", "report")
    assert before == []
    assert (ada["name"], ada["policy_version"]) == ("Ada Quill", 1)
    assert ada["suggestion"] == "ask_before_accept"
    assert "Accepted by an older policy, and not by this one: 1 (R2-23)." in told
    assert "Ada Quill, by version 1; now: ask why first" in told
