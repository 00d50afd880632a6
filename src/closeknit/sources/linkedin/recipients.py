"""Whom a message went to.

``TO`` joins names with ", ", which names contain as well, so it is never simply split:
the links say how many there are, and names that are known say where one ends.
"""

import re

from closeknit.sources import handles
from closeknit.sources.linkedin.section import LONGEST_HANDLE, Known
from closeknit.sources.record import Mention

Mentions = tuple[Mention, ...]

MOST_LINKS = 1_000
_NEXT_LINK = re.compile(r",\s*(?=https?://|www\.)", re.IGNORECASE)
_JOINT = ", "


def recipients(names: str, links: str, *, by_owner: bool, known: Known) -> Mentions:
    """Return those whom ``TO`` and ``RECIPIENT PROFILE URLS`` name.

    `by_owner`: the ego wrote it. Without links, what somebody else wrote went to the
    ego.
    """
    if links:
        each = _NEXT_LINK.split(links, maxsplit=MOST_LINKS)[:MOST_LINKS]
        return _linked(names, [handles.slug(u[:LONGEST_HANDLE]) for u in each], known)
    named = _named(names, known)
    owner = known.owner
    if by_owner or not owner.name:
        return named
    mine = [at for at, who in enumerate(named) if known.is_owner(who.name)]
    if not mine:
        return (owner,)
    return (*named[: mine[0]], owner, *named[mine[0] + 1 :])


def _linked(names: str, slugs: list[str], known: Known) -> Mentions:
    """Pair links with names, where there is but one way to do it."""
    if len(slugs) == 1:
        return (Mention(name=names, profile=slugs[0]),)
    parts = names.split(_JOINT)
    if len(parts) == len(slugs):
        return tuple(map(Mention, parts, slugs))
    called = {slug: _known_name(slug, known) for slug in slugs}
    rest = f"{_JOINT}{names}{_JOINT}"
    for name in filter(None, called.values()):
        rest = rest.replace(f"{_JOINT}{name}{_JOINT}", _JOINT, 1)
    nameless = [slug for slug, name in called.items() if not name]
    if len(nameless) == 1:
        called[nameless[0]] = rest.strip(_JOINT)
    return tuple(Mention(name=called[slug], profile=slug) for slug in slugs)


def _known_name(slug: str, known: Known) -> str:
    if slug and slug == known.owner.profile:
        return known.owner.name
    return known.by_profile.get(slug, "")


def _named(names: str, known: Known) -> Mentions:
    """Split at ", " only around names that are known; the rest is one mention."""
    if not names:
        return ()
    if _JOINT not in names or _is_known(names, known):
        return (Mention(name=names),)
    parts, found, left = names.split(_JOINT)[:MOST_LINKS], [], []
    while parts:
        for size in (1, 2, 3):  # a name holds two commas at most: "Doe, Ph.D., CFA"
            name = _JOINT.join(parts[:size])
            if _is_known(name, known):
                found.append(Mention(name=name))
                del parts[:size]
                break
        else:
            left.append(parts.pop(0))
    if left:
        found.append(Mention(name=_JOINT.join(left)))
    return tuple(found)


def _is_known(name: str, known: Known) -> bool:
    return known.is_owner(name) or handles.folded(name) in known.names
