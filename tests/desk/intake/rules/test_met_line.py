"""One line says whom, where, when and what about; in whatever order people write."""

from datetime import date

import pytest

from closeknit.desk.intake.rules.met_line import Told, day, is_line, told
from closeknit.shared.errors import RuleBroken

TODAY = date(2026, 11, 21)  # a Saturday
LISBON = date(2026, 11, 14)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (
            "Ann Lee at PyCon Lisbon on 2026-11-14: wants the onboarding notes",
            Told(("Ann Lee",), LISBON, "PyCon Lisbon", "wants the onboarding notes"),
        ),
        (
            "Ann Lee and Bo Diddley on 2026-11-14 at PyCon Lisbon",
            Told(("Ann Lee", "Bo Diddley"), LISBON, "PyCon Lisbon", ""),
        ),
        (
            "Ann Lee, Bo Diddley & Cleo Quill: tea",
            Told(("Ann Lee", "Bo Diddley", "Cleo Quill"), None, "", "tea"),
        ),
        (
            "Ann Lee at the Panel on Trade on Tuesday",
            Told(("Ann Lee",), date(2026, 11, 17), "the Panel on Trade", ""),
        ),
        ("Ann Lee yesterday", Told(("Ann Lee",), date(2026, 11, 20), "", "")),
        (
            "Ann Lee at Quay 7 today: lunch: on her",
            Told(("Ann Lee",), TODAY, "Quay 7", "lunch: on her"),
        ),
        (
            "Ann Lee at the panel on trade",
            Told(("Ann Lee",), None, "the panel on trade", ""),
        ),
        (
            "Ann Lee at 10:30 at the quay",
            Told(("Ann Lee",), None, "10:30 at the quay", ""),
        ),
        ("Ann Lee:", Told(("Ann Lee",), None, "", "")),
        ("at the quay", Told((), None, "the quay", "")),
        ("", Told((), None, "", "")),
        ("Anderson Onslow", Told(("Anderson Onslow",), None, "", "")),
    ],
)
def test_line_says(line: str, expected: Told) -> None:
    assert told(line, today=TODAY) == expected


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("Ann Lee on 2026-13-14", "'2026-13-14' is no day"),
        ("Ann Lee on sunnday at the quay", "'sunnday' is no day"),
        ("Ann Lee at PyCon on sunnday", "'sunnday' is no day"),
        ("Ann Lee at PyCon on 2026-13-14", "'2026-13-14' is no day"),
        ("Ann Lee at PyCon on 14/11: tea", "'14/11' is no day"),
        ("Ann Lee at PyCon on 14 Nov 2026", "'14 nov 2026' is no day"),
        ("Ann Lee on", "There is no day after 'on'"),
        ("Ann Lee at PyCon on", "There is no day after 'on'"),
        ("Ann Lee at", "Say the place after 'at'"),
        ("Ann Lee at: tea", "Say the place after 'at'"),
        ("Ann Lee at on 2026-11-14", "Say the place after 'at'"),
    ],
)
def test_what_is_meant_for_a_day_or_place_and_is_none_is_refused(
    line: str, says: str
) -> None:
    with pytest.raises(RuleBroken, match=says):
        told(line, today=TODAY)


def test_place_may_have_an_on_and_a_number_in_it() -> None:
    line = "Ann Lee at the cafe on 42nd street on Monday"

    assert told(line, today=TODAY).where == "the cafe on 42nd street"
    assert told("Ann Lee at Data on Tap", today=TODAY).where == "Data on Tap"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("saturday", TODAY),
        ("Sunday", date(2026, 11, 15)),
        ("last Mon", date(2026, 11, 16)),
        ("2026-11-14", LISBON),
        ("2026-02-30", None),
        ("Trade", None),
        ("", None),
    ],
)
def test_day_is_the_last_one_of_that_name(text: str, expected: date | None) -> None:
    assert day(text, today=TODAY) == expected


def test_names_alone_are_no_line() -> None:
    assert not is_line("Ann Lee Bo Diddley")
    assert is_line("Ann Lee: tea")
    assert is_line("Ann Lee on Monday")
