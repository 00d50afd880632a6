"""A written name taken apart: what is given, what is the family's, what is neither.

Which word is which cannot always be known (Li Wei, Wei Li), so comparing tries both
ways; here is only the likeliest. Our own, since the parsers there are read three
hundred names a second and know no other script.
"""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from closeknit.people.rules.identity.letters import loose, plain

PARTICLES = frozenset(
    "af al ap av bin bint da das de degli dei del della den der di do dos du e el "
    "ibn la las le los ten ter van vom von vande vander y zu zum zur".split()
)
TITLES = frozenset(
    "captain dame dipl doctor dr fr frau herr ing lady lord madame mag mdm miss mr mrs "
    "ms mx prof professor rev sir sr sra".split()
)
DEGREES = frozenset(
    "acca ba bsc ca cfa cfp cipd cissp cpa csm dba dds dphil edd esq facc frsa "
    "jd llb llm ma mba md meng mfa mpa mph mphil mres msc mscs obe pe phd phr "
    "pmp prince rn shrm spse".split()
)
_DOTTED = DEGREES | frozenset(
    "bcom bed bsc dmd dsc dvm mcom md med msw pharmd psyd scd".split()
)
"""Degrees that are written with dots; without them some would be names."""
_FACULTIES = frozenset(
    "agr c dent e et h habil hc ing iur jur med mult nat oec oek phil pol rer sc tech "
    "techn theol univ vet".split()
)
"""What a German doctor is of: `Dr. rer. nat.`."""
_OF_DOCTORS = TITLES | _FACULTIES
_PART = re.compile("[A-Za-z]+")
_DOTS = re.compile(r"(?<![\w.])(?:[A-Za-z]{1,6}\. ?)+[A-Za-z]{0,5}(?=\s*(?:,|$))")
GENERATIONS = {"jr": "jr", "junior": "jr", "sr": "sr", "senior": "sr"} | {
    number: number for number in ("ii", "iii", "iv")
}
_CUT = re.compile(
    r"\s+[|\u2022\u00b7~/\u2013\u2014-]\s*|\s*[|\u2022]\s*|\s+(?:at|via|@)\s"
)
_OPEN, _CLOSE = r"(\[{\u00ab\u201c\"\u2018'", r")\]}\u00bb\u201d\"\u2019'"
_ASIDE = re.compile(
    rf"(?<!\w)[{_OPEN}]\s*([^{_CLOSE}]{{1,60}}?)\s*[{_CLOSE}](?=\s|,|$)"
)
_FORMERLY = re.compile(r"^(?:n[eé]e|born|geb\.?|formerly|f\.k\.a\.?)\s+", re.IGNORECASE)
_FORMERLY_OPEN = re.compile(r"\s(?:n[eé]e|geb\.)\s+([^\s,]+)", re.IGNORECASE)
_EAST_ASIAN = re.compile(r"^[\u3400-\u9fff\uac00-\ud7a3]{2,4}$")
_LETTER = re.compile(r"[^\W\d_]")
_USUAL = re.compile(r"[A-Za-z]{2,50} [A-Za-z]{2,50}")
_UNUSUAL = PARTICLES | TITLES | DEGREES | GENERATIONS.keys()
LONGEST = 120
"""Characters of a name that are looked at."""


class Name(NamedTuple):
    """A name in plain letters.

    `given` are first and middle names in their order, `family` the family's words
    without particles; a hyphen parts words in both. `called` are names in quotes or
    brackets, `former` families of earlier, `generation` is ``jr``, ``sr``, ``ii``.
    """

    given: tuple[str, ...] = ()
    family: tuple[str, ...] = ()
    called: tuple[str, ...] = ()
    former: tuple[str, ...] = ()
    generation: str = ""

    @property
    def words(self) -> tuple[str, ...]:
        """Return given and family names in the order they are written."""
        return self.given + self.family


