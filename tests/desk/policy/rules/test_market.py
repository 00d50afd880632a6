"""How well somebody fits, with each match and each miss explained."""

import pytest

from closeknit.desk.policy.rules.market import Facts, Fit, Looked, fit, rank_words
from closeknit.desk.policy.rules.policy import TargetMarket

MARKET = TargetMarket(
    titles=("head of sales", "vertrieb*"),
    seniority=("director", "head"),
    sectors=("logisti*",),
    places=("Leeds",),
    sizes=(11, 500),
    firms=("Quay Ltd",),
    employees=(("Tide Logistics", 120), ("Giant", 9_000)),
    at_least=2,
)
IVAN = Facts("Head of Sales", "Tide Logistics GmbH", "Leeds, UK")
BARISTA = Facts("Barista", "The Corner Café", "York")


def test_every_match_is_explained() -> None:
    assert fit(IVAN, MARKET) == Fit(
        "direct",
        matches=(
            Looked("titles", 'their position says "head of sales"'),
            Looked("seniority", '"Head of Sales" is of the rank head'),
            Looked("sectors", 'their firm or position says "logisti*"'),
            Looked("places", 'their place says "Leeds"'),
            Looked("sizes", "Tide Logistics GmbH has 120 people, as you noted"),
        ),
    )


def test_every_miss_is_explained_and_what_is_not_said_is_no_miss() -> None:
    assert fit(BARISTA, MARKET) == Fit(
        "none",
        misses=(
            Looked("titles", '"Barista" has none of your words'),
            Looked("seniority", '"Barista" is of no rank you look for'),
            Looked("sectors", '"Barista, The Corner Café" has none of your words'),
            Looked("places", '"York" has none of your words'),
        ),
        unsaid=("sizes",),
    )
    assert fit(Facts(), MARKET) == Fit(
        "none", unsaid=("titles", "seniority", "sectors", "places", "sizes")
    )


def test_one_match_of_two_asked_for_is_a_fit_in_part() -> None:
    found = fit(Facts("Barista", "Tide Logistics"), MARKET)

    assert (found.level, found.direct) == ("direct", True)  # sector and size
    assert fit(Facts("Barista", "Oslo Logistics"), MARKET).level == "partly"


def test_a_named_firm_is_enough_by_itself() -> None:
    found = fit(Facts("Barista", "QUAY"), MARKET)

    assert found.level == "direct"
    assert found.matches == (Looked("firms", "they are at Quay Ltd, which you named"),)
    assert fit(Facts("Barista", "Quay Street Bakers"), MARKET).level == "none"


def test_nobody_fits_an_empty_market_and_nobody_misses_it() -> None:
    assert fit(IVAN, TargetMarket()) == Fit("none")


@pytest.mark.parametrize(
    ("position", "ranks"),
    [
        ("Vice President of Sales", {"vice president"}),
        ("Président, PDG", {"executive"}),
        ("Geschäftsführerin", {"executive"}),
        ("Co-Founder & CTO", {"owner", "executive"}),
        ("Senior Account Manager", {"senior", "manager"}),
        ("Directrice commerciale", {"director"}),
        ("Management consultant", set()),
        ("Barista", set()),
    ],
)
def test_a_title_speaks_of_its_holders_rank(position: str, ranks: set[str]) -> None:
    assert rank_words(position) == ranks


@pytest.mark.parametrize(
    ("word", "fits"),
    [("sales", True), ("sale", False), ("sal*", True), ("*", False), ("SÁLES", True)],
)
def test_words_are_whole_but_for_a_star(word: str, fits: bool) -> None:  # noqa: FBT001 - a parameter of the test
    market = TargetMarket(titles=(word,))

    assert fit(IVAN, market).direct == fits
