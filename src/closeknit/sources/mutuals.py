"""Names read off a LinkedIn page: the list of mutual connections, pasted as text.

A page copied from a browser is lines: a name, the degree (``· 1st``), a headline, a
place, the words on buttons, in an order that changes with every redesign and language.
What nearly all of them have is the degree: a person is known by it, and the name is
what stands before it. A line that cannot be told is left out.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from closeknit.sources.handles import folded, slug
from closeknit.sources.record import Mention

LONGEST = 1 << 20
"""Characters of a pasted text that are read; a hundred people take ten thousand."""
LONGEST_NAME = 120
_LONGEST_LINE = 400
_LONGEST_DEGREE = 200  # characters of a line that gives a degree: a name twice, and it

_TOKEN = r"[123](?:st|nd|rd|ère|ème|er|re|de|e|:a|\.er|\.?[ºª°]|\.)\+?"  # noqa: S105 - no secret: how a degree is written
_WORD = (
    r"degree|grad[a-z]*|graads|grau|niveau|degré|livello|connection|connectie|"
    r"kontakt[a-z]*|contacto|conexão|collegamento|relation[a-z]*"
)
_BEFORE = r"(?:kontakt|contacto?|conexão|collegamento|relation|connexion)"
_DEGREE = re.compile(
    rf"(?P<name>.*?)\s*(?P<mark>[·•∙‧⋅]\s*)?"
    rf"(?P<before>{_BEFORE}\s(?:(?:de|di|du)\s)?)?(?P<number>{_TOKEN})"
    rf"(?:\s*{_TOKEN})?(?P<words>[\s-]*(?:{_WORD})\b[^·•]{{0,40}})?"
    rf"(?:\s*[·•]?\s*{_TOKEN})?",
    re.IGNORECASE,
)
_BUTTON = re.compile(
    r"message|nachricht(?: senden)?|se connecter|connect|vernetzen|conectar|collegati|"
    r"follow(?:ing)?|folgen|suivre|seguir|segui|pending|more|mehr|plus|"
    r"envoyer un message|enviar mensa(?:je|gem)|messaggio|invia messaggio|bericht|"
    r"load more|show more(?: results)?|previous|next|page \d+.*|\d+|zurück|weiter|"
    r"save in sales navigator|verified|open to work|hiring|premium",
    re.IGNORECASE,
)
_NOISE = re.compile(
    r"status is .*|view .{1,80}profile.*|.{1,80}['\u2019]s? profile (?:photo|pic).*|"
    r"profil (?:von|de) .* (?:anzeigen|ansehen)|voir le profil .*|ver el perfil .*|"
    r"invite .{1,80} to connect|was reachable.*|.* is (?:reachable|online|offline)|"
    r".* (?:mutual|shared) connections?|(?:\d+\+?|about \d[\d,]*) results?.*|"
    r"[\d.,]+[km]? followers?|and \d+ others?|https?://\S+|"
    r"\(?(?:she|he|they)/(?:her|him|them)(?:/\w+)?\)?",
    re.IGNORECASE,
)
_ELSEWHERE = re.compile(
    r"people also viewed|more profiles for you|people you may know|you might like|"
    r"others named .*|weitere profile.*|are these results helpful\??",
    re.IGNORECASE,
)
"""What begins a part of the page that is not the list."""
_SUMMARY = re.compile(
    r"(?P<names>.+?),?\s+(?:and|&)\s+(?:\d+ others?|\d+ other mutual connections?|"
    r"\d+ other (?:shared )?connections?)\b.*|"
    r"(?P<both>.+?) (?:are|is a) mutual connections?",
    re.IGNORECASE,
)
_PRONOUNS = re.compile(r"\s*\((?:she|he|they)/[^()]{1,20}\)", re.IGNORECASE)
_SPLIT = re.compile(r",\s*(?:and\s+)?|\s+and\s+|\s+&\s+")
_MOST_WORDS = 6


class Mutual(NamedTuple):
    """A person of the list: who, and the headline and place under the name."""

    who: Mention
    headline: str = ""
    place: str = ""


def mutuals(text: str) -> tuple[Mention, ...]:
    r"""Return who stands in a pasted list of mutual connections, in its order.

    >>> mutuals("Ann Lee · 1st\nHead of Tea at Example\nMessage\nand 14 others")
    (Mention(name='Ann Lee'),)
    """
    return tuple(one.who for one in listed(text))


def listed(text: str) -> tuple[Mutual, ...]:
    """Return the same with headlines and places."""
    lines = list(_lines(text))
    if any(map(_degree, lines)):
        found = _by_degree(lines)
    else:
        found = _summed_up(lines) or _by_button(lines) or _bare(lines)
    kept: dict[str, Mutual] = {}
    for one in found:
        if 0 < len(one.who.name) <= LONGEST_NAME and _has_letters(one.who.name):
            kept.setdefault(one.who.profile or folded(one.who.name), one)
    return tuple(kept.values())


def _lines(text: str) -> Iterator[str]:
    for line in text[:LONGEST].splitlines():
        seen = "".join(
            " " if unicodedata.category(c) in {"Zs", "Cc"} else c
            for c in line[:_LONGEST_LINE]
            if unicodedata.category(c) not in {"Cf", "Cs"} and c != "\ufe0f"
        )
        kept = " ".join(seen.split())
        if _ELSEWHERE.fullmatch(kept):
            return
        if kept:
            yield kept


def _has_letters(name: str) -> bool:
    return any(map(str.isalpha, name))


def _degree(line: str) -> tuple[int, str] | None:
    """Return the degree a line gives and the name before it, if it gives one."""
    found = _DEGREE.fullmatch(line) if len(line) <= _LONGEST_DEGREE else None
    if found is None:
        return None
    name, number = found["name"], found["number"]
    told = found["mark"] or found["before"] or found["words"]
    sure = told if name else told or not number.endswith(".")
    return (int(number[0]), name) if sure else None


def _by_degree(lines: Sequence[str]) -> list[Mutual]:
    """Return those of the first degree: only they are shared."""
    marks: list[tuple[int, int, int, str]] = []  # begin, end, degree, name
    for at, line in enumerate(lines):
        if (told := _degree(line)) is None:
            continue
        degree, name = told
        begin = at
        floor = marks[-1][1] + 1 if marks else 0
        if not name:
            begin = _name_before(lines, at, floor)
            if begin < 0:
                if marks and not any(map(_says, lines[floor:at])):
                    marks[-1] = (*marks[-1][:1], at, *marks[-1][2:])  # said twice
                continue
            name = lines[begin]
        marks.append((begin, at, degree, name))
    ends = [begin for begin, _, _, _ in marks] + [len(lines)]
    return [
        _mutual(name, lines[begin : end + 1], lines[end + 1 : ends[number]])
        for number, (begin, end, degree, name) in enumerate(marks, start=1)
        if degree == 1
    ]


def _name_before(lines: Sequence[str], at: int, floor: int) -> int:
    """Return where the name above a degree stands, or -1."""
    for place in range(at - 1, floor - 1, -1):
        if _says(lines[place]):
            twice = place > floor and lines[place - 1] == lines[place]
            return place - twice
    return -1


def _says(line: str) -> bool:
    """Say whether a line is neither a button nor one of the page's own words."""
    return not (_BUTTON.fullmatch(line) or _NOISE.fullmatch(line))


