"""call: a short plan for speaking with somebody, and a draft for the calendar."""

from datetime import date, datetime, time
from hashlib import sha256
from pathlib import Path

import click

from closeknit.desk.calls import store
from closeknit.desk.calls.rules.invite import Proposed, calendar, checked
from closeknit.desk.calls.rules.plan import spoken
from closeknit.desk.intake.rules.settings import call_within
from closeknit.desk.kinds.rules.channel import Channel
from closeknit.faces.cli import Day
from closeknit.faces.cli.shown import JSON, Json, desk, say, tell
from closeknit.people import store as people
from closeknit.records import store as records
from closeknit.shared.errors import RuleBroken

CHANNELS = [one.value for one in Channel]


@click.command()
@click.argument("who", metavar="WHO")
@click.option("--on", type=Day(), help="The day proposed (else in a week).")
@click.option("--at", "hour", default="10:00", show_default=True, help="The time.")
@click.option("--minutes", default=30, show_default=True, help="How long.")
@click.option("--how", type=click.Choice(CHANNELS), help="Else as they like it best.")
@click.option(
    "--calendar",
    "file",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Write the call there as a calendar's draft (.ics).",
)
@JSON
def call(  # noqa: PLR0913 - the options of the command
    who: str,
    on: date | None,
    hour: str,
    minutes: int,
    how: str | None,
    file: Path | None,
    *,
    json_: bool,
) -> None:
    """Plan a call: who, why now, what they gain, how to begin, what to ask (R2-10).

    With --calendar FILE it is written as a tentative entry of your own calendar: nobody
    is invited, nothing is sent.
    """
    at = desk()
    person = people.find(at.ego, who)
    within = call_within(records.settings(at.ego))
    plan = store.planned(at.ego, person, today=at.today, within=within)
    if file is not None:
        day = on or date.fromordinal(at.today.toordinal() + 7)
        begins = datetime.combine(day, _time(hour))
        proposed = Proposed(begins, minutes, Channel(how or plan.offers[0]))
        checked(proposed, now=datetime.combine(at.today, time.min))
        name = people.display_name(at.ego, person)
        number = sha256(f"{at.ego} {person} {day}".encode()).hexdigest()[:16]
        text = calendar(
            proposed, name, "\n".join(spoken(plan)), uid=f"call-{number}@closeknit"
        )
        file.write_bytes(text.encode())
    document: dict[str, Json] = {
        "who": plan.who,
        "why_now": list(plan.why_now),
        "they_gain": list(plan.they_gain),
        "opening": plan.opening,
        "ask": list(plan.questions),
        "offer": list(plan.offers),
        "by": plan.by.isoformat() if plan.by else None,
        "calendar": str(file) if file else None,
    }

    def words() -> None:
        for line in spoken(plan):
            say(line)
        if file is not None:
            say(f"The draft is in {file}; nobody is invited by it.")

    tell(json_, document, words)


def _time(text: str) -> time:
    try:
        return time.fromisoformat(text)
    except ValueError as error:
        raise RuleBroken("Write the time as 14:30.") from error
