"""How well somebody is whom the ego looks for, each match and each miss explained.

Only what the data says is looked at: what it does not say neither fits nor misses
(R0-15), and no miss ever leaves anybody out (R0-16).
"""

import re
from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

from closeknit.desk.policy.rules.policy import TargetMarket
from closeknit.sources.handles import folded
from closeknit.ties.rules.jobs import firm

_RANKS = {
    "owner": "owner founder cofounder co-founder inhaber inhaberin gründer gründerin "
    "proprietor fondateur fondatrice fundador fundadora fondatore oprichter eigenaar",
    "executive": "ceo cfo cto coo cmo cio chro chief president geschäftsführer pdg "
    "geschäftsführerin vorstand directeur-général amministratore gerente bestuurder "
    "managing-director managing-partner",
    "vice president": "vp svp evp",
    "director": "director directrice directeur direktor direktorin direttore diretor "
    "direttrice diretora directora",
    "head": "head leiter leiterin responsable responsabile hoofd",
    "manager": "manager managerin",
    "senior": "senior principal staff",
}
RANKS = {
    rank: tuple(folded(one).replace("-", " ") for one in spelt.split())
    for rank, spelt in _RANKS.items()
}
"""What a title says of its holder's rank, in seven languages; a hint, not a proof."""

_WORD = re.compile(r"[^\W_]+(?:[&+#/][^\W_]+)*[+#]*\*?")


class Facts(NamedTuple):
    """What the ego's data says of somebody's place in the world; "" is not said."""

    position: str = ""
    company: str = ""
    place: str = ""


class Looked(NamedTuple):
    """One kind of the target market, and what it says of this person."""

    kind: str
    says: str


class Fit(NamedTuple):
    """How well somebody fits: ``direct``, ``partly`` or ``none``, and why.

    `unsaid` are the kinds that the ego's data says nothing about.
    """

    level: str
    matches: tuple[Looked, ...] = ()
    misses: tuple[Looked, ...] = ()
    unsaid: tuple[str, ...] = ()

    @property
    def direct(self) -> bool:
        """Say whether the matrix takes them for whom the ego looks for."""
        return self.level == "direct"


class _Answer(NamedTuple):
    """What one kind found: True, False, or None where the data says nothing."""

    fits: bool | None
    says: str = ""


def fit(person: Facts, market: TargetMarket) -> Fit:
    """Return how well somebody fits a target market.

    >>> market = TargetMarket(titles=("head of sales",), places=("Leeds",))
    >>> fit(Facts("Head of Sales, North", "Ames Ltd"), market)
    Fit(level='direct', matches=(Looked(kind='titles', says='their position \
says "head of sales"'),), misses=(), unsaid=('places',))
    """
    named = _firm(person, market)
    asked = [
        (kind, look(person, market)) for kind, look in KINDS if _asks(market, kind)
    ]
    matches = [Looked(kind, got.says) for kind, got in asked if got.fits]
    misses = [Looked(kind, got.says) for kind, got in asked if got.fits is False]
    unsaid = tuple(kind for kind, got in asked if got.fits is None)
    if named.fits:
        matches.insert(0, Looked("firms", named.says))
    enough = matches and len(matches) >= min(market.at_least, len(asked) or 1)
    level = "direct" if named.fits or enough else "partly" if matches else "none"
    return Fit(level, tuple(matches), tuple(misses), unsaid)


def _asks(market: TargetMarket, kind: str) -> bool:
    return bool(getattr(market, kind))


def _firm(person: Facts, market: TargetMarket) -> _Answer:
    here = _same_firm(person.company)
    found = next((one for one in market.firms if here and here == _same_firm(one)), "")
    return _Answer(bool(found), f"they are at {found}, which you named")


@lru_cache(maxsize=65536)
def _same_firm(name: str) -> str:
    """Return a firm's name without its legal form."""
    return firm(name)


def _titles(person: Facts, market: TargetMarket) -> _Answer:
    if not person.position:
        return _Answer(None)
    found = _first(market.titles, person.position)
    return _said(found, "their position", person.position)


def _seniority(person: Facts, market: TargetMarket) -> _Answer:
    if not person.position:
        return _Answer(None)
    ranks = rank_words(person.position)
    found = next((one for one in market.seniority if folded(one) in ranks), "")
    if found:
        return _Answer(fits=True, says=f'"{person.position}" is of the rank {found}')
    return _Answer(fits=False, says=f'"{person.position}" is of no rank you look for')


def _sectors(person: Facts, market: TargetMarket) -> _Answer:
    if not (person.company or person.position):
        return _Answer(None)
    found = _first(market.sectors, person.company) or _first(
        market.sectors, person.position
    )
    where = ", ".join(filter(None, (person.position, person.company)))
    return _said(found, "their firm or position", where)


def _places(person: Facts, market: TargetMarket) -> _Answer:
    if not person.place:
        return _Answer(None)
    return _said(_first(market.places, person.place), "their place", person.place)


def _sizes(person: Facts, market: TargetMarket) -> _Answer:
    here = _same_firm(person.company)
    sizes = (many for name, many in market.employees if here == _same_firm(name))
    many = next(sizes, None) if here else None
    if many is None or market.sizes is None:
        return _Answer(None)
    least, most = market.sizes
    return _Answer(
        least <= many <= most, f"{person.company} has {many} people, as you noted"
    )


Look = Callable[[Facts, TargetMarket], _Answer]
KINDS: tuple[tuple[str, Look], ...] = (
    ("titles", _titles),
    ("seniority", _seniority),
    ("sectors", _sectors),
    ("places", _places),
    ("sizes", _sizes),
)
"""The kinds of a target market besides named firms, each with how it is looked at."""


def _said(found: str, what: str, text: str) -> _Answer:
    if found:
        return _Answer(fits=True, says=f'{what} says "{found}"')
    return _Answer(fits=False, says=f'"{text}" has none of your words')


@lru_cache(maxsize=65536)
def rank_words(position: str) -> frozenset[str]:
    """Return the ranks that a title speaks of.

    >>> sorted(rank_words("Managing Director & Co-Founder"))
    ['director', 'executive', 'owner']
    """
    # A vice president is no president.
    said = " ".join(words(position)).replace("vice president", "vp")
    return frozenset(
        rank for rank, spelt in RANKS.items() if any(_has(said, one) for one in spelt)
    )


def _first(wanted: tuple[str, ...], text: str) -> str:
    said = " ".join(words(text))
    return next((one for one in wanted if said and _has(said, _pattern(one))), "")


@lru_cache(maxsize=65536)
def words(text: str) -> tuple[str, ...]:
    """Return the words of a text, without marks and case.

    >>> words("Head of Sales, R&D")
    ('head', 'of', 'sales', 'r&d')
    """
    return tuple(_WORD.findall(folded(text)))


def _pattern(wanted: str) -> str:
    return " ".join(words(wanted))


def _has(said: str, phrase: str) -> bool:
    """Say whether the words of a phrase stand in a text, one after the other.

    A star at the end of the phrase stands for any ending: ``logisti*``.
    """
    if phrase.endswith("*"):
        return f" {phrase[:-1]}" in f" {said}"
    return bool(phrase) and f" {phrase} " in f" {said} "
