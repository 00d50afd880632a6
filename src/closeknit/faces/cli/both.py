"""together: two of your own people, introduced once both have said yes."""

import click

from closeknit.desk.giving import actions
from closeknit.desk.giving.rules.both import Step, stands
from closeknit.desk.giving.store.both import Ask, Pair, pairs, taken
from closeknit.desk.triage.store.mining import should_meet
from closeknit.faces.cli.shown import JSON, Desk, Json, desk, say, tell
from closeknit.people import store as people
from closeknit.shared.errors import RuleBroken


@click.command()
@click.argument("one", metavar="ONE")
@click.argument("other", metavar="OTHER")
@click.argument(
    "step", type=click.Choice([s.value for s in Step]), required=False, metavar="[STEP]"
)
@click.option("--who", help="Which of the two it is about.")
@click.option("--undo", is_flag=True, help="Take the newest step back.")
@JSON
def together(
    one: str, other: str, step: str | None, who: str | None, *, undo: bool, json_: bool
) -> None:
    """Introduce two who should meet, with both asked first (R3-12).

    Steps: ask, yes and no, each with --who; introduce, once both said yes. A no ends it
    without blame. `closeknit owe` says who should meet.
    """
    at = desk()
    both = people.find(at.ego, one), people.find(at.ego, other)
    if undo:
        actions.take_step_back(at.ego, both)
    elif step:
        whom = people.find(at.ego, who) if who else 0
        actions.bring(at.ego, both, Step(step), who=whom, today=at.today)
    _show(at, both, json_=json_)


def _show(at: Desk, both: tuple[int, int], *, json_: bool) -> None:
    low, high = sorted(both)
    now = stands(taken(at.ego).get((low, high), ()))
    found = [
        pair
        for pair in pairs(at.ego, should_meet(at.ego, today=at.today))
        if {pair.one.person, pair.other.person} == {low, high}
    ]
    if not found and not now.asked:
        raise RuleBroken(
            "Nothing is noted that one of them looks for and the other is: "
            "`closeknit wish WHO WHAT`."
        )
    document: dict[str, Json] = {
        "says": now.says,
        "is_over": now.is_over,
        "people": [_ask_json(ask) for pair in found for ask in (pair.one, pair.other)],
        "introduce": found[0].introduce if found else "",
        "because": found[0].because if found else "",
        "requirement": "R3-12",
    }
    tell(json_, document, lambda: _say(now.says, found))


def _ask_json(one: Ask) -> dict[str, Json]:
    return {
        "person": {"id": one.person, "name": one.name},
        "is_asked": one.is_asked,
        "said_yes": one.is_yes,
        "text": one.text,
    }


def _say(says: str, found: list[Pair]) -> None:
    say(says)
    for pair in found:
        for one in (pair.one, pair.other):
            if not one.is_yes:
                say()
                say(f"To {one.name}{', asked already' if one.is_asked else ''}:")
                _lines(one.text)
        if pair.introduce:
            say()
            say("To both:")
            _lines(pair.introduce)


def _lines(text: str) -> None:
    for line in text.splitlines():
        say(f"  {line}" if line else "")