def _mutual(name: str, around: Sequence[str], below: Sequence[str]) -> Mutual:
    name = _name(name)
    rest: list[str] = []
    profile = next(filter(None, map(slug, (*around, *below))), "")
    for line in below:
        if _BUTTON.fullmatch(line):
            break
        if _says(line) and _name(line) != name:
            rest.append(line)
    headline, place = ([*rest, "", ""])[:2]
    return Mutual(Mention(name, profile), headline, place)


def _name(line: str) -> str:
    """Return a name that the page may give twice, for eyes and for screen readers."""
    kept = _PRONOUNS.sub("", line).strip(" ,·•")
    half, odd = divmod(len(kept), 2)
    if not odd and half and kept[:half] == kept[half:]:
        return kept[:half]
    if odd and kept[half] == " " and kept[:half] == kept[half + 1 :]:
        return kept[:half]
    return kept


def _summed_up(lines: Sequence[str]) -> list[Mutual]:
    """Return the few a profile's head names: ``Ann Lee, Bo Lind and 3 others``."""
    found = [s for line in lines if (s := _SUMMARY.fullmatch(line))]
    return [
        Mutual(Mention(name))
        for one in found
        for part in _SPLIT.split(one["names"] or one["both"])
        if (name := _name(part)) and not (name.isupper() and " " not in name)
    ]


def _by_button(lines: Sequence[str]) -> list[Mutual]:
    """Return the people of a list without degrees, each ended by a button."""
    found: list[Mutual] = []
    held: list[str] = []
    for line in lines:
        if _BUTTON.fullmatch(line):
            if held:
                found.append(_mutual(held[0], (), held[1:]))
            held = []
        elif _says(line):
            held.append(line)
    return found


def _bare(lines: Sequence[str]) -> list[Mutual]:
    """Return the names of a list of nothing but names, as a person types one."""
    names = [re.sub(r"^(?:[-*•]|\d+[.)])\s+", "", line) for line in lines]
    return (
        [Mutual(Mention(_name(n))) for n in names] if all(map(_likely, names)) else []
    )


def _likely(name: str) -> bool:
    words = name.split()
    return 1 < len(words) <= _MOST_WORDS and not re.search(r"[\d@|:/]| at ", name)
