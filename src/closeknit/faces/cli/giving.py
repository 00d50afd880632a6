"""give, take, wish, owe: what went either way, and what could be given."""

from collections.abc import Callable, Sequence
from datetime import date

import click

from closeknit.desk.giving import actions, store
from closeknit.desk.giving.rules.favour import NOTED, Favour, Kind, Side, says
from closeknit.desk.giving.store import meeting
from closeknit.desk.triage.store.mining import should_meet
from closeknit.faces.cli.shown import JSON, Json, desk, say, tell
from closeknit.people import store as people

DAY = click.DateTime(["%Y-%m-%d"])
Command = Callable[..., None]


def _noting(described: Command) -> Command:
    """Add what both `give` and `take` may be told."""
    options = [
        click.argument("who", metavar="WHO"),
        click.argument("text", default=""),
        click.option("--kind", type=click.Choice([kind.value for kind in NOTED]),
                     default=Kind.HELP.value, show_default=True,
                     help="What it was."),
        click.option("--to", "beside", metavar="WHO",
                     help="For an introduction: to whom."),
        click.option("--on", type=DAY, help="The day (else today)."),
        JSON,
    ]  # fmt: skip
    for option in reversed(options):
        described = option(described)
    return described


@click.command()
@_noting
def give(
    who: str, text: str, kind: str, beside: str | None, on: date | None, *, json_: bool
) -> None:
    """Note what you gave somebody: help, an introduction, information (R3-12).

    `closeknit give "Nia Cole" --kind introduction --to "Bo Lind"`
    """
    _note(who, (Side.GIVEN, Kind(kind), text), beside, on, json_=json_)


@click.command()
@click.option("--asked", is_flag=True, help="You asked; whether you got it or not.")
@_noting
def take(  # noqa: PLR0913 - the options of the command
    who: str,
    text: str,
    kind: str,
    beside: str | None,
    on: date | None,
    *,
    asked: bool,
    json_: bool,
) -> None:
    """Note what somebody gave you, or that you asked them for something."""
    side = Side.ASKED if asked else Side.RECEIVED
    _note(who, (side, Kind(kind), text), beside, on, json_=json_)


def _note(
    who: str,
    what: tuple[Side, Kind, str],
    beside: str | None,
    on: date | None,
    *,
    json_: bool,
) -> None:
    at = desk()
    side, kind, text = what
    number = actions.note(
        at.ego,
        people.find(at.ego, who),
        side,
        kind,
        on=date(on.year, on.month, on.day) if on else at.today,
        today=at.today,
        text=text,
        beside=people.find(at.ego, beside) if beside else 0,
    )
    document: dict[str, Json] = {"noted": number}
    tell(json_, document, lambda: say(f"Noted (undo: closeknit owe --undo {number})"))


@click.command()
@click.argument("who", metavar="WHO")
@click.argument("text")
@JSON
def wish(who: str, text: str, *, json_: bool) -> None:
    """Note what somebody looks for; `owe` then says who of your people fits."""
    at = desk()
    number = actions.wish(at.ego, people.find(at.ego, who), text, today=at.today)
    document: dict[str, Json] = {"wish": number}
    tell(json_, document, lambda: say(f"Noted (done: closeknit owe --done {number})"))


@click.command()
@click.argument("who", metavar="[WHO]", required=False)
@click.option("--undo", type=int, metavar="N", help="Take a noted line back.")
@click.option("--done", type=int, metavar="N", help="Somebody has what they wished.")
@JSON
def owe(who: str | None, *, undo: int | None, done: int | None, json_: bool) -> None:
    """Show give and take: whom you owe, who owes you, and what you could give.

    With WHO: one tie, line by line. Nothing is priced; it is counted and named.
    """
    at = desk()
    if undo is not None:
        actions.take_back(at.ego, undo)
        tell(json_, {"taken_back": undo}, lambda: say("Taken back."))
    elif done is not None:
        actions.fulfil(at.ego, done, today=at.today)
        tell(json_, {"done": done}, lambda: say("Done."))
    elif who:
        _one(at.ego, people.find(at.ego, who), at.today, json_=json_)
    else:
        _all(at.ego, at.today, json_=json_)


def _one(ego: int, person: int, today: date, *, json_: bool) -> None:
    found, stands = store.of_person(ego, person, today=today)
    wanted = meeting.wishes(ego, person=person)
    document = _owed_json(found) | {
        "word": stands.word,
        "because": list(stands.because),
        "favours": [_favour_json(one) for one in found.favours],
        "wishes": [{"id": one.id, "text": one.text} for one in wanted],
    }

    def words() -> None:
        say(f"{found.name}: {stands.word or 'nothing yet'}")
        for reason in stands.because:
            say(f"  {reason}")
        for one in found.favours:
            number = f" (undo {one.id})" if one.id else ""
            say(f"{one.on or 'no day':>12}  {says(one)}{number}")
        for wished in wanted:
            say(f"  looks for: {wished.text} (done {wished.id})")

    tell(json_, document, words)


def _all(ego: int, today: date, *, json_: bool) -> None:
    ours, theirs = store.owed(ego, today=today)
    needed = store.only_when_needed(ego, today=today)
    meet = should_meet(ego, today=today)
    wanted = meeting.wishes(ego)
    document: dict[str, Json] = {
        "as_of": today.isoformat(),
        "you_owe": [_owed_json(one) for one in ours],
        "they_owe": [_owed_json(one) for one in theirs],
        "only_when_you_need": [
            {"person": _who(one.person, one.name),
             "because": list(one.standing.because)}
            for one in needed
        ],
        "introduce": [
            {"one": _who(one.one, one.one_name),
             "other": _who(one.other, one.other_name),
             "because": one.because, "requirement": "R3-12"}
            for one in meet
        ],
        "wishes": [
            {"id": one.id, "person": _who(one.person, one.name), "text": one.text}
            for one in wanted
        ],
    }  # fmt: skip

    def words() -> None:
        for title, some in (("You received more", ours), ("You gave more", theirs)):
            _list(title, [(o.name, ", ".join(o.balance.because)) for o in some])
        _list(
            "Only when you need something",
            [(one.name, one.standing.because[1]) for one in needed],
        )
        _list(
            "They should meet; ask both first (closeknit together ONE OTHER)",
            [(f"{o.one_name} and {o.other_name}", o.because) for o in meet],
        )
        if not (ours or theirs or needed or meet):
            say("Nothing is noted or found yet: `closeknit give WHO WHAT`.")

    tell(json_, document, words)


def _list(title: str, lines: Sequence[tuple[str, str]]) -> None:
    if lines:
        say(title)
    for name, why in lines:
        say(f"  {name}: {why}")


def _who(number: int, name: str) -> dict[str, Json]:
    return {"id": number, "name": name}


def _owed_json(one: store.Owed) -> dict[str, Json]:
    return {
        "person": _who(one.person, one.name),
        "given": one.balance.given,
        "received": one.balance.received,
        "asked": one.balance.asked,
        "says": list(one.balance.because),
    }


def _favour_json(one: Favour) -> dict[str, Json]:
    return {
        "id": one.id,
        "side": one.side,
        "kind": one.kind,
        "on": one.on.isoformat() if one.on else None,
        "text": one.text,
        "to": one.beside,
        "record": one.kept,
        "says": says(one),
    }
