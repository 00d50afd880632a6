"""introduce: ask for introductions, follow them to their end, thank for them."""

from collections.abc import Sequence
from datetime import date

import click

from closeknit.desk.introductions import actions, store
from closeknit.desk.introductions.actions.wording import message
from closeknit.desk.introductions.rules.drafts import Draft, draft_for
from closeknit.desk.introductions.rules.states import Step
from closeknit.desk.introductions.store import Introduction
from closeknit.desk.introductions.store import clients as clients_
from closeknit.desk.introductions.store.letters import beside
from closeknit.desk.targets.actions.listing import meant
from closeknit.desk.targets.store import targets
from closeknit.faces.cli import Day
from closeknit.faces.cli.introductions_told import (
    introduction_json,
    message_json,
    say_draft,
    say_introductions,
)
from closeknit.faces.cli.shown import JSON, Desk, Json, desk, say, tell
from closeknit.people import store as people
from closeknit.shared.errors import NotKept

REASON = click.option("--reason", default="", help="Why this person: your words.")
BENEFIT = click.option("--benefit", default="", help="What is in it for them.")
LIMIT = click.option("--limit", type=int, help="The longest text they forward.")
ANYWAY = click.option("--anyway", is_flag=True, help="Though they were asked lately.")


@click.group(invoke_without_command=True)
@click.option("--all", "every", is_flag=True, help="Those at an end too.")
@JSON
@click.pass_context
def introduce(ctx: click.Context, *, every: bool, json_: bool) -> None:
    """Ask for introductions as a conversation; without a word, list them.

    The introducer is asked first and asks the other; only when both said yes are you
    introduced, and until then the invitation waits (R0-26). Nothing is sent from here.
    """
    if ctx.invoked_subcommand is not None:
        return
    at = desk()
    found = store.introductions(at.ego, today=at.today, is_open=not every)
    document: dict[str, Json] = {
        "as_of": at.today.isoformat(),
        "introductions": [introduction_json(one, today=at.today) for one in found],
    }
    tell(json_, document, lambda: say_introductions(found, at.today))


@introduce.command()
@click.argument("introducer", metavar="WHO")
@click.option("--to", "target", metavar="WHO", required=True, help="Whom to meet.")
@REASON
@BENEFIT
@LIMIT
@click.option("--planned", is_flag=True, help="Only plan it: nobody is asked yet.")
@ANYWAY
@JSON
def ask(  # noqa: PLR0913 - the options of the command
    introducer: str,
    target: str,
    reason: str,
    benefit: str,
    limit: int | None,
    *,
    planned: bool,
    anyway: bool,
    json_: bool,
) -> None:
    """Say that you asked somebody to introduce you; the draft is what you could write.

    It needs a reason (R1-10). Whoever said no to this one is not asked again; somebody
    asked lately only with --anyway. What is refused leaves nothing behind.
    """
    at = desk()
    number = actions.ask(
        at.ego,
        people.find(at.ego, introducer),
        meant(at.ego, target, today=at.today),
        actions.Wanted(reason, benefit, limit),
        today=at.today,
        anyway=anyway,
        planned=planned,
    )
    _show(at, number, Draft.ASK, json_=json_)


@introduce.command()
@click.argument("client", metavar="WHO")
@click.option("--to", "some", metavar="WHO", multiple=True, required=True,
              help="Whom they know; one to three.")  # fmt: skip
@REASON
@BENEFIT
@LIMIT
@ANYWAY
@JSON
def referral(  # noqa: PLR0913 - the options of the command
    client: str,
    some: Sequence[str],
    reason: str,
    benefit: str,
    limit: int | None,
    *,
    anyway: bool,
    json_: bool,
) -> None:
    """Plan to ask a client for one to three named people they know (R0-24)."""
    at = desk()
    numbers = actions.refer(
        at.ego,
        people.find(at.ego, client),
        [meant(at.ego, one, today=at.today) for one in some],
        actions.Wanted(reason, benefit, limit),
        today=at.today,
        anyway=anyway,
    )
    _show(at, numbers[0], Draft.REFERRAL, json_=json_)


