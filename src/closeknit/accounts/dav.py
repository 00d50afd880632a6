"""Calendars over CalDAV, address books over CardDAV: what is new or changed, as files.

One client for both: they differ in a few names. Nothing is ever written there.
"""

from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from urllib.parse import unquote, urlsplit

import msgspec

from closeknit.accounts import dav_places
from closeknit.accounts.account import Account, Fetched, Secret, Skipped, Watch
from closeknit.accounts.dav_line import DavLine, Declined, onward
from closeknit.accounts.dav_places import ADDRESS_BOOKS, CALENDARS, Collection, Kind
from closeknit.accounts.dav_said import CALDAV, CARDDAV, DAV, GONE, Place, Said
from closeknit.shared.errors import AccountUnreachable

BATCH = 30
"""Events or cards asked for at once; a card may hold a photograph."""

MOST_PAGES = 10_000
_OUTDATED = frozenset({400, 403, 409, 410, 412, 507})
_DATA = (f"{CALDAV}calendar-data", f"{CARDDAV}address-data")
DELETED = "deleted there; what was read of them stays here until you forget them"


class Known(msgspec.Struct, frozen=True):
    """How far a collection is known: by its token, or by the mark of each place."""

    token: str = ""
    ctag: str = ""
    marks: Mapping[str, str] = {}


class Changed(msgspec.Struct, frozen=True):
    """What is to be asked for, how many are gone, and what is then known."""

    hrefs: tuple[str, ...]
    gone: int
    known: Known


class Dav:
    """An account of calendars or of address books."""

    address = ""
    options: Mapping[str, str] = {
        "only": "names between commas (else all)",
        "oauth": "google, microsoft or a token address; the secret is a refresh token",
        "client": "with oauth: the id of the program, as the service gave it",
    }

    def __init__(self, kind: str, says: str, of: Kind) -> None:
        self.kind = kind
        self.says = says
        self._of = of

    def check(self, account: Account, secret: Secret) -> None:
        """Return if the account can be read and has what is asked for."""
        line = DavLine(account, secret)
        self._chosen(line, account)

    def fetch(
        self,
        account: Account,
        secret: Secret,
        *,
        cursor: str,
        spool: Path,
        watch: Watch,
    ) -> Fetched:
        """Bring what is new or changed, a file for each collection that has any."""
        known = msgspec.json.decode(cursor or b"{}", type=dict[str, Known])
        line = DavLine(account, secret)
        read, skipped = self._chosen(line, account)
        files: list[Path] = []
        for one in read:
            changed = _changed(line, one, known.get(one.url, Known()))
            known[one.url] = changed.known
            if changed.gone:
                skipped.append(Skipped(f"{one.title}: {changed.gone:,}", DELETED))
            if changed.hrefs:
                file = _file(spool, one, self._of)
                lost = self._bring(line, one, changed.hrefs, file, watch)
                files.append(file)
                if lost:
                    because = "the server names them and does not give them out"
                    skipped.append(Skipped(f"{one.title}: {lost:,}", because))
        ended = msgspec.json.encode(known, order="sorted").decode()
        return Fetched(tuple(files), ended, tuple(skipped), line.renewed)

    def _chosen(
        self, line: DavLine, account: Account
    ) -> tuple[list[Collection], list[Skipped]]:
        found = dav_places.collections(line, account.address, self._of)
        return dav_places.chosen(found, account.option("only"))

    def _bring(
        self,
        line: DavLine,
        one: Collection,
        hrefs: Sequence[str],
        file: Path,
        watch: Watch,
    ) -> int:
        """Write the file, whole or not at all; return how many could not be had."""
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        fresh = file.with_suffix(".new")
        lost = 0
        with fresh.open("wb") as out:
            fresh.chmod(0o600)
            for start in range(0, len(hrefs), BATCH):
                batch = hrefs[start : start + BATCH]
                texts, missing = self._contents(line, one, batch)
                if missing:  # once more, by themselves
                    more, missing = self._contents(line, one, missing)
                    texts += more
                out.writelines(_ended(text) for text in texts)
                lost += len(missing)
                watch(one.title, min(start + BATCH, len(hrefs)), len(hrefs))
        fresh.replace(file)
        return lost

    def _contents(
        self, line: DavLine, one: Collection, hrefs: Sequence[str]
    ) -> tuple[list[str], list[str]]:
        """Return what these places hold, and those the server said nothing of."""
        try:
            said = line.contents(one.url, self._of.report, self._of.content, hrefs)
        except Declined as declined:
            raise declined.fault from None
        held = {_plain(place.href): _text(place) for place in said.places}
        gone = {_plain(one.href) for one in said.places if one.status in GONE}
        # In the order asked for: the same collection gives the same file.
        texts = [text for href in hrefs if (text := held.get(_plain(href), ""))]
        told = {href for href, text in held.items() if text} | gone
        return texts, [href for href in hrefs if _plain(href) not in told]


