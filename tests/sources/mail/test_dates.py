from datetime import UTC, date, datetime

import pytest

from closeknit.sources.mail.dates import instant

TODAY = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("header", "moment"),
    [
        ("Mon, 4 Mar 2024 12:20:34 +0100", (2024, 3, 4, 11, 20, 34)),
        ("4 Mar 2024 12:20:34 -0530", (2024, 3, 4, 17, 50, 34)),
        ("Mon, 04 Mar 2024 12:20:34 +0000 (UTC)", (2024, 3, 4, 12, 20, 34)),
        ("Mon, 4 Mar 2024 12:20:34 GMT", (2024, 3, 4, 12, 20, 34)),
        ("Mon, 4 Mar 2024 12:20:34 EST", (2024, 3, 4, 17, 20, 34)),
        ("Mon, 4 Mar 24 12:20 +0000", (2024, 3, 4, 12, 20, 0)),
        ("Mon, 4 Mar 94 12:20 +0000", (1994, 3, 4, 12, 20, 0)),
        ("Mon Mar  4 12:20:34 2024", (2024, 3, 4, 12, 20, 34)),
        ("Mon, 4-Mar-2024 12.20.34", (2024, 3, 4, 12, 20, 34)),
        ("Sat, 21 Nov 2026 23:59:60 +0000", (2026, 11, 21, 23, 59, 59)),
        ("Sun, 22 Nov 2026 23:59:59 +0000", (2026, 11, 22, 23, 59, 59)),
    ],
)
def test_date_is_read_in_utc(header: str, moment: tuple[int, ...]) -> None:
    year, month, day, hour, minute, second = moment

    at = instant(header, today=TODAY)

    assert at == datetime(year, month, day, hour, minute, second, tzinfo=UTC)


@pytest.mark.parametrize(
    "header",
    [
        "",
        "now",
        "9" * 5000,
        "21 Nov 26",
        "Thu, 32 Foo 2026 25:61:61 +9999",
        "Sat, 31 Feb 2026 12:00:00 +0000",
        "Sat, 21 Nov 2026 12:00:00 -9999",
        "Sat, 21 Nov 99999 00:00:00 +0000",
        "Sat, 21 Nov 0000 00:00:00 +0000",
        "Thu, 22 Aug 0102 12:07:35 +0800",
        "Thu, 01 Jan 1970 00:00:00 +0000",
        "Mon, 31 Dec 1979 23:59:59 +0000",
        "Mon, 23 Nov 2026 00:00:00 +0000",
        "Fri, 21 Nov 2036 12:00:00 +0000",
        "Fri, 31 Dec 9999 23:59:59 -1200",
    ],
)
def test_date_that_cannot_be_believed_is_none(header: str) -> None:
    assert instant(header, today=TODAY) is None
