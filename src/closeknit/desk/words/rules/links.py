"""Addresses in a text: pages, mail addresses and phone numbers, also disguised (R3-23).

A text is first made plain: unseen signs go, look-alikes become the signs they look
like, and dots and ats that are spelt or put in brackets become dots and ats. What is an
ordinary word in one of the seven languages ("un point de vue", "el punto es", "tod@s",
"motivé.es") stays one.
"""

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

from closeknit.desk.words.rules.phones import phones
from closeknit.desk.words.rules.tongue import language, small

_TLD: Final = (
    "com|org|net|io|co|uk|de|fr|es|it|nl|pt|br|eu|ai|app|dev|info|biz|us|ca|au|ch|at|be|"
    "me|ly|tv|xyz|link|site|online|shop|store|agency|tech|cloud|edu|gov|example|test|"
    "invalid|ie|se|dk|pl|fi|cz|lu|li|mx|ar|cl|pe|nz|za|in|jp|gl|gg|fm|cc|ws|gd|sh|to|"
    "mobi|pro|blog|email|page|website|studio|digital|design|media|solutions|consulting|"
    "services|academy|coach|global|world|group|club|events?|jobs|careers|works?|live|"
    "space|marketing|expert|school|berlin|hamburg|wien|koeln|paris|amsterdam|swiss|cat"
)
"""Endings of domains, the common ones; of `example` and its like as well."""
_PLAINLY: Final = "com|org|net|info|biz|eu|uk|io|example|test|invalid"
"""Endings that are no word of the seven languages, but for `com` in Portuguese."""
_SAID: Final = {
    "dot": _TLD,
    "d0t": _TLD,
    "punkt": f"{_PLAINLY}|de|ch|at|app|ai",
    "point": f"{_PLAINLY}|fr|ch|ca|co|lu|app|ai",
    "punto": f"{_PLAINLY}|mx|ar|cl|pe|co|app|ai|cat",
    "ponto": f"{_PLAINLY}|br|pt|app|ai",
    "punt": f"{_PLAINLY}|nl|app|ai",
}
"""How a dot is said, and before which endings it is no other word."""
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
_MIDDLE: Final = re.compile(rf"(?<=\w)\u00b7(?=(?:{_TLD})\b)(?!es\b)")
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
    r"\b(?P<before>[\w.-]{1,63}) (?:"
    + "|".join(f"{said} (?:{tld})" for said, tld in _SAID.items())
    + rf"|(?:dot|point|punto|ponto|punt) (?:it|es|be){_ENDS})\b(?![-'\u2019])"
    r"(?! (?:boom|bubble|bust|crash|era|years?|days|times|compan\w+|develop\w+))",
    re.IGNORECASE,
)
_WWW_SAID: Final = re.compile(rf"\bwww (?:{'|'.join(_SAID)}) ", re.IGNORECASE)
_APART: Final = re.compile(
    rf"\b(?P<before>[\w-]{{1,63}})(?: \. ?(?-i:{_TLD}|{_PLAINLY.upper()}){_ENDS}"
    rf"| \.(?-i:com|org|eu|example)\b(?!-)| \. (?-i:{_PLAINLY})\b(?!-)"
    rf"|(?:\. |,)(?-i:com|org|net|example){_ENDS})",
    re.IGNORECASE,
)
_LETTERS: Final = re.compile(r"(?<!\S)[\w.@:/+-](?: [\w.@:/+-]){4,}(?=[,;!?]*(?:\s|$))")
_PAGE: Final = re.compile(
    r"\bh(?:tt|xx|\*\*)ps?\s*[\[(]?:?[\])]?\s*/\s*/?\s*[^\s/]\S*|\bh(?:tt|xx)ps?:\w\S*"
    r"|\b(?:s?ftp|mailto|tel):[\s/]*\S+|\bwww\s*[.,]\s*\w\S*"
    rf"|\bwww [\w-]+ (?:{_PLAINLY}|de|fr|nl|pt|br)\b",
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
    rf"(?<![\w@/.-])(?P<host>(?:[\w-]{{1,63}}\.){{1,5}})"
    rf"(?P<tld>{_TLD}|{_TLD.upper()}|Com|Net|Org)(?![\w-])(?P<path>/\S*)?"
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
_MAY_HAVE: Final = re.compile(
    rf"[@:/\[{{<(\d]|\.\S|\s\.|,(?:com|net|org)|www|\. (?:com|org|net|ex)"
    rf"|[-_*|\s](?:{'|'.join(_SAID)})[-_*|\s]|\s(?:arroba|arobase|chiocc|apens|klamm)"
    r"|\S \S \S \S \S ",
    re.IGNORECASE,
)


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
    shown = _shown(text)
    if not _MAY_HAVE.search(shown):
        return ()
    said = _spelt(shown)
    found = [*_pages(said), *phones(said)]
    return tuple(dict.fromkeys(words for words in found if words))


def _shown(text: str) -> str:
    """Return a text as it looks: without unseen signs, look-alikes made alike."""
    if text.isascii():
        return text
    seen = unicodedata.normalize("NFKC", _UNSEEN.sub("", text)).translate(_LOOK_ALIKE)
    return _MIDDLE.sub(".", seen)


def _spelt(text: str) -> str:
    """Return a text in which dots and ats are signs, however they were spelt."""
    plain = _LETTERS.sub(lambda found: found.group().replace(" ", ""), text)
    plain = _AT_SAID.sub("@", _AT_IN.sub(_at, _DOT_IN.sub(".", plain)))
    plain = re.sub(r"\b(www) \. ", r"\1.", _WWW_SAID.sub("www.", plain))
    for pattern in (_DOT_SAID, _APART, _DOT_SAID):
        plain = pattern.sub(_joined, plain)
    return plain


def _at(found: re.Match[str]) -> str:
    return found.group() if small(found["before"]) else f"{found['before']}@"


def _joined(found: re.Match[str]) -> str:
    before = found["before"]
    if small(before):
        return found.group()
    tld = re.split(r"[\s.,]+", found.group())[-1]
    return f"{before}.{tld.lower()}"


def _pages(text: str) -> Iterator[str]:
    """Yield pages, mail addresses, domains and placeholders; each place only once."""
    rest = text
    for pattern in (_PAGE, _MAIL):
        yield from (_bare(found.group()) for found in pattern.finditer(rest))
        rest = pattern.sub(" ", rest)
    for found in _DOMAIN.finditer(rest):
        if _is_domain(found):
            yield found.group()
    yield from (found.group() for found in _SLOT.finditer(rest))


def _bare(words: str) -> str:
    return words.rstrip(".,;:!?)]}>'\"").strip()


def _is_domain(found: re.Match[str]) -> bool:
    """Say whether a name with an ending is one, and no two words without a space."""
    host, tld = found["host"].rstrip(".").rpartition(".")[2], found["tld"]
    lower = tld.lower()
    if lower == "net" and host.lower() in _FRAMEWORKS:
        return False
    if found["path"] or "." in found["host"].rstrip("."):
        return True
    if len(host) < _SHORTEST:
        return tld in {"com", "co", "net", "org"}
    if tld.isupper() and not host.isupper() and lower not in {"com", "net", "org"}:
        return False
    return not _is_prose(host, lower, found)


def _is_prose(host: str, tld: str, found: re.Match[str]) -> bool:
    """Say whether it is the end of one sentence and the beginning of the next."""
    text = found.string
    spoken = language(text)
    if tld == "es" and spoken == "fr":  # "motivé.es": both genders
        return True
    if not _RUN_ON.match(text, found.end()) or not small(tld, spoken):
        return False
    return small(host) or not _CUE.search(text, 0, found.start())
