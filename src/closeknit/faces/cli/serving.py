"""serve, demo: the web page on loopback, and the invented town to try it on."""

import logging
import os
import shutil
import socket
import sys
import tempfile
import threading
import time
import webbrowser
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import click
import waitress
from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.db import OperationalError, connection

from closeknit.desk.intake.actions import bring_in, keeping
from closeknit.desk.intake.actions.bring_in import Brought
from closeknit.desk.intake.actions.catch_up import settle_day
from closeknit.desk.intake.actions.room import room_told
from closeknit.desk.targets.actions.example import wish
from closeknit.desk.triage.actions.reading import remember_notes
from closeknit.desk.week import store as weekly
from closeknit.desk.week.actions.digest import write_due
from closeknit.engines import home, tokens
from closeknit.faces.cli.bringing import run_json
from closeknit.faces.cli.shown import (
    JSON,
    Desk,
    Json,
    Progress,
    desk,
    say,
    tell,
    warn,
)
from closeknit.faces.cli.week import say_week, week_json
from closeknit.network.store import file as network
from closeknit.people import store as people
from closeknit.records import store as records
from closeknit.shared.errors import CannotKeep, RuleBroken
from closeknit.ties.rules.words import many
from closeknit.town import build

PORT = 8377
TRIED = 20
"""Ports looked at, from `PORT` on, for a free one."""
LARGEST = 64 * 1024**3
"""Bytes an upload may have; larger files are for `closeknit import`."""
THREADS = 4
LEFT_OVER = 24 * 3600
"""Seconds after which an upload that was never finished is cleared away."""
SEED = 7
MARK = "invented-town"
"""A file in the home of a demo, holding the day its town was built for."""


@click.command()
@click.option("--port", type=click.IntRange(1, 65535), help=f"The port (else {PORT}).")
@click.option("--open/--no-open", "opens", default=True, help="Open the browser.")
@click.option(
    "--graph",
    type=click.Choice(network.CHOICES),
    help="How the second degree is asked (else CLOSEKNIT_GRAPH, else arrays): "
    "compiled is for millions of people; it needs the extra `servers`.",
)
@JSON
def serve(port: int | None, *, opens: bool, graph: str | None, json_: bool) -> None:
    """Serve the web page, on this computer only, until Ctrl-C."""
    at = desk()
    settings.GRAPH = graph or settings.GRAPH
    _prepare()

    def announce(address: str) -> None:
        document: dict[str, Json] = {"address": address, "home": str(settings.HOME)}
        tell(json_, document, lambda: _say_address(address))

    _serve(at, port, opens=opens, announce=announce)


def _prepare() -> None:
    """Pay for a compiled graph before anybody asks, and say what it took."""
    if not network.takes_long():
        return
    warn("Making the graph's machine code ready: up to a minute the first time.")
    since = time.monotonic()
    network.prepare()
    warn(f"It is ready, after {time.monotonic() - since:.0f} seconds.")


def _say_address(address: str) -> None:
    say("Open this address; it works once. Ctrl-C ends it.")
    say(f"  {address}")


def _serve(
    at: Desk, port: int | None, *, opens: bool, announce: Callable[[str], None]
) -> None:
    """Serve the page until Ctrl-C; `announce` is told the address that lets one in."""
    listening = _listen(port)
    settings.SECRET_KEY = os.environ["CLOSEKNIT_SECRET"] = home.secret("cookies").hex()
    # What an upload is collected in stays inside the home, not in everybody's /tmp.
    tempfile.tempdir = str(home.inside(settings.HOME, "inbox"))
    for left in Path(tempfile.tempdir).iterdir():
        if time.time() - left.stat().st_mtime > LEFT_OVER:
            left.unlink(missing_ok=True)
    _keep_to_the_day(at)
    logging.getLogger("django").setLevel(logging.ERROR)
    logging.getLogger("waitress").setLevel(logging.ERROR)
    word = tokens.issue(home.inside(settings.HOME, "keys"))
    chosen = listening.getsockname()[1]
    address = f"http://127.0.0.1:{chosen}/start?token={word}"
    announce(address)
    sys.stdout.flush()
    if opens and sys.stdout.isatty():
        webbrowser.open(address)
    waitress.serve(
        get_wsgi_application(),
        sockets=[listening],
        threads=THREADS,
        ident=None,
        max_request_body_size=LARGEST,
        channel_timeout=30,
    )


def _listen(port: int | None) -> socket.socket:
    """Return a socket on loopback: on this port, or on the first free one."""
    for candidate in [port] if port else range(PORT, PORT + TRIED):
        listening = socket.socket()
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listening.bind(("127.0.0.1", candidate))
        except OSError:
            listening.close()
        else:
            listening.listen()  # whoever is quick waits a moment, and is not refused
            return listening
    taken = f"Port {port} is" if port else f"The ports from {PORT} on are"
    raise RuleBroken(f"{taken} taken. Choose another one with --port.")


