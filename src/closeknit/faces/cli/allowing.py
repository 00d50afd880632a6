"""permission: the ledger of who allowed whose name to be used, for whom."""

from collections.abc import Callable, Sequence
from datetime import date

import click

from closeknit.desk.permissions import actions, store
from closeknit.desk.permissions.rules.ledger import (
    FOR,
    Entry,
    Permission,
    Purpose,
    Step,
    Word,
    history,
    says,
    told,
)
from closeknit.faces.cli.shown import JSON, Desk, Json, desk, say, tell
from closeknit.people import store as people

Command = Callable[..., None]
NOBODY = "Nobody has been asked yet: `closeknit permission ask WHO --for WHO`."
DAY = click.DateTime(["%Y-%m-%d"])


@click.group()
def permission() -> None:
    """Keep who allowed you to use their name, for whom, and until when.

    A name stands in a note only with a permission that holds (R0-25). It is given for
    one person and for as many days as your policy says; afterwards it is asked again.
    """


def _line(step: Step, *, ends: bool = False) -> Callable[[Command], click.Command]:
    """Return what makes a command that adds one word to the ledger."""

    def made(described: Command) -> click.Command:
        def run(  # noqa: PLR0913 - the options of the command
            who: str,
            target: str,
            purpose: str,
            on: date | None,
            how: str,
            until: date | None = None,
            *,
            json_: bool,
        ) -> None:
            at = desk()
            word = Word(step, _day(on) or at.today, _day(until), how)
            kept = actions.say(
                at.ego,
                people.find(at.ego, who),
                people.find(at.ego, target),
                word,
                purpose=Purpose(purpose),
                today=at.today,
            )
            document = permission_json(kept, today=at.today)
            tell(json_, document, lambda: _say(at, [kept]))

        options = [
            click.argument("who"),
            click.option("--for", "target", metavar="WHO", required=True,
                         help="The person you want to be in touch with."),
            click.option("--purpose", type=click.Choice([p.value for p in Purpose]),
                         default=Purpose.NAME.value, show_default=True,
                         help="Their name in a note, or an introduction by them."),
            click.option("--on", type=DAY, help="The day it was said (else today)."),
            click.option("--how", default="", help="How: by mail, on the phone."),
        ]  # fmt: skip
        if ends:
            last = "The last day on which it holds (else as your policy says)."
            options.append(click.option("--until", type=DAY, help=last))
        for option in reversed([*options, JSON]):
            run = option(run)
        return permission.command(described.__name__, help=described.__doc__)(run)

    return made


@_line(Step.ASKED)
def ask() -> None:
    """Note that you asked somebody: for their name in a note, or to introduce you.

    While an introduction is asked for, the invitation waits.
    """


@_line(Step.GRANTED, ends=True)
def grant() -> None:
    """Note that somebody allowed it."""


@_line(Step.DENIED)
def deny() -> None:
    """Note that somebody said no; they are not asked again."""


@_line(Step.WITHDRAWN)
def withdraw() -> None:
    """Note that a permission was taken back."""


@permission.command(name="list")
@click.option("--for", "target", metavar="WHO", help="Only for this person.")
@JSON
def list_(*, target: str | None, json_: bool) -> None:
    """List the ledger: each permission and how it stands; `history` has every word."""
    at = desk()
    number = people.find(at.ego, target) if target else 0
    found = store.permissions(at.ego, target=number)
    document: dict[str, Json] = {
        "permissions": [permission_json(one, today=at.today) for one in found]
    }
    tell(json_, document, lambda: _say(at, found))


@permission.command(name="history")
@click.option("--of", "giver", metavar="WHO", help="Only this person's name.")
@click.option("--for", "target", metavar="WHO", help="Only for this person.")
@JSON
def history_(*, giver: str | None, target: str | None, json_: bool) -> None:
    """Print the whole ledger, the newest first: each word with its day.

    Whose name, for whom, for what; asked, granted, denied, withdrawn, and what has
    expired since.
    """
    at = desk()
    number = people.find(at.ego, target) if target else 0
    whose = people.find(at.ego, giver) if giver else 0
    every = store.permissions(at.ego, target=number)
    found = history([one for one in every if whose in {0, one.giver}], today=at.today)
    document: dict[str, Json] = {
        "as_of": at.today.isoformat(),
        "history": [_entry_json(one) for one in found],
    }

    def words() -> None:
        for one in found:
            say(f"{one.on:%-d %b %Y}  {one.of.giver_name}, {FOR[one.of.purpose]}, "
                f"for {one.of.target_name}: {told(one)}")  # fmt: skip
        if not found:
            say(NOBODY)

    tell(json_, document, words)


def _entry_json(one: Entry) -> dict[str, Json]:
    return {
        "on": one.on.isoformat(),
        "of": {"id": one.of.giver, "name": one.of.giver_name},
        "for": {"id": one.of.target, "name": one.of.target_name},
        "purpose": one.of.purpose,
        "said": one.state,
        "until": one.until.isoformat() if one.until else None,
        "how": one.how,
    }


def permission_json(one: Permission, *, today: date) -> dict[str, Json]:
    """Return a permission with how it stands and its history."""
    return {
        "id": one.id,
        "of": {"id": one.giver, "name": one.giver_name},
        "for": {"id": one.target, "name": one.target_name},
        "purpose": one.purpose,
        "state": one.state(today),
        "until": one.last.until.isoformat() if one.last.until else None,
        "says": says(one, today=today),
        "history": [
            {
                "step": word.step,
                "on": word.on.isoformat(),
                "until": word.until.isoformat() if word.until else None,
                "how": word.how,
            }
            for word in one.words
        ],
    }


def _say(at: Desk, found: Sequence[Permission]) -> None:
    for one in found:
        what = "name" if one.purpose is Purpose.NAME else "introduction"
        told = says(one, today=at.today)
        say(f"{one.giver_name}, {what}, for {one.target_name}: {told}")
    if not found:
        say(NOBODY)


def _day(on: date | None) -> date | None:
    return date(on.year, on.month, on.day) if on else None
