"""introducers, targets, reach: who can introduce you, and whom you want to reach."""

import click

from closeknit.desk.targets.actions import asking, listing
from closeknit.desk.targets.actions.pooling import pool
from closeknit.faces.cli.shown import JSON, Json, desk, say, tell
from closeknit.faces.cli.targets_told import (
    answer_json,
    listed_json,
    overview_json,
    reach_json,
    say_answer,
    say_listed,
    say_overview,
    say_reach,
    target_json,
)

SOME = click.IntRange(min=1)
BANDS = click.Choice(["weak", "medium", "strong"])


@click.command()
@click.argument("who", metavar="TARGET")
@click.option("--steps", type=click.IntRange(2, 3), default=2, show_default=True,
              help="Three: also by a second introduction.")  # fmt: skip
@click.option("--least", type=BANDS, help="The least band of each half (else policy).")
@click.option(
    "--top", type=SOME, default=10, show_default=True, help="Paths that are shown."
)
@JSON
def introducers(
    who: str, *, steps: int, least: str | None, top: int, json_: bool
) -> None:
    """Show who can introduce you to somebody, the best to ask first, and why.

    Each path with both halves: how strong your tie is, and how sure it is that the two
    know each other. Who said no is shown apart, with the reason. Where there is no warm
    path yet, it says what would make one.
    """
    at = desk()
    answer = asking.introducers(
        at.ego,
        listing.meant(at.ego, who, today=at.today),
        today=at.today,
        least=least or "",
        steps=steps,
        top=top,
    )
    tell(json_, answer_json(answer), lambda: say_answer(answer))


@click.group(invoke_without_command=True)
@click.option(
    "--limit", type=SOME, default=20, show_default=True, help="Lines of the gold list."
)
@JSON
@click.pass_context
def targets(ctx: click.Context, *, limit: int, json_: bool) -> None:
    """Show whom you want to reach, through whom, and how many are one step away.

    Those on your list, and everybody two steps away who fits your policy's target
    market or is at a firm on your list.
    """
    if ctx.invoked_subcommand is None:
        at = desk()
        found = asking.overview(at.ego, today=at.today, limit=limit)
        pooled = pool(at.ego, today=at.today)
        warned = pooled.says if pooled else ""
        document = overview_json(found) | {"prospects_only": warned}

        def words() -> None:
            say_overview(found)
            if warned:
                say(warned)

        tell(json_, document, words)


@targets.command()
@click.argument("who")
@click.option("--firm", "is_firm", is_flag=True, help="WHO is a firm.")
@click.option("--because", default="", help="Why you want to reach them.")
@JSON
def add(who: str, *, is_firm: bool, because: str, json_: bool) -> None:
    """Put a person or a firm on your list; somebody new is kept as known by name."""
    at = desk()
    kept = listing.add(at.ego, who, is_firm=is_firm, because=because, today=at.today)
    new = f". New here (undo: closeknit imports undo {kept.new})" if kept.new else ""
    document = target_json(kept.target) | {"import": kept.new or None}
    tell(json_, document, lambda: say(f"On your list: {kept.target.name}{new}"))


@targets.command()
@click.argument("who")
@JSON
def remove(who: str, *, json_: bool) -> None:
    """Take a person or a firm off your list: its number there, or a name."""
    at = desk()
    gone = listing.remove(at.ego, who)
    tell(json_, target_json(gone), lambda: say(f"Off your list: {gone.name}"))


@targets.command(name="list")
@JSON
def list_(*, json_: bool) -> None:
    """List whom you named, each with the first introducer."""
    at = desk()
    found = asking.overview(at.ego, today=at.today, limit=1).listed
    tell(json_, {"targets": listed_json(found)}, lambda: say_listed(found))


@click.command()
@click.option(
    "--limit", type=SOME, default=20, show_default=True, help="People that are shown."
)
@JSON
def reach(*, limit: int, json_: bool) -> None:
    """Show who of your people leads to how many of your targets.

    Ordered by targets times the strength of your tie, twice that for the willing.
    """
    at = desk()
    total, found = asking.reach(at.ego, today=at.today, limit=limit)
    document: dict[str, Json] = {
        "total": total,
        "introducers": [reach_json(one) for one in found],
    }
    tell(json_, document, lambda: say_reach(total, found))
