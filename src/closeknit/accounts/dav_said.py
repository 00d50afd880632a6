"""What a calendar or address-book server says: a list of places and what they have."""

from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import (
    Element,
    ParseError,
)

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

DAV = "{DAV:}"
CALDAV = "{urn:ietf:params:xml:ns:caldav}"
CARDDAV = "{urn:ietf:params:xml:ns:carddav}"
CALENDARSERVER = "{http://calendarserver.org/ns/}"

GONE = frozenset({404, 410})
_NOT_FINE = 300
_TRUNCATED = 507


class NotUnderstood(Exception):
    """An answer that is no list of places."""


@dataclass(frozen=True, slots=True)
class Place:
    """One place of an answer: where it is, and the properties it has, by their names.

    `status` is the place's own, 200 where it has none.
    """

    href: str
    status: int
    has: dict[str, Element]

    def text(self, name: str) -> str:
        """Return a property's text, or nothing."""
        found = self.has.get(name)
        return (found.text or "").strip() if found is not None else ""

    def hrefs(self, name: str) -> list[str]:
        """Return the places that a property names."""
        found = self.has.get(name)
        named = found.iter(f"{DAV}href") if found is not None else ()
        return [text for one in named if (text := (one.text or "").strip())]

    def kinds(self) -> frozenset[str]:
        """Return what kind of place it is, as its resourcetype says."""
        found = self.has.get(f"{DAV}resourcetype")
        return frozenset(one.tag for one in found) if found is not None else frozenset()


@dataclass(frozen=True, slots=True)
class Said:
    """An answer: its places, the token to go on from, whether there is more to ask."""

    places: tuple[Place, ...]
    token: str = ""
    more: bool = False


def said(body: bytes) -> Said:
    """Return what a multistatus answer says.

    Raises:
        NotUnderstood: it is none, or declares what no such answer declares.
    """
    try:
        whole = fromstring(body, forbid_dtd=True)
    except (ParseError, DefusedXmlException, ValueError, LookupError) as error:
        raise NotUnderstood from error
    if whole.tag != f"{DAV}multistatus":
        raise NotUnderstood
    found = tuple(_places(whole))
    return Said(
        tuple(one for one in found if one.status != _TRUNCATED),
        (whole.findtext(f"{DAV}sync-token") or "").strip(),
        any(one.status == _TRUNCATED for one in found),
    )


def _places(whole: Element) -> Iterator[Place]:
    for response in whole.iter(f"{DAV}response"):
        has = {
            one.tag: one
            for stat in response.findall(f"{DAV}propstat")
            if _status(stat.findtext(f"{DAV}status"), 200) < _NOT_FINE
            for prop in stat.findall(f"{DAV}prop")
            for one in prop
        }
        status = _status(response.findtext(f"{DAV}status"), 200)
        for href in response.findall(f"{DAV}href"):
            yield Place((href.text or "").strip(), status, has)


def _status(line: str | None, default: int) -> int:
    """Return the number of ``HTTP/1.1 404 Not Found``."""
    words = (line or "").split()
    return int(words[1]) if len(words) > 1 and words[1].isdecimal() else default
