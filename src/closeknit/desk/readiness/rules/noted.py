"""What the ego says of their own profile and of what comes up for their name."""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from closeknit.sources.handles import folded

AGAIN = 183
"""Days after which presence is to be looked at again: six months (R3-21)."""


class Kind(StrEnum):
    """What a word is about."""

    PHOTO = "photo"
    HEADLINE = "headline"
    SUMMARY = "summary"
    SEARCH = "search"
    ACCOUNT = "account"
    PAGE = "page"


class Standing(StrEnum):
    """How the ego stands to an account of theirs, or whether a page was found."""

    COMFORTABLE = "comfortable"
    PRIVATE = "private"
    UNEASY = "uneasy"
    FOUND = "found"
    MISSING = "missing"


STANDINGS = {
    Kind.ACCOUNT: (Standing.COMFORTABLE, Standing.PRIVATE, Standing.UNEASY),
    Kind.PAGE: (Standing.FOUND, Standing.MISSING),
}
"""Which answers there are to which kind; the others have none."""


class Noted(NamedTuple):
    """One word of the ego's, and its day.

    `what` is the text of the headline or of the results, the account, the page;
    `standing` one of `STANDINGS`, or "".
    """

    id: int
    kind: Kind
    what: str
    standing: str
    on: date


def latest(noted: Iterable[Noted], kind: Kind) -> list[Noted]:
    """Return the last word on each thing of a kind, the first named first."""
    found: dict[str, Noted] = {}
    for one in sorted(noted, key=lambda one: (one.on, one.id)):
        if one.kind is kind:
            found[folded(one.what)] = one
    return list(found.values())


def last(noted: Iterable[Noted], kind: Kind) -> Noted | None:
    """Return the last word of a kind; None where there is none."""
    of_kind = (one for one in noted if one.kind is kind)
    return max(of_kind, key=lambda one: (one.on, one.id), default=None)


def is_fresh(one: Noted, *, today: date) -> bool:
    """Say whether it was said within six months."""
    return (today - one.on).days <= AGAIN
