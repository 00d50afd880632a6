"""Work that takes longer than a page may: done by the command line, in its own process.

Each piece of work is a folder in the home's `doing/`: what it is, the uploaded files,
and what the command printed. The command holds a lock on the file it prints into for as
long as it lives, so any process can tell, at any time, whether it still runs.
"""

import fcntl
import os
import re
import secrets
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from glob import escape
from pathlib import Path
from typing import Literal

import msgspec
from django.conf import settings

from closeknit.engines import home
from closeknit.faces.web.frame import today
from closeknit.shared.errors import NotKept

KEPT_FOR = 24 * 3600
"""Seconds after which the report of finished work is cleared away."""
LONGEST_NAME = 150
"""Characters kept of an uploaded file's name."""

_UNFIT = re.compile(r'[\x00-\x1f\x7f/\\:*?"<>|\u2028-\u202e\u2066-\u2069]')

Kind = Literal["import", "sync", "undo", "forget", "backup", "export", "evaluate"]
Report = Mapping[str, object]


class Doing(msgspec.Struct, frozen=True):
    """A piece of work: what it is, on what, when it began. `number`: an import's.

    `back` is the page that shows what came of it, where that is not the work's own.
    """

    token: str
    kind: Kind
    names: tuple[str, ...]
    began: datetime
    number: int = 0
    back: str = ""


class Outcome(msgspec.Struct, frozen=True):
    """What the command said: its document, or the sentence it failed with."""

    report: Report
    sentence: str = ""


def _folder(token: str) -> Path:
    if not re.fullmatch("[0-9a-f]{16}", token):
        raise NotKept("There is no such piece of work.")
    return home.inside(settings.HOME, "doing") / token


def room() -> str:
    """Make the folder of a piece of work, and return its token."""
    token = secrets.token_hex(8)
    (home.make(_folder(token)) / "files").mkdir(mode=0o700)
    return token


def fit_name(name: str) -> str:
    """Return an uploaded file's name as one that can name a file here.

    >>> fit_name("../../etc/passwd"), fit_name(".."), fit_name("My export.zip")
    ('passwd', 'file', 'My export.zip')
    """
    last = re.split(r"[/\\]", name)[-1]
    stem, dot, ending = _UNFIT.sub("_", last).strip(". ").rpartition(".")
    kept = f"{stem[: LONGEST_NAME - 20]}{dot}{ending[:20]}"
    while len(kept.encode(errors="replace")) > 240:  # noqa: PLR2004 - a name's bytes on disk
        kept = kept[1:]
    return kept.encode(errors="replace").decode() or "file"


def put(token: str, number: int, name: str, temporary: Path) -> Path:
    """Move an uploaded file into the folder, readable by its owner only."""
    inside = _folder(token) / "files" / str(number)
    inside.mkdir(mode=0o700)
    kept = inside / fit_name(name)
    shutil.move(temporary, kept)
    kept.chmod(0o600)
    return kept


def start(
    kind: Kind,
    arguments: Sequence[str | Path],
    *,
    token: str = "",
    names: Sequence[str] = (),
    number: int = 0,
    back: str = "",
) -> str:
    """Start a command of closeknit; return the token that `doing` knows it by."""
    token = token or room()
    folder = _folder(token)
    job = Doing(token, kind, tuple(names), datetime.now(UTC), number, back)
    (folder / "doing.json").write_bytes(msgspec.json.encode(job))
    command = [sys.executable, "-m", "closeknit", "--home", str(settings.HOME)]
    command += ["--today", today().isoformat(), *map(str, arguments), "--json"]
    with (
        (folder / "out.json").open("wb") as out,
        (folder / "err.txt").open("wb") as err,
    ):
        fcntl.flock(out, fcntl.LOCK_EX)  # the child holds it on, as its own output
        process = subprocess.Popen(  # noqa: S603 - our own program, a list, no shell
            command,
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=err,
            start_new_session=True,
            env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
        )
    threading.Thread(target=_afterwards, args=(process, token), daemon=True).start()
    return token


