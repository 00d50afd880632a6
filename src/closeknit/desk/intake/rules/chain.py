"""A list of statements in which each line holds the hash of the one before (R4-26).

Whoever has to keep records (advisers under a supervisor) can hand over such a file: a
line that was changed, added in between or left out breaks the chain from there on. The
last hash, kept elsewhere, shows that nothing was cut off at the end. It proves that a
file is as it was written, not that what it says is true.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from typing import NamedTuple

START = "0" * 64
"""What stands in the place of a hash before the first line."""


class Checked(NamedTuple):
    """How many lines hold together, the last one's hash; `broken` is 0 or the line."""

    lines: int
    word: str
    broken: int


def chained(statements: Iterable[Mapping[str, object]]) -> Iterator[str]:
    """Yield a line for each statement, chained to the one before.

    >>> [line] = chained([{"what": "accept"}])
    >>> json.loads(line)["said"]
    {'what': 'accept'}
    """
    before = START
    for number, said in enumerate(statements, start=1):
        here = _hash(number, before, said)
        line = {"number": number, "before": before, "said": said, "hash": here}
        yield json.dumps(line, ensure_ascii=False, default=str, sort_keys=True)
        before = here


def checked(lines: Iterable[str]) -> Checked:
    """Return how far a file holds together.

    >>> lines = list(chained([{"a": 1}, {"b": 2}]))
    >>> checked(lines).broken, checked(lines[1:]).broken
    (0, 1)
    """
    before, number = START, 0
    for number, line in enumerate(lines, start=1):
        found = _read(line)
        said = found.get("said")
        here = _hash(number, before, said) if isinstance(said, dict) else ""
        told = (found.get("number"), found.get("before"), found.get("hash"))
        if told != (number, before, here):
            return Checked(number - 1, before, number)
        before = here
    return Checked(number, before, 0)


def _read(line: str) -> dict[str, object]:
    try:
        found = json.loads(line)
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def _hash(number: int, before: str, said: Mapping[str, object]) -> str:
    text = json.dumps(said, ensure_ascii=False, default=str, sort_keys=True)
    whole = f"{number}\n{before}\n{text}".encode("utf-8", "surrogatepass")
    return sha256(whole).hexdigest()
