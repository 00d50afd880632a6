"""Asking a calendar or address-book server, over the one way out."""

import base64
from collections.abc import Sequence
from urllib.parse import urljoin, urlsplit
from xml.sax.saxutils import escape

from closeknit.accounts import oauth, web
from closeknit.accounts.account import Account, Secret
from closeknit.accounts.dav_said import NotUnderstood, Said, said
from closeknit.accounts.egress import Reach
from closeknit.shared.errors import (
    AccountBusy,
    AccountFault,
    AccountRefused,
    AccountUnreachable,
)

NAMESPACES = (
    'xmlns:D="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav" '
    'xmlns:A="urn:ietf:params:xml:ns:carddav" xmlns:S="http://calendarserver.org/ns/"'
)
_XML = b'<?xml version="1.0" encoding="utf-8"?>'
_MULTISTATUS = 207
_FAULTY = 500
_BUSY = frozenset({429, 503})
_LATER = 900


class Declined(Exception):
    """The server says no to this one request; another may do."""

    def __init__(self, status: int, fault: AccountFault) -> None:
        super().__init__(str(fault))
        self.status = status
        self.fault = fault


class DavLine:
    """A server and how to sign in there; each request signs in anew."""

    def __init__(self, account: Account, secret: Secret) -> None:
        self.renewed: Secret | None = None
        self._reach = Reach(allowed=account.allowed)
        if account.option("oauth"):
            token, self.renewed = oauth.access_token(account, secret, self._reach)
            self._word = f"Bearer {token.reveal()}"
        else:
            both = f"{account.user}:{secret.reveal()}".encode()
            self._word = f"Basic {base64.b64encode(both).decode()}"

    def properties(
        self, url: str, names: Sequence[str], *, depth: int
    ) -> tuple[str, Said]:
        """Return where the answer came from, and these properties of what is there."""
        body = "".join(f"<{name}/>" for name in names)
        asked = f"<D:propfind {NAMESPACES}><D:prop>{body}</D:prop></D:propfind>"
        return self._asked("PROPFIND", url, asked, depth)

    def changes(self, url: str, token: str) -> Said:
        """Return what has changed in a collection since a token (empty: all of it)."""
        asked = (
            f"<D:sync-collection {NAMESPACES}><D:sync-token>{escape(token)}"
            "</D:sync-token><D:sync-level>1</D:sync-level><D:prop><D:getetag/></D:prop>"
            "</D:sync-collection>"
        )
        return self._asked("REPORT", url, asked, 0)[1]

    def contents(self, url: str, report: str, named: str, hrefs: Sequence[str]) -> Said:
        """Return what these places of a collection hold, as the property `named`."""
        places = "".join(f"<D:href>{escape(href)}</D:href>" for href in hrefs)
        asked = (
            f"<{report} {NAMESPACES}><D:prop><D:getetag/><{named}/></D:prop>{places}"
            f"</{report}>"
        )
        return self._asked("REPORT", url, asked, 1)[1]

    def _asked(self, method: str, url: str, body: str, depth: int) -> tuple[str, Said]:
        headers = {
            "Authorization": self._word,
            "Content-Type": "application/xml; charset=utf-8",
            "Depth": str(depth),
        }
        sent = _XML + body.encode()
        answer = web.fetch(method, url, self._reach, headers=headers, body=sent)
        if answer.status != _MULTISTATUS:
            raise Declined(answer.status, _no(url, answer))
        try:
            return answer.url, said(answer.body)
        except NotUnderstood as error:
            raise AccountUnreachable(
                f"{_host(url)} answers in a way that is not understood."
            ) from error


def onward(came_from: str, href: str) -> str:
    """Return the URL of a place that a server names.

    It may be on another host of the same domain (iCloud does so), and nowhere else:
    the password goes along.

    >>> onward("https://caldav.example.com/", "https://p34-caldav.example.com:443/7/")
    'https://p34-caldav.example.com:443/7/'

    Raises:
        AccountRefused: it is somebody else's.
    """
    url = urljoin(came_from, href)
    try:
        was, now = urlsplit(came_from), urlsplit(url)
        same_port = (was.scheme, was.port or 443) == (now.scheme, now.port or 443)
    except ValueError:
        raise AccountRefused(f"{_host(came_from)} names an odd place.") from None
    before, after = was.hostname or "", now.hostname or ""
    domain = before.partition(".")[2]
    related = "." in domain and after.endswith(f".{domain}") and now.scheme == "https"
    if (before == after and was.scheme == now.scheme) or (related and same_port):
        return url
    raise AccountRefused(
        f"{before} sends us on to another host, {after}. If you know it, use that one "
        "as the account's address."
    )


def _host(url: str) -> str:
    return urlsplit(url).hostname or "The server"


def _no(url: str, answer: web.Answer) -> AccountFault:
    """Return what a status says for the user."""
    host, status = _host(url), answer.status
    if status == 401:  # noqa: PLR2004 - HTTP's own numbers are names enough
        return AccountRefused(
            f"{host} refuses this user and password. Many services want an app "
            "password made for this purpose: see the guide on calendars and books."
        )
    if status in _BUSY:
        wait = answer.headers.get("retry-after", "")
        seconds = int(wait) if wait.isdecimal() else _LATER
        return AccountBusy(f"{host} asks to come back later.", seconds=seconds)
    if status >= _FAULTY:
        return AccountUnreachable(f"{host} has a fault of its own (status {status}).")
    return AccountRefused(
        f"There is no calendar or address book at {url.partition('?')[0][:200]} that "
        f"this user may read (status {status})."
    )
