"""The ego's own profile, put together from what dated exports say of it."""

from collections.abc import Iterable, Sequence
from datetime import date
from hashlib import sha256
from typing import NamedTuple

import msgspec

from closeknit.desk.readiness.rules.noted import Kind, Noted, last
from closeknit.records.rules.kept import Held
from closeknit.sources.record import Position, Profile, Recommended, Skill

NOT_SHOWN = frozenset({"pending", "hidden", "deleted"})
"""What LinkedIn calls a recommendation that nobody else can read."""
MARK = 16
"""Hexadecimal digits of a profile's mark."""


class OwnProfile(NamedTuple):
    """What a reader of the profile finds. `as_of` is the newest export's day.

    `jobs` are titles with employers; `recommended` how many recommendations show.
    """

    as_of: date | None = None
    headline: str = ""
    summary: str = ""
    jobs: tuple[tuple[str, str], ...] = ()
    skills: tuple[str, ...] = ()
    recommended: int = 0


def own_profile(held: Sequence[Held], noted: Sequence[Noted] = ()) -> OwnProfile:
    """Return the profile by the newest export, and by the ego's word where it is newer.

    `held` are records of the kinds profile, position, skill and recommended. What an
    older export alone has is no longer there.
    """
    pages = [one for one in _newest(held, Profile) if isinstance(one, Profile)]
    days = [
        day for one in held if isinstance(one.record, Profile) and (day := _day(one))
    ]
    as_of = max(days, default=None)
    jobs = [one for one in _newest(held, Position) if isinstance(one, Position)]
    skills = [one.name for one in _newest(held, Skill) if isinstance(one, Skill)]
    return OwnProfile(
        as_of,
        _word(noted, Kind.HEADLINE, as_of, [one.headline for one in pages]),
        _word(noted, Kind.SUMMARY, as_of, [one.summary for one in pages]),
        tuple(sorted({(one.title, one.company) for one in jobs})),
        tuple(sorted({skill for skill in skills if skill})),
        sum(
            isinstance(one, Recommended)
            and not one.outgoing
            and one.status.casefold() not in NOT_SHOWN
            for one in _newest(held, Recommended)
        ),
    )


def mark(of: OwnProfile) -> str:
    """Return what tells one state of the profile from another (R0-03).

    The day of the export is left aside: what reads the same has the same mark.

    >>> mark(OwnProfile(headline="Baker")) == mark(OwnProfile(headline="Joiner"))
    False
    """
    text = msgspec.json.encode(of._replace(as_of=None))
    return sha256(text).hexdigest()[:MARK]


def _newest(held: Iterable[Held], kind: type) -> list[object]:
    """Return the records of a kind that the newest source of them says."""
    these = [one for one in held if isinstance(one.record, kind)]
    newest = max((_day(one) for one in these), default=date.min)
    return [one.record for one in these if _day(one) == newest]


def _day(one: Held) -> date:
    return one.saw or one.last or date.min


def _word(
    noted: Sequence[Noted], kind: Kind, as_of: date | None, said: Iterable[str]
) -> str:
    own = last(noted, kind)
    if own is not None and (as_of is None or own.on >= as_of):
        return own.what
    return next(filter(None, said), "")
