"""week: what is worth doing in this week's hour, and the user's word on it."""

from datetime import date
from pathlib import Path

import click

from closeknit.desk.cadence.store import reviewed
from closeknit.desk.intake import store as intake
from closeknit.desk.targets.actions.away import away
from closeknit.desk.week import store as weekly
from closeknit.desk.week.actions import feed, saying
from closeknit.desk.week.actions.beside import beside
from closeknit.desk.week.rules.lists import Item, Section, Week
from closeknit.desk.week.rules.order import Listed, hour, total, whole
from closeknit.desk.week.rules.words import Said, Word, code, until
from closeknit.desk.week.store import said
from closeknit.faces.cli import Day
from closeknit.faces.cli.about import Origins, met_json
from closeknit.faces.cli.opened_told import opened_json
from closeknit.faces.cli.shown import JSON, Desk, Json, desk, say, tell
from closeknit.records import store as records
from closeknit.ties.rules.words import many

SECTIONS = {
    "readiness": "Before you invite",
    "inbound": "Invitations waiting for you",
    "follow_ups": "Follow-ups",
    "introductions": "Introductions under way",
    "reminders": "What you wanted to come back to",
    "met_not_invited": "Met and not invited yet",
    "job_changes": "New jobs",
    "clients_not_connected": "Clients, not connected yet",
    "new_in_crm": "New in your CRM",
    "accepted_not_spoken": "Connected, never spoken",
    "to_keep": "Keep in touch",
    "one_way": "One-way",
}