def _plain(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(filter(None, map(plain, words)))


def _asides(text: str) -> tuple[str, list[str], list[str]]:
    """Return the text without what is in brackets or quotes, and what that was."""
    called, former = [], []
    for found in _ASIDE.finditer(text):
        aside = found[1]
        if _FORMERLY.match(aside):
            former += _FORMERLY.sub("", aside).split()[-1:]
        elif " " not in aside and not aside.isupper():
            called.append(aside)
    text = _ASIDE.sub(" ", text)
    former += _FORMERLY_OPEN.findall(text)
    return _FORMERLY_OPEN.sub(" ", text), called, former


def _undotted(text: str) -> str:
    """Return the name with the degrees it ends in without dots: Ph.D. is PHD.

    Of a single word with letters after it nobody knows: Doe, M.A. may be Mary Anne.
    """

    def bare(found: re.Match[str]) -> str:
        parts = _PART.findall(found[0])
        is_one = len(text[: found.start()].split()) < 2  # noqa: PLR2004 - given and family
        if is_one and max(map(len, parts)) == 1:
            return found[0]
        rest, degrees = _degrees(parts)
        return " ".join((*(f"{part}." for part in rest), *degrees))

    return _DOTS.sub(bare, text)


def _degrees(parts: Sequence[str]) -> tuple[Sequence[str], list[str]]:
    """Return what is before the degrees in which these end, and the degrees."""
    found: list[str] = []
    while True:
        ends = ["".join(parts[at:]).upper() for at in range(len(parts) - 1)]
        at = next((n for n, end in enumerate(ends) if end.lower() in _DOTTED), None)
        if at is None:
            return parts, found
        found.insert(0, ends[at])
        parts = parts[:at]


def _turned(text: str) -> str:
    """Return the name without what stands after commas; ``Family, Given`` turned."""
    before, comma, after = text.partition(",")
    if not comma:
        return text
    rest = [part.strip() for part in after.split(",")]
    words = [word for word in rest[0].replace(".", " ").split() if word]
    plains = [plain(word) for word in words]
    generation = [word for word in plains if word in GENERATIONS]
    if generation:
        return f"{before} {generation[0]}"
    is_given = not any(word in DEGREES for word in plains) and any(
        word not in _OF_DOCTORS for word in plains
    )
    own = [word for word in before.split() if plain(word) not in PARTICLES]
    few = len(words) <= 3 and len(own) <= 2  # noqa: PLR2004 - no name has more
    is_short = len(own) == 1 and max(map(len, words), default=0) == 1
    few = few and (is_short or not rest[0].isupper())
    return f"{rest[0]} {before}" if is_given and few else before


def _is_faculty(word: str) -> bool:
    """Say whether it is what a doctor is of: ``med.``, in small letters with a dot."""
    return word.islower() and word.endswith(".") and plain(word) in _FACULTIES


def _bare(words: Sequence[str]) -> tuple[list[str], str]:
    """Return the words without titles and degrees, and the generation they name."""
    kept = [word for word in words if _LETTER.search(word)]
    generation = ""
    while len(kept) > 1 and (plain(kept[0]) in TITLES or _is_faculty(kept[0])):
        kept = kept[1:]
    while len(kept) > 1:
        last = plain(kept[-1].replace(".", ""))
        if last in GENERATIONS and (len(kept) > 2 or last in {"jr", "sr"}):  # noqa: PLR2004 - given and family stay
            generation = GENERATIONS[last]
        elif last not in DEGREES or (kept[-1].istitle() and len(last) <= 2):  # noqa: PLR2004 - Ma and Pe are families
            break
        kept = kept[:-1]
    return kept, generation


def parsed(text: str) -> Name:
    """Return the name in its parts; an address or a number is none.

    >>> name = parsed("Dr. Robert (Bob) van der Berg Jr., MBA | We're hiring")
    >>> name.words, name.called, name.generation
    (('robert', 'berg'), ('bob',), 'jr')
    >>> parsed("Jane Doe, Ph.D.").words, parsed("Dr. rer. nat. Jane Doe").words
    (('jane', 'doe'), ('jane', 'doe'))
    >>> parsed("Lovelace, Ada").given, parsed("Jane Doe (née Roe)").former
    (('ada',), ('roe',))
    >>> parsed("ada@example.com")
    Name(given=(), family=(), called=(), former=(), generation='')
    """
    if _USUAL.fullmatch(text):  # two plain words: by far the most
        first, last = text.lower().split(" ")
        if first not in _UNUSUAL and last not in _UNUSUAL:
            return Name((first,), (last,))
    text = text.strip(" \t'\"")[:LONGEST] if text[:1] in "'\"" else text[:LONGEST]
    text = text.strip()
    if "@" in text.strip("@ ") and " " not in text:
        return Name()
    if _EAST_ASIAN.match(text):
        return Name(_plain([text[1:]]), _plain([text[:1]]))
    text, called, former = _asides(text)
    if "." in text:
        text = _undotted(text)
    text = _turned(_CUT.split(text, maxsplit=1)[0])
    words, generation = _bare(text.replace(".", ". ").replace("_", " ").split())
    at = len(words) - 1
    while at > 1 and plain(words[at - 1]) in PARTICLES:
        at -= 1
    given = [part for word in words[: max(at, 1)] for part in word.split("-")]
    family = [part for word in words[max(at, 1) :] for part in word.split("-")]
    return Name(
        _plain(given),
        tuple(word for word in _plain(family) if word not in PARTICLES)
        or _plain(family[-1:]),
        _plain(called),
        _plain(former),
        generation,
    )


def squashed(words: Iterable[str]) -> str:
    """Return words as one, loosely spelt.

    >>> squashed(("Ada", "Lovelace"))
    'adalovelake'
    """
    return "".join(map(loose, words))
