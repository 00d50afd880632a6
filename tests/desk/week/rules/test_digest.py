"""The digest: this hour's items in plain words, harmless as a text and as a mail."""

from datetime import date, datetime, time
from email import message_from_bytes, policy
from pathlib import Path

import pytest

from closeknit.desk.intake.rules.hour import USUAL, Hour
from closeknit.desk.intake.rules.sending import Sending, Wanted, digest_in, wanted_of
from closeknit.desk.week.rules.digest import Digest, digest, latest, mail
from closeknit.desk.week.rules.feed import calendar
from closeknit.desk.week.rules.lists import Item, Section, Who, empty
from closeknit.shared.errors import RuleBroken
from closeknit.sources import registry
from closeknit.sources.reader import Options

FRIDAY = date(2026, 11, 27)
HOUR = datetime.combine(FRIDAY, time(16))
EVIL = "Eve\r\nBcc: all@example.com\n\u202e<script>"


def week_of(*items: Item, total: int = 0) -> Digest:
    section = Section(total or len(items), list(items))
    return digest(empty(FRIDAY)._replace(to_keep=section))


def test_digest_is_short_with_a_reason_each_and_the_rest_counted() -> None:
    ada = Item(Who(7, "Ada"), "Write", ["last in touch 3 weeks ago", "more"], "R3-13")

    assert week_of(ada, total=4) == Digest(
        "Your weekly hour: 1 thing to do",
        "Your week, as of Friday 27 November 2026\n"
        "\n"
        "1. Ada: Write\n"
        "   last in touch 3 weeks ago  [R3-13]\n"
        "\n"
        "And 3 more: closeknit week --all\n",
    )
    assert "Nothing needs you this week." in week_of().text


def test_foreign_words_stay_within_their_line_and_out_of_the_headers() -> None:
    evil = Item(Who(7, EVIL), f"Come back to: {EVIL}", [EVIL], "R4-12")

    made = mail(week_of(evil), on=HOUR, to="sam@example.com", home="a1")

    read = message_from_bytes(made, policy=policy.default)
    assert read.items() == [
        ("From", "closeknit <digest@closeknit.invalid>"),
        ("To", "sam@example.com"),
        ("Subject", "Your weekly hour: 1 thing to do"),
        ("Date", "Fri, 27 Nov 2026 16:00:00 -0000"),
        ("Message-ID", "<2026-11-27.a1@closeknit.invalid>"),
        ("Auto-Submitted", "auto-generated"),
        ("Content-Type", 'text/plain; charset="utf-8"'),
        ("Content-Transfer-Encoding", "quoted-printable"),
        ("MIME-Version", "1.0"),
    ]
    lines = str(read.get_content()).splitlines()
    assert len(lines) == len(week_of(evil).text.splitlines())
    assert lines[2].startswith("1. Eve\\r\\nBcc: all@example.com\\n\\u202e<script>: ")


def test_same_hour_gives_the_same_mail_and_own_reader_finds_nobody_in_it(
    tmp_path: Path,
) -> None:
    ada = Item(Who(7, "Ada"), "Write", ["why"], "R3-13")
    made = mail(week_of(ada), on=HOUR, to="sam@example.com", home="a1")
    file = tmp_path / "digest.eml"
    file.write_bytes(made)

    reading = registry.reader_for(file).read(file, Options(today=FRIDAY))

    said = [one for _, _, one in reading]
    assert [getattr(one, "bulk", "") for one in said if hasattr(one, "sender")] in (
        ["auto"],
        [],
    )
    assert mail(week_of(ada), on=HOUR, to="sam@example.com", home="a1") == made


@pytest.mark.parametrize(
    ("now", "day"),
    [
        (datetime(2026, 11, 27, 15, 59), 20),
        (datetime(2026, 11, 27, 16, 0), 27),
        (datetime(2026, 11, 30, 9, 0), 27),
        (datetime(2026, 12, 4, 15, 0), 27),
    ],
)
def test_last_hour_is_the_one_that_began(now: datetime, day: int) -> None:
    assert latest(USUAL, now) == datetime(2026, 11, day, 16)


def test_hour_at_midnight_of_monday_begins_the_week() -> None:
    assert latest(Hour(0, time(0)), datetime(2026, 11, 23)) == datetime(2026, 11, 23)


def test_digest_is_off_until_it_is_asked_for() -> None:
    assert digest_in({}) == Wanted(Sending.OFF)
    assert wanted_of("mail /var/mail/me") == Wanted(Sending.MAIL, "/var/mail/me")
    for wrong in ("", "on", "mail relative", "calendar /x", "off x", "mail /a\nb"):
        with pytest.raises(RuleBroken, match="Say off, calendar, mail"):
            wanted_of(wrong)


def test_calendar_holds_the_digest_only_where_it_is_wanted() -> None:
    text = week_of(Item(Who(7, "Zoë; SS"), "Write\nSUMMARY:x", ["why"], "R3-13")).text

    told = calendar(4, USUAL, home="a1", today=FRIDAY, told=text)

    unfolded = told.replace("\r\n ", "")
    assert "1. Zoë\\; SS: Write\\\\nSUMMARY:x\\n" in unfolded
    assert max(len(line.encode()) for line in told.split("\r\n")) <= 75
    assert "Zoë" not in calendar(4, USUAL, home="a1", today=FRIDAY)
