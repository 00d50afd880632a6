"""What was measured, beside what was asked for."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the table. `ok` is None where there is no bar to meet."""

    what: str
    figure: str
    bar: str = ""
    ok: bool | None = None

    @property
    def verdict(self) -> str:
        return "" if self.ok is None else "PASS" if self.ok else "MISS"


@dataclass(frozen=True, slots=True)
class Part:
    """The figures of one bench, and what to know about them."""

    name: str
    title: str
    figures: tuple[Figure, ...]
    notes: tuple[str, ...] = ()


def at_most(what: str, value: float, most: float, unit: str = "") -> Figure:
    """Return a figure that must not be above its bar."""
    return Figure(what, short(value) + unit, f"<= {short(most)}{unit}", value <= most)


def at_least(what: str, value: float, least: float, unit: str = "") -> Figure:
    """Return a figure that must not be below its bar."""
    return Figure(what, short(value) + unit, f">= {short(least)}{unit}", value >= least)


def short(value: float) -> str:
    """Return a number with as many places as matter.

    >>> short(0.2512), short(14.96), short(12345.6), short(400)
    ('0.251', '15.0', '12,346', '400')
    """
    if value == int(value):
        return f"{int(value):,}"
    if abs(value) < 1:
        return f"{value:.3f}"
    return f"{value:,.1f}" if abs(value) < 1_000 else f"{value:,.0f}"


def as_text(parts: Iterable[Part]) -> str:
    """Return the tables for a terminal."""
    blocks = []
    for part in parts:
        rows = [(f.what, f.figure, f.bar, f.verdict) for f in part.figures]
        widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
        lines = [
            f"  {what:<{widths[0]}}  {figure:<{widths[1]}}  {bar:<{widths[2]}}  {ok}"
            for what, figure, bar, ok in rows
        ]
        notes = [f"  - {note}" for note in part.notes]
        blocks.append("\n".join([part.title, *map(str.rstrip, lines), *notes]))
    return "\n\n".join(blocks)


def as_markdown(parts: Iterable[Part]) -> str:
    """Return the tables for a page."""
    blocks = []
    for part in parts:
        lines = [
            f"## {part.title}",
            "",
            "| what | figure | bar | |",
            "|---|--:|---|---|",
        ]
        lines += [
            f"| {f.what} | {f.figure} | {f.bar} | {f.verdict} |" for f in part.figures
        ]
        if part.notes:
            lines += ["", *(f"- {note}" for note in part.notes)]
        blocks.append("\n".join(lines))
    return "\n\n".join(blocks) + "\n"
