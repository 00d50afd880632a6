"""What to look out for in an invitation: hints with their words, never a verdict."""

import re
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from closeknit.desk.policy.rules.market import Facts
from closeknit.desk.words.rules.note import Traits


class Sought(NamedTuple):
    """A pattern, and the words of which it needs one to find anything."""

    pattern: re.Pattern[str]
    words: tuple[str, ...]

    def search(self, small: str) -> re.Match[str] | None:
        """Return what is found in a text in small letters."""
        for word in self.words:  # sooner done than `any`, which ten thousand notes show
            if word in small:
                return self.pattern.search(small)
        return None


# All in small letters, and looked for in small letters: a third of the time that
# IGNORECASE takes, which ten thousand notes show; and only where one of its words is.
ELSEWHERE: Final = Sought(
    re.compile(
        r"\b(?:whats ?app|telegram|wechat|we chat|signal app|viber|kakao ?talk|line app"
        r"|google chat|hangouts|snapchat|skype)\b|\btext me (?:at|on)\b"
        r"|(?:write|schreib\w*|écri\w*|escrib\w*|scriv\w*|escrev\w*|stuur|mail)\b.{0,30}"
        r"\b(?:private|privat\w*|privé\w*|personal\w*|personnel\w*|pessoal)\b.{0,12}"
        r"\b(?:e-?mail|mail|number|nummer|numéro|número|numero)\b",
    ),
    (
        "whats", "telegram", "wechat", "we chat", "signal app", "viber", "kakao",
        "line app", "google chat", "hangouts", "snapchat", "skype", "text me",
        "privat", "privé", "personal", "personnel", "pessoal",
    ),
)  # fmt: skip
MONEY: Final = Sought(
    re.compile(
        r"\b(?:crypto\w*|krypto\w*|cripto\w*|bitcoin\w*|usdt|ethereum|forex"
        r"|trading signals|million (?:dollars|euros?|usd|pounds)|inheritance"
        r"|next of kin|erbschaft|herencia|héritage|eredità|herança|erfenis"
        r"|investment (?:opportunity|platform)"
        r"|(?:earn|verdienen|gagn\w+|gan\w+|guadagn\w+)\b.{0,20}\d+.{0,20}"
        r"\b(?:day|week|month|tag|woche|monat|jour|semaine|mois|día|semana|mes|mese)"
        r"|bank details|western union)\b",
    ),
    (
        "crypto", "krypto", "cripto", "bitcoin", "usdt", "ethereum", "forex", "trading",
        "million ", "inherit", "next of kin", "erbschaft", "herencia", "héritage",
        "eredit", "herança", "erfenis", "investment", "earn", "verdienen", "gagn",
        "gan", "guadagn", "bank details", "western union",
    ),
)  # fmt: skip
MINES: Final = Sought(
    re.compile(
        r"\b(?:introduce|refer|connect|present) me (?:to|with)\b"
        r"|\b(?:people|anyone|anybody|someone|contacts|connections|clients|customers)"
        r"\b.{0,12}\b(?:in|from|of) your (?:network|contacts|connections|list)\b"
        r"|\b(?:access to|through|leverage|tap into|see) your"
        r" (?:network|contacts|connections)\b"
        r"|\b(?:names|list) of your (?:clients|contacts|customers)\b"
        r"|\bstell(?:en|st)? (?:sie |du )?mich\b.{0,30}\bvor\b"
        r"|\b(?:in|aus) (?:ihrem|deinem) netzwerk\b|\b(?:ihre|deine) kontakte\b"
        r"|\b(?:me présenter à|vos contacts|votre (?:réseau|carnet d'adresses))\b"
        r"|\b(?:presentarme (?:a|con)|(?:tus|sus) contactos|(?:tu|su) red de)\b"
        r"|\b(?:apresentar-me a|me apresentar a|(?:os )?seus contatos|sua rede de)\b"
        r"|\b(?:presentarmi a|i (?:tuoi|suoi) contatti|(?:tua|sua) rete di)\b"
        r"|\bmij (?:voorstellen|introduceren)\b"
        r"|\b(?:uw|jouw|je) (?:netwerk|contacten)\b",
    ),
    (
        " me to", " me with", "your network", "your contacts", "your connections",
        "your list", "of your ", "mich", "netzwerk", "e kontakte", "me présenter",
        "vos contacts", "votre ", "presentarme", "s contactos", "u red de",
        "apresentar", "seus contatos", "sua rede", "presentarmi", "contatti",
        "ua rete", "mij ", "netwerk", "contacten",
    ),
)  # fmt: skip
MINING: Final = "mines"
"""A hint that somebody wants the ego's network (R3-10)."""
THIN: Final = "thin"
"""A hint that says how little the data says: no reason by itself (R0-15)."""


