"""Targets opened by new people, over what is kept (R0-07)."""

from datetime import UTC, date, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from closeknit.desk.permissions import actions as ledger
from closeknit.desk.permissions.rules.ledger import Purpose, Step, Word
from closeknit.desk.targets.actions import away, listing
from closeknit.desk.targets.rules.opening import Behind, Opened
from closeknit.people import store as people
from closeknit.sources.record import Connected, Knows, Mention, Met, Told
from tests.records.said import TODAY, keep, new_ego

pytestmark = pytest.mark.django_db

ANN, BO, CY = (
    Mention(name, f"{name.split()[0].lower()}-ex")
    for name in ("Ann Lee", "Bo Hart", "Cy Moor")
)
TESS, TIM = Mention("Tess Quill", "tess-ex"), Mention("Tim Rook", "tim-ex")


@pytest.fixture
def ego() -> int:
    """Cy is known for long; Ann and Bo were met lately. Both know Tess, Bo also Tim."""
    made = new_ego()
    keep(
        made,
        Connected(CY, date(2025, 1, 2)),
        Met((CY,), date(2025, 3, 2)),
        Met((ANN,), date(2026, 11, 10)),
        Met((BO,), date(2026, 11, 17)),
        *(Knows(one, TESS, "said", TODAY) for one in (ANN, BO)),
        Knows(BO, TIM, "said", TODAY),
    )
    return made


def want(ego: int, *names: str) -> None:
    for name in names:
        listing.add(ego, name, today=TODAY)


def opened(ego: int) -> Opened:
    found = away.opened(away.sought(ego, today=TODAY), weeks=4)
    assert found is not None
    return found


def told(of: Opened) -> list[tuple[str, list[str], list[str]]]:
    return [
        (one.who.name, [t.name for t in one.targets], [t.name for t in one.opened])
        for one in of.by
    ]


def test_new_people_open_targets_to_whom_nobody_led_before_r0_07(ego: int) -> None:
    want(ego, "Tess Quill", "Tim Rook")
    before = opened(ego)
    keep(ego, Knows(CY, TESS, "said", TODAY))

    after = opened(ego)

    assert told(before) == [
        ("Ann Lee", ["Tess Quill"], ["Tess Quill"]),
        ("Bo Hart", ["Tess Quill", "Tim Rook"], ["Tim Rook"]),
    ]
    assert [(one.new, one.opened) for one in before.weeks] == [
        (1, 1),
        (1, 1),
        (0, 0),
        (0, 0),
    ]
    assert told(after) == [
        ("Ann Lee", ["Tess Quill"], []),
        ("Bo Hart", ["Tess Quill", "Tim Rook"], ["Tim Rook"]),
    ]


def test_whoever_said_no_for_a_target_opens_none(ego: int) -> None:
    want(ego, "Tim Rook")
    one, other = (people.find(ego, name) for name in ("Bo Hart", "Tim Rook"))
    word = Word(Step.DENIED, TODAY)

    ledger.say(ego, one, other, word, purpose=Purpose.INTRODUCTION, today=TODAY)

    assert (opened(ego).opened, opened(ego).by) == (0, ())


def test_person_leads_to_targets_and_is_the_only_one_to_some(ego: int) -> None:
    nobody = away.behind(away.sought(ego, today=TODAY), people.find(ego, "Bo Hart"))
    want(ego, "Tess Quill", "Tim Rook")
    sought = away.sought(ego, today=TODAY)

    bo, cy = (away.behind(sought, people.find(ego, n)) for n in ("Bo Hart", "Cy Moor"))

    assert nobody == cy == Behind((), ())
    assert bo.says == (
        "Leads to 2 of your targets: Tess Quill, Tim Rook. "
        "Nobody else leads to Tim Rook."
    )


def test_look_at_one_person_alone_finds_the_same_behind_them(ego: int) -> None:
    kettle = datetime(2026, 11, 1, tzinfo=UTC)
    keep(ego, *(Told(one, "company", "Kettle & Co", kettle) for one in (TESS, TIM)))
    listing.add(ego, "Kettle & Co", is_firm=True, today=TODAY)
    ann, bo, cy = (people.find(ego, one) for one in ("Ann Lee", "Bo Hart", "Cy Moor"))
    whole = away.sought(ego, today=TODAY)

    found = [
        away.behind(away.sought(ego, today=TODAY, by=one), one) for one in (ann, bo, cy)
    ]

    assert found == [away.behind(whole, one) for one in (ann, bo, cy)]
    assert [len(one.targets) for one in found] == [1, 2, 0]


def test_nothing_is_looked_at_where_nobody_is_wanted(ego: int) -> None:
    assert away.sought(ego, today=TODAY) is None
    assert away.opened(None) is None
    assert away.away(ego, today=TODAY).opened is None


def test_opening_asks_no_more_for_more_new_people(ego: int) -> None:
    want(ego, "Tess Quill")
    opened(ego)
    with CaptureQueriesContext(
        connection,
    ) as few:
        opened(ego)
    more = [Mention(f"New {n} Moor", f"new-{n}-ex") for n in "abc"]
    keep(ego, *(Met((one,), date(2026, 11, 17)) for one in more))
    keep(ego, *(Knows(one, TESS, "said", TODAY) for one in more))
    opened(ego)

    with CaptureQueriesContext(connection) as many:
        found = opened(ego)

    assert len(found.by) == 5
    assert len(many) == len(few)
