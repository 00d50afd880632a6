"""Who has one name: how many they surely are, where, and what it proves."""

import pytest

from closeknit.people.rules.identity.judgement import Judgement, judge, verdict
from closeknit.people.rules.identity.namesakes import ALONE, Namesakes, namesakes
from closeknit.people.rules.identity.side import Job, Side

ADA = Side(
    1, ("Ada Lovelace",), profiles=("ada-lovelace",), jobs=(Job("Engine Works"),)
)
OTHER = Side(2, ("Ada Lovelace",), profiles=("ada-2",), jobs=(Job("Gannet Press"),))
MAILBOX = Side(3, ("Ada Lovelace",), emails=("al@engineworks.example",))


def said(judged: Judgement) -> set[tuple[str, str]]:
    return {(reason.comparison, reason.level) for reason in judged.reasons}


def test_namesakes_are_as_many_as_one_source_keeps_apart() -> None:
    cards = [Side(n, ("Ada Lovelace",), books=frozenset({"google"})) for n in (1, 2, 3)]

    assert namesakes([ADA, *cards]) == Namesakes(3, 1)
    assert namesakes([]) == ALONE


def test_domain_that_begins_with_a_firms_name_is_that_firm() -> None:
    assert namesakes([ADA, MAILBOX]) == Namesakes(1, 1)
    assert namesakes([ADA, OTHER, MAILBOX]) == Namesakes(2, 2)


def test_two_addresses_at_one_firm_are_two_people_there() -> None:
    boxes = [Side(n, emails=(f"ada{n}@acme.example",)) for n in (1, 2)]

    assert namesakes(boxes) == Namesakes(2, 1, ("acme",))


def test_mailbox_at_the_one_firm_of_one_namesake_is_joined_with_that_one() -> None:
    of = namesakes([ADA, OTHER, MAILBOX])

    assert verdict(judge(ADA, MAILBOX, of=of)) == "join"
    assert ("namesakes", "one_there") in said(judge(ADA, MAILBOX, of=of))
    assert verdict(judge(OTHER, MAILBOX, of=of)) == "apart"


def test_mailbox_at_a_firm_of_two_namesakes_is_nobodys() -> None:
    twin = OTHER._replace(jobs=ADA.jobs)
    of = namesakes([ADA, twin, MAILBOX])

    judged = judge(ADA, MAILBOX, of=of)

    assert of == Namesakes(2, 1, ("engine",))
    assert judged.guard == "several people have this name"
    assert verdict(judged) != "join"


@pytest.mark.parametrize(("firms", "says"), [(0, ""), (1, "firms"), (2, "elsewhere")])
def test_name_proves_less_the_more_firms_it_is_at(firms: int, says: str) -> None:
    card = Side(2, ("Ada Lovelace",), phones=("+441632960001",))
    levels = said(judge(ADA._replace(jobs=()), card, of=Namesakes(1, firms)))

    assert {name for name, _ in levels} & {"firms", "elsewhere"} == {says} - {""}


def test_first_name_that_is_a_family_name_too_makes_no_name_common() -> None:
    one = Side(1, ("Thomas Jelbert",), profiles=("thomas-jelbert",))

    judged = judge(one, Side(2, ("Thomas Jelbert",), by_name=True))

    assert ("rarity", "common_first") in said(judged)
    assert verdict(judged) == "join"


def test_slip_in_a_short_name_counts_as_two() -> None:
    short = judge(Side(1, ("Tao Wuong",)), Side(2, ("Taon Wuong",)))
    long = judge(Side(1, ("Ada Lovelace",)), Side(2, ("Ada Lovelake",)))

    assert ("names", "slip") not in said(short)
    assert ("names", "same") not in said(long)


def test_initial_that_fits_two_names_makes_no_one_of_them() -> None:
    judged = judge(Side(1, ("Ming Jelbert",)), Side(2, ("Mei Jelbert",)))

    assert (judged.guard, judged.contradicted) == ("two names", True)


def test_address_at_the_firm_that_spells_the_earlier_name_is_asked_about() -> None:
    today = Side(2, ("Ada King",), emails=("ada.lovelace@engineworks.example",))

    judged = judge(ADA, today)

    assert ("renamed", "spelt_there") in said(judged)
    assert (verdict(judged), judged.guard) == ("ask", "perhaps one changed their name")
