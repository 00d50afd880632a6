from datetime import date, datetime, timedelta
from time import process_time

import pytest
from dateutil.rrule import rrulestr
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from closeknit.sources.calendar.moments import Moment
from closeknit.sources.calendar.rules import occurrences, rule

FIRST, LAST = date(2020, 1, 1), date(2027, 12, 31)
WEEKDAYS = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]


def days(
    text: str, start: datetime, since: date = FIRST, until: date = LAST
) -> list[str]:
    """Return the occurrences of a rule, as month and day."""
    found = rule(text)
    assert found is not None
    walls = occurrences(found, Moment(start), since=since, until=until)
    return [f"{wall:%m-%d}" for wall in walls]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("FREQ=DAILY;COUNT=3", ["11-02", "11-03", "11-04"]),
        ("FREQ=WEEKLY;BYDAY=MO,WE;COUNT=4", ["11-02", "11-04", "11-09", "11-11"]),
        ("FREQ=WEEKLY;INTERVAL=2;COUNT=3", ["11-02", "11-16", "11-30"]),
        ("FREQ=MONTHLY;BYDAY=1MO;COUNT=3", ["11-02", "12-07", "01-04"]),
        ("FREQ=MONTHLY;BYDAY=-1FR;COUNT=3", ["11-02", "11-27", "12-25"]),
        ("FREQ=MONTHLY;BYMONTHDAY=-1;COUNT=3", ["11-02", "11-30", "12-31"]),
        ("FREQ=YEARLY;UNTIL=20281102", ["11-02", "11-02"]),
        ("FREQ=DAILY;BYDAY=SA,SU;UNTIL=20261109T000000Z", ["11-02", "11-07", "11-08"]),
        (
            "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;COUNT=3",
            ["11-02", "11-30", "12-31"],
        ),
    ],
)
def test_rule_means_these_days(text: str, expected: list[str]) -> None:
    assert days(text, datetime(2026, 11, 2, 9)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("FREQ=YEARLY;BYWEEKNO=20;COUNT=3", ["11-02", "05-17", "05-15"]),
        ("FREQ=YEARLY;BYWEEKNO=20;BYDAY=WE;COUNT=3", ["11-02", "05-19", "05-17"]),
        ("FREQ=YEARLY;BYWEEKNO=1;BYDAY=SA;COUNT=3", ["11-02", "01-09", "01-08"]),
        ("FREQ=YEARLY;BYWEEKNO=1;BYDAY=FR,SU;WKST=SU;COUNT=2", ["11-02", "01-03"]),
        ("FREQ=YEARLY;BYWEEKNO=53;BYDAY=TH,FR;COUNT=3", ["11-02", "12-31", "01-01"]),
        ("FREQ=YEARLY;BYWEEKNO=-1;BYDAY=TU;COUNT=3", ["11-02", "12-29", "12-28"]),
    ],
)  # fmt: skip
def test_weeks_of_the_year_are_followed(text: str, expected: list[str]) -> None:
    last = date(2033, 1, 1)

    assert days(text, datetime(2026, 11, 2, 9), until=last) == expected


def test_a_month_without_that_day_is_left_out() -> None:
    assert days("FREQ=MONTHLY;COUNT=3", datetime(2026, 1, 31)) == [
        "01-31",
        "03-31",
        "05-31",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "FREQ=SECONDLY",
        "FREQ=HOURLY;COUNT=2",
        "FREQ=FORTNIGHTLY",
        "FREQ=DAILY;INTERVAL=0",
        "FREQ=DAILY;INTERVAL=-1",
        "FREQ=DAILY;COUNT=0",
        "FREQ=DAILY;FREQ=WEEKLY",
        "FREQ=DAILY;BYDAY=XX",
        "FREQ=DAILY;BYMONTH=13",
        "FREQ=DAILY;BYMONTHDAY=0",
        "FREQ=MONTHLY;BYWEEKNO=20",
        "FREQ=YEARLY;BYWEEKNO=54",
        "FREQ=YEARLY;BYWEEKNO=0",
        "FREQ=YEARLY;BYWEEKNO=20;BYDAY=1MO",
        "FREQ=DAILY;BYHOUR=1,2,3,4,5;BYMINUTE=0,10,20,30,40",
        "FREQ=DAILY;COUNT=9" * 1_000,
    ],
)
def test_rule_that_no_meeting_has_is_not_followed(text: str) -> None:
    assert rule(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=DAILY;BYYEARDAY=366;BYMONTH=1",
        "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30;COUNT=9",
        "FREQ=DAILY;COUNT=1000000000",
        "FREQ=MONTHLY;INTERVAL=999999;COUNT=9",
    ],
)
@pytest.mark.parametrize("year", [2, 1601, 2020, 9_998])
def test_search_for_what_never_comes_ends(text: str, year: int) -> None:
    found = rule(text)
    assert found is not None
    start, began = Moment(datetime(year, 3, 1, 9)), process_time()

    walls = list(occurrences(found, start, since=FIRST, until=LAST))

    assert len(walls) <= (LAST - FIRST).days + 1
    assert process_time() - began < 10


