"""What a note does, in the languages it may come in."""

import pytest

from closeknit.desk.words.rules.note import NAMES, Traits, glance, good, traits


def told(text: str) -> set[str]:
    found = traits(text)
    return {name for name in NAMES if getattr(found, name)}


@pytest.mark.parametrize(
    "text",
    [
        "Hi Bo, we met at the rope fair in May.",
        "Hallo Bo, wir haben uns im Mai auf der Seilermesse kennengelernt.",
        "Bonjour Bo, nous nous sommes rencontrés en mai au salon de la corde.",
        "Hola Bo, nos conocimos en mayo en la feria de cuerdas.",
        "Oi, Bo, nos conhecemos em maio na feira de cordas.",
        "Ciao Bo, ci siamo conosciuti a maggio alla fiera delle corde.",
        "Hoi Bo, we hebben elkaar in mei ontmoet op de touwbeurs.",
    ],
)
def test_where_the_two_met_is_seen_in_seven_languages(text: str) -> None:
    assert "says_where_met" in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "We help rope makers to double their sales. Are you free for a call?",
        "Wir helfen Seilern, mehr Kunden zu finden. Haben Sie Zeit für einen Anruf?",
        "Nous aidons les cordiers à doubler leurs ventes. Avez-vous un créneau ?",
        "Ayudamos a los cordeleros a duplicar sus ventas. ¿Tiene tiempo para hablar?",
        "Ajudamos cordoeiros a dobrar as vendas. Você tem tempo para uma conversa?",
        "Aiutiamo i cordai a raddoppiare le vendite. Ha tempo per una telefonata?",
        "Wij helpen touwslagers aan meer omzet. Heeft u tijd voor een gesprek?",
    ],
)
def test_selling_is_seen_in_seven_languages(text: str) -> None:
    assert {"pitch", "ask"} <= told(text)
    assert not good(text, traits(text), known=False)


def test_an_address_in_a_note_is_told_with_its_words() -> None:
    found = traits("Hi Bo, more on ropes [dot] com or at bo (at) ropes.example, Ann")

    assert found.link
    assert found.because["link"] == ("bo@ropes.example", "ropes.com")


@pytest.mark.parametrize(
    "text",
    [
        "Hi Bo, I weave ropes too. Have a lovely evening!",
        "Hallo Bo, ich mache auch Seile. Schöne Woche noch!",
        "Bonjour Bo, je fais aussi des cordes. Belle journée !",
        "Hola Bo, yo también hago cuerdas. ¡Que tengas un buen día!",
        "Oi, Bo, também faço cordas. Um abraço",
        "Ciao Bo, anch'io faccio corde. Alla prossima",
        "Hoi Bo, ik maak ook touw. Fijn weekend!",
        "Hi Bo, I weave ropes too. Ann, ann@ropes.example",
        "Hi Bo, I weave ropes too. Ann Moss | +44 20 7946 0018",
    ],
)
def test_an_ending_is_seen_in_seven_languages_and_before_an_address(text: str) -> None:
    assert traits(text).closing


@pytest.mark.parametrize(
    "text",
    [
        "Hi Bo, show me the rope that you like best.",
        "Hi Bo, my ropes are longer than yours.",
        "Hi Bo, you know the best ropes.",
    ],
)
def test_words_that_may_end_a_note_are_no_ending_inside_a_sentence(text: str) -> None:
    assert not traits(text).closing


def test_a_third_person_named_as_the_reason_is_seen_with_the_words() -> None:
    found = traits("Hi Bo, Ada Quay suggested that I write to you about hemp.")

    assert found.name_drop
    assert found.because["name_drop"] == ("Ada Quay suggested",)


def test_a_default_text_has_no_other_trait_but_its_ending() -> None:
    found = traits("Hi Bo, I'd like to join your LinkedIn network. Thanks, Ann")

    assert found == Traits(
        default=True,
        closing=True,
        because={
            "default": ("Hi Bo, I'd like to join your LinkedIn network. Thanks, Ann",),
            "closing": ("Thanks",),
        },
    )


def test_each_trait_has_its_words() -> None:
    found = traits(
        "Hi Bo, I loved your article on hemp, and we are both rope makers in Hull."
        " Could you tell me where you buy it? Thanks, Ann"
    )

    meant = {name for name in NAMES if getattr(found, name)}
    assert set(found.because) == meant
    assert all(found.because[name] for name in meant)


def test_nothing_is_no_good_note_even_to_somebody_known() -> None:
    assert not good("", traits(""), known=True)


def test_somebody_known_needs_less_of_a_note() -> None:
    texts = ["Hello Bo, see you soon.", "Here is my card.", "Hi Bo, this is Ann."]

    alone = {text for text in texts if good(text, traits(text), known=False)}
    known = {text for text in texts if good(text, traits(text), known=True)}
    assert alone <= known


@pytest.mark.parametrize("piece", ["A ", "a-", "[a ", "x@", "1 ", "\u202e", "?!"])
def test_a_hostile_text_is_read_to_the_end(piece: str) -> None:
    assert isinstance(traits(piece * 50_000), Traits)


@pytest.mark.parametrize(
    "text",
    [
        "Hi Bo, we met at the rope fair in May. Could we talk? Ann",
        "Wir helfen Seilern, mehr Kunden zu finden: seile . example",
        "Bo, your talk on knots was superb. Ada Quay suggested that I write.",
    ],
)
def test_a_glance_sees_what_a_look_sees(text: str) -> None:
    assert glance(text)[:-1] == traits(text)[:-1]
