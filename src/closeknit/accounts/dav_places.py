"""Where a user's calendars or address books are: asked from place to place."""

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from closeknit.accounts.account import Skipped
from closeknit.accounts.dav_line import DavLine, Declined, onward
from closeknit.accounts.dav_said import CALDAV, CALENDARSERVER, CARDDAV, DAV, Place
from closeknit.shared.errors import AccountRefused

_ABOUT = (
    "D:resourcetype",
    "D:displayname",
    "D:sync-token",
    "S:getctag",
    "C:supported-calendar-component-set",
)
_ASKED_FIRST = (
    *_ABOUT,
    "D:current-user-principal",
    "C:calendar-home-set",
    "A:addressbook-home-set",
)
_NOWHERE = frozenset({400, 403, 404, 405, 501})


@dataclass(frozen=True, slots=True)
class Kind:
    """What tells calendars from address books on the wire."""

    well_known: str
    home: str
    collection: str
    report: str
    content: str
    ending: str


CALENDARS = Kind(
    "/.well-known/caldav",
    f"{CALDAV}calendar-home-set",
    f"{CALDAV}calendar",
    "C:calendar-multiget",
    "C:calendar-data",
    ".ics",
)
ADDRESS_BOOKS = Kind(
    "/.well-known/carddav",
    f"{CARDDAV}addressbook-home-set",
    f"{CARDDAV}addressbook",
    "A:addressbook-multiget",
    "A:address-data",
    ".vcf",
)


@dataclass(frozen=True, slots=True)
class Collection:
    """A calendar or an address book: where, called what, changed since when."""

    url: str
    title: str
    token: str
    ctag: str
    tasks_only: bool = False


def collections(line: DavLine, address: str, kind: Kind) -> list[Collection]:
    """Return the user's calendars or address books, by their places.

    Raises:
        AccountRefused: there are none to be found from this address.
    """
    came_from, first = _first(line, _url(address), kind)
    if kind.collection in first.kinds():
        return [_collection(came_from, first, kind)]
    homes = [onward(came_from, href) for href in first.hrefs(kind.home)]
    if not homes:
        homes = list(_homes(line, came_from, first, kind))
    found = {
        one.url: one
        for home in homes or [came_from]
        for one in _inside(line, home, kind)
    }
    if not found:
        raise AccountRefused(
            f"Nothing to read was found from {came_from}: give the address of the "
            "calendar or address book itself."
        )
    return [found[url] for url in sorted(found)]


def _url(address: str) -> str:
    """Return an address as a URL: a bare host is asked under TLS."""
    bare = address.strip()
    return bare if "://" in bare else f"https://{bare}"


def _first(line: DavLine, url: str, kind: Kind) -> tuple[str, Place]:
    """Return the first place: the address itself, or where its host says to begin."""
    begin = [url]
    if urlsplit(url).path in {"", "/"}:
        begin.insert(0, onward(url, kind.well_known))
    for tried in begin:
        try:
            came_from, said = line.properties(tried, _ASKED_FIRST, depth=0)
        except Declined as declined:
            last = declined
            if declined.status not in _NOWHERE:
                break
        else:
            if said.places:
                return came_from, said.places[0]
            last = Declined(404, AccountRefused(f"There is nothing at {tried[:200]}."))
    raise last.fault


def _homes(line: DavLine, came_from: str, first: Place, kind: Kind) -> Iterator[str]:
    """Yield where the user's collections are, as the user's own page says."""
    for href in first.hrefs(f"{DAV}current-user-principal"):
        asked = onward(came_from, href)
        try:
            there, said = line.properties(asked, _ASKED_FIRST, depth=0)
        except Declined as declined:
            raise declined.fault from None
        for place in said.places:
            yield from (onward(there, home) for home in place.hrefs(kind.home))


def _inside(line: DavLine, home: str, kind: Kind) -> Iterator[Collection]:
    try:
        came_from, said = line.properties(home, _ABOUT, depth=1)
    except Declined as declined:
        raise declined.fault from None
    for place in said.places:
        if kind.collection in place.kinds():
            yield _collection(onward(came_from, place.href), place, kind)


def _collection(url: str, place: Place, kind: Kind) -> Collection:
    parts = place.has.get(f"{CALDAV}supported-calendar-component-set")
    held = (
        {one.get("name", "").upper() for one in parts} if parts is not None else set()
    )
    last = urlsplit(url).path.rstrip("/").rpartition("/")[2]
    return Collection(
        url,
        place.text(f"{DAV}displayname") or last,
        place.text(f"{DAV}sync-token"),
        place.text(f"{CALENDARSERVER}getctag"),
        tasks_only=kind is CALENDARS and bool(held) and "VEVENT" not in held,
    )


def chosen(
    found: list[Collection], asked: str
) -> tuple[list[Collection], list[Skipped]]:
    """Return what to read of them, and what is said of the others.

    Raises:
        AccountRefused: the user asks for one that is not there.
    """
    names = [name.strip().casefold() for name in asked.split(",") if name.strip()]
    titles = {one.title.casefold() for one in found}
    missing = [name for name in names if name not in titles]
    if missing:
        there = ", ".join(sorted(one.title for one in found))
        raise AccountRefused(
            f"There is none called {', '.join(missing)} in this account; there are: "
            f"{there}."
        )
    read, skipped = [], []
    for one in found:
        if names and one.title.casefold() not in names:
            skipped.append(Skipped(one.title, "not asked for"))
        elif one.tasks_only:
            skipped.append(Skipped(one.title, "it holds tasks, and no events"))
        else:
            read.append(one)
    return read, skipped
