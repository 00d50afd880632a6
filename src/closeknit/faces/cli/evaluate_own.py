"""evaluate ties --own: how well closeknit foretells on the user's own past."""

from collections.abc import Mapping

import msgspec

from closeknit.faces.cli.shown import Json, desk, say, tell
from closeknit.ties.actions import forget_own_past, judge_own_past
from closeknit.ties.rules.own_past import OwnPast, Trial, why_no_percentage


def show_own_past(*, forget: bool, json_: bool) -> None:
    """Judge the own past, keep what it says and show it; or forget it."""
    at = desk()
    if forget:
        forget_own_past(at.ego)
        tell(json_, {"forgotten": True}, lambda: say("Forgotten. Bands again."))
        return
    found = judge_own_past(at.ego, today=at.today)
    tell(json_, document(found), lambda: _words(found))


def document(of: OwnPast) -> dict[str, Json]:
    """Return all that the own past says, for a program."""
    told: dict[str, Json] = msgspec.to_builtins(of)
    return told | {
        "percentages": bool(of.ties and of.ties.is_right),
        "percentages_of_answers": bool(of.answers and of.answers.is_right),
    }


def _words(of: OwnPast) -> None:
    say(
        f"{of.exchanges:,} exchanges with {of.people:,} people over {of.days:,} days, "
        f"up to {of.on:%-d %b %Y}."
    )
    say("Both exchange something in the next 90 days? 0.5 is a coin, 1 is never wrong.")
    _trial(of.ties, of.too_little)
    say("\nDo they answer you within 7 days?")
    _trial(of.answers, of.too_little_of_answers)


def _trial(of: Trial | None, too_little: str) -> None:
    if of is None:
        say(f"Too little of your own past to say: {too_little}")
        return
    names = list(of.came)
    say(f"{'':<36}" + "".join(f"{name:>15}" for name in names))
    _line("share that came true", of.came, names)
    for who, areas in of.areas.items():
        _line(who, areas, names)
    _line("calibration error", of.calibration_error, names)
    say(why_no_percentage(of) or "Percentages are shown from here on.")


def _line(what: str, by: Mapping[str, float | None], names: list[str]) -> None:
    values = (by.get(name) for name in names)
    told = ("-" if value is None else f"{value:.3f}" for value in values)
    say(f"{what:<36}" + "".join(f"{one:>15}" for one in told))