DAV_CLIENTS = (
    Dav("caldav", "calendars, by CalDAV", CALENDARS),
    Dav("carddav", "address books, by CardDAV", ADDRESS_BOOKS),
)


def _changed(line: DavLine, one: Collection, known: Known) -> Changed:
    """Return what has changed, the cheapest way that the server knows."""
    if known.token and known.token == one.token:
        return Changed((), 0, known)
    try:
        return _by_token(line, one, known.token)
    except Declined as declined:
        if declined.status not in _OUTDATED or not known.token:
            return _by_marks(line, one, known)
    try:
        return _by_token(line, one, "")  # the token has run out: all of it again
    except Declined:
        return _by_marks(line, one, known)


def _by_token(line: DavLine, one: Collection, token: str) -> Changed:
    found: dict[str, bool] = {}
    for _ in range(MOST_PAGES):
        said = line.changes(one.url, token)
        found |= dict(_entries(one.url, said))
        if not said.token or (said.more and said.token == token):
            raise Declined(501, AccountUnreachable(f"{one.url} gives no sync-token."))
        token = said.token
        if not said.more:
            there = tuple(sorted(href for href, is_there in found.items() if is_there))
            return Changed(there, len(found) - len(there), Known(token))
    raise AccountUnreachable(f"{one.url} never comes to the end of its changes.")


def _by_marks(line: DavLine, one: Collection, known: Known) -> Changed:
    """Compare the marks (etags) of all places with those of the last time."""
    if one.ctag and one.ctag == known.ctag:
        return Changed((), 0, known)
    try:
        _, said = line.properties(one.url, ("D:getetag", "D:resourcetype"), depth=1)
    except Declined as declined:
        raise declined.fault from None
    there = dict(_entries(one.url, said))
    marks = {
        place.href: place.text(f"{DAV}getetag")
        for place in said.places
        if there.get(place.href)
    }
    changed = sorted(h for h, m in marks.items() if not m or known.marks.get(h) != m)
    gone = len(known.marks.keys() - marks.keys())
    return Changed(tuple(changed), gone, Known("", one.ctag, marks))


def _entries(url: str, said: Said) -> Iterator[tuple[str, bool]]:
    """Yield the places inside a collection, and whether each is still there."""
    for place in said.places:
        is_itself = _plain(place.href).rstrip("/") == _plain(url).rstrip("/")
        is_folder = f"{DAV}collection" in place.kinds() or place.href.endswith("/")
        if place.href and not is_itself and not is_folder:
            onward(url, place.href)
            yield place.href, place.status not in GONE


def _text(place: Place) -> str:
    return place.text(_DATA[0]) or place.text(_DATA[1])


def _plain(href: str) -> str:
    """Return a place as it is compared: servers differ in what they write as %40."""
    return unquote(urlsplit(href).path)


def _ended(text: str) -> bytes:
    return f"{text.strip()}\r\n".encode()


def _file(spool: Path, one: Collection, kind: Kind) -> Path:
    plain = "".join(c if c.isalnum() or c in " -_" else "_" for c in one.title)
    mark = sha256(one.url.encode()).hexdigest()[:8]
    return spool / mark / f"{plain.strip()[:60] or 'unnamed'}{kind.ending}"
