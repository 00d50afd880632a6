"""Ties, asked for: windows, filters, the week's lists, each in so many queries."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from closeknit.desk.triage.store.queue import queue
from closeknit.sources.record import (
    Connected,
    Invited,
    Judged,
    Mention,
    Met,
    Owner,
    Wrote,
)
from closeknit.ties import store
from closeknit.ties.actions import refresh
from closeknit.ties.models import Tie
from closeknit.ties.rules.alter import Found, reasons_of
from tests.desk.intake.state import state
from tests.records.said import TODAY, What, keep, new_ego

pytestmark = pytest.mark.django_db

SAM = Mention("Sam Spade", email="sam@example.com", profile="sam-ex")


def who(name: str) -> Mention:
    short = name.lower().replace(" ", "")
    return Mention(name, email=f"{short}@example.com")


def wrote(by: Mention, to: Mention, ago: int) -> Wrote:
    at = datetime.combine(TODAY - timedelta(days=ago), time(12), UTC)
    return Wrote("mail", by, (to,), at=at, message_id=f"<{by.name}{to.name}{ago}@ex>")


def both_ways(name: str, *ago: int) -> list[What]:
    one = who(name)
    return [said for d in ago for said in (wrote(one, SAM, d), wrote(SAM, one, d))]


def joined(name: str, ago: int) -> Connected:
    one = who(name)
    profile = one.email.partition("@")[0] + "-ex"
    named = Mention(one.name, profile, one.email)
    return Connected(named, TODAY - timedelta(days=ago))


def asks(name: str, ago: int, *, outgoing: bool = False) -> Invited:
    at = datetime.combine(TODAY - timedelta(days=ago), time(9), UTC)
    return Invited(Mention(name, name.lower() + "-ex"), outgoing, at)


def desk(*what: What, as_of: date | None = TODAY) -> int:
    ego = new_ego()
    keep(ego, Owner(SAM), *what, as_of=as_of)
    return ego


def called(found: Found) -> list[str]:
    return [one.name for one in found.people]


def met(ego: int) -> list[str]:
    return called(store.met_not_invited(ego, today=TODAY, days=56, limit=9))


def test_reasons_tell_a_meeting_apart_from_the_mails_of_each() -> None:
    met = Met((who("Ada"),), TODAY - timedelta(days=3), uid="tea")
    ego = desk(*both_ways("Ada", 1, 200), wrote(SAM, who("Ada"), 2), met)

    (ada,) = store.people(ego, today=TODAY).people

    assert (ada.measured.theirs_lately, ada.measured.ours_lately) == (2, 3)
    assert reasons_of(ada, today=TODAY)[0] == (
        "1 mail from them, 2 mails from you, 1 meeting in 90 days, last yesterday"
    )


def test_strongest_come_first_and_windows_do_not_overlap() -> None:
    ego = desk(*both_ways("Ada", 1, 9, 17), *both_ways("Bo", 90), joined("Cy", 400))

    whole = store.people(ego, today=TODAY)
    first = store.people(ego, today=TODAY, limit=2)
    rest = store.people(ego, today=TODAY, offset=2, limit=2)

    assert called(whole) == ["Ada", "Bo", "Cy"]
    assert (first.total, rest.total) == (3, 3)
    assert first.people + rest.people == whole.people


@pytest.mark.parametrize(
    ("only", "names"),
    [
        ("", ["Ada", "Bo", "Cy", "Di"]),
        ("two-way", ["Ada", "Bo"]),
        ("one-way", ["Di"]),
        ("connected", ["Cy"]),
        ("not-connected", ["Ada", "Bo", "Di"]),
        ("quiet", ["Bo"]),
        ("mailboxes", ["Office"]),
        ("everybody", ["Ada", "Bo", "Cy", "Di", "Office"]),
        ("nonsense", ["Ada", "Bo", "Cy", "Di"]),
    ],
)
def test_each_filter_shows_its_own(only: str, names: list[str]) -> None:
    office = Mention("Office", email="info@example.com")
    ego = desk(
        *both_ways("Ada", 1), *both_ways("Bo", 200, 210, 220, 230), joined("Cy", 9),
        wrote(who("Di"), SAM, 3), wrote(office, SAM, 3),
    )  # fmt: skip

    found = store.people(ego, only=only, order="name", today=TODAY)

    assert (called(found), found.total) == (names, len(names))


def test_orders_are_by_strength_by_day_or_by_name() -> None:
    ego = desk(*both_ways("Bo", 30, 40, 50), *both_ways("Ada", 29), joined("Cy", 1))

    found = {
        order: called(store.people(ego, order=order, today=TODAY))
        for order in store.ORDERS
    }

    assert found == {
        "strength": ["Bo", "Ada", "Cy"],
        "latest": ["Ada", "Bo", "Cy"],
        "name": ["Ada", "Bo", "Cy"],
    }


@pytest.mark.parametrize("query", ["%", "_", "' OR 1=1 --", "zzz", "ada bo"])
def test_search_finds_nobody_by_what_nobody_is_called(query: str) -> None:
    ego = desk(*both_ways("Ada", 1), *both_ways("Bo", 1))

    assert store.people(ego, query, today=TODAY) == Found(0, [])


def test_search_leaves_aside_what_no_database_can_hold() -> None:
    ego = desk(*both_ways("Ada", 1), *both_ways("Bo", 1))

    assert called(store.people(ego, "\0a\0da", today=TODAY)) == ["Ada"]


def test_people_met_lately_are_invited_but_nobody_who_is_known_or_asked() -> None:
    ego = desk(
        *both_ways("Ada", 5), *both_ways("Bo", 60), *both_ways("Cy", 4),
        joined("Cy", 3), *both_ways("Di", 3), asks("Di", 2, outgoing=True),
        *both_ways("Eve", 2), asks("Eve", 1), wrote(who("Flo"), SAM, 1),
    )  # fmt: skip

    assert met(ego) == ["Ada"]


def test_oldest_invitation_waits_first_and_an_answered_one_no_more() -> None:
    ego = desk(asks("Ada", 3), asks("Bo", 9), asks("Cy", 5), joined("Cy", 1))

    assert called(store.waiting(ego, today=TODAY, limit=9)) == ["Bo", "Ada"]


def test_invitation_that_linkedin_has_ended_waits_no_more() -> None:
    ego = desk(asks("Ada", 182), asks("Bo", 183))

    assert called(store.waiting(ego, today=TODAY, limit=9)) == ["Ada"]
    assert [one.name for one in queue(ego, today=TODAY)] == ["Ada"]


def test_nobody_who_ever_wrote_was_never_spoken_to() -> None:
    ego = desk(
        joined("Ada", 9), joined("Bo", 8), *both_ways("Bo", 300), joined("Cy", 400)
    )

    found = store.never_spoken(ego, today=TODAY, days=365, limit=9)

    assert called(found) == ["Ada"]


def test_two_way_tie_fades_by_its_own_rhythm_and_a_one_way_never() -> None:
    ego = desk(
        *both_ways("Ada", 100, 110, 120, 130), *both_ways("Bo", 20, 50, 80, 110),
        *(wrote(who("Cy"), SAM, ago) for ago in (100, 110, 120, 130)),
    )  # fmt: skip

    assert called(store.fading(ego, today=TODAY, years=3, limit=9)) == ["Ada"]


def test_one_who_only_writes_is_one_way_from_the_third_time() -> None:
    ego = desk(
        *(wrote(who("Ada"), SAM, ago) for ago in (1, 2, 3)),
        *(wrote(SAM, who("Bo"), ago) for ago in (4, 5, 6)),
        *(wrote(who("Cy"), SAM, ago) for ago in (1, 2)),
        *(wrote(who("Di"), SAM, ago) for ago in (401, 402, 403)),
    )

    found = store.one_way(ego, today=TODAY, days=365, least=3, limit=9)

    assert called(found) == ["Ada", "Bo"]


def test_shadow_of_somebody_known_surely_is_no_one_way_tie() -> None:
    by_name = Mention("Ada")
    told = [
        Wrote("linkedin", SAM, (by_name,), at=wrote(SAM, SAM, ago).at, digest=f"{ago}")
        for ago in (1, 2, 3)
    ]
    ego = desk(*told, joined("Ada", 400), *both_ways("Ada", 9))

    assert store.one_way(ego, today=TODAY, days=365, least=3, limit=9) == Found(0, [])


def test_users_own_word_is_the_band_and_taken_back_it_is_not() -> None:
    ego = desk(*both_ways("Ada", 400))
    keep(ego, Judged(who("Ada"), "strong", datetime(2026, 11, 1, tzinfo=UTC)))
    said = store.people(ego, only="strong", today=TODAY)
    keep(ego, Judged(who("Ada"), "", datetime(2026, 11, 2, tzinfo=UTC)))

    assert called(said) == ["Ada"]
    assert store.bands(ego) == {"weak": 1}


def test_ties_are_as_of_the_day_asked_about() -> None:
    ego = desk(*both_ways("Ada", 1, 9, 17))
    before = state(ego)

    refresh(ego, today=TODAY + timedelta(days=300))
    (later,) = store.people(ego, today=TODAY).people
    refresh(ego, today=TODAY)

    assert later.band == "weak"
    assert state(ego) == before


def test_refresh_of_some_leaves_the_others() -> None:
    ego = desk(*both_ways("Ada", 1), *both_ways("Bo", 1))
    ada, bo = (one.id for one in store.people(ego, order="name", today=TODAY).people)

    refresh(ego, today=TODAY + timedelta(days=300), only=[ada])

    strengths = dict(Tie.objects.of(ego).values_list("person_id", "strength"))
    assert strengths[ada] < strengths[bo]


def test_latest_exchanges_are_counted_by_span_the_last_one_ending_today() -> None:
    ego = desk(*both_ways("Ada", 0), *both_ways("Bo", 27), *both_ways("Cy", 28))

    assert store.latest_exchanges(ego, today=TODAY, spans=3) == [0, 1, 2]


LISTS: dict[str, tuple[int, Callable[[int], object]]] = {
    "people": (2, lambda ego: store.people(ego, today=TODAY)),
    "searched": (2, lambda ego: store.people(ego, "ada", only="weak", today=TODAY)),
    "person": (1, lambda ego: store.person(ego, 1)),
    "namesakes": (1, lambda ego: store.namesakes(ego, 1, "Ada")),
    "bands": (1, store.bands),
    "met": (2, lambda ego: store.met_not_invited(ego, today=TODAY, days=9, limit=9)),
    "waiting": (2, lambda ego: store.waiting(ego, today=TODAY, limit=9)),
    "silent": (2, lambda ego: store.never_spoken(ego, today=TODAY, days=9, limit=9)),
    "fading": (2, lambda ego: store.fading(ego, today=TODAY, years=3, limit=9)),
    "one_way": (
        2, lambda ego: store.one_way(ego, today=TODAY, days=9, least=1, limit=9)
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", LISTS)
def test_list_costs_the_same_with_one_row_and_with_three(
    name: str, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    queries, read = LISTS[name]
    few = desk(*both_ways("Ada", 1), asks("Guest", 1))
    more = desk(
        *(one for n in ("Ada", "Bo", "Cy") for one in both_ways(n, 1)),
        *(asks(n, 1) for n in ("Guest", "Other", "Third")),
    )

    for ego in (few, more):
        with django_assert_num_queries(queries):
            read(ego)
