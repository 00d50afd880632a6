"""`docs/benchmarks.md`: the newest figures of each bench, and how to repeat it."""

from pathlib import Path

from bench import machine
from bench.figures import Part, as_markdown
from bench.stage import HERE

PAGE = HERE.parent / "docs" / "benchmarks.md"
HEAD = """# Benchmarks

What closeknit costs on large input, beside the bars it is held to. Measured on
{machine}.

Nearly all figures are ratios taken within one run: how many times longer than Python's
`csv` needs just to read the same files, than the parser alone, than an empty page. They
say more than seconds, and a slower machine shows about the same ones.

To repeat it: `make bench` (all of it takes about an hour), or
`make bench ARGS="--only export --scale 0.25"` for a part of it; `ARGS="--help"` lists
what there is. The people, mails and exports are invented (`bench/worlds.py`), the same
ones each time. This page is written by `make bench ARGS="--write"`, part by part: what
is not measured again stays.

"""
_BETWEEN = "\n\n## "


def write(part: Part, page: Path = PAGE) -> None:
    """Put a part's figures in the page, in the place of what was measured before."""
    kept = page.read_text(encoding="utf-8") if page.exists() else ""
    # A title tells after the colon how much was measured, which may be another now.
    parts = {_name(old): old.strip() for old in kept.split(_BETWEEN)[1:]}
    table = as_markdown([part]).removeprefix("## ").strip()
    when = f"- Measured on {machine.day()}; {machine.load()} processes wanted to run."
    parts[_name(table)] = table + ("\n" if part.notes else "\n\n") + when
    text = _BETWEEN.join(
        (HEAD.format(machine=machine.words()).strip(), *parts.values())
    )
    page.write_text(text + "\n", encoding="utf-8")


def _name(part: str) -> str:
    return part.partition("\n")[0].partition(":")[0]
