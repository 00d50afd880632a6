"""kind and prefers: what somebody is to you, and how they like to be spoken to."""

from datetime import date

import click

from closeknit.desk.kinds import actions, store
from closeknit.desk.kinds.rules.channel import Channel, offers
from closeknit.desk.kinds.rules.kind import Kind, Related
from closeknit.faces.cli import Day
from closeknit.faces.cli.shown import JSON, Json, desk, say, tell
from closeknit.people import store as people

KINDS = [one.value for one in Kind]
CHANNELS = [one.value for one in Channel]


@click.command()
@click.argument("who", metavar="WHO")
@click.argument("what", type=click.Choice(KINDS), required=False)
@click.option("--since", type=Day(), help="From this day on.")
@click.option("--until", type=Day(), help="Until this day.")
@click.option("--not", "no", is_flag=True, help="They are not: the data is wrong.")
@click.option("--undo", type=int, metavar="N", help="Take a word back.")
@JSON
def kind(  # noqa: PLR0913 - the options of the command
    who: str,
    what: str | None,
    since: date | None,
    until: date | None,
    undo: int | None,
    *,
    no: bool,
    json_: bool,
) -> None:
    """Show what somebody is to you, or say it: client, co-worker, friend ... (R1-01).

    What the data shows (a CRM's clients, a shared employer with its days, an event) is
    told beside it. Your own word stands, and how often to be in touch follows it.
    """
    at = desk()
    person = people.find(at.ego, who)
    if undo is not None:
        actions.take_back(at.ego, undo)
    elif what is not None:
        actions.say(
            at.ego,
            person,
            Kind(what),
            today=at.today,
            begins=since,
            ends=until,
            holds=not no,
        )
    found = store.related(at.ego, [person], today=at.today).get(person, ())
    name = people.display_name(at.ego, person)
    document: dict[str, Json] = {
        "person": {"id": person, "name": name},
        "kinds": [related_json(one, at.today) for one in found],
    }

    def words() -> None:
        for one in found:
            undone = f" (undo: closeknit kind {who!r} --undo {one.id})"
            because = f"{one.because}{undone if one.id else ''}"
            say(f"{one.says(at.today)}: {because}; every {one.every(at.today)} days")
        if not found:
            say(f"Nothing is said of what {name} is to you.")

    tell(json_, document, words)


def related_json(one: Related, today: date) -> dict[str, Json]:
    """Return one kind of a tie, with who says so."""
    return {
        "id": one.id or None,
        "kind": one.kind,
        "since": one.begins.isoformat() if one.begins else None,
        "until": one.ends.isoformat() if one.ends else None,
        "past": one.is_over(today),
        "every": one.every(today),
        "says": one.says(today),
        "because": one.because,
    }


@click.command()
@click.argument("who", metavar="WHO")
@click.argument("channel", type=click.Choice([*CHANNELS, "unknown"]), required=False)
@JSON
def prefers(who: str, channel: str | None, *, json_: bool) -> None:
    """Show or say by which channel somebody likes to be spoken to (R3-30)."""
    at = desk()
    person = people.find(at.ego, who)
    if channel is not None:
        chosen = None if channel == "unknown" else Channel(channel)
        actions.prefer(at.ego, person, chosen)
    now = store.channels(at.ego).get(person)
    document: dict[str, Json] = {
        "person": {"id": person, "name": people.display_name(at.ego, person)},
        "prefers": now,
        "offer": list(offers(now)),
    }
    tell(json_, document, lambda: say(f"{now or 'not known'}"))
