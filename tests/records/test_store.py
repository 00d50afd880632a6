"""What is kept, read: always somebody's, in a fixed number of queries."""

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from pytest_django import DjangoAssertNumQueries

from closeknit.records import store
from closeknit.records.actions.ego import ensure_ego, note_done, set_ego, set_stale
from closeknit.records.models import Import, Kept, Sighting
from closeknit.shared.errors import NoEgo, NotKept
from closeknit.sources.record import AnyRecord, Connected, Invited, Mention, Skill
from tests.records.said import keep, new_ego

pytestmark = pytest.mark.django_db

MAY, JUNE = date(2026, 5, 1), date(2026, 6, 1)


def joined(number: int) -> AnyRecord:
    who = Mention(f"Person {number}", profile=f"p{number}-ex")
    return Connected(who, date(2026, 1, 2))


def asked(number: int) -> AnyRecord:
    who = Mention(f"Guest {number}", profile=f"g{number}-ex")
    return Invited(who, outgoing=True, at=datetime(2026, 4, 1, tzinfo=UTC))


def desk_with(many: int) -> int:
    """Return an ego with that many of everything, in two dated exports."""
    ego = new_ego()
    people = [joined(n) for n in range(many)]
    guests = [asked(n) for n in range(many)]
    keep(ego, *people, *guests, as_of=MAY)
    keep(ego, *people, *guests, Skill("Sailing"), as_of=JUNE)
    for number in range(many):
        note_done(ego, "met", str(number))
    return ego


def ids(ego: int) -> list[int]:
    return list(Kept.objects.of(ego).values_list("id", flat=True))


READS: dict[str, tuple[int, Callable[[int], object]]] = {
    "stale": (1, store.stale),
    "day": (1, store.day),
    "settings": (1, store.settings),
    "forgotten": (1, store.forgotten),
    "runs": (1, store.runs),
    "unfinished": (1, store.unfinished),
    "total": (1, store.total),
    "newest_record": (1, store.newest_record),
    "history": (1, store.history),
    "of_kind": (3, lambda ego: store.of_kind(ego, "connected")),
    "stream": (4, lambda ego: list(store.stream(ego))),
    "dated_exports": (1, lambda ego: store.dated_exports(ego, "connected")),
    "said_in": (3, lambda ego: store.said_in(ego, "connected", MAY)),
    "changes": (14, store.changes),
}


@pytest.mark.parametrize("name", READS)
def test_reading_costs_the_same_with_one_row_and_with_three(
    name: str, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    queries, read = READS[name]
    few, more = desk_with(1), desk_with(3)

    with django_assert_num_queries(queries):
        read(few)
    with django_assert_num_queries(queries):
        read(more)


def test_origins_and_said_cost_the_same_with_one_row_and_with_three(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    for ego in (desk_with(1), desk_with(3)):
        numbers = ids(ego)
        with django_assert_num_queries(2):
            store.origins(ego, numbers)
        with django_assert_num_queries(1):
            store.said(ego, numbers)


@pytest.mark.parametrize("model", [Import, Kept, Sighting])
@pytest.mark.parametrize("way", ["all", "filter", "get", "count", "first", "exists"])
def test_rows_without_an_ego_are_refused(
    model: type[Import] | type[Kept] | type[Sighting], way: str
) -> None:
    with pytest.raises(NoEgo):
        getattr(model.objects, way)()
    with pytest.raises(NoEgo):
        model.objects.of(0)


def test_rows_of_another_ego_are_not_there() -> None:
    mine, other = desk_with(1), new_ego()
    run = store.runs(mine)[0].id

    assert (store.total(other), store.runs(other), store.said(other, ids(mine))) == (
        0,
        [],
        {},
    )
    assert store.origins(other, ids(mine)) == {}
    assert store.unread(other, run) == []
    with pytest.raises(NotKept):
        store.run(other, run)


def test_changes_between_two_exports_are_told_newest_first() -> None:
    ego = new_ego()
    everybody = [joined(n) for n in range(9)]
    keep(ego, *everybody, asked(1), as_of=MAY)
    keep(ego, *everybody[1:], joined(50), asked(2), as_of=JUNE)

    told = [(change.what, change.name) for change in store.changes(ego)]

    assert told == [
        ("gone", "Person 0"),
        ("joined", "Person 50"),
        ("withdrawn", "Guest 1"),
    ]


def test_two_parts_of_one_day_are_one_export() -> None:
    ego = new_ego()
    keep(ego, joined(1), as_of=MAY)
    keep(ego, joined(1), joined(2), as_of=MAY)

    assert store.dated_exports(ego, "connected") == {MAY: 2}


def test_record_knows_the_newest_export_that_says_it() -> None:
    ego = new_ego()
    keep(ego, joined(1), joined(2), as_of=JUNE)
    keep(ego, joined(1), as_of=MAY)
    keep(ego, joined(2), joined(3))

    assert [held.saw for held in store.of_kind(ego, "connected")] == [JUNE, JUNE, None]
    assert [h.saw for page in store.stream(ego) for h in page] == [JUNE, JUNE, None]


def test_first_ego_is_made_once() -> None:
    assert ensure_ego() == ensure_ego() == store.default_ego()


def test_history_is_told_newest_first() -> None:
    ego = new_ego()
    note_done(ego, "import", "a.zip", "3 new")
    note_done(ego, "undo", "import 1")

    assert [line[1:] for line in store.history(ego)] == [
        ("undo", "import 1", ""),
        ("import", "a.zip", "3 new"),
    ]
    assert all(line[0].tzinfo is not None for line in store.history(ego))


def test_rebuild_that_is_due_is_not_forgotten_for_a_smaller_step() -> None:
    ego = new_ego()

    set_stale(ego, "records")
    set_stale(ego, "people")
    assert store.stale(ego) == "records"

    set_stale(ego, "")
    set_stale(ego, "people")
    assert store.stale(ego) == "people"


def test_settings_are_kept_as_they_were_set() -> None:
    ego = new_ego()

    set_ego(ego, settings={"bodies": True}, day=MAY)

    assert (store.settings(ego), store.day(ego)) == ({"bodies": True}, MAY)


def test_moment_is_in_utc_and_none_stays_none() -> None:
    assert store.moment(86_400) == datetime(1970, 1, 2, tzinfo=UTC)
    assert store.moment(None) is None
