"""Where one machine ends: DuckDB by its exchanges, paths by two range reads."""

import shutil

from bench import scale_paths
from bench.figures import Figure, Part, short
from bench.spark import NOW, reckoned
from bench.stage import Stage
from bench.world_ledger import ledger, sized
from tests.services import postgres

EXCHANGES = (1_000_000, 10_000_000, 100_000_000)
EGOS = 100


def measure(stage: Stage) -> Part:
    """Grow a ledger on this machine; then ask a partitioned PostgreSQL for paths."""
    figures: list[Figure] = []
    for full in EXCHANGES:
        figures += _by_one_process(stage, max(5_000, round(full * stage.scale)))
    notes: tuple[str, ...] = ()
    if postgres.is_here():
        figures += scale_paths.figures(stage.scale)
    else:
        notes = ("PostgreSQL's programs are not here: no paths were asked for.",)
    return Part("scale", "Where one machine ends", tuple(figures), notes)


def _by_one_process(stage: Stage, many: int) -> list[Figure]:
    folder = stage.out / "scale"
    shutil.rmtree(folder, ignore_errors=True)
    made = ledger(folder / "ledger", sized(many, egos=EGOS), now=NOW)
    held = sum(file.stat().st_size for file in made.rglob("*.parquet"))
    cost = reckoned(made, folder / "results")
    shutil.rmtree(folder)
    return [
        Figure(f"{short(many)} exchanges: seconds", short(cost.wall)),
        Figure("  processor seconds", short(cost.cpu)),
        Figure("  memory at most", f"{short(cost.peak)} MB"),
        Figure("  ledger on disk", f"{short(held / 1e6)} MB"),
    ]
