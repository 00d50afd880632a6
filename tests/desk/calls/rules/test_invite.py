"""The draft for a calendar: RFC 5545, of one's own, with nothing that breaks a line."""

from datetime import datetime

import pytest

from closeknit.desk.calls.rules.invite import Proposed, calendar, checked
from closeknit.desk.kinds.rules.channel import Channel
from closeknit.shared.errors import RuleBroken

AT = Proposed(datetime(2026, 12, 1, 23, 45), 30, Channel.VIDEO)


def test_draft_is_one_tentative_entry_that_invites_nobody() -> None:
    text = calendar(AT, "Ann Lee", "Why now: nothing", uid="call-7@closeknit")

    assert text.split("\r\n") == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//closeknit//call//EN",
        "CALSCALE:GREGORIAN",
        "BEGIN:VEVENT",
        "UID:call-7@closeknit",
        "DTSTAMP:20261201T000000Z",
        "DTSTART:20261201T234500",
        "DTEND:20261202T001500",
        "SUMMARY:Video call with Ann Lee",
        "DESCRIPTION:Why now: nothing",
        "STATUS:TENTATIVE",
        "END:VEVENT",
        "END:VCALENDAR",
        "",
    ]


def test_foreign_words_are_escaped_and_folded_and_cannot_add_a_line() -> None:
    name = "Zoë\r\nATTENDEE:mailto:eve@example.com; Quay, Ltd \\ \u202etxt\x00"
    says = "ü" * 200

    text = calendar(AT, name, says, uid="7")

    lines = text.split("\r\n")
    assert all(len(line.encode()) <= 75 for line in lines)
    assert not any(line.startswith("ATTENDEE") for line in lines)
    unfolded = text.replace("\r\n ", "").split("\r\n")
    assert unfolded[9] == (
        "SUMMARY:Video call with Zoë\\nATTENDEE:mailto:eve@example.com\\; Quay\\, Ltd "
        "\\\\ txt"
    )
    assert unfolded[10] == f"DESCRIPTION:{says}"


@pytest.mark.parametrize(
    ("now", "minutes"),
    [
        (datetime(2026, 12, 2), 30),
        (datetime(2026, 11, 1), 4),
        (datetime(2026, 11, 1), 481),
    ],
)
def test_what_cannot_be_is_refused(now: datetime, minutes: int) -> None:
    with pytest.raises(RuleBroken):
        checked(AT._replace(minutes=minutes), now=now)
