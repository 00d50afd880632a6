"""invite campaign: whom to greet next, a few a day, each with a note of their own."""

from datetime import date

import click

from closeknit.desk.invitations.actions import campaigning as action
from closeknit.desk.invitations.store.campaign import campaigning
from closeknit.desk.policy import actions as policies
from closeknit.desk.week.store import own_domains
from closeknit.faces.cli import Day
from closeknit.faces.cli.shown import JSON, Desk, Json, desk, say, tell

NONE = "No campaign is on: `closeknit invite campaign begin NAME --until DAY`."


@click.group(invoke_without_command=True)
@click.option("--skip", default=0, help="Leave out so many, and look at the next.")
@JSON
@click.pass_context
def campaign(ctx: click.Context, skip: int, *, json_: bool) -> None:
    """Show whom to greet next while a campaign is on, and why.

    Weeks in which you greet people you know and are not connected with, as around New
    Year: one at a time, a few a day as your policy says, each with a note of their own
    that is checked like any other. Nothing is written or sent for you.
    """
    if ctx.invoked_subcommand is None:
        _show(desk(), max(0, skip), json_=json_)


@campaign.command()
@click.argument("name")
@click.option("--until", type=Day(), required=True, help="Its last day.")
@JSON
def begin(name: str, *, until: date, json_: bool) -> None:
    """Begin a campaign today."""
    at = desk()
    action.begin(at.ego, name, until=until, today=at.today)
    _show(at, 0, json_=json_)


@campaign.command()
@JSON
def end(*, json_: bool) -> None:
    """End the campaign."""
    at = desk()
    action.end(at.ego)
    _show(at, 0, json_=json_)


def _show(at: Desk, skip: int, *, json_: bool) -> None:
    policy = policies.in_force(at.ego, today=at.today).policy
    found = campaigning(at.ego, policy, today=at.today, colleagues=own_domains(at.ego))
    if found is None:
        none: dict[str, Json] = {"campaign": None}
        tell(json_, none, lambda: say(NONE))
        return
    people = found.next[skip:]
    one = people[0] if people else None
    document: dict[str, Json] = {
        "campaign": found.campaign.name,
        "since": found.campaign.since.isoformat(),
        "until": found.campaign.until.isoformat(),
        "greeted_today": found.greeted,
        "left_today": found.left,
        "to_greet": len(found.next),
        "next": one
        and {
            "person": {"id": one.person, "name": one.name},
            "because": list(one.because),
            "requirement": "R2-25",
        },
    }

    def words() -> None:
        say(f"{found.campaign.name}: {found.says}.")
        if not found.left:
            say("That is enough for today.")
        elif one is None:
            say("Nobody is left to greet: whom you know is connected or invited.")
        else:
            say(f"Next: {one.name}")
            for why in one.because:
                say(f"  {why}")
            say(f'closeknit invite draft "{one.name}"')

    tell(json_, document, words)
