"""What a community is called by: what picks its people out."""

import pytest

from closeknit.network.rules.shared import (
    Shared,
    Trait,
    names,
    words_trait,
    work_trait,
)

QUAY: Trait = ("firm", "quay")
PORT: Trait = ("place", "port")
CHESS: Trait = ("words", "chess club")
SHOWN = {QUAY: "Quay Ltd", PORT: "Port", CHESS: "Chess club"}
NAMES = {1: "Ada Lovelace", 2: "Bo Diddley", 3: "Cleo Quill", 4: "Dan Brown"}


def test_firm_of_a_community_names_it_rather_than_a_place_of_everybody() -> None:
    traits = {1: [QUAY, PORT], 2: [QUAY, PORT], 3: [PORT], 4: [PORT], 5: [PORT]}

    found = names([(1, 2, 3)], traits, SHOWN, NAMES)

    assert found == [Shared("firm", "Quay Ltd", 2, 3)]
    assert found[0].title() == "Quay Ltd"
    assert found[0].because() == "firm of 2 of the 3"


def test_of_two_that_fit_as_well_the_firm_is_taken() -> None:
    traits = {n: [CHESS, QUAY] for n in (1, 2, 3)}

    assert names([(1, 2, 3)], traits, SHOWN, NAMES) == [
        Shared("firm", "Quay Ltd", 3, 3)
    ]


def test_community_that_shares_nothing_is_around_whoever_knows_most() -> None:
    traits = {1: [QUAY], 2: [PORT]}
    by_how_many_they_know = {2: "Bo Diddley", 1: "Ada Lovelace"}

    found = names([(1, 2, 3)], traits, SHOWN, by_how_many_they_know)

    assert found == [Shared("around", "Bo Diddley", 0, 3)]
    assert found[0].title() == "around Bo Diddley"
    assert found[0].because() == "3 people; nothing is known that they share"


def test_less_than_a_third_names_nothing() -> None:
    traits = {1: [QUAY], 2: [QUAY]}

    found = names([(1, 2, 3, 4, 5, 6, 7)], traits, SHOWN, NAMES)

    assert [one.kind for one in found] == ["around"]


@pytest.mark.parametrize(
    ("company", "trait"),
    [
        ("Quay, Inc.", ("firm", "quay")),
        ("Université de Port", ("school", "universite de port")),
        ("", None),
    ],
)
def test_work_is_a_firm_or_a_school(company: str, trait: Trait | None) -> None:
    assert work_trait(company) == trait


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Re: Fwd: Chess club #12", "Chess club"),
        ("AW: Chess club 2026-11-21", "Chess club"),
        ("Chess club", "Chess club"),
    ],
)
def test_words_are_the_same_with_a_number_or_as_a_reply(text: str, shown: str) -> None:
    assert words_trait(text) == (CHESS, shown)


@pytest.mark.parametrize("text", ["", "Re:", "12", "Hi"])
def test_too_little_text_is_no_trait(text: str) -> None:
    assert words_trait(text) is None
