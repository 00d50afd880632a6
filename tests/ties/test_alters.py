"""Who appears with whom, counted from what is kept; and changes of job."""

from datetime import UTC, date, datetime, timedelta

import pytest

from closeknit.desk.intake.actions.undo import undo
from closeknit.people import store as people
from closeknit.sources.record import (
    Card,
    Connected,
    Knows,
    Mention,
    Met,
    Owner,
    Told,
    Wrote,
)
from closeknit.ties import store
from closeknit.ties.models import JobChange
from closeknit.ties.rules.alter_ties import AlterTie, Evidence
from closeknit.ties.store import alters
from tests.plans import plans
from tests.records.said import TODAY, keep, new_ego

pytestmark = pytest.mark.django_db

SAM = Mention("Sam Spade", email="sam@example.com")
ADA = Mention("Ada Lovelace", email="ada@example.com")
BO = Mention("Bo Diddley", email="bo@example.com")
CLEO = Mention("Cleo Quill", email="cleo@example.com")
NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)
AT = int(NOON.timestamp())


def mail(
    *to: Mention, sender: Mention = SAM, bulk: str = "", at: datetime = NOON
) -> Wrote:
    return Wrote("mail", sender, to, at=at, subject=f"{len(to)} {at}", bulk=bulk)


@pytest.fixture
def ego() -> int:
    made = new_ego()
    keep(made, Owner(SAM))
    return made


def told(ego: int) -> list[tuple[set[str], list[Evidence]]]:
    _, pairs = alters.pairs(ego)
    return [({tie.one.name, tie.other.name}, tie.evidence) for tie in pairs]


def test_those_one_message_is_for_know_each_other_a_little(ego: int) -> None:
    keep(ego, mail(ADA, BO))

    pair = ({"Ada Lovelace", "Bo Diddley"}, [Evidence("thread", 1, 420, AT, AT)])
    assert told(ego) == [pair]


def test_writer_and_those_in_copy_are_joined_and_are_no_ties_of_the_ego(
    ego: int,
) -> None:
    keep(ego, mail(SAM, BO, sender=ADA))

    assert told(ego)[0][0] == {"Ada Lovelace", "Bo Diddley"}
    bo = store.person(ego, people.find(ego, "Bo Diddley"))
    assert bo is not None
    assert (bo.band, bo.measured.last) == ("none", None)


def test_small_meeting_joins_and_a_large_one_or_one_to_come_does_not(ego: int) -> None:
    day = NOON.date()
    small = Met((ADA, BO), day, at=NOON)
    large = Met((ADA, CLEO), day, at=NOON, size=40)
    later = Met((BO, CLEO), TODAY + timedelta(days=3), uid="later")

    keep(ego, small, large, later)

    pair = ({"Ada Lovelace", "Bo Diddley"}, [Evidence("meeting", 1, 420, AT, AT)])
    assert told(ego) == [pair]


def test_mail_to_sixty_and_mail_to_a_list_join_nobody(ego: int) -> None:
    many = [Mention(email=f"one-{n}@example.com") for n in range(60)]

    keep(ego, mail(*many), mail(ADA, BO, bulk="list"))

    assert told(ego) == []


def test_what_is_said_of_two_joins_them_once_for_each_saying(ego: int) -> None:
    keep(ego, Knows(ADA, BO), Knows(ADA, BO, "introduced", date(2026, 11, 20)))

    ((who, evidence),) = told(ego)

    assert who == {"Ada Lovelace", "Bo Diddley"}
    assert [(e.how, e.many, e.worth) for e in evidence] == [
        ("said", 1, 840),
        ("introduced", 1, 840),
    ]


def test_same_person_under_two_addresses_is_not_joined_to_themselves(ego: int) -> None:
    other = Mention("Ada Lovelace", email="ada@quay.example")

    keep(ego, Card((ADA, other)), mail(ADA, other))

    assert told(ego) == []


def test_desk_of_a_firm_is_joined_to_nobody(ego: int) -> None:
    keep(ego, mail(ADA, Mention(email="info@example.com")))

    assert told(ego) == []


def test_import_taken_back_takes_its_pairs_along(ego: int) -> None:
    keep(ego, mail(ADA, BO))
    number = keep(ego, mail(ADA, CLEO), mail(ADA, BO, at=NOON - timedelta(days=1)))

    undo(ego, number, today=TODAY)

    pair = ({"Ada Lovelace", "Bo Diddley"}, [Evidence("thread", 1, 420, AT, AT)])
    assert told(ego) == [pair]


def test_person_is_asked_for_with_themselves_first(ego: int) -> None:
    keep(ego, mail(ADA, BO), Knows(BO, CLEO))
    bo = people.find(ego, "Bo Diddley")

    found = alters.around(ego, bo)

    assert [(tie.one.name, tie.other.name) for tie in found] == [
        ("Bo Diddley", "Cleo Quill"),
        ("Bo Diddley", "Ada Lovelace"),
    ]
    assert [type(tie) for tie in found] == [AlterTie, AlterTie]


def test_surest_pairs_come_first_and_all_are_counted(ego: int) -> None:
    keep(ego, mail(ADA, BO), Knows(BO, CLEO))

    total, (surest,) = alters.pairs(ego, limit=1)

    assert (total, surest.weight) == (2, 0.95)


def test_some_are_counted_as_all_are(ego: int) -> None:
    keep(ego, mail(ADA, BO, CLEO), mail(ADA, BO), Knows(BO, CLEO))
    every = alters.standing_together(ego, now=AT)
    ada, bo = (people.find(ego, name) for name in ("Ada Lovelace", "Bo Diddley"))

    for some in ([ada], [ada, bo]):
        touched = {pair: n for pair, n in every.items() if set(some) & set(pair[:2])}
        assert alters.standing_beside(ego, some, now=AT) == touched


def test_groups_are_found_by_their_own_index(ego: int) -> None:
    keep(ego, mail(ADA, BO))

    (told_all,) = plans(lambda: alters.standing_together(ego, now=AT))
    (told_some,) = plans(lambda: alters.standing_beside(ego, [1], now=AT))

    assert "mention_in_group" in told_all
    assert "SCAN m" not in told_some


def test_change_of_job_is_kept_until_it_is_done(ego: int) -> None:
    quay = Connected(
        Mention("Ada Lovelace", "ada-ex"), date(2020, 1, 1), "Quay", "Clerk"
    )
    mill = Connected(quay.who, quay.on, "Mill", "Clerk")
    keep(ego, quay, as_of=date(2026, 6, 1))
    keep(ego, mill, as_of=date(2026, 11, 1))
    columns = "on was now done".split()

    before = JobChange.objects.of(ego).values_list(*columns).get()
    number = keep(ego, Told(quay.who, "job", "done", NOON))
    after = JobChange.objects.of(ego).values_list(*columns).get()
    undo(ego, number, today=TODAY)

    assert before == (date(2026, 11, 1), "Clerk at Quay", "Clerk at Mill", False)
    assert after == (*before[:3], True)
    assert JobChange.objects.of(ego).values_list(*columns).get() == before
