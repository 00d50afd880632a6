"""Whose an address book's cards are: one address never makes two people one."""

from datetime import UTC, datetime
from itertools import permutations

import msgspec
import pytest

from closeknit.desk.intake import store as intake
from closeknit.desk.intake.actions import same
from closeknit.people import store
from closeknit.people.models import Person
from closeknit.sources.record import AnyRecord, Card, Connected, Owner, Wrote
from closeknit.sources.record import Mention as Named
from tests.records.said import TODAY, keep, new_ego

pytestmark = pytest.mark.django_db

SAM = Owner(Named("Sam Spade", email="sam@example.com"))
HOME = "family@example.com"
NOON = datetime(2026, 11, 1, 12, tzinfo=UTC)


def card(name: str, *ways: str, company: str = "") -> Card:
    """Return a card of addresses, numbers (with a plus) and profiles."""
    return Card(tuple(one(name, way) for way in ways), company=company)


def one(name: str, way: str) -> Named:
    if way.startswith("+"):
        return Named(name, phone=way)
    return Named(name, email=way) if "@" in way else Named(name, way)


def listed(*what: AnyRecord) -> list[tuple[str, str]]:
    """Return the people in the list, with their addresses, whatever came first."""
    found = set()
    for order in permutations(what):
        ego = new_ego()
        for record in (SAM, *order):
            keep(ego, record)
        rows = Person.objects.of(ego).filter(mailbox=False, shadow=False)
        known = [(p.name, " ".join(sorted(p.emails.split()))) for p in rows]
        found.add(tuple(sorted(known)))
    (people,) = found
    return list(people)


def test_couple_with_one_address_are_two_people() -> None:
    people = listed(card("Ada Penrose", HOME), card("Bo Penrose", HOME))

    assert [name for name, _ in people] == ["Ada Penrose", "Bo Penrose"]


def test_couple_with_one_number_and_their_own_addresses_are_two_people() -> None:
    people = listed(
        card("Ada Penrose", "ada@example.com", "+441632960070"),
        card("Bo Penrose", "bo@example.com", "+441632960070"),
    )

    assert people == [
        ("Ada Penrose", "ada@example.com"),
        ("Bo Penrose", "bo@example.com"),
    ]


def test_card_with_the_address_of_somebody_else_on_linkedin_is_not_theirs() -> None:
    people = listed(
        Connected(Named("Ada Penrose", "ada-ex", HOME)), card("Bo Penrose", HOME)
    )

    assert people == [("Ada Penrose", HOME), ("Bo Penrose", "")]


def test_card_by_a_nickname_is_the_person_of_the_address() -> None:
    people = listed(
        Connected(Named("Robert Penrose", "bob-ex", "bob@example.com")),
        card("Bob Penrose", "bob@example.com", "+441632960071"),
    )

    assert people == [("Robert Penrose", "bob@example.com")]


def test_two_cards_of_one_person_are_one() -> None:
    people = listed(
        card("Ada Penrose", "ada@example.com", "ada@example.org"),
        card("Ada King Penrose", "ada@example.org", "+441632960072"),
    )

    assert [name for name, _ in people] == ["Ada Penrose"]


def test_colleagues_whose_cards_have_the_desks_address_are_each_themselves() -> None:
    people = listed(
        card("Cy Marsh", "info@example.com"), card("Di Orr", "info@example.com")
    )

    assert people == [("Cy Marsh", ""), ("Di Orr", "")]


def test_card_without_a_name_is_whoever_has_the_address() -> None:
    people = listed(
        card("", "ada@example.com", company="Engines"),
        card("Ada Penrose", "ada@example.com"),
    )

    assert people == [("Ada Penrose", "ada@example.com")]


def test_card_with_fifty_addresses_lends_nobody_its_addresses() -> None:
    many = [f"e{n}@example.net" for n in range(50)]

    people = listed(card("Ada Penrose", *many), card("Bo Diddley", many[0]))

    assert people == [("Ada Penrose", ""), ("Bo Diddley", "e0@example.net")]


