"""What is there between the ego and people, counted from what is kept."""

from datetime import UTC, date, datetime

import pytest
from pytest_django import DjangoAssertNumQueries

from closeknit.desk.intake.actions import by_hand
from closeknit.desk.policy.rules.knowing import Evidence
from closeknit.desk.policy.rules.market import Facts
from closeknit.desk.policy.rules.policy import Kind
from closeknit.desk.policy.store.evidence import evidence, facts
from closeknit.desk.policy.store.received import received
from closeknit.people import store as people
from closeknit.sources.record import (
    AnyRecord,
    Card,
    Connected,
    Invited,
    Judged,
    Mention,
    Met,
    Owner,
    Position,
    Wrote,
)
from tests.records.said import TODAY, keep, new_ego

pytestmark = pytest.mark.django_db

SAM = Mention("Sam Spade", email="sam@example.com")
ADA = Mention("Ada Quill", "ada-ex", "ada@example.com")
BO = Mention("Bo Lind", "bo-ex", "bo@example.com")
NOON = datetime(2026, 11, 1, 12, tzinfo=UTC)
CROWD = tuple(Mention(f"Guest {n}", email=f"g{n}@example.com") for n in range(9))


def mail(sender: Mention, to: Mention, day: int) -> Wrote:
    at = NOON.replace(day=day)
    return Wrote("mail", sender, (to,), at=at, message_id=f"{sender.name}{day}")


def desk(*what: AnyRecord) -> int:
    ego = new_ego()
    keep(ego, Owner(SAM))
    keep(ego, *what)
    return ego


def between(ego: int, who: str) -> list[tuple[Kind, int, date | None]]:
    number = people.find(ego, who)
    found = evidence(ego, [number], today=TODAY).get(number, ())
    return [(one.kind, one.times, one.last) for one in found]


def test_meetings_calls_and_crowds_are_told_apart() -> None:
    ego = desk(
        Met((ADA,), date(2026, 11, 2)),
        Met((ADA,), date(2026, 11, 3), how="call"),
        Met((ADA, *CROWD), date(2026, 11, 4), about="the fair"),
        Met((ADA,), date(2026, 11, 30), about="still to come"),
        Met((ADA,), date(2026, 11, 5), off=True),
    )

    assert between(ego, "Ada Quill") == [
        (Kind.MEETING, 1, date(2026, 11, 2)),
        (Kind.CALL, 1, date(2026, 11, 3)),
        (Kind.EVENT, 1, date(2026, 11, 4)),
    ]


def test_mails_count_by_the_fewer_of_the_two_directions() -> None:
    ego = desk(
        *(mail(ADA, SAM, day) for day in (2, 3, 4)),
        mail(SAM, ADA, 5),
        *(mail(BO, SAM, day) for day in (2, 3, 4)),
    )

    assert between(ego, "Ada Quill") == [(Kind.MAIL, 1, date(2026, 11, 5))]
    assert between(ego, "Bo Lind") == []


def test_a_shared_employer_an_own_word_and_a_card_are_evidence() -> None:
    ego = desk(
        Position("Kettle & Co", "Clerk"),
        Connected(ADA, date(2024, 1, 1), "Kettle & Co Ltd", "Director"),
        Judged(ADA, "strong", NOON),
        Card((BO,), place="Leeds"),
    )

    assert between(ego, "Ada Quill") == [
        (Kind.EMPLOYER, 1, None),
        (Kind.WORD, 1, None),
    ]
    assert between(ego, "Bo Lind") == [(Kind.CARD, 1, None)]


def test_evidence_names_the_latest_record_of_its_kind() -> None:
    ego = desk(Met((ADA,), date(2026, 11, 3)), Met((ADA,), date(2026, 11, 2)))
    number = people.find(ego, "Ada Quill")

    (found,) = evidence(ego, [number], today=TODAY)[number]

    newest = people.timeline(ego, number, limit=1)[0].kept
    assert found == Evidence(Kind.MEETING, 2, date(2026, 11, 3), newest)


def test_facts_are_what_is_shown_and_the_place_of_a_card_or_of_the_egos_word() -> None:
    ego = desk(
        Connected(ADA, date(2024, 1, 1), "Quay", "Director"),
        Card((BO,), "Tide", "Clerk", place="Leeds"),
    )
    ada, bo = (people.find(ego, name) for name in ("Ada Quill", "Bo Lind"))

    before = facts(ego, [ada, bo])
    by_hand.tell(ego, bo, "place", "York", today=TODAY)

    assert before == {
        ada: Facts("Director", "Quay", ""),
        bo: Facts("Clerk", "Tide", "Leeds"),
    }
    assert facts(ego, [bo])[bo].place == "York"
    assert facts(ego, [bo], places=False)[bo].place == ""


def test_received_invitations_come_newest_first_with_what_is_between() -> None:
    text = "We met at the fair, because of your notes I would like to go on."
    ego = desk(
        Invited(ADA, outgoing=False, at=datetime(2026, 11, 3, 9)),
        Invited(BO, outgoing=False, at=datetime(2026, 11, 4, 9), text=text),
        Invited(SAM, outgoing=True, at=datetime(2026, 11, 4, 9)),
        Met((ADA,), date(2026, 11, 2)),
    )

    found = received(ego, today=TODAY)

    assert [(r.name, r.on, r.waiting, r.default, r.reason) for r in found] == [
        ("Bo Lind", date(2026, 11, 4), True, False, True),
        ("Ada Quill", date(2026, 11, 3), True, True, False),
    ]
    assert [[one.kind for one in r.evidence] for r in found] == [[], [Kind.MEETING]]


def test_another_egos_people_are_not_counted() -> None:
    ego = desk(Met((ADA,), date(2026, 11, 2)))
    number = people.find(ego, "Ada Quill")

    other = new_ego()

    assert evidence(other, [number], today=TODAY) == {}
    assert facts(other, [number]) == {}


@pytest.mark.parametrize("many", [1, 3])
def test_invitations_are_read_by_as_many_queries_whatever_their_number(
    many: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    who = [Mention(f"Guest {n}", f"guest{n}-ex") for n in range(many)]
    at = datetime(2026, 11, 3, 9)
    ego = desk(
        Position("Quay"),
        *(Invited(one, outgoing=False, at=at, text="Hello, you") for one in who),
        *(Card((one,), place="Leeds") for one in who),
    )

    with django_assert_num_queries(10):
        assert len(received(ego, today=TODAY)) == many
