"""A vCard read: what each line of it says, in the versions 2.1, 3.0 and 4.0."""

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from closeknit.sources import handles
from closeknit.sources.address_book.content import Content
from closeknit.sources.address_book.sheets import Sheet
from closeknit.sources.address_book.written import NOBODY, Troubles, Written

NO_PERSON = frozenset(
    "group org organization location thing device application".split()
)
"""Kinds of card that are no human being's."""

_NOBODYS = re.compile(r"fax|pager|\bmain\b", re.IGNORECASE)
_REV = re.compile(r"([0-9]{4})-?([0-9]{2})-?([0-9]{2})(?:T.*)?", re.DOTALL)
_USER = re.compile(r"(?:x-apple:)?([^\s/:?#@]{1,200})")
_LINKEDIN = "linkedin"
_CITY, _COUNTRY = 3, 6


def read(sheet: Sheet, today: date, troubles: Troubles) -> Written | None:
    """Return what stands on the card, or None where it is no person's."""
    if sheet.first("KIND", "X-ADDRESSBOOKSERVER-KIND").lower() in NO_PERSON:
        troubles.add(NOBODY, sheet.line)
        return None
    return Written(
        line=sheet.line,
        names=list(_names(sheet)),
        emails=[_address(c) for c in sheet.all("EMAIL")],
        phones=[number for c in sheet.all("TEL") if (number := _phone(sheet, c))],
        pages=[_page(c) for c in _web(sheet)],
        company=next((c.parts()[0] for c in sheet.all("ORG")), ""),
        position=sheet.first("TITLE", "ROLE"),
        place=next(filter(None, map(_place, sheet.all("ADR"))), ""),
        on=_revised(sheet.first("REV"), today),
        uid=sheet.first("UID"),
        labels=[label for c in sheet.all("CATEGORIES") for label in c.parts(",")],
        note="\n\n".join(filter(None, (c.text().strip() for c in sheet.all("NOTE")))),
    )


def _names(sheet: Sheet) -> Iterator[str]:
    """Yield the name shown, then what else they are called."""
    family, given, middle = ([*_first(sheet, "N"), "", "", ""])[:3]
    by_parts = " ".join(filter(None, (given, middle, family)))
    shown = [c.text() for c in sheet.all("FN") if c.text().strip()]
    if _is_firms(sheet):
        shown = []
    yield from shown or [by_parts]
    if shown and _adds(by_parts, family, shown[0]):
        yield by_parts
    if maiden := sheet.first("X-MAIDENNAME"):
        yield f"{given or (shown or [''])[0].partition(' ')[0]} {maiden}"
    spoken = ("X-PHONETIC-FIRST-NAME", "X-PHONETIC-LAST-NAME")
    yield " ".join(filter(None, map(sheet.first, spoken)))
    yield from _each_part(sheet.all("NICKNAME"))


def _is_firms(sheet: Sheet) -> bool:
    """Say whether the name shown is not a person's: a firm's, or a desk's in it."""
    if sheet.first("X-ABSHOWAS").upper() == "COMPANY":
        return True
    is_desk = all(handles.is_role(_address(c)) for c in sheet.all("EMAIL"))
    return (
        is_desk
        and "N" in sheet.held
        and not any(_first(sheet, "N"))
        and ("ORG" in sheet.held)
    )


def _first(sheet: Sheet, name: str) -> list[str]:
    return next((c.parts() for c in sheet.all(name)), [])


def _each_part(lines: Iterable[Content]) -> Iterator[str]:
    for content in lines:
        yield from content.parts(",")


def _adds(by_parts: str, family: str, shown: str) -> bool:
    """Say whether the name by its parts is the shown one's, and says more.

    ``Robert Smith`` of ``Bob Smith``; but not somebody else's name left over there.
    """
    words, theirs = _words(by_parts), _words(shown)
    return bool(family) and _words(family) <= theirs and not words <= theirs


def _words(name: str) -> set[str]:
    return set(handles.folded(name).split())


def _address(content: Content) -> str:
    text = content.text().strip()
    return text[len("mailto:") :] if text[:7].lower() == "mailto:" else text


def _phone(sheet: Sheet, content: Content) -> str:
    """Return the number, or "" where it is not one person's."""
    kind = " ".join([*content.types(), sheet.label(content)])
    if _NOBODYS.search(kind):
        return ""
    text = content.text().strip()
    if text[:4].lower() == "tel:":
        text, _, more = text[4:].partition(";")
        return "" if "ext=" in more.lower() else text
    return text


def _web(sheet: Sheet) -> list[Content]:
    return sheet.all("URL", "X-SOCIALPROFILE", "SOCIALPROFILE", "X-LINKEDIN")


def _page(content: Content) -> str:
    """Return the page's address, also where only their name at LinkedIn stands."""
    text = content.text().strip()
    service = content.param("SERVICE-TYPE").lower()
    at_linkedin = _LINKEDIN in {*content.types(), service} or (
        content.name == "X-LINKEDIN"
    )
    user = _USER.fullmatch(text) if at_linkedin else None
    return f"https://www.linkedin.com/in/{user[1]}" if user else text


def _place(content: Content) -> str:
    """Return city, region and country of a postal address."""
    city, region, _code, country = [*content.parts(), *[""] * (_COUNTRY + 1)][
        _CITY : _COUNTRY + 1
    ]
    return ", ".join(dict.fromkeys(filter(None, (city, region, country))))


def _revised(text: str, today: date) -> date | None:
    """Return the day the card was last changed; None where it cannot be believed."""
    found = _REV.fullmatch(text)
    if found is None:
        return None
    try:
        on = date(int(found[1]), int(found[2]), int(found[3]))
    except ValueError:
        return None
    return min(on, today) if on <= today + timedelta(days=1) else None
