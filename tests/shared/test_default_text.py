"""LinkedIn's own invitation sentences, in every shape they come in."""

import csv
from pathlib import Path

import pytest

from closeknit.shared.default_text import DEFAULT_TEXTS, is_default

SAMPLES = Path(__file__).parents[1] / "sources/linkedin/awkward/default_texts"
OWN_TEXT = "We met at the fair: shall we go on?"


def test_every_default_text_is_seen_bare_greeted_and_signed() -> None:
    shapes = ("{}", "{}.", "Hi Odile, {}.", "Odile, {}", "{}.\n\n- Sam Spade",
              "{}. Ana Blanc", "  {}!  ")  # fmt: skip

    missed = [
        shape.format(text)
        for text in DEFAULT_TEXTS
        for shape in shapes
        if not is_default(shape.format(text.capitalize()))
    ]

    assert missed == []


def test_invitations_of_the_awkward_sample_are_told_apart() -> None:
    with (SAMPLES / "Invitations.csv").open(encoding="utf-8", newline="") as file:
        texts = {row["From"]: row["Message"] for row in csv.DictReader(file)}

    assert {name: is_default(text) for name, text in texts.items()} == {
        "S0": True, "S1": True, "S2": True, "S3": True,
        "S4": True, "S5": True, "S6": True, "S7": False,
    }  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        OWN_TEXT,
        "Hi Odile, we met at the fair.",
        "I'd like to add you to my professional network on LinkedIn: see you at 9",
        "I'd like to add you to my professional network, since we both sail in Ghent",
        "Hi Odile, your talk was good. I'd like to join your LinkedIn network.",
        "Thanks",
    ],
)
def test_one_word_of_ones_own_makes_a_note(text: str) -> None:
    assert not is_default(text)


def test_nothing_but_a_greeting_is_a_default_text() -> None:
    assert is_default(" Hello Odile, ")
    assert is_default("")


@pytest.mark.parametrize(
    "text",
    [
        "Hi Wim! I'd like to add you to my professional network on LinkedIn :) Thx, Bo",
        "hello, i d like to ad you to my profesional netwrk",
        "Since you are a colleague, I'd like to add you to my network.",
        "I\u2019d like to add you to my professional network.\nGroup: Freight",
        "Dear Ada, I want to connect with you on LinkedIn.",
        "Guten Tag Herr Busch, ich würde Sie gern zu meinem Netzwerk hinzufügen.",
        "Je souhaite vous ajouter à mon réseau. Cordialement, Luc",
        "Hola Ana, quisiera agregarte a mi red de contactos en LinkedIn. Saludos, Luis",
        "Gostaria de te adicionar à minha rede de contatos profissionais.",
        "Buongiorno, desidero aggiungerLa alla mia rete professionale.",
        "Hoi Jet, ik zou je graag aan mijn netwerk toevoegen.",
        "Jag skulle vilja lägga till dig i mitt professionella nätverk på Linkedin.",
    ],
)
def test_a_default_text_is_known_with_trimmings_slips_and_in_other_languages(
    text: str,
) -> None:
    assert is_default(text)


@pytest.mark.parametrize(
    "text",
    [
        "Hi",
        "You may know me from the choir.",
        "I'd like to add you to my network, as we both mend church clocks.",
        "I'd like to connect with you on LinkedIn: you led our course in June.",
        "Ich möchte Sie zu meinem Netzwerk hinzufügen, weil Sie im Mai bei uns waren.",
        "Je souhaite vous ajouter à mon réseau : merci pour votre aide lundi.",
        "Me gustaría agregarle a mi red porque en mayo impartió nuestro curso.",
        "Your profile is very impressive. I'd like to add you to my network.",
        "I'd like to ask you something about the network on platform 9.",
    ],
)
def test_a_reason_behind_a_default_opening_makes_a_note(text: str) -> None:
    assert not is_default(text)


def test_a_sentence_the_user_adds_is_a_default_text_too() -> None:
    added = ("Connecting the dots, one link at a time",)

    assert is_default("Hi Bo, connecting the dots, one link at a time!", also=added)
    assert not is_default("Hi Bo, connecting the dots, one link at a time!")
