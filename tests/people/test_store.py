"""People, found and read: from records to a person and back to each record."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from closeknit.desk.intake.actions.undo import undo
from closeknit.people import store
from closeknit.people.models import Handle, Link, Mention, Person
from closeknit.shared.errors import Ambiguous, NoEgo, NotKept
from closeknit.sources.record import Card, Connected, Note, Owner, Wrote
from closeknit.sources.record import Mention as Named
from tests.records.said import TODAY, What, keep, new_ego

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 11, 1, 12, tzinfo=UTC)
SAM = Named("Sam Spade", email="sam@example.com")
ADA = Named("Ada Lovelace", "ada-ex", "ada@example.com")
BY_MAIL = Named("ada l.", email="ada@example.com")
JOINED = Connected(ADA, date(2026, 1, 2), "Engines", "Analyst")


def mail(number: int, sender: Named, to: Named = SAM, days: int = 0) -> Wrote:
    at = NOON + timedelta(days=days)
    return Wrote("mail", sender, (to,), at=at, message_id=f"<{number}@ex>")


def desk(*what: What) -> int:
    ego = new_ego()
    keep(ego, Owner(SAM), *what)
    return ego


def test_profile_and_mailbox_that_one_record_gives_are_one_person() -> None:
    ego = desk(JOINED, mail(1, BY_MAIL), mail(2, SAM, BY_MAIL))

    (person,) = store.everybody(ego)

    assert store.display_name(ego, person) == "Ada Lovelace"
    assert sorted(store.handles_of(ego, person)) == [
        ("email", "ada@example.com"),
        ("profile", "ada-ex"),
    ]
    assert len(store.records_of(ego, person)) == 3


def test_two_people_become_one_when_a_card_says_so_and_two_again_without_it() -> None:
    ego = desk(Connected(Named("Ada Lovelace", "ada-ex")), mail(1, BY_MAIL))
    before = store.everybody(ego)

    both = (Named("Ada", "ada-ex"), Named("Ada", email="ada@example.com"))
    card = keep(ego, Card(both))
    joined = store.everybody(ego)
    undo(ego, card, today=TODAY)

    assert len(joined) == 1
    assert store.everybody(ego) == before


def test_name_alone_is_taken_for_the_only_one_of_that_name() -> None:
    ego = desk(JOINED, Note(Named("Ada Lovelace"), "Likes tea"))

    (ada,) = store.everybody(ego)

    assert ("name", "ada lovelace") in store.handles_of(ego, ada)
    assert len(store.records_of(ego, ada)) == 2


def test_name_alone_proposes_where_two_have_it() -> None:
    other = Connected(Named("Ada Lovelace", "ada-2-ex"), date(2026, 1, 3), "Quay")
    ego = desk(JOINED, other, Note(Named("Ada Lovelace"), "Likes tea"))

    ada = store.find(ego, "linkedin.com/in/ada-ex")

    assert store.total(ego) == 2
    (shadow,) = store.shadows_of(ego, ada)
    assert store.handles_of(ego, shadow) == [("name", "ada lovelace")]


@pytest.mark.parametrize(
    "who",
    [
        "Ada Lovelace",
        "  ÁDA   lovelace ",
        "lovelace",
        "ada@EXAMPLE.com",
        "https://uk.linkedin.com/in/Ada-Ex?trk=x",
        "linkedin.com/in/ada-ex",
    ],
)
def test_person_is_found_by_name_part_of_it_address_or_profile(who: str) -> None:
    ego = desk(JOINED, mail(1, Named("Bo Diddley", email="bo@example.com")))

    assert store.display_name(ego, store.find(ego, who)) == "Ada Lovelace"


def test_person_is_found_by_number() -> None:
    ego, other = desk(JOINED), new_ego()
    (ada,) = store.everybody(ego)

    assert store.find(ego, str(ada)) == ada
    with pytest.raises(NotKept):
        store.find(other, str(ada))


@pytest.mark.parametrize(
    "who",
    ["Bo", "bo@example.com", "linkedin.com/in/bo-ex", "9" * 30, "%", "_", "", "\0"],
)
def test_nobody_is_found_where_nobody_answers(who: str) -> None:
    with pytest.raises(NotKept):
        store.find(desk(JOINED), who)


def test_several_who_answer_are_listed_with_their_firms() -> None:
    other = Connected(Named("Ada Lovelace", "ada-2-ex"), date(2026, 1, 3), "Quay")
    ego = desk(JOINED, other)
    one, two = store.everybody(ego)

    with pytest.raises(Ambiguous) as told:
        store.find(ego, "ada lovelace")

    assert str(told.value) == (
        f"Several people answer to 'ada lovelace': {one} Ada Lovelace (Engines); "
        f"{two} Ada Lovelace (Quay)."
    )


def test_eleven_who_answer_are_ten_and_more() -> None:
    many = [Connected(Named("Ada Lovelace", f"ada-{n}-ex")) for n in range(11)]

    with pytest.raises(Ambiguous, match="; and more"):
        store.find(desk(*many), "ada lovelace")


def test_timeline_is_newest_first_and_goes_on_line_by_line() -> None:
    ego = desk(
        JOINED, *(mail(n, BY_MAIL, days=n // 2) for n in range(6)), Note(ADA, "No day")
    )
    (ada,) = store.everybody(ego)
    whole = store.timeline(ego, ada)

    before: tuple[int | None, int] | None = None
    lines = []
    while some := store.timeline(ego, ada, limit=2, before=before):
        lines += some
        before = (some[-1].at, some[-1].kept)

    assert lines == whole
    assert [line.kind for line in whole] == [*["wrote"] * 6, "connected", "note"]
    assert [line.at for line in whole][-1] is None
    times = [line.at for line in whole if line.at is not None]
    assert times == sorted(times, reverse=True)


def test_typed_record_names_a_person_by_their_first_handle() -> None:
    ego = desk(JOINED)
    (ada,) = store.everybody(ego)

    named = store.mention_of(ego, ada)

    assert named.name == "Ada Lovelace"
    assert named.handle in {"profile:ada-ex", "email:ada@example.com"}
    with pytest.raises(NotKept):
        store.mention_of(ego, 999_999)


def test_slug_that_changed_is_the_same_person_by_name_and_day() -> None:
    ego, day = new_ego(), date(2020, 1, 2)
    old, new = (Named("Ada Lovelace", slug) for slug in ("ada-ex", "ada-byron-ex"))
    keep(ego, Connected(old, day), as_of=date(2026, 5, 1))
    before = store.everybody(ego)
    keep(ego, Connected(new, day), as_of=date(2026, 6, 1))

    assert store.everybody(ego) == before
    assert Person.objects.of(ego).get().profile == "ada-byron-ex"


READS: dict[str, tuple[int, Callable[[int], object]]] = {
    "own_handles": (1, store.own_handles),
    "total": (1, store.total),
    "everybody": (1, store.everybody),
    "find": (1, lambda ego: store.find(ego, "p0@example.com")),
    "timeline": (2, lambda ego: store.timeline(ego, store.everybody(ego)[0])),
    "exchanges": (1, lambda ego: store.exchanges(ego, range(1, 999))),
    "mentioned": (1, lambda ego: store.mentioned(ego, "connected")),
}


@pytest.mark.parametrize("name", READS)
def test_reading_costs_the_same_with_one_person_and_with_three(
    name: str, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    queries, read = READS[name]
    few, more = (
        desk(
            *(mail(n, Named(f"P {n}", email=f"p{n}@example.com")) for n in range(many))
        )
        for many in (1, 3)
    )
    extra = name == "timeline"  # and one query to know whose

    for ego in (few, more):
        with django_assert_num_queries(queries + extra):
            read(ego)


@pytest.mark.parametrize("model", [Person, Handle, Link, Mention])
def test_rows_without_an_ego_are_refused(
    model: type[Person] | type[Handle] | type[Link] | type[Mention],
) -> None:
    with pytest.raises(NoEgo):
        model.objects.all()
    with pytest.raises(NoEgo):
        model.objects.filter(pk=1)
    with pytest.raises(NoEgo):
        model.objects.of(0)
