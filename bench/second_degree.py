"""The week and the targets over a second degree of two million pairs.

The desk of `bench.pages` once more, with a table of who knows whom: three quarters of
the pairs are among its own people, the rest lead to others. Four of those are wanted.
"""

import shutil
from collections.abc import Iterator
from pathlib import Path
from random import Random
from statistics import quantiles
from time import perf_counter

from bench.children import closeknit, run
from bench.figures import Figure, Part, at_most, short
from bench.pages import EMPTY_PAGES, PAGES, Browser, home, served
from bench.stage import CONNECTIONS, TODAY, Stage
from bench.world_people import invented
from closeknit.town.chance import chance

PAIRS = 2_000_000
BEYOND, FIRST_BEYOND = 20_000, 2_000_000
"""People of the second degree, and the number of the first of them."""
WANTED = 4
RATIO, WITHIN, DRAWN = 10, 2.0, 1.0
ROUNDS = 40
JUDGED = {"This week": "/", "Targets": "/targets", "Circles": "/circles"}
EMPTY = {name: PAGES[name] for name in EMPTY_PAGES}


def measure(stage: Stage) -> Part:
    """Return the time of the week, the targets and the circles, warm and first."""
    at, took = _home(stage)
    first: dict[str, float] = {}
    taken: dict[str, list[float]] = {name: [] for name in (*JUDGED, *EMPTY)}
    with served(at) as (address, _):
        browser = Browser(address)
        # Templates are loaded, and none of these pages has been computed.
        for path in EMPTY.values():
            browser.asks(path)
        for name, path in JUDGED.items():
            first[name] = browser.asks(path)
        for _ in range(ROUNDS):
            for name, path in {**JUDGED, **EMPTY}.items():
                taken[name].append(browser.asks(path))
        run(closeknit(at, "import", _news(stage), today=TODAY.isoformat()))
        afterwards = browser.asks("/")
        browser.close()
    empty = min(_half(taken[name]) for name in EMPTY)
    figures = [_warm(name, taken[name], empty) for name in JUDGED]
    figures += [
        at_most("This week, first after an import's end", afterwards, WITHIN, " s"),
        at_most("Circles, first drawn by a server", first["Circles"], DRAWN, " s"),
        Figure("This week, first of a server", f"{short(first['This week'])} s"),
        Figure("Targets, first of a server", f"{short(first['Targets'])} s"),
    ]
    if took is not None:
        rate = PAIRS * stage.scale / took
        figures.append(
            Figure("pairs imported", f"{short(took)} s, {short(rate)} a second")
        )
    people = f"{round(CONNECTIONS * stage.scale):,} people"
    title = f"Second degree: {people}, {round(PAIRS * stage.scale):,} pairs"
    notes = (
        "Warm: asked for again, nothing having changed; beside an empty page.",
        f"{WANTED} people of the second degree are on the list of targets.",
    )
    return Part("second_degree", title, tuple(figures), notes)


def _warm(name: str, took: list[float], empty: float) -> Figure:
    p50, p95 = _half(took), quantiles(took, n=20)[-1]
    says = f"{short(p50 / empty)}x (p50 {short(1e3 * p50)} ms, p95 {short(1e3 * p95)})"
    return Figure(f"{name}, warm", says, f"<= {RATIO}x", p50 <= RATIO * empty)


def _half(seconds: list[float]) -> float:
    return sorted(seconds)[len(seconds) // 2]


def _home(stage: Stage) -> tuple[Path, float | None]:
    """Return the home, and how long its pairs took where they were imported now."""
    at = stage.out / "homes" / f"second-{stage.scale:g}"
    if (at / "whole").exists():
        return at, None
    shutil.rmtree(at, ignore_errors=True)
    shutil.copytree(home(stage, 1.0), at)
    (at / "whole").unlink()
    table = stage.out / "who-knows-whom.csv"
    with table.open("w", encoding="utf-8") as out:
        out.writelines(_rows(stage.scale))
    today = TODAY.isoformat()
    began = perf_counter()
    run(closeknit(at, "import", table, today=today))
    took = perf_counter() - began
    for number in range(WANTED):
        page = invented(FIRST_BEYOND + number * 97).page
        run(closeknit(at, "targets", "add", page, today=today))
    (at / "whole").touch()
    return at, took


def _rows(scale: float) -> Iterator[str]:
    yield "Name 1,Profile 1,Name 2,Profile 2,How\n"
    dice = chance(7, "who knows whom")
    people, beyond = round(CONNECTIONS * scale), max(400, round(BEYOND * scale))
    for number in range(round(PAIRS * scale)):
        one = invented(dice.randrange(people))
        other = invented(_other(dice, number, people, beyond))
        if one != other:
            yield f"{one.name},{one.page},{other.name},{other.page},colleagues\n"


def _other(dice: Random, number: int, people: int, beyond: int) -> int:
    if number % 4:
        return dice.randrange(people)
    return FIRST_BEYOND + dice.randrange(beyond)


def _news(stage: Stage) -> Path:
    """Return a mailbox of one new mail: each time another."""
    path = stage.out / "news.mbox"
    who, mark = invented(2), perf_counter()
    path.write_text(
        f"From x Sat Nov 21 08:00:00 2026\nFrom: {who.name} <{who.mail}>\n"
        "To: ottilie@example.com\nDate: Sat, 21 Nov 2026 08:00:00 +0000\n"
        f"Message-ID: <{mark}@example.org>\nSubject: The winch\n\nIt turns.\n\n"
    )
    return path