def _keep_to_the_day(at: Desk) -> None:
    """Tell the page its day; where it is today's, bring ties along each new day."""
    if at.today != date.today():  # noqa: DTZ011 - the user's own calendar day
        os.environ["CLOSEKNIT_TODAY"] = at.today.isoformat()
        return
    threading.Thread(target=_each_day, args=(at,), daemon=True).start()


def _each_day(at: Desk) -> None:
    settled = at.today
    while True:
        time.sleep(60)
        settled = each_minute(at.ego, settled=settled, now=datetime.now())  # noqa: DTZ005 - the clock on the wall
        connection.close()


def each_minute(ego: int, *, settled: date, now: datetime) -> date:
    """Bring ties along where a day began, and write the weekly mail if it is due.

    Returns the day the ties are settled for. What fails is said, and tried again the
    next minute.
    """
    try:
        if now.date() != settled:
            with room_told(), keeping.one_at_a_time():
                settle_day(ego, today=now.date())
            settled = now.date()
        with room_told():
            write_due(ego, now=now)
    except (CannotKeep, OperationalError) as error:
        warn(str(error))
    return settled


@click.command()
@click.option("--port", type=click.IntRange(1, 65535), help=f"The port (else {PORT}).")
@click.option("--open/--no-open", "opens", default=True, help="Open the browser.")
@JSON
@click.pass_context
def demo(ctx: click.Context, port: int | None, *, opens: bool, json_: bool) -> None:
    """Import an invented town, print its week, and serve it.

    It has a home of its own: `demo` inside the usual one, or the one given with --home,
    which must be empty or a demo's. With CI=true or SERVE=0 it ends after printing.
    """
    today: date = ctx.obj
    if not ctx.find_root().params.get("home"):
        _again_with(settings.HOME / "demo", ctx)
    _only_the_town(today)
    at = desk()
    town = build(home.inside(settings.HOME, "town"), today=today, seed=SEED)
    with keeping.one_at_a_time(), Progress() as progress:
        brought = bring_in.bring_in(at.ego, town.paths, today=today, watch=progress)
        remember_notes(at.ego)
        wish(at.ego, today=today)
    document, words = _told(at, brought)
    if os.environ.get("CI") == "true" or os.environ.get("SERVE") == "0":
        tell(json_, document, words)
        return

    def announce(address: str) -> None:
        tell(json_, document | {"address": address}, lambda: words(address))

    _serve(at, port, opens=opens, announce=announce)


def _again_with(folder: Path, ctx: click.Context) -> None:
    """Start this command anew in another home: Django knows one home a process."""
    sys.stdout.flush()
    arguments = ["--home", str(folder), "--today", str(ctx.obj), ctx.info_name or ""]
    given = ctx.params
    arguments += ["--port", str(given["port"])] if given["port"] else []
    arguments += [] if given["opens"] else ["--no-open"]
    arguments += ["--json"] if given["json_"] else []
    os.execv(  # noqa: S606 - our own program, no shell
        sys.executable, [sys.executable, "-m", "closeknit", *arguments]
    )


def _only_the_town(today: date) -> None:
    """Make sure nothing but the town of this day lies in this home.

    Raises:
        RuleBroken: somebody's own data does.
    """
    folder = home.make(settings.HOME)
    mark = folder / MARK
    if not mark.exists():
        if (folder / home.DATABASE).exists():
            raise RuleBroken(
                f"{folder} holds data of your own; the invented town needs an empty "
                "home. Leave --home out, or give another one."
            )
    elif mark.read_text() != today.isoformat():
        _clear(folder)  # its stories are told in days before a day that has passed
    mark.write_text(today.isoformat())


def _clear(folder: Path) -> None:
    try:
        shutil.rmtree(folder)
        home.make(folder)
    except OSError as error:
        raise CannotKeep(f"{folder} cannot be cleared: {error.strerror}.") from error


def _told(at: Desk, brought: Brought) -> tuple[dict[str, Json], Callable[..., None]]:
    """Return what came of the imports, and the week: as a document and as words."""
    week = weekly.week(at.ego, today=at.today)
    document: dict[str, Json] = {
        "home": str(settings.HOME),
        "imports": [run_json(at, run) for run in brought.runs],
        "failed": [
            {"file": f.file, "because": f.because, "code": f.code}
            for f in brought.failed
        ],
        "people": people.total(at.ego),
        "records": records.total(at.ego),
        "week": week_json(at.ego, week),
    }

    def words(address: str = "") -> None:
        say(f"An invented town, in {settings.HOME}")
        for run in brought.runs:
            say(f"  {run.file}: {run.added:,} new, {run.known:,} known already")
        for failed in brought.failed:
            say(f"  {failed.file}: not read: {failed.because}")
        say(f"{many(people.total(at.ego), 'person', 'people')} in the network.")
        say()
        say_week(at, week)
        if address:
            say()
            _say_address(address)

    return document, words