class Hint(NamedTuple):
    """One thing to look at: what was seen, and what asks to look."""

    kind: str
    says: str
    requirement: str


def hints(
    texts: tuple[str, ...], who: Facts, *, between: int, circle: int
) -> tuple[Hint, ...]:
    """Return what to look out for. `texts`: their note and what they wrote since.

    `between` is how many kinds of evidence there are, `circle` how many people of the
    ego's are known to know them. A picture is for the user's own eye (R3-09).

    >>> [h.kind for h in hints(("Write me on WhatsApp",), Facts("Pilot"), between=1,
    ...     circle=0)]
    ['elsewhere']
    """
    return tuple(_hints(texts, who, between=between, circle=circle))


def _hints(
    texts: tuple[str, ...], who: Facts, *, between: int, circle: int
) -> Iterator[Hint]:
    both = [(text, text.lower()) for text in texts]
    if words := _first(MINES, both):
        says = f'wants your network: "{words}". Introduce them only if asked first'
        yield Hint(MINING, says, "R3-10")
    if words := _first(ELSEWHERE, both):
        yield Hint("elsewhere", f'wants to leave LinkedIn: "{words}"', "R3-09")
    if words := _first(MONEY, both):
        yield Hint("money", f'speaks of money: "{words}"', "R3-09")
    if not (between or circle or who.position or who.company):
        says = (
            "your data has no job of theirs, and nobody you share: look at the profile"
        )
        yield Hint(THIN, says, "R3-09")


def relevance(
    told: Traits, *, level: str, known: bool, willing: bool
) -> tuple[Hint, ...]:
    """Return a soft question where somebody is far from what the ego looks for (R1-18).

    `level` is how they fit the target market. Nobody known is asked about, nor anybody
    who has said yes to introducing the ego: willingness comes first (R0-16).

    >>> relevance(Traits(pitch=True), level="none", known=False, willing=True)
    ()
    """
    if known or willing or level != "none":
        return ()
    if told.pitch:
        says = "they sell, and are not whom you look for: what would you two do?"
    elif not told.has_reason:
        says = "they are outside of whom you look for, and give no reason: ask why"
    else:
        return ()
    return (Hint("relevance", says, "R1-18"),)


def _first(sought: Sought, both: Iterable[tuple[str, str]]) -> str:
    """Return what is found first; `both`: each text, and in small letters."""
    for text, small in both:
        found = sought.search(small)
        if found:
            # A few letters are longer when small: then the words stay small.
            said = text if len(text) == len(small) else small
            return " ".join(said[slice(*found.span())].split())[:80]
    return ""


CHECKS = (
    Hint("picture", "does the picture look like a real person's?", "R3-09"),
    Hint("history", "does the profile have a history that fits?", "R3-09"),
    Hint("reason", "does their reason fit what you do?", "R2-20"),
)
"""The "seems okay" check before a stranger is accepted; the user looks (R2-20)."""


def missing(traits: Traits, *, fits: bool, known: bool) -> tuple[str, ...]:
    """Return which of the four an invitation lacks (R2-04).

    >>> missing(Traits(default=True), fits=False, known=False)
    ('explanation', 'personal note', 'introduction', 'obvious reason')
    """
    has = {
        "explanation": traits.has_reason,
        "personal note": not traits.default,
        "introduction": known or traits.says_where_met or traits.name_drop,
        "obvious reason": traits.has_reason or traits.commonality or fits,
    }
    return tuple(name for name, there in has.items() if not there)
