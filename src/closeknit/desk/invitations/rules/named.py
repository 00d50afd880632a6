"""Who is named in a note besides whom it is for, and did they allow it (R0-25)?"""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from closeknit.desk.invitations.rules.case import Named
from closeknit.desk.invitations.rules.names import Spot
from closeknit.desk.permissions.rules.ledger import Permission, allows, says
from closeknit.desk.words.rules.shape import named as dropped
from closeknit.sources.handles import folded


class Someone(NamedTuple):
    """A person who is known here."""

    person: int
    name: str


def named(
    text: str,
    spots: Sequence[Spot],
    *,
    people: Sequence[Someone],
    ledger: Sequence[Permission],
    own: Sequence[str],
    today: date,
) -> tuple[Named, ...]:
    """Return who is named, each once: by their whole name, else by the first alone.

    `people` are those who may be meant, whom it is for left out; `own` the names of the
    ego and of whom it is for. What reads like a reference and names nobody known comes
    last, as person 0.
    """
    found: dict[str, Named] = {}
    whole = [one for one in spots if not one.alone]
    alone = [one for one in spots if one.alone]
    for spot in (*whole, *alone):
        plain = folded(spot.words)
        if any(plain in folded(said).split() for said in found):
            continue
        meant = [one for one in people if _is_meant(plain, one.name, alone=spot.alone)]
        if meant:
            found[spot.words] = _one_named(spot.words, meant, ledger, today)
    known = {word for said in (*found, *own) for word in folded(said).split()}
    strange = tuple(_strange(text, known))
    return (*found.values(), *strange)


def _is_meant(plain: str, name: str, *, alone: bool) -> bool:
    called = folded(name)
    return called == plain or (alone and called.partition(" ")[0] == plain)


def _one_named(
    words: str, meant: Sequence[Someone], ledger: Sequence[Permission], today: date
) -> Named:
    said = {one.giver: one for one in ledger}
    for one in ledger:
        if allows(one, today=today):
            said[one.giver] = one
    asked = [one for one in meant if one.person in said]
    allowing = [one for one in asked if allows(said[one.person], today=today)]
    best = next(iter((*allowing, *asked, *meant)))
    how = says(said[best.person], today=today) if best.person in said else ""
    name = best.name if len(meant) == 1 or asked else _several(words, meant)
    return Named(words, best.person, name, bool(allowing), how)


def _several(words: str, meant: Sequence[Someone]) -> str:
    listed = ", ".join(one.name for one in meant[:3])
    more = " and more" if len(meant) > 3 else ""  # noqa: PLR2004 - as many as were listed
    return f"{words} ({listed}{more})"


def _strange(text: str, known: set[str]) -> Iterator[Named]:
    for words in dropped(text):
        plain = [folded(word.strip(".,!?'\u2019")) for word in words.split()]
        names = [w for w in words.split() if w[:1].isupper()]
        if names and not known.intersection(plain):
            yield Named(words, 0, "")