def test_mail_from_a_shared_address_is_neither_ones() -> None:
    mail = Wrote("mail", Named("Penroses", email=HOME), (SAM.who,), message_id="1@ex")

    people = listed(card("Ada Penrose", HOME), card("Bo Penrose", HOME), mail)

    assert people == [("Ada Penrose", ""), ("Bo Penrose", ""), (HOME, HOME)]


def test_shared_address_nobody_wrote_from_is_not_counted() -> None:
    ego = new_ego()

    keep(ego, SAM, card("Ada Penrose", HOME), card("Bo Penrose", HOME))

    assert store.total(ego) == 2


KING = Card((Named("Ada King", email="ada@example.com"),), "Engines", uid="u1")
BYRON = Card((Named("Ada Byron", email="ada@example.com"),), "Engines", uid="u1")
LATER = msgspec.structs.replace(BYRON, on=TODAY)


def test_card_of_a_new_name_is_the_same_card_by_its_id() -> None:
    assert listed(KING, LATER) == [("Ada Byron", "ada@example.com")]


def test_card_that_kept_its_id_and_first_name_has_both_addresses() -> None:
    moved = Card((Named("Ada Byron", email="ada@example.org"),), uid="u1", on=TODAY)

    people = listed(KING, moved)

    assert people == [("Ada Byron", "ada@example.com ada@example.org")]


def test_id_alone_makes_nobody_another() -> None:
    other = Card((Named("Bo Diddley", email="bo@example.com"),), uid="u1")
    elsewhere = msgspec.structs.replace(other, book="hubspot")

    assert len(listed(KING, other, elsewhere)) == 2


def test_id_that_nine_cards_have_says_nothing() -> None:
    ego = new_ego()
    many = [
        Card((Named(f"Ada {c * 4}", email=f"{c}@x.org"),), uid="1") for c in "bcdfghjkm"
    ]

    keep(ego, SAM, *many)

    assert store.total(ego) == 9


def test_new_name_on_one_address_is_asked_about_and_the_answer_settles_it() -> None:
    ego = new_ego()
    mail = Wrote("mail", LATER.who[0], (SAM.who,), at=NOON, message_id="1@ex")
    other = msgspec.structs.replace(LATER, uid="u2")
    keep(ego, SAM, KING, other, mail)
    (question,) = intake.questions(ego, today=TODAY)
    assert question.because[0] == "perhaps one changed their name"

    same.judge(ego, question.id, "same", today=TODAY)

    assert [(p.name, p.emails) for p in Person.objects.of(ego)] == [
        ("Ada Byron", "ada@example.com")
    ]

    same.take_back(ego, question.id, today=TODAY)

    assert [q.id for q in intake.questions(ego, today=TODAY)] == [question.id]


def test_old_card_does_not_bring_an_old_job_back() -> None:
    ego = new_ego()
    old = Card((Named("Ada Penrose", "ada-ex"),), company="Engines", position="Clerk")
    keep(ego, SAM, Connected(Named("Ada Penrose", "ada-ex"), TODAY, "Looms", "Head"))

    keep(ego, old, as_of=TODAY)

    (person,) = store.everybody(ego)
    assert Person.objects.of(ego).get(pk=person).company == "Looms"


def test_card_of_a_desk_is_a_mailbox_and_nobody_to_invite() -> None:
    info = card("Info Desk", "info@firm.example", "+441632960070", company="Firm")
    office = card("Firm Reception", "office@firm.example", company="Firm")
    ada = card("Ada Penrose", "hello@ada-penrose.example", company="Ada Penrose")
    own = card("Sales Team", "sales@firm.example", "bo@firm.example")

    assert [name for name, _ in listed(info, office, ada, own)] == [
        "Ada Penrose",
        "Sales Team",
    ]
