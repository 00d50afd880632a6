"""One section of a policy's file: its values, each believed, or refused by its line."""

import re
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from enum import StrEnum
from typing import NamedTuple, TypeVar

from closeknit.desk.policy.rules.bounds import (
    BOUNDS,
    LONGEST_WORD,
    MOST_NEEDED,
    MOST_PEOPLE,
    MOST_WAYS,
    MOST_WORDS,
    NO_LIMIT,
)
from closeknit.desk.policy.rules.market import RANKS
from closeknit.desk.policy.rules.policy import Enough, Kind, Needed
from closeknit.sources.handles import folded

E = TypeVar("E", bound=StrEnum)

_HEADING = re.compile(r"\s*\[\s*([\w.\s]+?)\s*\]\s*(?:#.*)?$")
_KEY = re.compile(r"""\s*("(?:[^"\\]|\\.)*"|'[^']*'|[\w-]+)\s*[=.]""")
_NEEDED = re.compile(r"(\d{1,9}) (.+)")
_KINDS = {
    spelt: kind
    for kind in Kind
    for spelt in (kind.value, f"{kind.value}s", kind.value.replace(" ", "s ") + "s")
}


class Wrong(NamedTuple):
    """A line of a policy's file that cannot be believed, and what to do about it."""

    line: int
    says: str


Lines = Mapping[tuple[str, str], int]
"""On which line a key of a section stands; a section's heading has the key ""."""


def lines_of(text: str) -> Lines:
    """Return on which line each key stands: enough to find it again by eye."""
    found: dict[tuple[str, str], int] = {}
    section = ""
    for number, line in enumerate(text.split("\n"), 1):
        if heading := _HEADING.match(line):
            section = heading[1].replace(" ", "")
            found.setdefault((section, ""), number)
        elif key := _KEY.match(line):
            found.setdefault((section, key[1].strip("\"'")), number)
    return found


