"""One count over a file of exchanges, in its own process: what it took, as JSON.

`python -m bench.ties_pass FILE WHAT MEGABYTES`, with WHAT one of `pairs` (the
yardstick: how many exchanges each tie has), `features`, `chances`, `day` (the features
of those ties only that have something on the last day).
"""

import json
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter, process_time

from bench.exchanged import END
from closeknit.engines.tables.duckdb import Duckdb
from closeknit.ties.rules.exchange import DAY
from closeknit.ties.rules.features_text import TOUCHED, steps, text

PAIRS = "SELECT ego, person, count(*) AS many FROM exchanges GROUP BY ego, person"
CORES = 2


def queries(what: str) -> dict[str, str]:
    every = steps("duckdb", now=END)
    chance = f"SELECT ego, person, two_way, chance FROM ({text('duckdb', now=END)})"  # noqa: S608 - a text of the program
    return {
        "pairs": {"features": PAIRS},
        "features": every,
        "chances": {"features": chance},
        "day": steps("duckdb", now=END, only=True),
    }[what]


def main(file: Path, what: str, megabytes: int) -> None:
    with (
        TemporaryDirectory(dir=file.parent) as spill,
        Duckdb(Path(spill), megabytes=megabytes, threads=CORES) as tables,
    ):
        tables.hold("exchanges", file)
        [(last,)] = tables.rows("SELECT max(t) FROM exchanges")
        touched = f"FROM exchanges WHERE t > {int(str(last)) - DAY}"
        texts = queries(what)
        began, cpu = perf_counter(), process_time()
        if what == "day":
            tables.make(TOUCHED, f"SELECT DISTINCT ego, person {touched}")
        for name, sql in texts.items():
            tables.make(name, sql)
        took = perf_counter() - began, process_time() - cpu
        [(ties,)] = tables.rows("SELECT count(*) FROM features")
        [(today,)] = tables.rows(f"SELECT count(*) {touched}")
    told = {"seconds": took[0], "cpu": took[1], "ties": ties, "today": today}
    print(json.dumps(told))


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]))
