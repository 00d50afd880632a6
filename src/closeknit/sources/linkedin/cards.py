"""``Contacts.csv`` and ``ImportedContacts.csv``: the address book of the ego."""

import re
from collections.abc import Iterator

from closeknit.sources import dates, handles
from closeknit.sources.linkedin.section import (
    LONGEST_HANDLE,
    Known,
    Notices,
    Statement,
    Values,
    by_row,
    email_of,
    full_name,
)
from closeknit.sources.phones import phone_of
from closeknit.sources.record import Card, Mention
from closeknit.sources.said import Unreadable

MOST_HANDLES = 50
"""Of one kind on one card; more is no person's."""
_SEVERAL = re.compile(r" ::: |[,;]")


def _card(values: Values, known: Known) -> Iterator[Statement]:
    first, middle, last, whole, emails, phones, company, title, made, links = values
    notices: Notices = []
    name = full_name(full_name(first, middle), last) or whole
    reached = [
        *(Mention(name, email=e) for e in _each_email(emails, notices)),
        *(Mention(name, phone=p) for p in map(phone_of, _several(phones)) if p),
        *(Mention(name, profile=s) for s in _each_profile(links)),
    ]
    if not reached and name.strip():
        reached = [Mention(name)]
    if reached:
        on = known.moment(made, dates.at_local, notices)
        who = tuple(dict.fromkeys(reached))
        yield Card(who, company, title, on.date() if on else None)
    else:
        yield Unreadable("neither a name nor a way to reach anybody")
    yield from notices


def _several(text: str) -> list[str]:
    parts = _SEVERAL.split(text[:LONGEST_HANDLE]) if text else []
    return [part.strip() for part in parts if part.strip()][:MOST_HANDLES]


def _each_email(text: str, notices: Notices) -> list[str]:
    found = [email_of(part, notices) for part in _several(text)]
    return [address for address in found if address]


def _each_profile(text: str) -> list[str]:
    return [slug for slug in map(handles.slug, _several(text)) if slug]


CARDS = by_row(
    _card,
    (
        "FirstName",
        "MiddleName",
        "LastName",
        "FullName",
        "Emails",
        "PhoneNumbers",
        "Companies",
        "Title",
        "CreatedAt",
        "Profiles",
    ),
    needs=("FirstName", "LastName", "Emails"),
    prose=True,
    telling=True,
)
