import zipfile
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from closeknit.shared.errors import UnreadableFile
from closeknit.sources.calendar.meetings import MOST_AN_EVENT, window
from closeknit.sources.calendar.readers import CALENDAR_READERS
from closeknit.sources.coded import decode, encode
from closeknit.sources.reader import Options
from closeknit.sources.record import Mention, Met, Owner
from closeknit.sources.said import Noticed, NotRead
from tests.sources.calendar.says import (
    MINE,
    ODILE,
    OPTIONS,
    TODAY,
    calendar,
    event,
    mets,
    noticed,
    said_of,
)

ADA = Mention(name="Ada", email="ada@example.com")
TEA = Met(
    (ADA,),
    date(2026, 11, 2),
    about="Tea",
    at=datetime(2026, 11, 2, 9, tzinfo=UTC),
    uid="tea@example.com",
)


@pytest.fixture
def ics(tmp_path: Path) -> Path:
    return tmp_path / "Work.ics"


def test_meeting_names_everybody_but_the_ego(ics: Path) -> None:
    assert mets(ics, calendar(event())) == [TEA]


def test_record_from_behind_the_fence_is_written_as_one_made_here(ics: Path) -> None:
    (met,) = mets(ics, calendar(event()))

    assert encode(met) == encode(TEA)
    assert decode(encode(met)) == TEA


def test_reading_twice_says_the_same(ics: Path) -> None:
    ics.write_text(calendar(event("RRULE:FREQ=WEEKLY")), newline="")
    reading = CALENDAR_READERS[0].read(ics, MINE)

    assert list(reading) == list(reading)
    assert (reading.done, reading.total) == (ics.stat().st_size,) * 2


def test_calendar_speaks_of_the_newest_day_it_was_written(ics: Path) -> None:
    text = event() + event("LAST-MODIFIED:20261119T080000Z", uid="2")
    future = event("LAST-MODIFIED:20991119T080000Z", uid="3")
    ics.write_text(calendar(text, future), newline="")

    assert CALENDAR_READERS[0].read(ics, MINE).as_of == date(2026, 11, 19)


def test_meeting_the_ego_declined_is_off(ics: Path) -> None:
    (met,) = mets(ics, calendar(event(f"ATTENDEE;PARTSTAT=DECLINED:mailto:{ODILE}")))

    assert (met.off, met.who) == (True, (ADA,))


def test_who_declined_was_not_met(ics: Path) -> None:
    (met,) = mets(
        ics, calendar(event("ATTENDEE;PARTSTAT=DECLINED:mailto:bo@example.com"))
    )

    assert met.who == (ADA,)


def test_cancelled_meetings_are_off(ics: Path) -> None:
    one = calendar(event("STATUS:CANCELLED"))
    every = calendar(event(), head="METHOD:CANCEL\r\n")

    assert [met.off for met in mets(ics, one) + mets(ics, every)] == [True, True]


def guests(many: int) -> list[str]:
    return [f"ATTENDEE:mailto:p{n}@example.com" for n in range(many)]


def test_fifty_people_are_a_meeting_and_more_an_audience(ics: Path) -> None:
    (met,) = mets(ics, calendar(event(*guests(49))))

    assert len(met.who) == 50
    assert mets(ics, calendar(event(*guests(50)))) == []
    assert noticed(ics, calendar(event(*guests(50)))) == [
        "1 event for more than 50 people: an audience, left out"
    ]


def test_series_keeps_its_hour_and_its_ids_through_the_change_of_clocks(
    ics: Path,
) -> None:
    start = "DTSTART;TZID=Europe/Berlin:20261019T100000"
    found = mets(ics, calendar(event("RRULE:FREQ=WEEKLY;COUNT=2", start=start)))

    assert [(met.at, met.uid) for met in found] == [
        (
            datetime(2026, 10, 19, 8, tzinfo=UTC),
            "tea@example.com/20261019T080000Z",
        ),
        (
            datetime(2026, 10, 26, 9, tzinfo=UTC),
            "tea@example.com/20261026T090000Z",
        ),
    ]


def test_moved_occurrence_keeps_its_id_in_whatever_zone_it_is_written(
    ics: Path,
) -> None:
    master = event("RRULE:FREQ=WEEKLY;COUNT=2")
    moved = event(
        "RECURRENCE-ID;TZID=Europe/Berlin:20261109T100000",
        start="DTSTART:20261110T160000Z",
    )

    for text in (calendar(master, moved), calendar(moved, master)):
        found = {met.uid: met.on for met in mets(ics, text)}
        assert found == {
            "tea@example.com/20261102T090000Z": date(2026, 11, 2),
            "tea@example.com/20261109T090000Z": date(2026, 11, 10),
        }


