"""A mailbox of a gigabyte: how much more than its own parser does the import cost?"""

import json
import shutil
import sys
from pathlib import Path

from bench.children import Cost, closeknit, run
from bench.figures import Figure, Part, at_least, at_most, short
from bench.stage import TODAY, Stage

SHARE, MEMORY = 1 / 3, 250
STEPS = (1 / 16, 1 / 4, 1.0)


def measure(stage: Stage) -> Part:
    """Return the figures of the mailbox: speed, memory at three sizes, repetition."""
    box = stage.mailbox()
    before = _parser(box)
    costs = {share: _import(stage, stage.mailbox(share)) for share in STEPS}
    first, again = costs[1.0]
    after = _parser(box)
    messages = before["messages"]
    parsing, passing = (min(before[k], after[k]) for k in ("cpu", "whole"))
    pass_alone, whole = messages / parsing, messages / first.cpu
    figures = [
        Figure("messages", f"{messages:,.0f} in {short(_size(box))} MB"),
        Figure("parser alone", f"{short(pass_alone)} messages a second of processor"),
        Figure("whole import", f"{short(whole)} messages a second of processor"),
        at_least("whole import / parser alone", whole / pass_alone, round(SHARE, 3)),
        Figure(
            "whole import / reading, cutting apart and parsing",
            short(passing / first.cpu),
        ),
        Figure(
            "seconds",
            f"{short(first.wall)} s, {short(first.cpu)} s of processor",
        ),
        at_most("memory", first.peak, MEMORY, " MB"),
        Figure("second import / first", f"{short(again.wall / first.wall)}"),
    ]
    figures += [
        Figure(
            f"memory at {short(_size(stage.mailbox(share)))} MB",
            f"{short(cost.peak)} MB",
        )
        for share, (cost, _) in costs.items()
    ]
    notes = (
        (
            "Parser alone: fast-mail-parser's `parse_email` in its metadata mode on "
            "every message, already split and in memory; only the calls are timed. The "
            "better of one pass before and one after."
        ),
    )
    title = f"Mailbox: {short(_size(box))} MB, {messages:,.0f} messages"
    return Part("mail", title, tuple(figures), notes)


def _size(box: Path) -> float:
    return round(box.stat().st_size / 1_048_576)


def _parser(box: Path) -> dict[str, float]:
    said = run([sys.executable, "-m", "bench.mail_pass", str(box)])
    told: dict[str, float] = json.loads(said.out)
    return told


def _import(stage: Stage, box: Path) -> tuple[Cost, Cost]:
    """Return the cost of the first and of the second import."""
    home, today = stage.home("mail"), TODAY.isoformat()
    first, again = (run(closeknit(home, "import", box, today=today)) for _ in "12")
    shutil.rmtree(home)
    return first, again
