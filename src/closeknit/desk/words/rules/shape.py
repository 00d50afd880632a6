"""What a text is made of besides words: links, a greeting, names, an ending."""

import re
import tomllib
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from itertools import compress
from typing import Final

from closeknit.desk.words.rules.links import links

_NAME: Final = r"[A-ZÀ-ÖØ-Þ][\w'\u2019-]{0,40}"
_SLOT: Final = r"[\[{<(]{1,2}[^\]}>)]{2,40}[\]}>)]{1,2}"
_ENDS_IN_NAME: Final = re.compile(
    rf"^\s*(?:[-\u2013\u2014]+\s*)?(?:{_NAME}|{_SLOT})(?:\s+(?:{_NAME}|{_SLOT})){{0,2}}[\s.]*$"
)
_NAME_LAST: Final = re.compile(rf"(?:[-\u2013\u2014,]\s*)({_NAME}|{_SLOT})[\s.!]*$")
_SIGNED: Final = re.compile(
    rf"[.!?,\n\u2013\u2014-]\s*({_NAME}(?: {_NAME})?)[\s,:|(\u2013-]+"
    r"(?:[\w.+-]+@\S+|(?:www\.|https?://)\S+|\+?\(?\d[\d ()/.-]{5,20}\d)\W*$"
)
"""A name, and behind it only how to reach its bearer."""
_GREETED: Final = re.compile(
    rf"^\W*(?:[A-Za-zÀ-ÿ]+\s+){{0,3}}(?:{_NAME}|{_SLOT})(?:\s+{_NAME})?\s*[,!:\u2013-]"
)
_OPENS: Final = re.compile(
    r"^\W*(?:hi|hello|hey|dear|hallo|hoi|ciao|hola|ol[aá]|oi|bonjour|salut|salve|dag|"
    r"beste|liebe[r]?|guten tag|buongiorno|buenos d[ií]as|bom dia|good morning)\b",
    re.IGNORECASE,
)
_PARTS: Final = {
    name: "|".join(patterns)
    for name, patterns in tomllib.loads(
        files(__package__).joinpath("shape.toml").read_text("utf-8")
    ).items()
}
_SIGN_OFF: Final = re.compile(rf"\b(?:{_PARTS['sign_offs']})\b")
"""Looked for in small letters, which is sooner done than with `IGNORECASE`."""
_MAY_BE_ELSE: Final = frozenset(("yours", "best", "looking forward", "grato", "grata"))
"""Ends only where it begins a sentence, or a part of one: "what you do best"."""
_PART: Final = re.compile(r"(?:^|[,;:!.\n\u2013\u2014-])\W*$")
_MOSTLY: Final = 9
"""A last sentence with more words is no ending, whatever words it has."""
_WHO: Final = (
    rf"(?:{_NAME}|{_SLOT})(?: {_NAME}){{0,3}}(?:,[^,.]{{2,40}},)?"
    r"(?: from [\w ]{2,25}| (?:of|at|bei|von|de|da|di|van) [\w ]{2,20})?"
)
_NAMED: Final = (
    rf"{_WHO} (?:just |kindly |also |had |has )?(?:{_PARTS['reports']})",
    rf"(?<!\w)(?i:{_PARTS['through']}),? (?:{_NAME} )?(?:{_NAME}|{_SLOT})",
    r"(?i:[\[{<(][^\]}>)]*(?:mutual|connection|friend|colleague|referr)[^\]}>)]*[\]}>)])",
)
"""How a third person is named: three ways, the first of them where two would do."""
_REPORTED: Final = re.compile(rf" (?:{_PARTS['reports']})")
_THROUGH: Final = re.compile(rf"(?<!\w)(?:{_PARTS['through']})")
_IN_BRACKETS: Final = re.compile(
    r"[\[{<(][^\]}>)]*(?:mutual|connection|friend|colleague|referr)"
)
_LOUD: Final = re.compile(
    r"[!?A-Z](?:(?<=!)\s*!|(?<=\?)\s*[?!]|(?<=\b[A-Z])[A-Z]{3,}\b)"
)
_A_SLOT: Final = re.compile(_SLOT)
_NOT_NAMES: Final = re.compile(
    r"^(?:I|You|We|He|She|They|It|As|What|Who|Somebody|Someone|People|Everyone|This|That|"
    r"My|Your|The|Our|Wer|Er|Sie|Es|Ich|Du|Wir|Man|Il|Elle|Je|Vous|Nous|On|Tu|Ella|Yo|Eu|"
    r"Ele|Ela|Voc[eê]|Lei|Lui|Io|Hij|Ze|Ik|U|LinkedIn|Zoom|Teams|Twitter)\b"
    r"(?! (?:friend|colleague|boss|cousin))"
)
_SHORT, _MIDDLE = 6, 20


def shape(said: Sequence[str], text: str) -> Iterator[tuple[str, int, str]]:
    """Yield what is seen: its name, the sentence it stands in, the words."""
    last = max(len(said) - 1, 0)
    for words in links(text):
        yield "z:link", _where(said, words), words
    for words in named(text):
        yield "z:named", _where(said, words), words
    signed = tuple(hit.group(1) for hit in _SIGNED.finditer(text))
    for words in ending(said) or signed:
        yield "z:ending", last, words
    if _OPENS.match(text):
        yield "z:greeted", 0, ""
    if _GREETED.match(text):
        yield "z:by_name", 0, ""
    if _A_SLOT.search(text):
        yield "z:slot", 0, ""
    many = len(text.split())
    yield (
        ("z:short" if many <= _SHORT else "z:middle" if many <= _MIDDLE else "z:long"),
        0,
        "",
    )
    if _LOUD.search(text):
        yield "z:loud", last, ""


def named(text: str) -> tuple[str, ...]:
    """Return where a third person is named as the reason or as a credential.

    >>> named("Hi Bo, Ada Quay suggested that we talk.")
    ('Ada Quay suggested',)
    >>> named("Hi Bo, I suggested a talk.")
    ()
    """
    small = text.lower()
    ways = (
        bool(_REPORTED.search(text)),
        bool(_THROUGH.search(small)),
        any(sign in text for sign in "[{<(") and bool(_IN_BRACKETS.search(small)),
    )
    if not any(ways):
        return ()
    found = (hit.group() for hit in _named_in(ways).finditer(text))
    return tuple(words for words in found if not _NOT_NAMES.match(words))


@cache
def _named_in(ways: tuple[bool, ...]) -> re.Pattern[str]:
    """Return what looks for these of the three ways: sooner done than all three."""
    return re.compile("|".join(compress(_NAMED, ways)))


def ending(said: Sequence[str]) -> tuple[str, ...]:
    """Return the words of thanks, good-bye or the name that end a text (R3-25).

    >>> ending(("Shall we talk?", "Thank you, Hal")), ending(("Shall we talk?",))
    (('Thank you',), ())
    """
    if not said:
        return ()
    last, small = said[-1], said[-1].lower()
    for off in _SIGN_OFF.finditer(small):
        begins = _PART.search(small, 0, off.start())
        if (begins or off.group() not in _MAY_BE_ELSE) and (
            len(small[off.start() :].split()) <= _MOSTLY
        ):
            # A few letters are longer when small: then the words stay small.
            shown = last if len(last) == len(small) else small
            return (shown[off.start() : off.end()],)
    if len(said) > 1 and _ENDS_IN_NAME.match(last):
        return (last,)
    name = _NAME_LAST.search(last)
    return (name.group(1),) if name and len(said) > 1 else ()


def _where(said: Sequence[str], words: str) -> int:
    return next((at for at, one in enumerate(said) if words in one), 0)
