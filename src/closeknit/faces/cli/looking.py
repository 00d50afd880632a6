"""people, changes: what the desk knows."""

from datetime import date

import click

from closeknit.faces.cli.shown import JSON, Json, desk, person_json, say, tell
from closeknit.records import store as records
from closeknit.ties import store as ties
from closeknit.ties.rules.alter import disguise


@click.command()
@click.argument("query", default="")
@click.option("--limit", default=50, show_default=True)
@click.option("--order", type=click.Choice(list(ties.ORDERS)), default="strength")
@click.option("--only", type=click.Choice([*ties.FILTERS, "quiet", "everybody"]))
@JSON
def people(
    query: str, limit: int, order: str, only: str | None, *, json_: bool
) -> None:
    """Search your people, the strongest ties first."""
    at = desk()
    found = ties.people(
        at.ego, query, order=order, only=only or "", today=at.today, limit=limit
    )

    def words() -> None:
        for one in found.people:
            firm = " · ".join(filter(None, (one.position, one.company)))
            say(f"{one.id:>7}  {one.band:<7} {one.name}{f'  ({firm})' if firm else ''}")
            if posing := disguise(one):
                say(f"{'':>16} Look twice: {posing}.")
        say(f"{found.total:,} in all.")

    document: dict[str, Json] = {
        "total": found.total,
        "people": [person_json(one, today=at.today) for one in found.people],
    }
    tell(json_, document, words)


@click.command()
@click.option("--since", type=click.DateTime(["%Y-%m-%d"]), help="Exports since then.")
@JSON
def changes(since: date | None, *, json_: bool) -> None:
    """Show what happened between LinkedIn exports of two dates."""
    at = desk(settled=False)
    found = records.changes(at.ego)
    if since is not None:
        found = [c for c in found if c.upto >= date(since.year, since.month, since.day)]
    document: dict[str, Json] = {
        "changes": [
            {
                "what": c.what,
                "name": c.name,
                "profile": c.profile,
                "after": c.after.isoformat(),
                "upto": c.upto.isoformat(),
                "because": c.because,
            }
            for c in found
        ]
    }

    def words() -> None:
        for c in found:
            say(f"{c.after} to {c.upto}  {c.what:<10} {c.name}: {c.because}")
        if not found:
            say("No two dated exports to compare, or nothing changed.")

    tell(json_, document, words)
