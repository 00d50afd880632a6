"""The pages of a full desk against an empty one: 30,000 people, a million records."""

import http.client
import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import quantiles
from time import perf_counter
from typing import TypedDict
from urllib.parse import urlsplit

from bench.children import Failed, closeknit, run, surroundings, tree
from bench.figures import Figure, Part, at_most, short
from bench.stage import TODAY, Stage

RATIO = 5
ROUNDS = 60
EMPTY = "/people/999999999999"
"""A person who is not there: the frame of a signed-in page around one sentence."""
PAGES = {
    "a person who is not there": EMPTY,
    "Settings": "/settings",
    "This week": "/",
    "People": "/people",
    "People, latest first": "/people?order=latest",
    "People, by name": "/people?order=name",
    "People, search for a name": "/people?q=marsh",
    "People, search for two words": "/people?q=bel+wick",
    "People, search in vain": "/people?q=zzzzzz",
    "People, two-way": "/people?only=two-way",
    "People, gone quiet": "/people?only=quiet",
    "People, one-way": "/people?only=one-way",
    "People, strong": "/people?only=strong",
    "People, not connected": "/people?only=not-connected",
    "People, the last window": "/people?start=29950",
    "Person, the busiest": "/people/{busiest}",
    "Person, a quiet one": "/people/{quietest}",
    "Imports": "/imports",
}


EMPTY_PAGES = ("a person who is not there", "People, search in vain")
UNJUDGED = {*EMPTY_PAGES, "Settings", "Imports"}


def measure(stage: Stage) -> Part:
    """Return the time of each page and how many queries it makes."""
    full, small = home(stage, 1.0), home(stage, 1 / 30)
    counted, counted_small = _counted(full), _counted(small)
    numbers = {"busiest": counted["busiest"], "quietest": counted["quietest"]}
    pages = {name: at.format(**numbers) for name, at in PAGES.items()}
    taken, peak = _taken(full, pages)
    empty = min(_half(taken[name]) for name in EMPTY_PAGES)
    figures = []
    for name in pages:
        p50, p95 = _half(taken[name]), quantiles(taken[name], n=20)[-1]
        many, few = counted["queries"][name], counted_small["queries"][name]
        says = (
            f"{short(p50 / empty)}x (p50 {short(1e3 * p50)} ms, "
            f"p95 {short(1e3 * p95)} ms, {many} queries)"
        )
        judged = name not in UNJUDGED
        fixed = many <= few  # a list that is empty there may save one
        figures.append(
            Figure(
                name,
                says if fixed else f"{says}; {few} queries where there is less",
                f"<= {RATIO}x, no more queries" if judged else "",
                (p50 <= RATIO * empty and fixed) if judged else None,
            )
        )
    figures.append(at_most("memory of the server", peak, 400, " MB"))
    kept = f"{counted['people']:,} people, {counted['records']:,} records"
    notes = (
        (
            "The home is made by `closeknit import` of an invented export with so many "
            "messages; `closeknit serve` serves the pages, asked for in turn over one "
            f"connection on loopback, {ROUNDS} times each."
        ),
        (
            "Empty page: the frame around “There is no such person”, or around a "
            "search in vain, whichever is quicker."
        ),
        "No more queries: than on a desk a thirtieth of the size.",
    )
    return Part("pages", f"Pages: {kept}", tuple(figures), notes)


def home(stage: Stage, share: float) -> Path:
    """Return a home of that share of the full size; made once and kept."""
    at = stage.out / "homes" / f"desk-{stage.scale * share:g}"
    if not (at / "whole").exists():
        shutil.rmtree(at, ignore_errors=True)
        export = stage.desk(share)
        run(closeknit(at, "import", export, today=TODAY.isoformat()))
        (at / "whole").touch()
    run(closeknit(at, "imports", today=TODAY.isoformat()))  # its tables as they are now
    return at


class Counted(TypedDict):
    """What `bench.page_count` prints."""

    people: int
    records: int
    busiest: int
    quietest: int
    queries: dict[str, int]


def _counted(home: Path) -> Counted:
    command = [sys.executable, "-m", "bench.page_count", str(home), TODAY.isoformat()]
    told: Counted = json.loads(run([*command, json.dumps(PAGES)]).out)
    return told


def _half(seconds: list[float]) -> float:
    return sorted(seconds)[len(seconds) // 2]


def _taken(home: Path, pages: dict[str, str]) -> tuple[dict[str, list[float]], float]:
    """Return the seconds of each asking, and the server's megabytes at most.

    Page after page in turn, so that a busy moment of the machine meets all alike.
    """
    taken: dict[str, list[float]] = {name: [] for name in pages}
    with served(home) as (address, process):
        browser = Browser(address)
        for turn in range(ROUNDS + 2):
            for name, at in pages.items():
                took = browser.asks(at)
                if turn >= 2:  # the first ones load templates and fill caches
                    taken[name].append(took)
        browser.close()
        return taken, tree(process.pid)


@contextmanager
def served(home: Path) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    """Run `closeknit serve` on a home; yield the address that lets one in."""
    command = closeknit(home, "serve", "--no-open", "--json", today=TODAY.isoformat())
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, text=True, env=surroundings()
    ) as process:
        try:
            line = process.stdout.readline() if process.stdout else ""
            if not line:
                raise Failed("closeknit serve did not start")
            yield json.loads(line)["address"], process
        finally:
            process.terminate()


class Browser:
    """One connection to the desk, let in."""

    def __init__(self, address: str) -> None:
        parts = urlsplit(address)
        self._connection = http.client.HTTPConnection(parts.netloc, timeout=60)
        self._connection.request("GET", f"{parts.path}?{parts.query}")
        answer = self._connection.getresponse()
        answer.read()
        cookie = (answer.headers["Set-Cookie"] or "").partition(";")[0]
        self._headers = {"Cookie": cookie}

    def asks(self, at: str) -> float:
        """Return how many seconds the page took to arrive whole."""
        began = perf_counter()
        self._connection.request("GET", at, headers=self._headers)
        answer = self._connection.getresponse()
        answer.read()
        took = perf_counter() - began
        if answer.status != (404 if at == EMPTY else 200):
            raise Failed(f"{at}: {answer.status}")
        return took

    def close(self) -> None:
        self._connection.close()
