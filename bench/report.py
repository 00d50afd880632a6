"""`docs/benchmarks.md`: the figures of the last full run, and how to repeat it."""

from collections.abc import Iterable

from bench import machine
from bench.figures import Part, as_markdown
from bench.stage import HERE

PAGE = HERE.parent / "docs" / "benchmarks.md"
HEAD = """# Benchmarks

What closeknit costs on large input, beside the bars it is held to. Measured on {day},
on {machine}; {load} processes wanted to run when it ended.

Nearly all figures are ratios taken within one run: how many times longer than Python's
`csv` needs just to read the same files, than the parser alone, than an empty page. They
say more than seconds, and a slower machine shows about the same ones.

To repeat it: `make bench` (all of it takes about a quarter of an hour), or
`make bench ARGS="--only export --scale 0.25"` for a part of it; `ARGS="--help"` lists
what there is. The people, mails and exports are invented (`bench/worlds.py`), the same
ones each time. This page is written by `make bench ARGS="--write"`.

"""


def write(parts: Iterable[Part]) -> None:
    """Write the page."""
    head = HEAD.format(day=machine.day(), machine=machine.words(), load=machine.load())
    PAGE.write_text(head + as_markdown(parts), encoding="utf-8")