def _afterwards(process: subprocess.Popen[bytes], token: str) -> None:
    process.wait()
    _clear(token)


def _clear(token: str) -> None:
    """Remove the uploaded files, but for those that wait for an answer."""
    asking = _asking(token)
    for inside in (_folder(token) / "files").glob("*"):
        if not any((inside / name).is_file() for name in asking):
            shutil.rmtree(inside, ignore_errors=True)


def _asking(token: str) -> set[str]:
    failed = outcome(token).report.get("failed")
    return {
        str(row.get("file"))
        for row in (failed if isinstance(failed, list) else ())
        if isinstance(row, dict) and str(row.get("code")).startswith("asks_")
    }


def waiting(token: str, name: str) -> Path | None:
    """Return an uploaded file that waits for an answer, if it is still here."""
    if name not in _asking(token) or fit_name(name) != name:
        return None
    return next((_folder(token) / "files").glob(f"*/{escape(name)}"), None)


def doing(token: str) -> Doing:
    """Return a piece of work.

    Raises:
        NotKept: there is none, or its report has been cleared away.
    """
    try:
        kept = (_folder(token) / "doing.json").read_bytes()
    except OSError as error:
        raise NotKept("There is no such piece of work; it may be long done.") from error
    return msgspec.json.decode(kept, type=Doing)


def is_running(token: str) -> bool:
    """Say whether the command still lives."""
    try:
        with (_folder(token) / "out.json").open("rb") as out:
            fcntl.flock(out, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    except FileNotFoundError:
        return False
    return False


def wait(token: str, *, seconds: float) -> bool:
    """Wait for the end of it, so long at most; say whether it has come."""
    until = time.monotonic() + seconds
    while is_running(token):
        if time.monotonic() > until:
            return False
        time.sleep(0.03)
    return True


def page_of(token: str) -> str:
    """Return the page to look at: where its outcome shows, else the work's own."""
    return shown_on(doing(token)) or f"/doing/{token}"


def shown_on(one: Doing) -> str:
    """Return the page that shows what came of finished work, "" for its own."""
    if not one.back or is_running(one.token) or outcome(one.token).sentence:
        return ""
    return one.back


def outcome(token: str) -> Outcome:
    """Return what a finished piece of work said."""
    folder = _folder(token)
    try:
        printed = (folder / "out.json").read_bytes()
        report = msgspec.json.decode(printed, type=dict[str, object])
    except (OSError, msgspec.DecodeError):
        return Outcome({}, _sentence(folder / "err.txt"))
    return Outcome(report)


def _sentence(errors: Path) -> str:
    """Return the one line a command fails with; a bug's traceback stays in the file."""
    told = errors.read_text(errors="replace") if errors.is_file() else ""
    last = told.strip().rpartition("\n")[2]
    if last.startswith("closeknit: "):
        return last.removeprefix("closeknit: ")
    return (
        "It ended before its time, by a fault of closeknit's own or because it was "
        f"stopped. What was kept is whole. More is in {errors}."
    )


def all_of_it() -> list[Doing]:
    """Return every piece of work still known, newest first; clear away what is old."""
    return sorted(_known(), key=lambda one: one.began, reverse=True)


def _known() -> Iterator[Doing]:
    for folder in home.inside(settings.HOME, "doing").iterdir():
        if not (folder / "doing.json").is_file():
            if time.time() - folder.stat().st_mtime > KEPT_FOR:  # never begun
                shutil.rmtree(folder, ignore_errors=True)
            continue
        one = doing(folder.name)
        if not is_running(one.token):
            _clear(one.token)
            if (datetime.now(UTC) - one.began).total_seconds() > KEPT_FOR:
                shutil.rmtree(folder, ignore_errors=True)
                continue
        yield one
