"""Settings: who you are, what is kept, where it lies, and a copy of it all."""

from datetime import UTC, datetime

from django.conf import settings
from django.db import connection
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from closeknit.desk.intake.actions import by_hand
from closeknit.desk.intake.rules.hour import hour_in, written
from closeknit.desk.intake.rules.sending import digest_in
from closeknit.desk.intake.rules.settings import changed_settings
from closeknit.engines import home
from closeknit.faces.web import calendar, doing
from closeknit.faces.web.frame import desk
from closeknit.people import store as people
from closeknit.records import store as records
from closeknit.records.actions.ego import note_done, set_ego
from closeknit.shared.errors import RuleBroken

KINDS = {"profile": "LinkedIn", "email": "mail", "phone": "phone", "name": "name"}
DONE = {
    "me": "That is kept: records that name you so are read as yours.",
    "hour": "That is set. Your calendar program shows it when it next asks.",
    "digest": "That is set.",
    "bodies": "That is set. It holds for imports from now on.",
}
DIGESTS = {
    "off": "Nowhere",
    "calendar": "Into the calendar at this address, names and all",
    "mail": "As a mail into the folder digests of the home",
}
"""Where the week's list may go, as the page offers it."""
HISTORY = 50


@require_safe
def show(request: HttpRequest) -> HttpResponse:
    """Show the settings."""
    return _page(request)


def _page(request: HttpRequest, wrong: str = "", wrong_hour: str = "") -> HttpResponse:
    ego, _ = desk()
    now = _digest(ego)
    on_sqlite = connection.vendor == "sqlite"
    version = ".".join(map(str, settings.SQLITE_VERSION))
    context = {
        "own": [(KINDS.get(k, k), v) for k, v in people.own_handles(ego)],
        "bodies": bool(records.settings(ego).get("bodies", False)),
        "home": settings.HOME,
        "tables": f"SQLite {version}" if on_sqlite else "PostgreSQL",
        "on_sqlite": on_sqlite,
        "calendar": calendar.address(request),
        "hour": written(hour_in(records.settings(ego))),
        "digest": now,
        "digests": DIGESTS if now in DIGESTS else DIGESTS | {now: f"As a {now}"},
        "history": records.history(ego, limit=HISTORY),
        "told": DONE.get(request.GET.get("done", ""), ""),
        "wrong": wrong,
        "wrong_hour": wrong_hour,
        "typed": request.POST.get("name", ""),
    }
    return render(
        request,
        "web/settings.html",
        context,
        status=422 if wrong or wrong_hour else 200,
    )


@require_POST
def me(request: HttpRequest) -> HttpResponse:
    """Keep one more thing the ego is known by."""
    ego, today = desk()
    try:
        by_hand.me(ego, [request.POST.get("name", "")[:400]], today=today)
    except RuleBroken as error:
        return _page(request, str(error))
    return HttpResponseRedirect("/settings?done=me")


@require_POST
def bodies(request: HttpRequest) -> HttpResponse:
    """Keep the text of messages from now on, or no longer."""
    ego, _ = desk()
    keep = request.POST.get("bodies") == "on"
    set_ego(ego, settings=records.settings(ego) | {"bodies": keep})
    note_done(ego, "settings", "bodies", "on" if keep else "off")
    return HttpResponseRedirect("/settings?done=bodies")


def _stamp() -> str:
    return f"{datetime.now(UTC):%Y%m%d-%H%M%S}"


@require_POST
def hour(request: HttpRequest) -> HttpResponse:
    """Set when the weekly hour is."""
    ego, _ = desk()
    said = request.POST.get("hour", "")[:40]
    try:
        changed = changed_settings(records.settings(ego), "hour", said)
    except RuleBroken as error:
        return _page(request, wrong_hour=str(error))
    set_ego(ego, settings=changed)
    note_done(ego, "settings", "hour", str(changed["hour"]))
    return HttpResponseRedirect("/settings?done=hour")


def _digest(ego: int) -> str:
    return " ".join(filter(None, digest_in(records.settings(ego))))


@require_POST
def digest(request: HttpRequest) -> HttpResponse:
    """Set what becomes of the digest; a folder is chosen on the command line only."""
    ego, _ = desk()
    said = request.POST.get("digest", "")
    if said not in {*DIGESTS, _digest(ego)}:
        return _page(request, wrong_hour="Say off, calendar or mail.")
    changed = changed_settings(records.settings(ego), "digest", said)
    set_ego(ego, settings=changed)
    note_done(ego, "settings", "digest", said)
    return HttpResponseRedirect("/settings?done=digest")


@require_POST
def backup(request: HttpRequest) -> HttpResponse:
    """Write a checked copy of everything into the home's own backups."""
    del request
    file = home.inside(settings.HOME, "backups") / f"closeknit-{_stamp()}.sqlite3"
    return _copied("backup", ["backup", str(file)])


@require_POST
def export(request: HttpRequest) -> HttpResponse:
    """Hand everything over in open formats, into a new folder of the home's exports."""
    del request
    folder = home.inside(settings.HOME, "exports") / _stamp()
    return _copied("export", ["export", "--to", str(folder)])


def _copied(kind: doing.Kind, arguments: list[str]) -> HttpResponse:
    token = doing.start(kind, arguments)
    doing.wait(token, seconds=4)
    return HttpResponseRedirect(f"/doing/{token}")
