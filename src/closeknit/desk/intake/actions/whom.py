"""Whom the user means: somebody who is here, or somebody new."""

from closeknit.people import store as people
from closeknit.shared.errors import Ambiguous, NotKept
from closeknit.sources.handles import email, folded, slug
from closeknit.sources.record import Mention

LONGEST = 400


def whom(ego: int, who: str) -> Mention:
    """Return how to name whom these words mean: somebody known, or somebody new.

    New is who is not here and is called by two words or more, an address or a profile.
    "Ann Lee" is not taken for "Joann Leeds", in whose name it is contained.

    Raises:
        Ambiguous: several people answer to it; they are listed.
        NotKept: nobody does, and it names nobody new.
    """
    by_handle = Mention(profile=slug(who), email=email(who))
    try:
        person = people.find(ego, who)
    except Ambiguous:
        raise
    except NotKept:
        if by_handle != Mention():
            return by_handle
        return _new(who)
    called = folded(people.display_name(ego, person)).split()
    is_meant = who.isdecimal() or set(folded(who).split()) <= set(called)
    if by_handle != Mention() or is_meant:
        return people.mention_of(ego, person)
    return _new(who)


def _new(who: str) -> Mention:
    name = " ".join(who.replace("\0", "").split())[:LONGEST]
    if len(name.split()) < 2 or name.replace(" ", "").isdecimal():  # noqa: PLR2004 - a first and a last name
        raise NotKept(
            f"Nobody here is called {who!r}. Somebody new is named in full, or by an "
            "address or a profile."
        )
    return Mention(name)


def by_full_name(ego: int, mention: Mention) -> Mention:
    """Return the only person of exactly this name, named surely; else what was given.

    For lists on which everybody is one of the ego's own people.
    """
    if mention.profile or mention.email:
        return mention
    try:
        person = people.find(ego, mention.name)
    except NotKept:
        return mention
    is_same = folded(people.display_name(ego, person)) == folded(mention.name)
    return people.mention_of(ego, person) if is_same else mention