class Section:
    """The values of one section; what is refused goes to `wrong` with its line."""

    def __init__(
        self,
        said: Mapping[str, object],
        name: str,
        lines: Lines,
        wrong: list[Wrong],
    ) -> None:
        self.said = said
        self.name = name
        self.lines = lines
        self.wrong = wrong
        self.asked: set[str] = set()

    def refuse(self, key: str, says: str) -> None:
        """Note that the value of a key cannot be believed: the key, then `says`."""
        at = self.lines.get((self.name, key)) or self.lines.get((self.name, ""))
        at = at or self.lines.get(("", self.name)) or 1
        self.wrong.append(Wrong(at, f'"{key}" {says}'))

    def refuse_unknown(self, sections: tuple[str, ...] = ()) -> None:
        """Note the keys that no policy has, with the one that may be meant."""
        known = [*self.asked, *sections]
        for key in self.said.keys() - set(known):
            near = get_close_matches(key, known, n=1)
            where = f" under [{self.name}]" if self.name else ""
            meant = f'; do you mean "{near[0]}"?' if near else "."
            self.refuse(key[:LONGEST_WORD], f"is nothing a policy says{where}{meant}")

    def section(self, key: str) -> "Section":
        """Return a section within this one, empty where it is not there."""
        name = f"{self.name}.{key}" if self.name else key
        inner = self.said.get(key, {})
        if not isinstance(inner, dict):
            self.refuse(key, f"is a section of its own: [{name}].")
            inner = {}
        return Section(inner, name, self.lines, self.wrong)

    def _value(self, key: str) -> object:
        self.asked.add(key)
        return self.said.get(key)

    def yes(self, key: str, *, default: bool) -> bool:
        """Return a value that is true or false."""
        value = self._value(key)
        if isinstance(value, bool):
            return value
        if value is not None:
            self.refuse(key, "is true or false.")
        return default

    def whole(self, key: str, default: int) -> int:
        """Return a whole number within its bounds."""
        value = self._value(key)
        least, most = BOUNDS[f"{self.name}.{key}"]
        if type(value) is int and least <= value <= most:
            return value
        if value is not None:
            self.refuse(key, f"is a whole number from {least} to {most}.")
        return default

    def whole_or_none(self, key: str, default: int) -> int | None:
        """Return a whole number within its bounds; None where there is no limit."""
        if self._value(key) == NO_LIMIT:
            return None
        return self.whole(key, default)

    def one_of(self, key: str, default: E) -> E:
        """Return one of the words that `default` is one of."""
        value = self._value(key)
        words = list(type(default))
        if isinstance(value, str) and value in words:
            return type(default)(value)
        if value is not None:
            listed = ", ".join(f'"{word}"' for word in words)
            self.refuse(key, f"is one of {listed}.")
        return default

    def text(self, key: str, default: str, *, longest: int) -> str:
        """Return one line of text."""
        value = self._value(key)
        if isinstance(value, str) and 0 < len(value.strip()) <= longest:
            if value.isprintable():
                return value.strip()
        elif value is None:
            return default
        self.refuse(key, f"is one line of text, {longest} characters at most.")
        return default

    def words(self, key: str) -> tuple[str, ...]:
        """Return a list of words or short phrases, each once."""
        value = self._value(key)
        listed = value if isinstance(value, list) else None
        if listed is None or len(listed) > MOST_WORDS or not all(map(_is_word, listed)):
            if value is not None:
                self.refuse(
                    key,
                    f'is a list of words: ["one", "another"], {MOST_WORDS} at most, '
                    f"each of {LONGEST_WORD} characters at most.",
                )
            return ()
        return tuple(dict.fromkeys(word.strip() for word in listed))

    def ranks(self, key: str) -> tuple[str, ...]:
        """Return a list of ranks."""
        found = self.words(key)
        for word in found:
            if word not in RANKS:
                self.refuse(key, f'has no rank "{word}"; there are {", ".join(RANKS)}.')
        return found

    def span(self, key: str) -> tuple[int, int] | None:
        """Return the least and the most people of a firm, None where not said."""
        value = self._value(key)
        match value:
            case None | []:
                return None
            case [int(least), int(most)] if 0 < least <= most <= MOST_PEOPLE:
                return least, most
        self.refuse(key, "is the least and the most people of a firm: [11, 500].")
        return None

    def counts(self) -> tuple[tuple[str, int], ...]:
        """Return this section's firms, each with how many people it has."""
        found = []
        for firm, many in self.said.items():
            if not _is_word(firm) or type(many) is not int:
                self.refuse(firm[:LONGEST_WORD], "= 120: a firm and a whole number.")
            elif not 0 < many <= MOST_PEOPLE:
                self.refuse(firm, f"has from 1 to {MOST_PEOPLE} people.")
            else:
                found.append((firm.strip(), many))
        return tuple(found[:MOST_WORDS])

    def ways(self, key: str) -> tuple[Enough, ...]:
        """Return what makes somebody known: each way as ``1 meeting and 2 mails``."""
        found: list[Enough] = []
        for word in self.words(key)[:MOST_WAYS]:
            try:
                found.append(way(word))
            except ValueError as error:
                self.refuse(key, f'cannot be read at "{word}": {error}')
        return tuple(found)


def _is_word(value: object) -> bool:
    return (
        isinstance(value, str)
        and value.isprintable()
        and 0 < len(value.strip()) <= LONGEST_WORD
    )


def way(text: str) -> Enough:
    """Return what a way to be known asks for.

    >>> way("2 meetings and 1 shared employer")[1]
    Needed(kind=<Kind.EMPLOYER: 'shared employer'>, least=1)

    Raises:
        ValueError: it cannot be read; the text says what to write.
    """
    return tuple(_needs(folded(text)))


def _needs(text: str) -> Iterator[Needed]:
    seen: set[Kind] = set()
    for part in text.split(" and "):
        found = _NEEDED.fullmatch(part.strip())
        kind = _KINDS.get(found[2].removesuffix(" each way")) if found else None
        if found is None or kind is None:
            if "mutual" in part or "in common" in part:
                raise ValueError(
                    "people you share are shown beside an invitation, and never make "
                    "somebody known."
                )
            raise ValueError(f'write a number and one of {", ".join(Kind)}: "1 call".')
        if not 1 <= int(found[1]) <= MOST_NEEDED or kind in seen:
            raise ValueError(f"each kind once, from 1 to {MOST_NEEDED} times.")
        seen.add(kind)
        yield Needed(kind, int(found[1]))