def _item_json(item: Item, origins: Origins) -> dict[str, Json]:
    return {
        "id": item.id,
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
    document["hour"] = [item.id for part in hour(week) for item in part.items]
    document["to_invite"] = week.to_invite
    document["put_off"] = week.put_off
    document["back"] = week.back.isoformat() if week.back else None
    ties = reviewed.due(ego, today=week.as_of)
    document["review"] = {"is_due": ties is not None, "ties": ties or 0}
    wanted, opened = away(ego, today=week.as_of)
    document["targets_opened"] = opened_json(opened)
    document["one_introduction_away"] = {
        "willing": wanted.willing,
        "warm": wanted.warm,
        "weak": wanted.weak,
        "targets": wanted.total,
    }
    return document


def say_week(at: Desk, week: Week, *, every: bool = False) -> None:
    """Print the hour's items, or all that was asked for, and what else there is."""
    say(f"This week, as of {week.as_of:%A %-d %B %Y}")
    stands = beside(at.ego, today=week.as_of)
    if stands.away:
        say(f"{stands.away} (closeknit targets)")
    if stands.opened:
        say(stands.opened)
    listed = whole(week) if every else hour(week)
    for part in listed:
        _say_part(part)
    if not listed:
        say("Nothing needs you this week.")
    left = total(week) - sum(len(part.items) for part in listed)
    if left and not every:
        say()
        say(f"And {left:,} more: closeknit week --all")
    for line in _besides(at, week, stands.review):
        say()
        say(line)


def _say_part(part: Listed) -> None:
    say()
    more = f" (and {part.more:,} more)" if part.more else ""
    say(f"{SECTIONS[part.name]}{more}")
    for item in part.items:
        who = f"{item.person.name}: " if item.person.id else ""
        say(f"  {who}{item.do}")
        say(f"      {'; '.join(item.because)}  [{item.requirement}]")


def _besides(at: Desk, week: Week, review: str) -> list[str]:
    found = []
    if week.back is not None:
        off = many(week.put_off, "item")
        found.append(
            f"{off} put off, the first until {week.back} (closeknit week said)"
        )
    if review:
        found.append(f"{review} (closeknit review)")
    questions = intake.waiting(at.ego, today=at.today)
    if questions:
        asked = many(questions, "question")
        found.append(f"{asked}: are these the same person? (closeknit same)")
    return found


@click.group(invoke_without_command=True)
@click.option("--limit", default=10, show_default=True, help="Items a list holds.")
@click.option("--all", "every", is_flag=True, help="Every list, not this hour's ten.")
@click.option(
    "--ics",
    type=click.Path(dir_okay=False, path_type=Path),
    help="A calendar to write.",
)
@JSON
@click.pass_context
def week(
    ctx: click.Context, limit: int, ics: Path | None, *, every: bool, json_: bool
) -> None:
    """Show what is worth doing in this week's hour, and why; say what is done.

    Ten items at most, what goes stale first; the rest is counted. `week done ITEM`,
    `week later ITEM`, `week never ITEM` and `week undo` take an item's `id` from
    `week --json`.

    With `--ics FILE` it also writes a calendar: the weekly hour, and how many people
    are to be invited. Taken in again it changes what is there and adds nothing.
    """
    if ctx.invoked_subcommand is not None:
        return
    at = desk()
    found = weekly.week(at.ego, today=at.today, limit=limit)
    document = week_json(at.ego, found) if json_ else {}
    if ics is not None:
        feed.write(at.ego, found, ics)
        document["ics"] = str(ics)
    tell(json_, document, lambda: say_week(at, found, every=every))


def _keep(item: str, word: Word, to: date | None = None, *, json_: bool) -> None:
    at = desk()
    number = saying.say(at.ego, item, word, today=at.today, until=to)
    upto = f" until {to}" if to else ""
    words = f"Kept: {word}{upto} (undo: closeknit week undo {number})"
    tell(json_, _said_json(said.word(at.ego, number)), lambda: say(words))


def _said_json(one: Said) -> dict[str, Json]:
    return {
        "word_id": one.id,
        "item": code(one.key),
        "word": one.word,
        "on": one.on.isoformat(),
        "until": one.until.isoformat() if one.until else None,
    }


@week.command()
@click.argument("item", metavar="ITEM")
@JSON
def done(item: str, *, json_: bool) -> None:
    """Say that an item is done: it is gone until there is a new reason for it."""
    _keep(item, Word.DONE, json_=json_)


@week.command()
@click.argument("item", metavar="ITEM")
@click.option("--until", "to", type=Day(), help="Up to this day ...")
@click.option("--weeks", default=1, show_default=True, help="... or so many weeks.")
@JSON
def later(item: str, to: date | None, *, weeks: int, json_: bool) -> None:
    """Put an item off."""
    today: date = click.get_current_context().obj
    day = until(today, day=to, weeks=weeks)
    _keep(item, Word.LATER, day, json_=json_)


@week.command()
@click.argument("item", metavar="ITEM")
@JSON
def never(item: str, *, json_: bool) -> None:
    """Leave this person out of this list for good, until you take it back."""
    _keep(item, Word.NEVER, json_=json_)


@week.command()
@click.argument("number", type=int, metavar="[N]", required=False)
@JSON
def undo(number: int | None, *, json_: bool) -> None:
    """Take a word on an item back, the newest unless said."""
    at = desk()
    one = saying.take_back(at.ego, number)
    words = f"Taken back: {one.word} of {code(one.key)}. All is as it was before."
    tell(json_, _said_json(one), lambda: say(words))


@week.command("said")
@JSON
def listed(*, json_: bool) -> None:
    """List your words on items: what is put off, done, left out for good."""
    at = desk()
    found = said.named(at.ego)
    document: dict[str, Json] = {
        "said": [
            {**_said_json(one), "person": {"id": one.key.person, "name": name}}
            for one, name in found
        ]
    }

    def words() -> None:
        for one, name in found:
            upto = f" until {one.until}" if one.until else ""
            title = SECTIONS.get(one.key.section, one.key.section)
            say(f"{one.id:>5}  {one.on}  {one.word}{upto}: {name}, {title}")
        if not found:
            say("You said nothing yet.")

    tell(json_, document, words)
