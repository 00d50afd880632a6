"""A calendar of 20,000 events: what reading it costs beside cutting it apart."""

import json
import shutil
import sys
from pathlib import Path
from time import process_time

from bench.children import Cost, closeknit, run
from bench.figures import Figure, Part, at_most, short
from bench.stage import TODAY, Stage
from closeknit.sources.calendar.reading import said_of
from closeknit.sources.reader import Options
from closeknit.sources.record import Met

MEMORY, GROWTH = 250, 1.5
STEPS = (1 / 16, 1 / 4, 1.0)


def measure(stage: Stage) -> Part:
    """Return the figures of the calendar: speed, memory at three sizes, growth."""
    read = {share: _reading(stage.calendar(share)) for share in STEPS}
    costs = {share: _import(stage, stage.calendar(share)) for share in STEPS}
    whole, (first, again) = read[1.0], costs[1.0]
    each = {share: one["read"] / one["events"] for share, one in read.items()}
    figures = [
        Figure("events", f"{whole['events']:,.0f}, of them series 1 in 6"),
        Figure("meetings read from them", f"{whole['met']:,.0f}"),
        Figure(
            "reading / cutting the lines apart", short(whole["read"] / whole["cut"])
        ),
        Figure("reading", f"{short(whole['read'])} s of processor"),
        at_most("a reader's memory", whole["peak"], 64, " MB"),
        Figure("import", f"{short(first.wall)} s, {short(first.cpu)} s of processor"),
        at_most("memory, import and reader", first.peak, MEMORY, " MB"),
        Figure("second import / first", short(again.wall / first.wall)),
        at_most("an event at 16x / at 1x", each[1.0] / each[1 / 16], GROWTH, "x"),
    ]
    figures += [
        Figure(
            f"{one['events']:,.0f} events",
            f"{short(each[share] * 1e6)} µs each, reader {short(one['peak'])} MB, "
            f"import {short(costs[share][0].peak)} MB",
        )
        for share, one in read.items()
    ]
    notes = (
        (
            "Cutting apart: Python reading the file line by line and counting where "
            "events begin, keeping nothing."
        ),
    )
    title = f"Calendar: {whole['events']:,.0f} events"
    return Part("calendar", title, tuple(figures), notes)


def _reading(path: Path) -> dict[str, float]:
    cost = run([sys.executable, "-m", "bench.calendars", str(path)])
    told: dict[str, float] = json.loads(cost.out)
    return told | {"peak": cost.peak}


def _import(stage: Stage, path: Path) -> tuple[Cost, Cost]:
    """Return the cost of the first and of the second import."""
    home, today = stage.home("calendar"), TODAY.isoformat()
    first, again = (run(closeknit(home, "import", path, today=today)) for _ in "12")
    shutil.rmtree(home)
    return first, again


def main(path: Path) -> None:
    """Read a calendar here, without the fence, and tell what it took."""
    start = process_time()
    with path.open("rb") as file:
        events = sum(line.startswith(b"BEGIN:VEVENT") for line in file)
    cut = process_time() - start
    said = said_of(path, 0, Options(today=TODAY))
    met = sum(isinstance(item, Met) for _, (_, _, item) in said)
    read = process_time() - start - cut
    print(json.dumps({"events": events, "cut": cut, "met": met, "read": read}))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
