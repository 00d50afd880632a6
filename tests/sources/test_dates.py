from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from closeknit.sources.dates import at_java, at_local, at_utc, day


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("08 Feb 2026", date(2026, 2, 8)),
        ("8 February 2026", date(2026, 2, 8)),
        ("4-Apr-21", date(2021, 4, 4)),
        ("04.04.2021", date(2021, 4, 4)),
        ("2026-02-08", date(2026, 2, 8)),
        ("2026-02-08 10:00:00", date(2026, 2, 8)),
        ("21 Nov 2026 02:30", date(2026, 11, 21)),
        ("29 Feb 2024", date(2024, 2, 29)),
        ("08 févr. 2026", date(2026, 2, 8)),
        ("08 Mär 2026", date(2026, 3, 8)),
        ("8. März 2026", date(2026, 3, 8)),
        ("08 mrt. 2026", date(2026, 3, 8)),
        ("8 de fev. de 2026", date(2026, 2, 8)),
        ("08 dic 2025", date(2025, 12, 8)),
    ],
)
def test_day_is_read_in_its_shapes(text: str, expected: date) -> None:
    assert day(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "1/2/26",
        "02/08/2026",
        "21/11/2026",
        "31 Feb 2026",
        "29 Feb 2023",
        "00 Jan 2026",
        "21 Nov 0000",
        "21 Nov 99999",
        "08 Foo 2026",
        "2026-11-21T25:61:61Z",
        "２１ Nov ２０２６",  # noqa: RUF001 full-width digits are the point
        "yesterday",
        "9" * 5_000,
    ],
)
def test_day_is_never_guessed(text: str) -> None:
    assert day(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "2025-06-01 14:03:22 UTC",
        "2025/06/01 14:03:22 UTC",
        "2025-06-01T14:03:22Z",
        "2025-06-01 14:03:22.000+00:00",
        " 2025-06-01 14:03:22 ",
    ],
)
def test_moment_in_utc_is_read_in_its_shapes(text: str) -> None:
    assert at_utc(text) == datetime(2025, 6, 1, 14, 3, 22, tzinfo=UTC)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2025-06-31 14:03:22 UTC",
        "2025-06-01 25:03:22 UTC",
        "2025-06-01 14:03:22 PST",
        "2025-06-01 14:03:22 +01:00",
        "2025-06-0٢ 14:03:22 UTC",
        "2025-W01-1 4:03:22 UTC",
        "x" * 23,
    ],
)
def test_moment_that_is_none_in_utc_is_none(text: str) -> None:
    assert at_utc(text) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1/29/26, 2:37 PM", datetime(2026, 1, 29, 14, 37)),
        ("1/29/26, 2:37\u202fPM", datetime(2026, 1, 29, 14, 37)),
        ("1/2/26, 12:05 AM", datetime(2026, 1, 2, 0, 5)),
        ("1/2/26, 12:05 PM", datetime(2026, 1, 2, 12, 5)),
        ("07/08/23 10:00 AM", datetime(2023, 7, 8, 10, 0)),
        ("29/1/26, 14:37", datetime(2026, 1, 29, 14, 37)),
        ("1/29/2026, 14:37", datetime(2026, 1, 29, 14, 37)),
        ("29.01.26, 14:37", datetime(2026, 1, 29, 14, 37)),
        ("2026-01-29 14:37:00 UTC", datetime(2026, 1, 29, 14, 37, tzinfo=UTC)),
    ],
)
def test_moment_without_a_zone_gets_none(text: str, expected: datetime) -> None:
    assert at_local(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "not-a-date",
        "1/2/26, 14:37",
        "13/13/26, 2:37 PM",
        "29/1/26, 2:37 PM",
        "1/2/26, 13:37 PM",
        "1/2/26, 0:37 AM",
        "29/1/26, 24:00",
        "1/29/26, 2:60 PM",
        "2026-01-29 14:37:00",
        "1/2/26" + " " * 5_000,
    ],
)
def test_moment_that_can_be_read_two_ways_is_none(text: str) -> None:
    assert at_local(text) is None


def test_moment_in_javas_own_shape_is_read_where_it_says_utc() -> None:
    utc, local = "Wed Jun 24 12:43:42 UTC 2026", "Wed Jun 24 12:43:42 PDT 2026"

    assert (at_java(utc), at_java(local), at_java("14 Jun 2021")) == (
        datetime(2026, 6, 24, 12, 43, 42, tzinfo=UTC),
        None,
        None,
    )


@given(st.dates(date(1900, 1, 1), date(2199, 12, 31)))
def test_day_in_linkedins_own_shape_is_always_read(on: date) -> None:
    month = "JanFebMarAprMayJunJulAugSepOctNovDec"[on.month * 3 - 3 : on.month * 3]

    assert day(f"{on.day:02} {month} {on.year}") == on


@given(st.text(max_size=60))
def test_no_text_is_too_odd_for_a_date(text: str) -> None:
    read = [parse(text) for parse in (day, at_utc, at_local, at_java)]

    assert len(read) == 4
