"""people, week, changes: what the desk knows."""

from datetime import date
from pathlib import Path

import click

from closeknit.desk.intake import store as intake
from closeknit.desk.targets.actions.asking import away
from closeknit.desk.week import actions as feed
from closeknit.desk.week import store as weekly
from closeknit.desk.week.rules.lists import Item, Section, Week
from closeknit.faces.cli.about import Origins, met_json
from closeknit.faces.cli.shown import (
    JSON,
    Desk,
    Json,
    desk,
    person_json,
    say,
    tell,
)
from closeknit.records import store as records
from closeknit.ties import store as ties
from closeknit.ties.rules.words import many

SECTIONS = {
    "met_not_invited": "Met and not invited yet",
    "clients_not_connected": "Clients, not connected yet",
    "new_in_crm": "New in your CRM",
    "inbound": "Invitations waiting for you",
    "introductions": "Introductions under way",
    "accepted_not_spoken": "Connected, never spoken",
    "job_changes": "New jobs",
    "to_keep": "Quiet by your own rhythm",
    "one_way": "One-way",
}


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
        say(f"{found.total:,} in all.")

    document: dict[str, Json] = {
        "total": found.total,
        "people": [person_json(one, today=at.today) for one in found.people],
    }
    tell(json_, document, words)


def _item_json(item: Item, origins: Origins) -> dict[str, Json]:
    return {
        "person": {"id": item.person.id, "name": item.person.name},
        "because": item.because,
        "do": item.do,
        "requirement": item.requirement,
        "note": item.note,
        "met": met_json(item.met, origins),
    }


def week_json(ego: int, week: Week) -> dict[str, Json]:
    """Return the week as the contract names the fields, and how far targets are."""
    met = [item.met for item in week.met_not_invited.items if item.met is not None]
    kept = {one.kept for both in met for one in both}
    origins = records.origins(ego, sorted(kept)) if kept else {}
    document: dict[str, Json] = {"as_of": week.as_of.isoformat()}
    totals: dict[str, Json] = {}
    for name, part in week._asdict().items():
        if isinstance(part, Section):
            document[name] = [_item_json(item, origins) for item in part.items]
            totals[name] = part.total
    document["totals"] = totals
    document["to_invite"] = week.to_invite
    wanted = away(ego, today=week.as_of)
    document["one_introduction_away"] = {
        "willing": wanted.willing,
        "warm": wanted.warm,
        "weak": wanted.weak,
        "targets": wanted.total,
    }
    return document


def say_week(at: Desk, week: Week) -> None:
    """Print the week for a person to read, and that there are questions of identity."""
    say(f"This week, as of {week.as_of:%A %-d %B %Y}")
    nothing = True
    for name, title in SECTIONS.items():
        part: Section = getattr(week, name)
        if not part.total:
            continue
        nothing = False
        say()
        more = part.total - len(part.items)
        say(f"{title}{f' (and {more:,} more)' if more else ''}")
        for item in part.items:
            say(f"  {item.person.name}: {item.do}")
            say(f"      {'; '.join(item.because)}  [{item.requirement}]")
    if nothing:
        say("Nothing needs you this week.")
    questions = intake.waiting(at.ego, today=at.today)
    if questions:
        say()
        asked = many(questions, "question")
        say(f"{asked}: are these the same person? (closeknit same)")


@click.command()
@click.option("--limit", default=10, show_default=True, help="Items a list shows.")
@click.option(
    "--ics",
    type=click.Path(dir_okay=False, path_type=Path),
    help="A calendar to write.",
)
@JSON
def week(limit: int, ics: Path | None, *, json_: bool) -> None:
    """Show what is worth doing in this week's hour, and why.

    With `--ics FILE` it also writes a calendar: the weekly hour, and how many people
    are to be invited. Taken in again it changes what is there and adds nothing.
    """
    at = desk()
    found = weekly.week(at.ego, today=at.today, limit=limit)
    document = week_json(at.ego, found)
    if ics is not None:
        feed.write(at.ego, found.to_invite, ics, today=at.today)
        document["ics"] = str(ics)
    tell(json_, document, lambda: say_week(at, found))


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
