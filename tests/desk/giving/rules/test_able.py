"""Who could help: rare words say more, the stronger tie first, reasons in words."""

from closeknit.desk.giving.rules.able import Able, Said, could_help

SAID = (
    Said(1, "position", "Tax adviser at Quay"),
    Said(2, "your note", "knows each lease of the harbour"),
    Said(3, "position", "Adviser at Rye"),
    Said(4, "they helped before", "with the lease of our office"),
    Said(4, "position", "Clerk"),
)


def test_r1_02_whoever_has_the_rarer_word_comes_first_and_says_why() -> None:
    found = could_help("a tax adviser", SAID, warmth={})

    assert found == [
        Able(1, ("position: Tax adviser at Quay",)),
        Able(3, ("position: Adviser at Rye",)),
    ]


def test_of_two_who_fit_as_well_the_stronger_tie_comes_first() -> None:
    found = could_help("lease", SAID, warmth={4: 0.9, 2: 0.1})

    assert [one.person for one in found] == [4, 2]
    assert could_help("", SAID, warmth={}) == []


def test_of_many_reasons_the_three_that_fit_best_are_told_each_once() -> None:
    said = [
        Said(1, "your note", "boats"),
        Said(1, "your note", "boats"),
        Said(1, "endorsed for", "boats of wood"),
        Said(1, "position", "Wood and boats"),
        Said(1, "you met about", "boats, wood, varnish"),
    ]

    (found,) = could_help("boats wood varnish", said, warmth={})

    assert found.because == (
        "you met about: boats, wood, varnish",
        "endorsed for: boats of wood",
        "position: Wood and boats",
    )
