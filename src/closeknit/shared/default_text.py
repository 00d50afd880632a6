"""LinkedIn's own invitation sentences, and how to know them again (R0-17, R4-01)."""

import re
import unicodedata

_GREETING = re.compile(
    r"^(hi|hello|dear|hey|hallo|ciao|bonjour|hola)?[\s,]*[^\s,]{1,40},\s*"
)
DEFAULT_TEXTS = frozenset(
    {
        "i'd like to add you to my professional network on linkedin",
        "i'd like to add you to my professional network",
        "i'd like to add you to my linkedin network",
        "i'd like to join your linkedin network",
        "i would like to add you to my professional network on linkedin",
        "vorrei aggiungerti alla mia rete professionale su linkedin",
        "voglio collegarmi",
        "je vous invite à faire partie de mon réseau professionnel sur linkedin",
        "me gustaría contactar contigo",
        "olá, gostaria de adicionar-te à minha rede profissional",
        "ich möchte sie zu meinem beruflichen netzwerk auf linkedin hinzufügen",
        "ik wil je graag toevoegen aan mijn professionele netwerk op linkedin",
    }
)
"""LinkedIn's own sentences. The German and Dutch ones are unverified translations."""


def _plain(text: str) -> str:
    kept = unicodedata.normalize("NFKC", text).replace("\u2019", "'").lower()
    return " ".join(kept.split())


def is_default(text: str) -> bool:
    """Say whether an invitation came with LinkedIn's own text, or with none (R4-01).

    The greeting and the signature are left aside; one word of one's own is enough to
    make it a note.

    >>> is_default(""), is_default("Hi Odile, I'd like to join your LinkedIn network.")
    (True, True)
    >>> is_default("We met at the fair. I'd like to join your LinkedIn network.")
    False
    """
    said = _plain(text[:1000])
    for candidate in (said, _GREETING.sub("", said, count=1)):
        bare = candidate.rstrip(" .!")
        if not bare or bare in DEFAULT_TEXTS:
            return True
        if any(_signature_only(bare, default) for default in DEFAULT_TEXTS):
            return True
    return False


def _signature_only(said: str, default: str) -> bool:
    if not said.startswith(default):
        return False
    rest = said[len(default) :]
    return len(rest.split()) <= 4 and bool(re.match(r"[.!]?\s*(-\s*)?[^\d:/]*$", rest))  # noqa: PLR2004 - a name
