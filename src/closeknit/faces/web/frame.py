"""What every page shares: whose desk, which day, and where one can go."""

import os
from datetime import UTC, date, datetime
from typing import NamedTuple

from django.http import HttpRequest

from closeknit.people import store as people
from closeknit.records import store as records
from closeknit.ties.rules.words import ago

PLACES = (
    ("/", "This week", "w"),
    ("/people", "People", "p"),
    ("/targets", "Targets", "r"),
    ("/invite", "Invite", "v"),
    ("/triage", "Triage", "t"),
    ("/policy", "Policy", "o"),
    ("/imports", "Imports", "i"),
    ("/settings", "Settings", "s"),
)
INSIDE = {
    "/accounts": "/imports",
    "/changes": "/imports",
    "/circles": "/people",
    "/doing": "/imports",
    "/give": "/people",
    "/how-good": "/people",
    "/introductions": "/targets",
    "/keep": "/people",
    "/outcomes": "/people",
    "/permissions": "/targets",
    "/readiness": "/invite",
    "/same": "/people",
    "/scorecard": "/invite",
    "/waiting": "/invite",
}
"""Pages that belong to a place without being it."""
OUTBOUND = (
    ("/invite", "Invite"),
    ("/waiting", "Waiting"),
    ("/readiness", "Readiness"),
    ("/scorecard", "Scorecard"),
)
"""The pages on one's own invitations."""
EVERYBODY = (
    ("/people", "Everybody"),
    ("/circles", "Circles"),
    ("/keep", "Keep"),
    ("/give", "Give and take"),
    ("/outcomes", "Outcomes"),
)
"""The pages on one's people as a whole."""
KEYS = (
    ("/", "search"),
    ("g w", "this week"),
    ("g p", "people"),
    ("g r", "targets"),
    ("g v", "invite"),
    ("g t", "triage"),
    ("g o", "policy"),
    ("g i", "imports"),
    ("g s", "settings"),
    ("j", "next"),
    ("k", "the one before"),
    ("u", "undo"),
    ("?", "these keys"),
)


class Desk(NamedTuple):
    """Whose desk, and on which day."""

    ego: int
    today: date


class When(NamedTuple):
    """A day as a page shows it: for machines, in full, and in words."""

    iso: str
    full: str
    words: str


def today() -> date:
    """Return the day of the desk: `CLOSEKNIT_TODAY`, else the calendar's."""
    given = os.environ.get("CLOSEKNIT_TODAY")
    return date.fromisoformat(given) if given else date.today()  # noqa: DTZ011 - the user's own calendar day


def desk() -> Desk:
    """Return the desk. One query.

    Raises:
        NotKept: nothing has been set up here.
    """
    return Desk(records.default_ego(), today())


def when(at: int | date | None, *, today: date) -> When | None:
    """Return a moment (seconds since 1970) or a day as a page shows it."""
    if at is None:
        return None
    on = at if isinstance(at, date) else datetime.fromtimestamp(at, UTC).date()
    return When(on.isoformat(), f"{on:%A} {on.day} {on:%B %Y}", ago(on, today=today))


def is_part(request: HttpRequest) -> bool:
    """Say whether only a part of the page is asked for, to be put into it."""
    asked = request.headers
    return (
        asked.get("HX-Request") == "true"
        and asked.get("HX-Boosted") != "true"
        and asked.get("HX-History-Restore-Request") != "true"
    )


def _nothing_yet() -> bool:
    return not people.total(desk().ego)


def frame(request: HttpRequest) -> dict[str, object]:
    """Return what the frame around every page needs: no query.

    `nothing_yet` is asked only by a page that has nothing to show: two queries then.
    """
    path = request.path_info
    here = "/" + path.split("/")[1]
    here = INSIDE.get(here, here)
    return {
        "places": [(to, name, key, to == here) for to, name, key in PLACES],
        "keys": KEYS,
        "nothing_yet": _nothing_yet,
        "parts_of_invite": [(to, name, to == path) for to, name in OUTBOUND],
        "parts_of_people": [(to, name, path.startswith(to)) for to, name in EVERYBODY],
    }
