"""people, person, week, changes: what the desk knows."""

from datetime import date

import click

from closeknit.desk.week import store as weekly
from closeknit.desk.week.rules import Item, Section, Week
from closeknit.faces.cli.shown import (
    JSON,
    Json,
    desk,
    person_json,
    say,
    tell,
)
from closeknit.people import store as who_is
from closeknit.records import store as records
from closeknit.shared.errors import NotKept
from closeknit.ties import store as ties
from closeknit.ties.rules.words import because

SECTIONS = {
    "met_not_invited": "Met and not invited yet",
    "inbound": "Invitations waiting for you",
    "accepted_not_spoken": "Connected, never spoken",
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


def timeline_json(ego: int, number: int, limit: int) -> list[dict[str, Json]]:
    """Return a person's timeline, each line with the file and line it comes from."""
    happened = who_is.timeline(ego, number, limit=limit)
    origins = records.origins(ego, [h.kept for h in happened])
    lines: list[dict[str, Json]] = []
    for h in happened:
        origin = origins[h.kept]
        at = records.moment(h.at)
        lines.append(
            {
                "on": at.date().isoformat() if at else None,
                "at": at.isoformat() if at else None,
                "kind": h.kind,
                "channel": h.channel,
                "by": h.by,
                "people": h.size,
                "origin": {
                    "file": origin.file,
                    "line": origin.line,
                    "import": origin.run,
                },
            }
        )
    return lines


@click.command()
@click.argument("who", metavar="WHO")
@click.option("--limit", default=200, show_default=True, help="Lines of the timeline.")
@JSON
def person(who: str, limit: int, *, json_: bool) -> None:
    """Show one person: the tie, its reasons, and what happened, with origins."""
    at = desk()
    number = who_is.find(at.ego, who)
    one = ties.person(at.ego, number)
    if one is None:
        raise NotKept(f"There is no person {number}.")
    lines = timeline_json(at.ego, number, limit)
    document = person_json(one, today=at.today)
    document["connected_on"] = one.connected.isoformat() if one.connected else None
    document["handles"] = [f"{k}:{v}" for k, v in who_is.handles_of(at.ego, number)]
    document["perhaps_the_same"] = [
        {"id": other.id, "name": other.name, "because": "the same name"}
        for other in ties.namesakes(at.ego, number, one.name)
    ]
    document["timeline"] = lines

    def words() -> None:
        say(one.name)
        say(f"  {' · '.join(filter(None, (one.position, one.company)))}")
        reasons = because(
            one.measured, today=at.today, connected=one.connected, own_word=one.own_word
        )
        say(f"  tie: {one.band}; {'; '.join(reasons)}")
        for line in lines[:40]:
            origin = line["origin"]
            where = (
                f"{origin['file']}:{origin['line']}" if isinstance(origin, dict) else ""
            )
            when = line["on"] or "no date   "
            say(f"  {when}  {line['kind']:<10} by {line['by']:<6} {where}")

    tell(json_, document, words)


def _item_json(item: Item) -> dict[str, Json]:
    return {
        "person": {"id": item.person.id, "name": item.person.name},
        "because": item.because,
        "do": item.do,
        "requirement": item.requirement,
        "note": item.note,
    }


def week_json(week: Week) -> dict[str, Json]:
    """Return the week as the contract names the fields."""
    document: dict[str, Json] = {"as_of": week.as_of.isoformat()}
    totals: dict[str, Json] = {}
    for name, part in week._asdict().items():
        if isinstance(part, Section):
            document[name] = [_item_json(item) for item in part.items]
            totals[name] = part.total
    document["totals"] = totals
    return document


def say_week(week: Week) -> None:
    """Print the week for a person to read."""
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


@click.command()
@click.option("--limit", default=10, show_default=True, help="Items a list shows.")
@JSON
def week(limit: int, *, json_: bool) -> None:
    """Show what is worth doing in this week's hour, and why."""
    at = desk()
    found = weekly.week(at.ego, today=at.today, limit=limit)
    tell(json_, week_json(found), lambda: say_week(found))


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
