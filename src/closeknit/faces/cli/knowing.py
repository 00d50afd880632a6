"""knows: who knows whom among your people."""

import sys
from datetime import date

import click

from closeknit.desk.intake.actions import knows as action
from closeknit.desk.intake.actions.whom import whom
from closeknit.desk.targets.actions.listing import meant
from closeknit.faces.cli import Day
from closeknit.faces.cli.about import pair_json
from closeknit.faces.cli.by_hand import said_before
from closeknit.faces.cli.shown import JSON, Desk, Json, desk, say, tell
from closeknit.people import store as people
from closeknit.shared.errors import RuleBroken, SaidBefore
from closeknit.sources.mutuals import LONGEST
from closeknit.ties.rules.alter_ties import AlterTie, reasons
from closeknit.ties.rules.words import many
from closeknit.ties.store import alters


@click.command()
@click.argument("who", nargs=-1, metavar="[WHO [OTHER]]")
@click.option("--paste", is_flag=True, help="Read WHO's mutual connections from stdin.")
@click.option(
    "--how",
    type=click.Choice(action.HOW),
    help="How they know each other (else said: that they do).",
)
@click.option("--on", "--since", type=Day(), help="Since when.")
@click.option("--years", type=click.IntRange(1), help="For how many years.")
@click.option("--limit", default=200, show_default=True, help="Pairs that are shown.")
@JSON
def knows(  # noqa: PLR0913 - the options of the command
    who: tuple[str, ...],
    *,
    paste: bool,
    how: str | None,
    on: date | None,
    years: int | None,
    limit: int,
    json_: bool,
) -> None:
    """Show who knows whom, or say that two do.

    Without names the surest pairs; with one, whom that person knows; with two, keep
    that they know each other, and how well: who worked together or are friends counts
    for more than a bare word, who only met for less. These are no ties of yours: they
    tell who can introduce you to whom.
    """
    at = desk()
    if paste:
        _paste(at, who, json_=json_)
    elif len(who) == 2:  # noqa: PLR2004 - a pair
        one, other = (whom(at.ego, name) for name in who)
        try:
            number = action.knows(
                at.ego, one, other,
                how=how or "said", on=on, years=years or 0, today=at.today,
            )  # fmt: skip
        except SaidBefore as before:
            said_before(before, json_=json_)
            return
        words = f"Kept: they know each other (undo: closeknit imports undo {number})"
        tell(json_, {"import": number}, lambda: say(words))
    elif len(who) > 2 or how or on or years:  # noqa: PLR2004 - as above
        raise RuleBroken("Say two people: closeknit knows 'Ann Lee' 'Bo Diddley'.")
    else:
        _show(at, who, limit, json_=json_)


def _show(at: Desk, who: tuple[str, ...], limit: int, *, json_: bool) -> None:
    if who:
        found = alters.around(at.ego, people.find(at.ego, who[0]))
        total = len(found)
    else:
        total, found = alters.pairs(at.ego, limit=limit)
    shown = found[:limit]
    document: dict[str, Json] = {
        "total": total,
        "pairs": [pair_json(pair) for pair in shown],
    }
    tell(json_, document, lambda: _say(total, shown))


def _say(total: int, pairs: list[AlterTie]) -> None:
    for pair in pairs:
        say(f"{pair.weight:.2f}  {pair.one.name} and {pair.other.name}")
        say(f"      {'; '.join(reasons(pair))}")
    say(f"{many(total, 'pair')} in all.")


def _paste(at: Desk, who: tuple[str, ...], *, json_: bool) -> None:
    if len(who) != 1:
        raise RuleBroken("Say whose page it was: closeknit knows 'Ann Lee' --paste.")
    text = sys.stdin.buffer.read(LONGEST).decode(errors="replace")
    person = meant(at.ego, who[0], today=at.today)
    kept = action.pasted(at.ego, person, text, today=at.today)
    document: dict[str, Json] = {"import": kept.number, "names": list(kept.names)}

    def words() -> None:
        for name in kept.names:
            say(f"  {name}")
        counted = many(len(kept.names), "mutual connection")
        say(f"{counted} kept (undo: closeknit imports undo {kept.number})")

    tell(json_, document, words)