def test_occurrence_taken_out_of_a_series_is_off(ics: Path) -> None:
    for out in ("EXDATE:20261109T090000Z", "EXDATE;VALUE=DATE:20261109"):
        found = mets(ics, calendar(event("RRULE:FREQ=WEEKLY;COUNT=2", out)))

        assert [met.off for met in found] == [False, True]


def test_window_ends_ninety_days_ahead(ics: Path) -> None:
    found = mets(ics, calendar(event("RRULE:FREQ=MONTHLY")))
    text = calendar(event(start="DTSTART:20270301T090000Z"))

    assert [met.on for met in found] == [
        date(2026, 11, 2),
        date(2026, 12, 2),
        date(2027, 1, 2),
        date(2027, 2, 2),
    ]
    assert noticed(ics, text) == [
        "1 event more than ten years ago or more than ninety days ahead: left out"
    ]


def test_series_older_than_the_window_is_read_from_its_beginning_on(ics: Path) -> None:
    text = calendar(event("RRULE:FREQ=YEARLY", start="DTSTART:20000301T090000Z"))

    assert [met.on.year for met in mets(ics, text)] == list(range(2017, 2027))
    assert noticed(ics, text) == [
        "1 event begun more than ten years ago: only the later times read"
    ]


def test_the_newest_thousand_of_an_endless_series_are_read(ics: Path) -> None:
    text = calendar(event("RRULE:FREQ=DAILY", start="DTSTART:20200101T090000Z"))

    found = mets(ics, text)

    assert (len(found), found[-1].on) == (MOST_AN_EVENT, window(TODAY).until)
    assert noticed(ics, text) == [
        "1 event more than 1,000 times in ten years: the newest 1,000 read"
    ]


def test_two_hundred_thousand_meetings_are_all_of_a_calendar(ics: Path) -> None:
    daily = [
        event("RRULE:FREQ=DAILY", uid=str(n), start="DTSTART:20200101T090000Z")
        for n in range(202)
    ]

    said = said_of(write(ics, calendar(*daily)), MINE)

    assert sum(isinstance(item, Met) for _, _, item in said) == 200_000
    assert said[-1][2] == Noticed("3 events after 200,000 meetings: left out")


def write(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8", newline="")
    return path


def met_by(*addresses: str) -> str:
    return "".join(
        event(f"ATTENDEE:mailto:{address}", uid=address) for address in addresses
    )


def test_owner_is_whose_address_the_calendar_bears(ics: Path) -> None:
    text = calendar(met_by("bo@example.com"), head=f"X-WR-CALNAME:{ODILE}\r\n")

    said = said_of(write(ics, text))

    assert said[0][2] == Owner(Mention(email=ODILE))


def test_owner_is_the_one_address_at_all_of_five_meetings(ics: Path) -> None:
    five = [
        event(uid=str(n)).replace("ada@", f"p{n}@").replace("CN=Ada:", f"CN=P{n}:")
        for n in range(5)
    ]

    said = said_of(write(ics, calendar(*five)))
    few = said_of(write(ics, calendar(*five[:4])))

    assert said[0][2] == Owner(Mention(email=ODILE))
    assert few[0][2] == Noticed(
        "Whose calendar this is could not be told from it. Say so with: closeknit me "
        "ADDRESS"
    )


def test_calendar_of_another_address_than_the_egos_is_asked_about(ics: Path) -> None:
    text = calendar(event(), head=f"X-WR-CALNAME:{ODILE}\r\n")
    options = Options(today=TODAY, own=frozenset({"home@example.net"}))

    (says,) = noticed(ics, text, options)

    assert says == (
        f"None of your addresses is at its meetings; it seems to be {ODILE}'s. If that "
        f"is you, say so with: closeknit me {ODILE}"
    )


def test_zip_gives_its_calendars_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "odile@example.com.ical.zip"
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr(f"{ODILE}.ics", calendar(event()))
        packed.writestr("notes.txt", "x")

    said = said_of(path)

    assert said == [
        (f"{ODILE}.ics", 1, Owner(Mention(email=ODILE))),
        (f"{ODILE}.ics", 4, TEA),
        ("notes.txt", 1, NotRead("no calendar")),
    ]


def test_calendar_without_an_event_says_so(ics: Path) -> None:
    assert noticed(ics, calendar(), OPTIONS) == ["There is no event in it."]


def test_calendar_is_known_by_its_first_bytes(tmp_path: Path) -> None:
    named = write(tmp_path / "calendar.txt", calendar(event()))
    other = write(tmp_path / "other.ics", "<html>Sign in</html>")
    known = [
        [r.name for r in CALENDAR_READERS if r.recognises(p)] for p in (named, other)
    ]

    assert known == [["calendar.ics"], []]


def test_components_within_components_are_refused(ics: Path) -> None:
    write(ics, "BEGIN:VCALENDAR\n" + "BEGIN:VALARM\n" * 20)

    with pytest.raises(UnreadableFile) as refused:
        said_of(ics)

    assert refused.value.code == "ics_malformed"
