"""Imports: drop anything, watch it being read, see what was not, take it back."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from django.core.files.uploadedfile import TemporaryUploadedFile
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe
from django_htmx.http import HttpResponseClientRedirect

from closeknit.faces.web import doing
from closeknit.faces.web.answers import Asked, asked
from closeknit.faces.web.doing import Doing
from closeknit.faces.web.frame import desk, is_part
from closeknit.records import store as records
from closeknit.records.rules.kept import Run, Unread

LISTED = 100
LINES = 200
"""Unreadable lines a page lists; the command line lists a thousand."""
_BACK = re.compile(r"/people/\d{1,18}")
STATES = {
    "reading": "being read",
    "done": "read",
    "failed": "not read",
    "undoing": "being taken back",
    "undone": "taken back",
}
KINDS = {
    "connected": "connected",
    "wrote": "messages",
    "invited": "invitations",
    "met": "encounters",
    "note": "notes",
    "judged": "words of yours on a tie",
    "endorsed": "endorsements",
    "recommended": "recommendations",
    "accepted": "invitations accepted",
    "notified": "notices of a message",
    "card": "address-book cards",
    "knows": "pairs who know each other",
    "owner": "statements of who you are",
    "profile": "profile",
    "position": "jobs of yours",
    "education": "schools of yours",
    "skill": "skills of yours",
    "followed": "companies you follow",
    "event": "events",
}


class Done(NamedTuple):
    """An import as a page shows it."""

    run: Run
    state: str
    kinds: list[tuple[str, int]]
    unread: list[Unread]
    because: list[tuple[str, list[str]]]


class Reading(NamedTuple):
    """A file being read, and how far it is."""

    file: str
    percent: int
    records: int


class Finished(NamedTuple):
    """What came of a piece of work, in words and as the imports it made."""

    says: str
    runs: list[Done]
    failed: list[tuple[str, str]]
    listed: list[str]
    asked: tuple[Asked, ...] = ()


def done(ego: int, run: Run) -> Done:
    """Return an import as a page shows it, files left alone under their reason."""
    reasons: dict[str, list[str]] = {}
    for left in run.not_read:
        reasons.setdefault(left["because"], []).append(left["file"])
    kinds = [(KINDS.get(kind, kind), n) for kind, n in run.read.items()]
    return Done(
        run,
        STATES.get(run.state, run.state),
        sorted(kinds, key=lambda pair: -pair[1]),
        records.unread(ego, run.id, limit=LINES) if run.unreadable else [],
        sorted(reasons.items()),
    )


@require_safe
def show(request: HttpRequest) -> HttpResponse:
    """Show the place to drop files, what is going on, and all imports."""
    return _page(request)


def _page(request: HttpRequest, wrong: str = "") -> HttpResponse:
    ego, _ = desk()
    runs = records.runs(ego, limit=LISTED)
    context = {
        "works": [work_shown(ego, one) for one in doing.all_of_it() if _is_news(one)],
        "runs": [(run, STATES.get(run.state, run.state)) for run in runs],
        "wrong": wrong,
    }
    return render(request, "web/imports.html", context, status=422 if wrong else 200)


def _is_news(one: Doing) -> bool:
    return doing.is_running(one.token) or not _outcome_is_listed(one)


def _outcome_is_listed(one: Doing) -> bool:
    """Say whether the list of imports tells all there is to tell of finished work."""
    return one.kind != "import" or not doing.outcome(one.token).report.get("failed")


@require_POST
def bring(request: HttpRequest) -> HttpResponse:
    """Take files in and start reading them."""
    sent = request.FILES.getlist("file")
    # Settings name one handler, which writes each file to disk as it comes.
    uploads = [file for file in sent if isinstance(file, TemporaryUploadedFile)]
    if not uploads:
        return _page(request, "Choose a file first.")
    token = doing.room()
    paths = []
    for number, upload in enumerate(uploads):
        temporary = Path(upload.temporary_file_path())
        paths.append(doing.put(token, number, upload.name or "file", temporary))
    doing.start(
        "import",
        ["import", "--ask-columns", *paths],
        token=token,
        names=[path.name for path in paths],
    )
    return HttpResponseRedirect(f"/doing/{token}")


@require_safe
def one(request: HttpRequest, number: int) -> HttpResponse:
    """Show one import."""
    ego, _ = desk()
    found = done(ego, records.run(ego, number))
    return render(request, "web/import.html", {"done": found})


@require_POST
def undo(request: HttpRequest, number: int) -> HttpResponse:
    """Take an import back; what is quick is shown at once, in its place."""
    ego, _ = desk()
    run = records.run(ego, number)
    back = request.POST.get("back", "")
    arguments = ["imports", "undo", str(number)]
    to = f"{back}?undone={number}" if _BACK.fullmatch(back) else ""
    token = doing.start("undo", arguments, names=[run.file], number=number, back=to)
    doing.wait(token, seconds=4)
    return HttpResponseRedirect(doing.page_of(token))


@require_safe
def progress(request: HttpRequest, token: str) -> HttpResponse:
    """Show how far a piece of work is, or what came of it, there where it shows."""
    ego, _ = desk()
    done_here = doing.doing(token)
    to = doing.shown_on(done_here)
    if to:
        go = HttpResponseClientRedirect if is_part(request) else HttpResponseRedirect
        return go(to)
    work = work_shown(ego, done_here)
    page = "web/doing_part.html" if is_part(request) else "web/doing.html"
    return render(request, page, {"work": work})


def work_shown(ego: int, one: Doing) -> Mapping[str, object]:
    """Return a piece of work as a page shows it: how far it is, or what came of it."""
    title = _TITLES[one.kind]
    if doing.is_running(one.token):
        reading, says = _how_far(ego, one)
        return {"of": one, "title": title, "reading": reading, "says": says}
    return {"of": one, "title": title, "finished": _finished(ego, one)}


_TITLES = {
    "import": "Reading",
    "sync": "Asking an account",
    "undo": "Taking an import back",
    "forget": "Forgetting",
    "backup": "Backup",
    "export": "Export",
    "evaluate": "Judging by your own past",
}


def _how_far(ego: int, one: Doing) -> tuple[Reading | None, str]:
    if one.kind != "import":
        return None, "Working on it. This can take a minute where much is kept."
    mine = [r for r in records.runs(ego, limit=20) if _is_of(r, one)]
    for run in mine:
        if run.state == "reading":
            percent = min(99, 100 * run.bytes_done // max(1, run.bytes_total))
            return Reading(run.file, percent, run.added + run.known), ""
    if mine:
        return None, "Read. Now working out who is who, and how strong each tie is."
    return None, "About to start; another import may have to end first."


def _is_of(run: Run, one: Doing) -> bool:
    started_here = run.began >= one.began or run.state == "reading"
    return run.file in one.names and started_here


def _finished(ego: int, one: Doing) -> Finished:
    said = doing.outcome(one.token)
    report = said.report
    if said.sentence:
        return Finished("", [], [(", ".join(one.names), said.sentence)], [])
    if one.kind == "import":
        runs = [records.run(ego, number) for number in _numbers(report.get("imports"))]
        asks = tuple(asked(one.token, report.get("failed")))
        asking = {ask.file for ask in asks}
        failed = [f for f in _failures(report.get("failed")) if f[0] not in asking]
        return Finished("", [done(ego, run) for run in runs], failed, [], asks)
    if one.kind == "sync":
        return _asked(ego, report)
    return Finished(_SAYS[one.kind].format(**report), [], [], _listed(report))


def _asked(ego: int, report: Mapping[str, object]) -> Finished:
    """Return what came of asking accounts; what failed is said as having failed."""
    listed = report.get("accounts")
    rows = (
        [r for r in listed if isinstance(r, dict)] if isinstance(listed, list) else []
    )
    runs = [
        done(ego, records.run(ego, number))
        for row in rows
        for number in _numbers(row.get("imports"))
    ]
    failed = [
        ("", f"{r['label']}: {r['because']}") for r in rows if r["state"] == "failed"
    ]
    says = [_ASKED.get(str(r["state"]), str(r["because"])) for r in rows]
    return Finished("" if failed or runs else " ".join(says), runs, failed, [])


_ASKED = {"done": "Asked: there is nothing new.", "failed": ""}


_SAYS = {
    "undo": "Import {undone} is taken back: {records} records went with it.",
    "forget": "Forgotten: {records} records are removed. Later imports keep them out.",
    "backup": "A checked copy of everything is in {file}.",
    "export": "Everything is written, in open formats, into {to}.",
    "evaluate": "Your own past is judged: see “How good is this?” under People.",
}


def _numbers(listed: object) -> list[int]:
    rows = listed if isinstance(listed, list) else []
    return [row["id"] for row in rows if isinstance(row, dict)]


def _failures(listed: object) -> list[tuple[str, str]]:
    rows = listed if isinstance(listed, list) else []
    return [(str(r["file"]), str(r["because"])) for r in rows if isinstance(r, dict)]


def _listed(report: Mapping[str, object]) -> list[str]:
    copies = report.get("older_copies")
    return [str(copy) for copy in copies] if isinstance(copies, list) else []
