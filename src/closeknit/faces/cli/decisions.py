"""decisions: drafts and decisions as a file in which a change is seen."""

from pathlib import Path

import click

from closeknit.desk.intake.actions import decisions as actions
from closeknit.faces.cli.shown import JSON, Json, desk, say, tell
from closeknit.shared.errors import RuleBroken
from closeknit.ties.rules.words import many

FILE = click.Path(path_type=Path, dir_okay=False)


@click.command()
@click.option("--to", type=FILE, help="Write them to this new file.")
@click.option("--check", type=FILE, help="Check a file that was written before.")
@click.option("--hash", "word", default="", help="Its last hash, as it was told.")
@JSON
def decisions(to: Path | None, check: Path | None, word: str, *, json_: bool) -> None:
    """Keep records: history, drafts and decisions, each line chained to the one before.

    A line changed, added or left out breaks the chain from there on. Keep the last hash
    elsewhere: with it, what is cut off at the end is seen too (R4-26).
    """
    if (to is None) == (check is None):
        raise RuleBroken("Say --to FILE to write one, or --check FILE.")
    at = desk()
    if to is not None:
        found = actions.write(at.ego, to)
        says = f"{many(found.lines, 'line')} in {to}. Keep this elsewhere: {found.word}"
    else:
        found = actions.check(check or Path(), word)
        says = (
            f"It is not as it was written: from line {found.broken} on."
            if found.broken
            else f"{many(found.lines, 'line')}, as they were written."
        )
    document: dict[str, Json] = {
        "lines": found.lines,
        "hash": found.word,
        "broken": found.broken or None,
    }
    tell(json_, document, lambda: say(says))
