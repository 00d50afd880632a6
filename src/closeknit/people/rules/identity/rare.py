"""How much a name proves: few or many have it, at large and here.

Asked once the names, the firms and the addresses of two have been compared.
"""

from collections.abc import Iterator, Mapping

from closeknit.people.rules.identity.frequent import COMMON_FIRST, COMMON_LAST
from closeknit.people.rules.identity.look import Look
from closeknit.people.rules.identity.namesakes import Namesakes, are_twins

AGREES = frozenset(
    "same turned spelt fuller short initial slip slips middle part last_initial".split()
)
"""Levels of names that may well be one person's name, whole."""
AT_ONE_FIRM = frozenset({"same_post", "same", "same_domain"})
HALF = frozenset({"first_only", "last_only"})
"""Levels of which one is half a name, and the other the whole."""
_BY_GIVEN = frozenset({"adal", "given"})
_BY_FAMILY = frozenset({"full", "short", "initial", "family"})


def how_rare(
    found: Mapping[str, str], one: Look, other: Look, of: Namesakes
) -> dict[str, str]:
    """Return what the names of two prove, by what was found of the two before."""
    level, box = found.get("names"), found.get("mailbox_and_name", "")
    firm = found.get("employer", "")
    if level in AGREES:
        return {"rarity": rarity(one, other)} | dict(_here(one, other, firm, of))
    if level == "other_family" and box in _BY_FAMILY:
        return {"renamed": renamed(box, firm)}
    if level in HALF and firm in AT_ONE_FIRM and box in _BY_GIVEN | _BY_FAMILY:
        return {"half": "there"}
    is_nameless = level is None and (one.names or other.names)
    if is_nameless and box in _BY_GIVEN | _BY_FAMILY:
        return {"unnamed": unnamed(box, one, other)}
    return {}


def _here(
    one: Look, other: Look, firm: str, of: Namesakes
) -> Iterator[tuple[str, str]]:
    """Yield what those of the name that are here say together."""
    if of.people > 1:
        yield "namesakes", others(one, other, firm, of)
    elif firm not in AT_ONE_FIRM and (of.firms > 1 or firm.startswith("other")):
        yield "elsewhere", rarity(one, other)
    elif of.firms == 1:
        yield "firms", "one"


def rarity(one: Look, other: Look) -> str:
    """A name that many have proves less.

    Thomas is a family's name too: what is on both lists counts as the half it is. A
    double name that both have is as rare as its rarer half.
    """
    names = [look.names[0] for look in (one, other)]
    words = {word for name in names for word in name.sorted}
    both = words & COMMON_FIRST & COMMON_LAST
    given = {word for name in names for word in name.given}
    last = (words & COMMON_LAST) - (both & given)
    halves = set(names[0].family).intersection(names[1].family)
    if len(halves) > 1 and not halves <= COMMON_LAST:
        last = set()  # few who are called Wolff are called Adeyemi-Wolff
    first = (words & COMMON_FIRST) - (both - given)
    if last:
        return "common" if first else "common_family"
    return "common_first" if first else "rare"


def others(one: Look, other: Look, employer: str, of: Namesakes) -> str:
    """Several people of one name: which is meant is known where one firm has one."""
    if employer in AT_ONE_FIRM:
        return "two_there" if are_twins(one, other, of.twins) else "one_there"
    return "two" if of.people == 2 else "more"  # noqa: PLR2004 - it says two


def unnamed(level: str, one: Look, other: Look) -> str:
    """An address without a name says as much as the name that it speaks of is rare."""
    name = (one.names or other.names)[0]
    words = set(name.given if level in _BY_GIVEN else name.family)
    return "common" if words & (COMMON_FIRST | COMMON_LAST) else "rare"


def renamed(level: str, employer: str) -> str:
    """Who has a new family name may keep the address that spells the old one."""
    how = "spelt" if level in {"full", "short"} else "hinted"
    return f"{how}_there" if employer in AT_ONE_FIRM else how
