"""readiness, presence: is the profile worth reading before anybody is invited to it."""

import sys

import click

from closeknit.desk.readiness import actions, store
from closeknit.desk.readiness.rules.gate import Gate
from closeknit.desk.readiness.rules.noted import STANDINGS, Kind, Noted
from closeknit.desk.readiness.rules.presence import pages_found
from closeknit.desk.readiness.rules.presence import presence as looked
from closeknit.desk.readiness.rules.request import Request
from closeknit.faces.cli.shown import JSON, Desk, Json, desk, say, tell


def gate_json(found: Gate, asks: list[Request]) -> dict[str, Json]:
    """Return the gate with each item, and the drafts that ask for recommendations."""
    passed = found.passed
    return {
        "open": found.is_open,
        "says": found.says,
        "value": found.readiness.value,
        "profile": found.readiness.profile,
        "items": [
            {
                "name": one.name,
                "done": one.done,
                "says": one.says,
                "do": one.do,
                "requirement": one.requirement,
            }
            for one in found.readiness.items
        ],
        "missing": [one.name for one in found.readiness.open],
        "passed": passed
        and {
            "on": passed.on.isoformat(),
            "because": passed.because,
            "items": list(passed.items),
        },
        "asks": [
            {
                "person": {"id": one.person, "name": one.name} if one.person else None,
                "because": list(one.because),
                "text": one.text,
            }
            for one in asks
        ],
    }


def _asks(at: Desk, found: Gate) -> list[Request]:
    is_open = any(one.name == "recommendation" for one in found.readiness.open)
    return store.asked_for(at.ego) if is_open else []


def _tell(at: Desk, found: Gate, *, json_: bool) -> None:
    asks = _asks(at, found)

    def words() -> None:
        say(found.says)
        for one in found.readiness.items:
            mark = "done" if one.done else "open"
            say(f"  {mark}  {one.name}: {one.says} {one.do}  [{one.requirement}]")
        say(f"Readiness: {found.readiness.value} of 100.")
        for ask in asks:
            say()
            say(
                f"To {ask.name or 'somebody you worked with'}: {'; '.join(ask.because)}"
            )
            say(ask.text)

    tell(json_, gate_json(found, asks), words)


@click.group(invoke_without_command=True)
@JSON
@click.pass_context
def readiness(ctx: click.Context, *, json_: bool) -> None:
    """Show whether your profile and presence are ready to be read, item by item.

    Until they are, invitations wait: one is the moment when your profile is read.
    """
    if ctx.invoked_subcommand is None:
        at = desk()
        _tell(at, store.gate_of(at.ego, today=at.today), json_=json_)


@readiness.command(name="pass")
@click.option("--because", required=True, help="Why you invite all the same.")
@JSON
def pass_(because: str, *, json_: bool) -> None:
    """Let invitations go out although something is open, for a reason.

    It holds for what is open now, and for six months.
    """
    at = desk()
    _tell(at, actions.pass_gate(at.ego, because, today=at.today), json_=json_)


@readiness.command()
@JSON
def hold(*, json_: bool) -> None:
    """Take your passes back: invitations wait again until all is done."""
    at = desk()
    _tell(at, actions.hold(at.ego, today=at.today), json_=json_)


@readiness.command()
@click.argument("what", type=click.Choice(["photo", "headline", "summary"]))
@click.argument("text", default="")
@JSON
def fixed(what: str, text: str, *, json_: bool) -> None:
    """Say that there is a photo, or what your headline or summary is now.

    A later export of LinkedIn's stands above it.
    """
    at = desk()
    actions.note(at.ego, Kind(what), text, today=at.today)
    _tell(at, store.gate_of(at.ego, today=at.today), json_=json_)


@click.group(invoke_without_command=True)
@JSON
@click.pass_context
def presence(ctx: click.Context, *, json_: bool) -> None:
    """Show what you noted of what comes up for your name."""
    if ctx.invoked_subcommand is None:
        _tell_presence(desk(settled=False), json_=json_)


_ANSWERS = sorted({one.value for some in STANDINGS.values() for one in some})


@presence.command()
@click.argument("kind", type=click.Choice(["search", "account", "page"]))
@click.argument("what", default="-")
@click.option(
    "--as", "standing", type=click.Choice(_ANSWERS), help="How it stands to you."
)
@JSON
def add(kind: str, what: str, *, standing: str | None, json_: bool) -> None:
    """Note the results for your name, an account of yours, or a page that should show.

    `search` takes the results as text, or from stdin. An `account` is comfortable,
    private or uneasy; a `page` is found or missing, or looked for in the results.
    """
    at = desk(settled=False)
    said = sys.stdin.read(actions.LONGEST) if what == "-" else what
    actions.note(at.ego, Kind(kind), said, standing=standing or "", today=at.today)
    _tell_presence(at, json_=json_)


@presence.command()
@click.argument("number", type=int)
@JSON
def remove(number: int, *, json_: bool) -> None:
    """Take a note back, with what was said before of the same thing."""
    at = desk(settled=False)
    actions.remove(at.ego, number)
    _tell_presence(at, json_=json_)


def _tell_presence(at: Desk, *, json_: bool) -> None:
    noted = store.noted(at.ego)
    found = looked(noted, today=at.today)
    pages = {one.page.id: one for one in pages_found(noted)}

    def one_json(one: Noted) -> dict[str, Json]:
        page = pages.get(one.id)
        return {
            "id": one.id,
            "kind": one.kind.value,
            "what": one.what,
            "as": one.standing or None,
            "on": one.on.isoformat(),
            "found": page.found if page else None,
            "because": page.because if page else None,
        }

    document: dict[str, Json] = {
        "done": not found.do,
        "says": found.says,
        "do": found.do,
        "noted": [one_json(one) for one in noted],
    }

    def words() -> None:
        say(f"{found.says} {found.do}".strip())
        for one in noted:
            first = one.what.partition("\n")[0][:60]
            say(f"{one.id:>4}  {one.on}  {one.kind:<8} {one.standing:<12} {first}")

    tell(json_, document, words)
