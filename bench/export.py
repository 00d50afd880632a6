"""LinkedIn's export, large: imported, resolved, measured and shown."""

import shutil
from pathlib import Path

from bench.children import Cost, closeknit, run
from bench.figures import Figure, Part, at_most, short
from bench.plain import Yardstick, insert_with_key
from bench.stage import TODAY, Stage

RATIO, MEMORY, AGAIN = 15, 400, 0.25
STEPS = {"1x": 1 / 16, "4x": 1 / 4, "16x": 1.0}


def measure(stage: Stage) -> Part:
    """Return the figures of the export: speed, memory, repetition and growth."""
    figures: list[Figure] = []
    folder, again = _timed(stage, stage.export())
    stick, first, shown = folder
    figures += _against("export, unpacked", stick, first, shown)
    figures.append(at_most("export, unpacked: memory", first.peak, MEMORY, " MB"))
    figures.append(
        Figure(
            "rows a second", f"{short(stick.rows / first.wall)} ({stick.rows:,} rows)"
        )
    )
    figures.append(_plain(stage, stick))
    figures.append(at_most("second import / first", again.wall / first.wall, AGAIN, ""))
    packed, _ = _timed(stage, stage.export(zipped=True))
    figures += _against("export, zip", *packed)
    figures.append(at_most("export, zip: memory", packed[1].peak, MEMORY, " MB"))
    figures += _growth(stage, {"16x": (stick.rows, first)})
    return Part(
        "export",
        f"Export: {stick.rows:,} rows",
        tuple(figures),
        (
            (
                "`csv`: Python's csv.reader reading the same files, keeping "
                "nothing; median of six, three before and three after."
            ),
            (
                "Imported and shown: `closeknit import`, then `closeknit week`, each "
                "as a process of its own, starting Python included."
            ),
        ),
    )


Timed = tuple[Yardstick, Cost, Cost]


def _timed(stage: Stage, export: Path) -> tuple[Timed, Cost]:
    """Return the yardstick, the import and the week of a fresh home; then it again."""
    home = stage.home("export")
    today = TODAY.isoformat()
    stick = Yardstick.of(export)
    stick.read()
    first = run(closeknit(home, "import", export, today=today))
    shown = run(closeknit(home, "week", today=today))
    stick.read()
    again = run(closeknit(home, "import", export, today=today))
    shutil.rmtree(home)
    return (stick, first, shown), again


def _against(what: str, stick: Yardstick, first: Cost, shown: Cost) -> list[Figure]:
    wall, cpu = first.wall + shown.wall, first.cpu + shown.cpu
    took = (
        f"{short(stick.wall)} s csv, {short(first.wall)} s import, "
        f"{short(shown.wall)} s week"
    )
    return [
        at_most(f"{what}: imported and shown / csv", wall / stick.wall, RATIO, "x"),
        Figure(f"{what}: the same of processor time", f"{short(cpu / stick.cpu)}x"),
        Figure(f"{what}: seconds", took),
    ]


def _plain(stage: Stage, stick: Yardstick) -> Figure:
    folder = stage.home("plain")
    folder.mkdir()
    wall, _ = insert_with_key(stick.path, folder / "plain.sqlite3")
    shutil.rmtree(folder)
    return Figure(
        "plain parse-and-insert with a key / csv", f"{short(wall / stick.wall)}x"
    )


def _growth(stage: Stage, done: dict[str, tuple[int, Cost]]) -> list[Figure]:
    """Return the cost of a row at each size; the largest has been measured already."""
    for name, share in STEPS.items():
        if name not in done:
            (stick, first, _), _ = _timed(stage, stage.export(share))
            done[name] = (stick.rows, first)
    return [
        Figure(
            f"growth, {name} ({done[name][0]:,} rows)",
            f"{short(1e6 * done[name][1].cpu / done[name][0])} µs of processor a row, "
            f"{short(done[name][1].peak)} MB",
        )
        for name in STEPS
    ]
