"""The weekly hour as a calendar that any program reads, without anybody's name."""

from datetime import date, time
from pathlib import Path

from closeknit.desk.intake.rules.hour import USUAL, Hour, hour_of
from closeknit.desk.week.rules.feed import calendar
from closeknit.sources import registry
from closeknit.sources.reader import Options

FRIDAY, SATURDAY = date(2026, 11, 20), date(2026, 11, 21)


def test_calendar_holds_the_hour_and_how_many_are_to_be_invited_r0_28() -> None:
    text = calendar(1, USUAL, home="a1", today=SATURDAY)

    assert text == (
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//closeknit//week//EN\r\n"
        "CALSCALE:GREGORIAN\r\nMETHOD:PUBLISH\r\nX-WR-CALNAME:closeknit\r\n"
        "BEGIN:VEVENT\r\nUID:hour@a1.closeknit\r\nDTSTAMP:20261121T000000Z\r\n"
        "DTSTART:20261127T160000\r\nDTEND:20261127T170000\r\nRRULE:FREQ=WEEKLY\r\n"
        "SUMMARY:Weekly hour for your network\r\n"
        "DESCRIPTION:Open closeknit: five to ten people\\, each with why.\r\n"
        "END:VEVENT\r\n"
        "BEGIN:VEVENT\r\nUID:week-2026-48@a1.closeknit\r\n"
        "DTSTAMP:20261121T000000Z\r\nDTSTART;VALUE=DATE:20261127\r\n"
        "DTEND;VALUE=DATE:20261128\r\nSUMMARY:1 person to invite\r\n"
        "DESCRIPTION:Met\\, a client or new in your CRM\\; not connected and not invit"
        "\r\n ed.\r\nTRANSP:TRANSPARENT\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    )
    assert max(len(line) for line in text.split("\r\n")) <= 75


def test_hour_of_today_is_still_to_come_and_the_week_has_one_entry() -> None:
    on_the_day = calendar(4, USUAL, home="a1", today=FRIDAY)
    earlier = calendar(2, USUAL, home="a1", today=date(2026, 11, 16))

    assert "DTSTART:20261120T160000\r\n" in on_the_day
    assert "UID:week-2026-47@a1.closeknit\r\n" in on_the_day
    assert "UID:week-2026-47@a1.closeknit\r\n" in earlier


def test_hour_is_read_as_people_write_it() -> None:
    assert hour_of(" Tue  9:05 ") == Hour(1, time(9, 5))
    assert hour_of("sunday 00:00") == Hour(6, time(0))
    for wrong in ("", "t 9:00", "friday", "9:00", "friday 25:00", "today 9:00"):
        assert hour_of(wrong) is None


def test_own_calendar_reader_reads_it_and_finds_nobody_in_it(tmp_path: Path) -> None:
    file = tmp_path / "week.ics"
    file.write_bytes(calendar(4, USUAL, home="a1", today=SATURDAY).encode())

    reading = registry.reader_for(file).read(file, Options(today=SATURDAY))

    assert [one for _, _, one in reading if hasattr(one, "who")] == []
