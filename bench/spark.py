"""The same ledger on a real cluster and on this machine: equal, and what each costs."""

import shutil
from datetime import date, timedelta
from pathlib import Path
from time import perf_counter

import psutil

from bench import children
from bench.figures import Figure, Part, at_most, short
from bench.same import unlike
from bench.stage import TODAY, Stage
from bench.world_ledger import ledger, sized
from closeknit.engines.tables.spark import Spark
from closeknit.network.actions.reckon import reckon
from tests.services import spark

EXCHANGES = 1_000_000
NOW = (TODAY - date(1970, 1, 1) + timedelta(days=1)).days * 86_400 - 1


def measure(stage: Stage) -> Part:
    """Reckon with one ledger on both, and compare every line."""
    folder = stage.out / "spark"
    shutil.rmtree(folder, ignore_errors=True)
    many = max(5_000, round(EXCHANGES * stage.scale))
    made = ledger(folder / "ledger", sized(many), now=NOW)
    here = reckoned(made, folder / "here")
    figures = [
        Figure("exchanges", short(many)),
        Figure("DuckDB, one process: seconds", short(here.wall)),
        Figure("its processor seconds", short(here.cpu)),
        Figure("its memory at most", f"{short(here.peak)} MB"),
    ]
    notes: tuple[str, ...] = ()
    if spark.is_here():
        figures += _on_a_cluster(made, folder)
    else:
        notes = ("Spark or Java is not here: scripts/servers.sh, scripts/need.sh.",)
    return Part("spark", "One ledger, here and on a Spark cluster", (*figures,), notes)


def reckoned(made: Path, to: Path) -> children.Cost:
    """Return what `closeknit score` costs, run as a user does."""
    words = ("score", "--ledger", made, "--to", to)
    return children.run(
        children.closeknit(to.parent / "home", *words, today=f"{TODAY}")
    )


def _on_a_cluster(made: Path, folder: Path) -> list[Figure]:
    shared = folder / "cluster"
    shared.mkdir()
    began = perf_counter()
    with spark.running(shared) as url:
        started = perf_counter()
        with Spark(url) as cluster:
            reached = perf_counter()
            reckon(made, folder / "there", cluster, today=TODAY)
            first = perf_counter()
            reckon(made, folder / "again", cluster, today=TODAY)
            second = perf_counter()
            every = [
                *spark.processes(spark.groups(shared)),
                *psutil.Process().children(recursive=True),
            ]
            held = sum(one.memory_info().rss for one in every)
            worked = sum(sum(one.cpu_times()[:2]) for one in every)
    differ = unlike(folder / "here", folder / "there")
    seconds = {
        "a master and two workers: seconds to start": started - began,
        "a session: seconds to begin": reached - started,
        "the first job in it: seconds": first - reached,
        "the same job again": second - first,
    }
    return [
        *(Figure(what, short(took)) for what, took in seconds.items()),
        Figure("processor seconds of all of that", short(worked)),
        Figure("memory, the driver's too", f"{short(held / children.MEGABYTE)} MB"),
        at_most("lines that differ from DuckDB's", differ, 0),
    ]
