"""A meeting that is still to come is a plan: it counts from its own day on."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from closeknit.desk.intake.actions.catch_up import settle_day
from closeknit.desk.week.store import week
from closeknit.faces.cli.person import timeline_json
from closeknit.faces.web.lines import timeline
from closeknit.people.rules.naming import named
from closeknit.records import store
from closeknit.sources.record import Mention, Met
from closeknit.ties import store as ties
from closeknit.ties.rules.strength import NOTHING, Measured
from tests.faces.cli.program import run
from tests.records.said import TODAY, keep, new_ego

pytestmark = pytest.mark.django_db

ADA = Mention("Ada Quill", email="ada@example.com")
TOMORROW = TODAY + timedelta(days=1)
PLAN = Met((ADA,), TOMORROW, at=datetime(2026, 11, 22, 9, tzinfo=UTC), uid="plan")
IN_TOKYO = Met((ADA,), TOMORROW, at=datetime(2026, 11, 21, 22, tzinfo=UTC), uid="tokyo")


def measured(ego: int, today: date) -> Measured:
    (ada,) = ties.people(ego, today=today).people
    return ada.measured


@pytest.mark.parametrize("plan", [PLAN, IN_TOKYO], ids=["here", "in Tokyo"])
def test_plan_counts_for_nothing_until_its_day(plan: Met) -> None:
    ego = new_ego()
    keep(ego, plan)
    before = measured(ego, TODAY), week(ego, today=TODAY).met_not_invited.total

    settle_day(ego, today=TOMORROW)

    after = measured(ego, TOMORROW), week(ego, today=TOMORROW).met_not_invited.total
    assert before == (NOTHING, 0)
    assert (after[0].days, after[0].two_way, after[1]) == (1, True, 1)
    assert store.total(ego) == 1


def test_late_evening_elsewhere_is_of_its_own_day() -> None:
    late = Met((ADA,), TODAY, at=datetime(2026, 11, 22, 3, tzinfo=UTC))

    (found,) = named(late, frozenset())

    assert found.at == int(datetime(2026, 11, 21, 23, 59, 59, tzinfo=UTC).timestamp())


def test_life_line_calls_a_plan_a_plan() -> None:
    ego = new_ego()
    keep(ego, PLAN)
    (ada,) = ties.people(ego, today=TODAY).people

    words = [
        timeline(ego, ada.id, today=day, before=None).lines[0].words
        for day in (TODAY, TOMORROW)
    ]

    assert words == ["A plan: you are to meet", "You met"]


@pytest.mark.parametrize("plan", [PLAN, IN_TOKYO], ids=["here", "in Tokyo"])
def test_life_line_in_json_calls_a_plan_a_plan(plan: Met) -> None:
    ego = new_ego()
    keep(ego, plan)
    (ada,) = ties.people(ego, today=TODAY).people

    planned = [
        timeline_json(ego, ada.id, 9, today=day)[0]["planned"]
        for day in (TODAY, TOMORROW)
    ]

    assert planned == [True, False]


def test_life_line_in_words_calls_a_plan_a_plan(tmp_path: Path) -> None:
    calendar = tmp_path / "plan.ics"
    calendar.write_text(
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nBEGIN:VEVENT\r\nUID:1\r\n"
        "DTSTAMP:20261101T090000Z\r\nDTSTART:20261130T090000Z\r\nSUMMARY:Tea\r\n"
        "ORGANIZER:mailto:me@example.com\r\nATTENDEE:mailto:me@example.com\r\n"
        "ATTENDEE;CN=Ada Quill:mailto:ada@example.com\r\nEND:VEVENT\r\n"
        "END:VCALENDAR\r\n"
    )
    home = tmp_path / "home"
    run(home, "me", "me@example.com")
    run(home, "import", calendar)

    told = run(home, "person", "Ada Quill").stdout

    assert "  2026-11-30  planned    by both " in told
