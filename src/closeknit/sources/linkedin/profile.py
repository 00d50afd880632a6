"""The ego's own pages: profile, jobs, schools, skills, addresses and numbers."""

import re
from collections.abc import Iterator

from closeknit.sources import dates
from closeknit.sources.linkedin.section import (
    Known,
    Notices,
    Statement,
    Values,
    by_row,
    email_of,
    full_name,
)
from closeknit.sources.phones import phone_of
from closeknit.sources.record import (
    Education,
    Event,
    Followed,
    Mention,
    Owner,
    Position,
    Profile,
    Skill,
)
from closeknit.sources.said import Noticed, Unreadable

_WEBSITES = re.compile(r",(?=[A-Z_]{2,20}:)")


def _profile(values: Values, _: Known) -> Iterator[Statement]:
    first, last, headline, summary, industry, location, websites = values
    yield Profile(
        name=full_name(first, last),
        headline=headline,
        summary=summary,
        industry=industry,
        location=location,
        websites=websites_of(websites),
    )


def websites_of(text: str) -> tuple[str, ...]:
    """Return the addresses in LinkedIn's list of them.

    >>> websites_of("[PERSONAL:https://example.org,BLOG:https://b.example/a,b]")
    ('https://example.org', 'https://b.example/a,b')
    """
    kept = text.strip().removeprefix("[").removesuffix("]")
    each = [part.partition(":")[2] for part in _WEBSITES.split(kept)]
    return tuple(site.strip() for site in each if site.strip())


def _summary(values: Values, known: Known) -> Iterator[Statement]:
    yield Profile(name=known.owner.name, summary=values[0])


def _position(values: Values, _: Known) -> Iterator[Statement]:
    company, title, text, location, started, finished = values
    if company or title:
        yield Position(company, title, location, started, finished, text)
    else:
        yield Unreadable("neither a company nor a title")


def _education(values: Values, _: Known) -> Iterator[Statement]:
    school, degree, started, finished = values
    yield Education(school, degree, started, finished)


def _skill(values: Values, _: Known) -> Iterator[Statement]:
    yield Skill(values[0])


def _address(values: Values, _: Known) -> Iterator[Statement]:
    text, confirmed = values
    notices: Notices = []
    address = email_of(text, notices)
    if address and confirmed.strip().casefold() in {"no", "false"}:
        yield Noticed("an address LinkedIn has not confirmed; not taken as yours")
    elif address:
        yield Owner(Mention(email=address))
    yield from notices


def _number(values: Values, _: Known) -> Iterator[Statement]:
    phone = phone_of(values[0])
    if phone:
        yield Owner(Mention(phone=phone))
    elif values[0]:
        yield Noticed("a number without its country code; not taken as yours")


def _followed(values: Values, known: Known) -> Iterator[Statement]:
    company, on = values
    notices: Notices = []
    yield Followed(company, known.moment(on, dates.at_java, notices))
    yield from notices


def _event(values: Values, _: Known) -> Iterator[Statement]:
    name, at, status = values
    yield Event(name, at, status)


PROFILE = by_row(
    _profile,
    (
        "First Name",
        "Last Name",
        "Headline",
        "Summary",
        "Industry",
        "Geo Location",
        "Websites",
    ),
    needs=("First Name", "Last Name", "Headline"),
    prose=True,
    telling=True,
)
SUMMARY = by_row(_summary, ("Profile Summary",), needs=("Profile Summary",), prose=True)
POSITIONS = by_row(
    _position,
    (
        "Company Name",
        "Title",
        "Description",
        "Location",
        "Started On",
        "Finished On",
    ),
    needs=("Company Name", "Title", "Started On"),
    prose=True,
)
EDUCATION = by_row(
    _education,
    ("School Name", "Degree Name", "Start Date", "End Date"),
    needs=("School Name",),
    prose=True,
)
SKILLS = by_row(_skill, ("Name",), needs=("Name",))
ADDRESSES = by_row(_address, ("Email Address", "Confirmed"), needs=("Email Address",))
NUMBERS = by_row(_number, ("Number",), needs=("Number",))
FOLLOWS = by_row(
    _followed, ("Organization", "Followed On"), needs=("Organization", "Followed On")
)
EVENTS = by_row(
    _event, ("Event Name", "Event Time", "Status"), needs=("Event Name", "Status")
)
