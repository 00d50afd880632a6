"""Addresses in a text: pages, mail addresses and phone numbers, also disguised (R3-23).

A text is first made plain: unseen signs go, look-alikes become the signs they look
like, and dots and ats that are spelt or put in brackets become dots and ats. What is an
ordinary word in one of the seven languages ("un point de vue", "el punto es", "tod@s",
"motivé.es") stays one.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import Final

from closeknit.desk.words.rules.phones import phones
from closeknit.desk.words.rules.tongue import language, small

_PLAINLY: Final = frozenset(
    ("com", "org", "net", "info", "biz", "eu", "uk", "io", "example", "test", "invalid")
)
"""Endings that are no word of the seven languages, but for `com` in Portuguese."""
_TLDS: Final = _PLAINLY | frozenset(
    (
        "co de fr es it nl pt br ai app dev us ca au ch at be me ly tv xyz link "
        "site online shop store agency tech cloud edu gov ie se dk pl fi cz lu "
        "li mx ar cl pe nz za in jp gl gg fm cc ws gd sh to mobi pro blog email "
        "page website studio digital design media solutions consulting services "
        "academy coach global world group club event events job jobs careers "
        "work works live space marketing expert school berlin hamburg wien "
        "koeln paris amsterdam swiss cat "
    ).split()
)
"""Endings of domains, the common ones; of `example` and its like as well."""
_SAID: Final = {
    "dot": _TLDS,
    "d0t": _TLDS,
    "punkt": _PLAINLY | {"de", "ch", "at", "app", "ai"},
    "point": _PLAINLY | {"fr", "ch", "ca", "co", "lu", "app", "ai"},
    "punto": _PLAINLY | {"mx", "ar", "cl", "pe", "co", "app", "ai", "cat"},
    "ponto": _PLAINLY | {"br", "pt", "app", "ai"},
    "punt": _PLAINLY | {"nl", "app", "ai"},
}
"""How a dot is said, and before which endings it is no other word."""
_AT_THE_END: Final = frozenset(("it", "es", "be"))
"""Endings that are one after a said dot only where nothing more is said."""
_ENDS: Final = r"(?=\s*(?:$|\n|[,;!?)/]|\.\s|\.$))"
"""Nothing is said behind it: some endings are addresses only there."""
_UNSEEN: Final = re.compile(
    "[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe0f\ufeff]"
)
_LOOK_ALIKE: Final = str.maketrans(
    "\u3002\uff61\u2024\u2e33\u2219\u22c5\u2022"
    "\u0430\u0441\u0435\u043e\u0440\u0445\u0443\u0456\u03bf\u0131",
    ".......aceopxyioi",
)
_MIDDLE: Final = re.compile(r"(?<=\w)\u00b7(?=[a-z]{2,12}\b)(?!es\b)")
_ODD: Final = re.compile(
    f"{_UNSEEN.pattern}|[\u00b7{''.join(map(re.escape, map(chr, _LOOK_ALIKE)))}]"
)
"""One of these is in any text that looks other than it is, if NFKC leaves it alone."""
_OPEN, _SHUT = r"\s*[\[({<|*_]\s*", r"\s*[\])}>|*_]\s*"
_DOT_IN: Final = re.compile(
    rf"{_OPEN}(?:\.|{'|'.join(_SAID)}){_SHUT}(?=\w)|-dot-", re.IGNORECASE
)
_AT_IN: Final = re.compile(
    rf"\b(?P<before>[\w.+-]{{1,64}}){_OPEN}(?:@|at|ät|bei|chez|arroba|arobase|chiocciola|apestaartje|"
    rf"apenstaartje|klammeraffe){_SHUT}(?=\w)",
    re.IGNORECASE,
)
_AT_SAID: Final = re.compile(
    r"(?<=\w) (?:arroba|arobase|chiocciola|apenstaartje|klammeraffe) (?=\w)",
    re.IGNORECASE,
)
_DOT_SAID: Final = re.compile(
    rf"\b(?P<before>[\w.-]{{1,63}}) (?P<dot>{'|'.join(_SAID)}) (?P<tld>[a-z]{{2,12}})\b"
    rf"(?![-'\u2019])(?P<end>{_ENDS})?"
    r"(?! (?:boom|bubble|bust|crash|era|years?|days|times|compan\w+|develop\w+))",
    re.IGNORECASE,
)
_WWW_SAID: Final = re.compile(rf"\bwww (?:{'|'.join(_SAID)}) ", re.IGNORECASE)
_APART: Final = re.compile(
    rf"\b(?P<before>[\w-]{{1,63}})(?: \. ?(?P<any>[a-z]{{2,12}}|[A-Z]{{2,12}}){_ENDS}"
    r"| \.(?P<tld>com|org|eu|example)\b(?!-)| \. (?P<plain>[a-z]{3,7})\b(?!-)"
    rf"|(?:\. |,)(?P<end>com|org|net|example){_ENDS})"
)
_LETTERS: Final = re.compile(r"(?<!\S)[\w.@:/+-](?: [\w.@:/+-]){4,}(?=[,;!?]*(?:\s|$))")
_PAGE: Final = re.compile(
    r"\bh(?:tt|xx|\*\*)ps?\s*[\[(]?:?[\])]?\s*/\s*/?\s*[^\s/]\S*|\bh(?:tt|xx)ps?:\w\S*"
    r"|\b(?:s?ftp|mailto|tel):[\s/]*\S+|\bwww\s*[.,]\s*\w\S*"
    r"|\bwww [\w-]+ (?:com|org|net|info|eu|uk|de|fr|nl|pt|br)\b",
    re.IGNORECASE,
)
_MAIL: Final = re.compile(
    r"(?<![\w.+@-])(?:[\w.+-]{1,64}@\s?(?:[\w-]{1,63}\.){1,9}[\w-]{2,63}"
    r"|[\w.+-]{2,64}@[\w-]{3,63}"
    r"|\w[\w.+-]{0,40}[\d._][\w.+-]{0,40} ?(?:at|@|bei|chez) ?"
    r"(?:gmail|hotmail|gmx|icloud)\b)",
    re.IGNORECASE,
)
_DOMAIN: Final = re.compile(
    r"(?<![\w@/.-])(?P<name>[\w-]{1,63}(?:\.[\w-]{1,63}){1,6})(?P<path>/\S*)?"
)
_FRAMEWORKS: Final = frozenset(("asp", "ado", "vb", "ml", "paint", "a", "c", "dot"))
"""What stands before `.net` in the names of tools."""
_SHORTEST: Final = 2
_RUN_ON: Final = re.compile(r" [^\W\d_A-ZÄÖÜ]")
_CUE: Final = re.compile(
    r"(?:\b(?:at|on|see|visit|check|via|auf|unter|siehe|bei|sur|voir|en|visita|mira|ver|"
    r"em|no|veja|su|guarda|visiti|op|zie|bezoek|site|website|web|page)|[:(>]) ?$",
    re.IGNORECASE,
)
_SLOT: Final = re.compile(
    r"[\[{<]{1,2}[^\]}>]{0,30}?(?<![^\W_])(?:link|url|phone|telefon\w*|e-?mail)(?![^\W_])[^\]}>]{0,20}[\]}>]"
    r"|[\[{<]{1,2}(?:(?:my|your|our|the|insert|ihre?|deine?|votre|tu|seu|tuo|je) )?"
    r"(?:web)?(?:site|page|seite|domain)[\]}>]|\((?:link|url)(?: here| in bio)?\)",
    re.IGNORECASE,
)
# Patterns that begin with one letter are found far sooner than those that may begin
# with many: what stands before it is looked at behind.
_DOTTED: Final = re.compile(r"\.(?<=\w\.)(?=\w)")
_SPACED: Final = re.compile(r"\.(?<=\s\.)")
_LETTERED: Final = re.compile(r" [\w.@:/+-] [\w.@:/+-] ")
_RUN_IN: Final = (",com", ",org", ",net", ". com", ". org", ". net", ". example")
_OPENINGS: Final = tuple("[{<(|*_")
_SLOT_OPENS: Final = tuple("[{<(")
_BEGINNINGS: Final = ("://", "http", "hxxp", "h**p", "www", "mailto", "tel:", "ftp:")
_ATS: Final = ("arroba", "arobase", "chiocciola", "apenstaartje", "klammeraffe")
_DOTS: Final = tuple(f" {dot} " for dot in _SAID)
_BOXES: Final = ("gmail", "hotmail", "gmx", "icloud")


def links(text: str) -> tuple[str, ...]:
    """Return every address in a text: page, domain, e-mail, phone, also disguised ones.

    They are given in their plain form.

    >>> links("See www . lens . example or call 020 7946 0123, not in 2019-2021.")
    ('www.lens.example', '020 7946 0123')
    >>> links("hal (at) lens punto com, l e n s . c o m")
    ('hal@lens.com', 'lens.com')
    >>> links("C'est un point de vue")
    ()
    """
    said = _spelt(_shown(text))
    found = [*_pages(said), *phones(said)]
    return tuple(dict.fromkeys(words for words in found if words))


def _has(some: Iterable[str], text: str) -> bool:
    """Say whether one of some words is in a text: sooner done than by `any`."""
    for words in some:  # noqa: SIM110 - each text is asked forty times
        if words in text:
            return True
    return False


def _shown(text: str) -> str:
    """Return a text as it looks: without unseen signs, look-alikes made alike."""
    if text.isascii() or (
        unicodedata.is_normalized("NFKC", text) and not _ODD.search(text)
    ):
        return text
    seen = unicodedata.normalize("NFKC", _UNSEEN.sub("", text)).translate(_LOOK_ALIKE)
    return _MIDDLE.sub(".", seen)


def _spelt(text: str) -> str:
    """Return a text in which dots and ats are signs, however they were spelt."""
    plain = text
    if _LETTERED.search(text):
        plain = _LETTERS.sub(lambda found: found.group().replace(" ", ""), text)
    lower = plain.lower()
    if _has(_OPENINGS, plain) or "-dot-" in lower:
        plain = _AT_IN.sub(_at, _DOT_IN.sub(".", plain))
    if _has(_ATS, lower):
        plain = _AT_SAID.sub("@", plain)
    if "www " in lower:
        plain = re.sub(r"\b(www) \. ", r"\1.", _WWW_SAID.sub("www.", plain))
    said = _has(_DOTS, lower)
    if said:
        plain = _DOT_SAID.sub(_said, plain)
    if _SPACED.search(plain) or _has(_RUN_IN, plain):
        plain = _APART.sub(_joined, plain)
    return _DOT_SAID.sub(_said, plain) if said else plain


def _at(found: re.Match[str]) -> str:
    return found.group() if small(found["before"]) else f"{found['before']}@"


def _said(found: re.Match[str]) -> str:
    tld = found["tld"].lower()
    ends = tld in _AT_THE_END and found["end"] is not None
    if small(found["before"]) or not (ends or tld in _SAID[found["dot"].lower()]):
        return found.group()
    return f"{found['before']}.{tld}"


def _joined(found: re.Match[str]) -> str:
    tlds = _PLAINLY if found["plain"] else _TLDS
    tld = next(one for one in found.group("any", "tld", "plain", "end") if one).lower()
    if small(found["before"]) or tld not in tlds:
        return found.group()
    return f"{found['before']}.{tld}"


def _pages(text: str) -> Iterator[str]:
    """Yield pages, mail addresses, domains and placeholders; each place only once."""
    rest, lower = text, text.lower()
    if _has(_BEGINNINGS, lower):
        yield from (_bare(found.group()) for found in _PAGE.finditer(rest))
        rest = _PAGE.sub(" ", rest)
    if "@" in rest or _has(_BOXES, lower):
        yield from (_bare(found.group()) for found in _MAIL.finditer(rest))
        rest = _MAIL.sub(" ", rest)
    if _DOTTED.search(rest):
        domains = (_domain(found) for found in _DOMAIN.finditer(rest))
        yield from (domain for domain in domains if domain)
    if _has(_SLOT_OPENS, rest):
        yield from (found.group() for found in _SLOT.finditer(rest))


def _bare(words: str) -> str:
    return words.rstrip(".,;:!?)]}>'\"").strip()


def _domain(found: re.Match[str]) -> str:
    """Return the domain in words joined by dots, with its path; or nothing."""
    labels = found["name"].split(".")
    ends = [at for at, label in enumerate(labels) if at and label.lower() in _TLDS]
    if not ends:
        return ""
    host, tld = labels[ends[-1] - 1], labels[ends[-1]]
    if tld.lower() == "net" and host.lower() in _FRAMEWORKS:
        return ""
    if ends[-1] == 1 and not found["path"] and not _is_one(host, tld, found):
        return ""
    return ".".join(labels[: ends[-1] + 1]) + (found["path"] or "")


def _is_one(host: str, tld: str, found: re.Match[str]) -> bool:
    """Say whether two words joined by a dot are a domain: "lens.com", not "lens.It"."""
    if len(host) < _SHORTEST:
        return tld in {"com", "co", "net", "org"}
    if not tld.islower() and tld.lower() not in {"com", "net", "org"}:
        return host.isupper() and tld.isupper()
    return not _is_prose(host.lower(), tld.lower(), found)


def _is_prose(host: str, tld: str, found: re.Match[str]) -> bool:
    """Say whether it is the end of one sentence and the beginning of the next."""
    text = found.string
    spoken = language(text)
    if tld == "es" and spoken == "fr":  # "motivé.es": both genders
        return True
    if not _RUN_ON.match(text, found.end()) or not small(tld, spoken):
        return False
    return small(host) or not _CUE.search(text, 0, found.start())
