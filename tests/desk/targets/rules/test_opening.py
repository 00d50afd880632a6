"""What new people opened: counted once, the first who leads there, by weeks."""

from datetime import date

from closeknit.desk.targets.rules.opening import (
    Behind,
    OfWeek,
    Opened,
    Opens,
    by_week,
    opening,
)
from closeknit.ties.rules.alter_ties import Joined

TODAY = date(2026, 11, 21)
ANN, BO, CY = 1, 2, 3
TESS, TIM, UNA = 7, 8, 9
NAMES = {1: "Ann Lee", 2: "Bo Hart", 7: "Tess Quill", 8: "Tim Rook", 9: "Una Dale"}
NEW = {BO: date(2026, 11, 17), ANN: date(2026, 11, 10), CY: date(2026, 11, 12)}


def test_target_is_opened_once_by_the_first_and_not_where_somebody_led_before() -> None:
    leads = {ANN: {TESS, UNA}, BO: {TIM, TESS}}

    found = opening(NEW, leads, {UNA}, NAMES)

    tess, tim, una = (Joined(n, NAMES[n]) for n in (TESS, TIM, UNA))
    assert found == (
        Opens(Joined(ANN, "Ann Lee"), NEW[ANN], (tess, una), (tess,)),
        Opens(Joined(BO, "Bo Hart"), NEW[BO], (tess, tim), (tim,)),
    )


def test_weeks_are_counted_with_those_who_opened_nothing_and_said() -> None:
    by = opening(NEW, {ANN: {TESS, UNA}, BO: {TIM}}, set(), NAMES)

    found = by_week(NEW, by, today=TODAY, weeks=3)

    assert found.weeks == (
        OfWeek(date(2026, 11, 16), 1, 1),
        OfWeek(date(2026, 11, 9), 2, 2),
        OfWeek(date(2026, 11, 2), 0, 0),
    )
    assert (found.new, found.opened, found.each) == (3, 3, 1.0)
    assert found.says == (
        "2 of the 3 people new in 3 weeks opened 3 target people: "
        "Tess Quill, Una Dale, Tim Rook."
    )


def test_nobody_new_says_nothing_and_new_ones_who_opened_nothing_are_told() -> None:
    none = by_week({}, (), today=TODAY, weeks=1)
    idle = by_week({ANN: TODAY}, (), today=TODAY, weeks=1)

    assert none == Opened((OfWeek(date(2026, 11, 16), 0, 0),), ())
    assert (none.says, none.each) == ("", None)
    assert idle.says == (
        "The one person new in 1 week opened no target that nobody led to before."
    )


def test_whoever_leads_to_none_of_the_wanted_is_not_spoken_of() -> None:
    tess = Joined(TESS, "Tess Quill")

    assert Behind((), ()).says == ""
    assert Behind((tess,), ()).says == "Leads to 1 of your targets: Tess Quill."
