"""Measure speed and memory against the bars of `docs/benchmarks.md`."""

import argparse
import json
import sys
from collections.abc import Callable
from dataclasses import asdict, replace
from pathlib import Path

from bench import (
    asking,
    calendars,
    export,
    identity,
    inviting,
    machine,
    mail,
    network,
    pages,
    polite,
    real,
    report,
    scale,
    second_degree,
    settling,
    spark,
    ties,
)
from bench.figures import Part, as_text
from bench.stage import HERE, Stage

BENCHES: dict[str, Callable[[Stage], Part]] = {
    "calendar": calendars.measure,
    "export": export.measure,
    "identity": identity.measure,
    "inviting": inviting.measure,
    "mail": mail.measure,
    "network": network.measure,
    "pages": pages.measure,
    "polite": polite.measure,
    "real": real.measure,
    "scale": scale.measure,
    "second_degree": second_degree.measure,
    "settling": settling.measure,
    "spark": spark.measure,
    "sync": asking.measure,
    "ties": ties.measure,
}


def main(arguments: list[str]) -> int:
    """Run the benches asked for; return 1 where a bar is missed."""
    asked = _parser().parse_args(arguments)
    stage = Stage(asked.scale, asked.out.absolute(), asked.archive)
    parts: list[Part] = []
    for name in asked.only or BENCHES:
        print(f"bench: {name}, at load {machine.load()}", file=sys.stderr, flush=True)
        part = BENCHES[name](stage)
        parts.append(part if asked.scale == 1 else _unjudged(part))
        if not asked.json:
            print(as_text(parts[-1:]) + "\n", flush=True)
        if asked.write:
            report.write(parts[-1])
    if asked.json:
        print(json.dumps({"machine": machine.words(), "parts": [*map(asdict, parts)]}))
    missed = [f for part in parts for f in part.figures if f.ok is False]
    return 1 if missed else 0


def _unjudged(part: Part) -> Part:
    """Return the figures without verdicts: the bars are for the full size."""
    return replace(part, figures=tuple(replace(f, ok=None) for f in part.figures))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    add = parser.add_argument
    add("--scale", type=float, default=1.0, help="share of the full size (1)")
    add("--only", choices=BENCHES, action="append", help="this bench; may be repeated")
    add("--json", action="store_true", help="one JSON document instead of tables")
    add("--write", action="store_true", help="write docs/benchmarks.md")
    add("--archive", type=Path, help="a mailing-list archive in git, one commit a mail")
    add("--out", type=Path, default=HERE / "out", help="where the worlds are kept")
    return parser


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