@introduce.command()
@JSON
def clients(*, json_: bool) -> None:
    """Show which of your clients know somebody you do not: whom to ask them for.

    Clients are those of your CRM's table, and whom you called so: closeknit kind WHO
    client. Whoever is on your list of targets comes first.
    """
    at = desk()
    listed = {one.person for one in targets(at.ego) if one.person}
    found = clients_.clients(at.ego, today=at.today, wanted=listed)
    document: dict[str, Json] = {
        "clients": [
            {
                "person": {"id": one.person, "name": one.name},
                "because": one.because,
                "too_early": one.too_early,
                "knows": [
                    {
                        "id": k.person,
                        "name": k.name,
                        "weight": k.weight,
                        "target": k.is_wanted,
                    }
                    for k in one.knows
                ],
                "requirement": "R0-24",
            }
            for one in found
        ]
    }

    def words() -> None:
        for one in found:
            some = ", ".join(
                f"{known.name} (on your list)" if known.is_wanted else known.name
                for known in one.knows
            )
            say(f"{one.name} ({one.because}): {some}")
            if one.too_early:
                say(f"  A relationship first: {one.too_early} (R0-22).")
        if not found:
            say("No client of yours is known to know anybody you do not.")
            say("Say who is one: closeknit kind WHO client.")

    tell(json_, document, words)


@introduce.command()
@click.argument("number", type=int)
@click.argument("kind", type=click.Choice([one.value for one in Draft]), required=False)
@click.option("--in", "spoken", default="", help="The language: en, de, ...")
@JSON
def draft(number: int, kind: str | None, spoken: str, *, json_: bool) -> None:
    """Draft what to write next: to the introducer, to forward, to the other."""
    at = desk()
    one = _one(at, number)
    what = Draft(kind) if kind else _usual(one)
    told = message(at.ego, one, what, today=at.today, spoken=spoken)
    tell(json_, message_json(told), lambda: say_draft(told))


@introduce.command()
@click.argument("number", type=int)
@REASON
@BENEFIT
@LIMIT
@JSON
def reword(
    number: int, reason: str, benefit: str, limit: int | None, *, json_: bool
) -> None:
    """Say why, what is in it for them, or how long it may be, in other words."""
    at = desk()
    wanted = actions.Wanted(reason, benefit, limit)
    actions.reword(at.ego, number, wanted, today=at.today)
    _show(at, number, None, json_=json_)


@introduce.command()
@click.argument("number", type=int)
@click.argument("step", type=click.Choice([one.value for one in Step]))
@click.option("--on", type=Day(), help="On which day, if not today.")
@click.option("--text", default="", help="What was said, or what came of it.")
@JSON
def step(number: int, step: str, on: date | None, text: str, *, json_: bool) -> None:
    """Say what happened: agree, decline, introduce, meet, thank, tell, drop."""
    at = desk()
    actions.take(at.ego, number, Step(step), today=at.today, on=on, text=text)
    _show(at, number, None, json_=json_)


@introduce.command()
@click.argument("number", type=int)
@JSON
def undo(number: int, *, json_: bool) -> None:
    """Take the last step of an introduction back, with what it said to the ledger."""
    at = desk()
    actions.undo(at.ego, number, today=at.today)
    _show(at, number, None, json_=json_)


def _one(at: Desk, number: int) -> Introduction:
    found = store.introductions(at.ego, today=at.today, only=[number])
    if not found:
        raise NotKept(f"There is no introduction {number}.")
    return found[0]


def _usual(one: Introduction) -> Draft:
    return draft_for(one.standing.state, referral=one.referral) or Draft.ASK


def _show(at: Desk, number: int, what: Draft | None, *, json_: bool) -> None:
    one = _one(at, number)
    what = what or draft_for(one.standing.state, referral=one.referral)
    told = message(at.ego, one, what, today=at.today) if what else None
    together = beside(one, store.listed(at.ego, today=at.today))
    document = introduction_json(one, today=at.today)
    document |= {
        "draft": message_json(told) if told else None,
        "in_one_letter": [
            {"id": other.id, "target": other.target.name} for other in together
        ],
    }

    def words() -> None:
        say_introductions([one, *together], at.today)
        if told is not None:
            say()
            say_draft(told)

    tell(json_, document, words)
