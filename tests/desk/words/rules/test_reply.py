"""Which kind a reply is, and by which sentence."""

import pytest

from closeknit.desk.words.rules.reply import LABELS, Reply, classify


@pytest.mark.parametrize(
    ("label", "text"),
    [
        ("apology", "Sorry, I clicked on the wrong person."),
        ("apology", "Entschuldigung, das war ein Versehen."),
        ("apology", "Désolé, c'est une erreur."),
        ("apology", "Disculpe, me he equivocado de persona."),
        ("apology", "Mi scusi, è stato un errore."),
        ("apology", "Sorry, dat was een vergissing."),
        ("snippy", "Forget it. Your loss."),
        ("snippy", "Vergessen Sie es. Was für eine Frechheit."),
        (
            "detailed",
            "We met at the rope fair in May, and I hoped to hear of your trial.",
        ),
        ("recruiter", "I have a permanent role for a senior rope maker. Interested?"),
        ("jobseeker", "I am looking for a job. Could you pass on my CV?"),
        ("spam", "Hello beautiful, do you have WhatsApp?"),
        ("thanks-only", "Thanks for connecting!"),
        ("other", "How do we know each other?"),
        ("other", "As a rule I accept only people I have worked with. Thank you."),
        ("other", "Grundsätzlich nehme ich nur Menschen an, die ich kenne."),
        ("other", "Merci, mais je n'accepte que des personnes que j'ai rencontrées."),
        ("other", "Gracias, pero solo acepto a personas con las que he trabajado."),
        ("other", "Obrigado, mas em geral só aceito quem conheço."),
        ("other", "Grazie, ma accetto solo persone con cui ho lavorato."),
        ("other", "Dank, maar ik accepteer alleen mensen die ik ken."),
        ("detailed", "Wir saßen beim Seilertag am selben Tisch, ich baue nun Netze."),
        ("detailed", "Nous avons parlé au salon de la corde, je prépare un atelier."),
    ],
)
def test_a_plain_reply_is_of_its_kind(label: str, text: str) -> None:
    assert classify(text).label == label


def test_the_sentence_that_decided_is_given() -> None:
    found = classify("Hello Ann. Sorry, I pressed the wrong button. All the best.")

    assert found.because == ("Sorry, I pressed the wrong button.",)


@pytest.mark.parametrize("text", ["", "  \n", "???", "\U0001f600", "漢字"])
def test_a_text_without_words_is_other_and_unsure_or_no_crash(text: str) -> None:
    found = classify(text)

    assert isinstance(found, Reply)
    assert found.label in LABELS
    assert 0 <= found.sure <= 1
