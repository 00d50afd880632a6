"""What people said of each other: endorsements, recommendations, the ego's notes."""

from collections.abc import Callable, Iterator
from functools import partial

from closeknit.sources import dates
from closeknit.sources.linkedin.section import (
    Known,
    Notices,
    Section,
    Statement,
    Values,
    by_row,
    full_name,
    profile_of,
)
from closeknit.sources.record import Endorsed, Mention, Note, Recommended
from closeknit.sources.said import Unreadable

_NOBODY = Unreadable("neither a name nor a profile")
Telling = Callable[[Values, Known], Iterator[Statement]]


def _endorsed(values: Values, known: Known, *, outgoing: bool) -> Iterator[Statement]:
    on, skill, first, last, url, status = values
    notices: Notices = []
    who = Mention(name=full_name(first, last), profile=profile_of(url, notices))
    if who.name.strip() or who.profile:
        at = known.moment(on, dates.at_utc, notices)
        yield Endorsed(who, outgoing, skill, at, status)
    else:
        yield _NOBODY
    yield from notices


def _recommended(
    values: Values, known: Known, *, outgoing: bool
) -> Iterator[Statement]:
    first, last, company, position, text, on, status = values
    notices: Notices = []
    who = Mention(name=full_name(first, last))
    if who.name.strip():
        at = known.moment(on, dates.at_local, notices)
        yield Recommended(who, outgoing, at, company, position, status, text)
    else:
        yield _NOBODY
    yield from notices


def _noted(values: Values, known: Known) -> Iterator[Statement]:
    first, last, url, text, on = values
    notices: Notices = []
    who = Mention(name=full_name(first, last), profile=profile_of(url, notices))
    if who.name.strip() or who.profile:
        yield Note(who, text, known.moment(on, dates.at_utc, notices))
    else:
        yield _NOBODY
    yield from notices


def _endorsements(side: str, *, outgoing: bool) -> Section:
    said: Telling = partial(_endorsed, outgoing=outgoing)
    names = (f"{side} First Name", f"{side} Last Name")
    return by_row(
        said,
        (
            "Endorsement Date",
            "Skill Name",
            *names,
            f"{side} Public Url",
            "Endorsement Status",
        ),
        needs=("Endorsement Date", "Skill Name", *names),
        telling=True,
    )


def _recommendations(*, outgoing: bool) -> Section:
    said: Telling = partial(_recommended, outgoing=outgoing)
    return by_row(
        said,
        (
            "First Name",
            "Last Name",
            "Company",
            "Job Title",
            "Text",
            "Creation Date",
            "Status",
        ),
        needs=("First Name", "Last Name", "Text", "Creation Date"),
        prose=True,
    )


ENDORSED = _endorsements("Endorser", outgoing=False)
ENDORSING = _endorsements("Endorsee", outgoing=True)
RECOMMENDED = _recommendations(outgoing=False)
RECOMMENDING = _recommendations(outgoing=True)
NOTES = by_row(
    _noted,
    (
        "Connection First Name",
        "Connection Last Name",
        "Connection Profile URL",
        "Note",
        "Created On",
    ),
    needs=("Connection First Name", "Connection Last Name", "Note"),
    prose=True,
    telling=True,
)
