"""A headline that says only where somebody works, in seven languages, and one more."""

import pytest

from closeknit.desk.readiness.rules.headline import offers

JOBS = (("Harbour Master", "Port of Dunmoor"), ("Finance head", "Penhallow & Pence"))


@pytest.mark.parametrize(
    "headline",
    [
        "",
        "Sales Manager at Acme",
        "Software Engineer @ Quay",
        "Founder & CEO, Acme",
        "Student at Dunmoor College",
        "Teaching assistant at Dunmoor College",
        "Head of Sales for EMEA at Acme",
        "VP Engineering - Quay",
        "Sales Manager at Acme | Speaker",
        "Harbour Master",
        "Harbour Master | Port of Dunmoor",
        "Finance head at Penhallow & Pence",
        "I.T. Manager at Acme",
        "Vertriebsleiter bei Quay GmbH",
        "Directeur commercial chez Quay",
        "Responsable Comercial en Tide",
        "Étudiante",
        "Responsabile vendite presso Rye",
        "Diretora comercial na Tide",
        "Eigenaar bij Quay BV",
    ],
)
def test_headline_that_says_where_one_works_offers_nothing_r3_17(headline: str) -> None:
    assert not offers(headline, JOBS)


@pytest.mark.parametrize(
    "headline",
    [
        "I help small harbour firms understand their money",
        "Helping bakers sell more bread | Owner at Rye & Co",
        "Sales Manager at Acme | I make onboarding painless for banks",
        "Books for small harbour firms",
        "Night trains, timetables and the people who ride them",
        "Translator of nautical charts, English and Polish",
        "Ich helfe Bäckereien, pünktlich zu zahlen",
        "J\u2019aide les boulangers à vendre plus",
        "Ayudo a pequeñas empresas a cobrar",
        "Ajudo padarias a vender mais",
        "Aiuto le panetterie a vendere di più",
        "Ik help bakkers meer brood te verkopen",
    ],
)
def test_headline_that_says_what_one_does_for_whom_is_ready(headline: str) -> None:
    assert offers(headline, JOBS)


def test_a_title_that_only_the_own_positions_know_is_a_title() -> None:
    headline = "Keeper of Nine Bronze Bells"

    assert offers(headline)
    assert not offers(headline, [("Keeper of Nine Bronze Bells", "Dunmoor Chapel")])