A_TUESDAY = datetime(2021, 2, 2)


@st.composite
def texts(draw: st.DrawFn) -> str:
    """Make up a rule that both we and dateutil can follow."""
    frequency = draw(st.sampled_from(["DAILY", "WEEKLY", "MONTHLY", "YEARLY"]))
    parts = [f"FREQ={frequency}", f"INTERVAL={draw(st.integers(1, 5))}"]
    numbered = frequency in {"MONTHLY", "YEARLY"}
    # A list of "each Monday" and "the last Monday" dateutil reads as "and".
    is_numbered = numbered and draw(st.booleans())
    which = st.sampled_from(["1", "2", "-1", "5"] if is_numbered else [""])
    by = {
        "BYDAY": st.tuples(which, st.sampled_from(WEEKDAYS)).map("".join),
        "BYMONTH": st.integers(1, 12).map(str),
    }
    if frequency != "WEEKLY":
        by["BYMONTHDAY"] = st.sampled_from(["1", "15", "31", "-1", "-31"])
    for name in draw(st.sets(st.sampled_from(sorted(by)))):
        values = draw(st.lists(by[name], min_size=1, max_size=3, unique=True))
        parts.append(f"{name}={','.join(values)}")
    if frequency == "YEARLY" and "BYDAY=" in "".join(parts) and not is_numbered:
        # dateutil knows no week from the back but the last, where years meet.
        week = st.sampled_from(["1", "2", "20", "52", "53", "-1"])
        weeks = draw(st.lists(week, max_size=3, unique=True))
        parts += [f"BYWEEKNO={','.join(weeks)}"] * bool(weeks)
    if len(parts) > 2 and draw(st.booleans()):
        parts.append(f"BYSETPOS={draw(st.sampled_from(['1', '2', '-1', '1,-1']))}")
    if draw(st.booleans()):
        parts.append(f"WKST={draw(st.sampled_from(WEEKDAYS))}")
    if draw(st.booleans()):
        until = draw(st.dates(date(2020, 1, 1), date(2027, 12, 31)))
        parts.append(f"UNTIL={until:%Y%m%d}T235959")
    return ";".join(parts)


@settings(max_examples=250, deadline=None)
@given(text=texts(), start=st.datetimes(datetime(2015, 1, 1), datetime(2026, 1, 1)))
@example(text="FREQ=WEEKLY;INTERVAL=1;BYDAY=MO,WE;BYSETPOS=1", start=A_TUESDAY)
def test_what_we_work_out_dateutil_works_out_too(text: str, start: datetime) -> None:
    start = start.replace(microsecond=0)
    found = rule(text)
    assert found is not None

    ours = list(occurrences(found, Moment(start), since=FIRST, until=LAST))
    assume({*ours} - {start})  # dateutil looks for what never comes until 9999

    begin = datetime(2020, 1, 1)
    theirs = rrulestr(text, dtstart=start).between(
        begin, datetime(2028, 1, 1) - timedelta(seconds=1), inc=True
    )
    # The start is an occurrence in every calendar, for dateutil only by the rule. And
    # the first of a week is the week's first (RFC 5545, 3.3.10): dateutil counts from
    # the start in the week that it lies in.
    begun = start + timedelta(days=7) * ("WEEKLY" in text and "BYSETPOS" in text)
    assert sorted(wall for wall in {*ours} if wall > begun) == [
        wall for wall in theirs if wall > begun
    ]


@settings(max_examples=100, deadline=None)
@given(
    text=texts(),
    count=st.integers(1, 40),
    start=st.datetimes(datetime(2019, 1, 1), datetime(2026, 1, 1)),
)
def test_a_count_counts_from_the_start(text: str, count: int, start: datetime) -> None:
    assume("UNTIL" not in text and "BYSETPOS" not in text)
    start = start.replace(microsecond=0)
    endless, counted = rule(text), rule(f"{text};COUNT={count}")
    assert endless is not None
    assert counted is not None
    since, until = start.date(), LAST

    every = list(occurrences(endless, Moment(start), since=since, until=until))

    some = list(occurrences(counted, Moment(start), since=since, until=until))
    assert some == every[:count]
