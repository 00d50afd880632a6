"""Which of seven languages a short text is in, by its smallest words."""

import re
from typing import Final

SMALL_WORDS: Final = {
    "en": "the and you your i to of in is we for my with are have it on that at from "
    "this would be as me was but not an our do us by about like love if what so i'm "
    "i'd hi hello dear thanks thank sorry please who why how",
    "de": "der die das und ich sie wir ist nicht zu mit für auf ein eine ihr ihre "
    "mich mir dich dir du dein deine im am beim bei von dass haben habe hat wie auch "
    "gerne gern sehr danke hallo über würde freue uns unser schon als es war aber",
    "fr": "le la les et je vous tu nous est pas de des du un une votre vos mon ma mes "
    "pour dans avec sur que qui ai ce cette bonjour merci au aux suis en notre nos à "
    "c'est j'ai été très mais ou où ne désolé",
    "es": "el la los las y yo usted tú nos es no de del un una su tu mi mis para en "
    "con por que al lo me te se ha he hola gracias muy como pero más está estoy soy "
    "fue qué si le les buenos días",
    "pt": "o a os as e eu você nós é não de do da dos das um uma seu sua meu minha "
    "para em com por que ao no na nos me te se olá obrigado obrigada muito como mas "
    "mais está estou sou foi oi pelo pela gostaria",
    "it": "il lo la i gli le e io lei noi è non di del della dei un una suo sua mio "
    "mia per in con su che al nel nella mi ti si ho ha ciao grazie molto come ma più "
    "sono stato buongiorno salve tuo tua da vorrei",
    "nl": "de het een en ik je jij u we wij is niet van voor met op mijn jouw uw ons "
    "onze dat die er aan bij in te om zijn heb hebben hoi dag dank bedankt graag zou "
    "ook maar was als naar over hallo jou",
}
"""The commonest words of each language; a word in several of them counts for all."""

_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
_TURNED: Final = {
    tongue: frozenset(words.split()) for tongue, words in SMALL_WORDS.items()
}


def language(text: str) -> str:
    """Return en, de, fr, es, pt, it or nl, or nothing where no small word tells.

    >>> language("Freut mich, dass wir uns beim Gründertag getroffen haben.")
    'de'
    >>> language("Kesha")
    ''
    """
    words = _WORD.findall(text.lower().replace("\u2019", "'"))
    told = {
        tongue: sum(word in small for word in words)
        for tongue, small in _TURNED.items()
    }
    best = max(told, key=lambda tongue: told[tongue])
    return best if told[best] else ""
