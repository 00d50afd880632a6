"""Paths to people, targets and reach: as a document, and in words."""

from collections.abc import Iterable, Sequence

from closeknit.desk.targets.rules.firms import AtFirm
from closeknit.desk.targets.rules.target import (
    Answer,
    Gold,
    Listed,
    Overview,
    Reach,
    Target,
    figure,
)
from closeknit.desk.targets.rules.willing import Choice
from closeknit.faces.cli.shown import Json, say
from closeknit.network.rules.paths import YOU, Half, Path
from closeknit.network.rules.strength import FLOORS
from closeknit.ties.rules.alter_ties import Joined
from closeknit.ties.rules.words import many

NAMES = 3
"""Targets that a line names of those an introducer leads to."""


def answer_json(of: Answer) -> dict[str, Json]:
    """Return who can introduce the ego to somebody."""
    floor = FLOORS[of.least]
    return {
        "target": _joined_json(of.ways.target),
        "distance": of.ways.distance if of.ways.distance <= 3 else None,  # noqa: PLR2004 - as far as is looked
        "known_yourself": of.is_known,
        "least": of.least,
        "says": of.says,
        "refused": {
            "on": of.refused.isoformat(),
            "until": of.until.isoformat(),
            "requirement": "R0-26",
        }
        if of.refused and of.until
        else None,
        "reachable": "warm" if of.warm else "weak" if of.weak else "none",
        "introducers": [_introducer_json(one) for one in (*of.warm, *of.weak)],
        "warm": [choice_json(one, floor) for one in of.warm],
        "weak": [choice_json(one, floor) for one in of.weak],
        "further": [choice_json(one, floor) for one in of.further],
        "withheld": [
            {
                "person": _joined_json(one.who),
                "who": _joined_json(one.who),
                "because": one.because,
                "requirement": one.requirement,
            }
            for one in of.withheld
        ],
        "would_help": [
            {
                "who": _joined_json(one.who) if one.who else None,
                "do": one.typed,
                "because": one.because,
            }
            for one in of.helps
        ],
    }


def _introducer_json(of: Choice) -> dict[str, Json]:
    """Return an introducer in one line: both halves as bands, and every reason."""
    first, last = of.path.halves[0], of.path.halves[-1]
    return {
        "person": _joined_json(of.path.introducer),
        "strength_to_you": first.band,
        "strength_to_target": last.band,
        "warmth": of.path.warmth,
        "willing": of.willing.standing.value,
        "because": [
            *(f"{half.says}: {why}" for half in of.path.halves for why in half.because),
            of.willing.says,
        ],
    }


def choice_json(of: Choice, floor: int) -> dict[str, Json]:
    """Return a path with its introducer's word, and both halves with their reasons."""
    return {
        "introducer": _joined_json(of.path.introducer),
        "warmth": of.path.warmth,
        "strength": of.path.strength,
        "willing": of.willing.standing.value,
        "willing_because": of.willing.says,
        "requirement": of.willing.requirement,
        "under_way": of.willing.under_way or None,
        "cautions": list(of.cautions(floor)),
        "path": [_half_json(one) for one in of.path.halves],
    }


def _half_json(one: Half) -> dict[str, Json]:
    return {
        "from": None if one.one == YOU else _joined_json(one.one),
        "to": _joined_json(one.other),
        "strength": one.strength,
        "band": one.band,
        "says": one.says,
        "because": list(one.because),
        "known_from": one.comes.value,
    }


def _joined_json(one: Joined) -> dict[str, Json]:
    return {"id": one.id, "name": one.name}


def target_json(one: Target) -> dict[str, Json]:
    """Return a line of the list."""
    return {
        "id": one.id,
        "name": one.name,
        "firm": one.is_firm,
        "person": one.person or None,
        "because": one.because,
        "added": one.added.isoformat(),
    }


def overview_json(of: Overview) -> dict[str, Json]:
    """Return the list, the gold list and the figures."""
    return {
        "says": figure(of.willing, of.total),
        "one_introduction_away": of.willing,
        "one_willing_introduction_away": of.willing,
        "warm": of.warm,
        "weak": of.weak,
        "total": of.total,
        "known_yourself": of.own,
        "target_market": of.has_market,
        "targets": listed_json(of.listed),
        "gold": [_gold_json(one) for one in of.gold],
    }


def listed_json(listed: Iterable[Listed]) -> list[Json]:
    """Return the list, each line with who can introduce the ego."""
    return [
        {
            **target_json(one.target),
            "introducers": answer_json(one.answer) if one.answer else None,
            "at_firm": _firm_json(one.firm) if one.firm else None,
        }
        for one in listed
    ]


def _firm_json(of: AtFirm) -> dict[str, Json]:
    return {
        "says": of.says,
        "known": [_joined_json(one) for one in of.own],
        "two_steps_away": of.second,
        "by_a_warm_path": of.warm,
    }


def _gold_json(one: Gold) -> dict[str, Json]:
    return {
        "who": _joined_json(one.who),
        "work": one.work,
        "because": list(one.why),
        "best": choice_json(one.choice, 0),
    }


def reach_json(one: Reach) -> dict[str, Json]:
    """Return one of the ego's people with the targets behind them."""
    return {
        "who": _joined_json(one.who),
        "band": one.band,
        "willing": one.willing.standing.value,
        "willing_because": one.willing.says,
        "targets": [_joined_json(to) for to in one.targets],
        "worth": one.worth,
    }


def say_answer(of: Answer) -> None:
    """Say who can introduce the ego to somebody."""
    say(of.says)
    for title, choices in (
        ("", of.warm),
        (f"One half is weaker than {of.least} (R4-04):", of.weak),
        ("By a second introduction:", of.further),
    ):
        if choices and title:
            say(title)
        for number, one in enumerate(choices, 1):
            _say_choice(number, one, FLOORS[of.least])
    for gone in of.withheld:
        say(f"Withheld: {gone.who.name}: {gone.because} ({gone.requirement})")
    if of.helps:
        say("What would make a warm path:")
    for way in of.helps:
        say(f"  {way.typed} ({way.because})")


def _say_choice(number: int, one: Choice, floor: int) -> None:
    through = " -> ".join(half.other.name for half in one.path.halves)
    say(f"{number:3}. {through}: {one.path.warmth}, {one.willing.standing.value}")
    say(f"       {one.willing.says} ({one.willing.requirement})")
    for half in one.path.halves:
        say(f"       {half.says}: {'; '.join(half.because)}")
    for word in one.cautions(floor):
        say(f"       mind: {word}")


def say_overview(of: Overview) -> None:
    """Say the figures, the list and the gold list."""
    if not of.total and not of.listed:
        say("Nobody is on your list yet, and your policy names no target market.")
        say("  closeknit targets add WHO       a person you want to reach")
        say("  closeknit targets add --firm F  a firm you want to reach")
        say("  closeknit policy edit           whom you look for in general")
        return
    say(f"{_capital(figure(of.willing, of.total))} (R0-30).")
    say(f"{of.warm} by a warm path, {of.weak} by a weak one only.")
    if of.own:
        counted = many(of.own, "person", "people")
        say(f"{counted} on your list you know yourself: they are not counted.")
    say_listed(of.listed)
    listed = {one.target.person for one in of.listed}
    for one in of.gold:
        if one.who.id in listed:
            continue
        work = f", {one.work}" if one.work else ""
        say(f"{one.who.name}{work}: {_through(one.choice)}")
        say(f"     {'; '.join(one.why)}")


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _through(one: Choice) -> str:
    path: Path = one.path
    return f"ask {path.introducer.name} ({path.warmth}, {one.willing.standing.value})"


def say_listed(listed: Sequence[Listed]) -> None:
    """Say whom the user named, and whom to ask first."""
    for one in listed:
        answer = one.answer
        if one.firm is not None:
            told = one.firm.says
        elif answer is None:
            told = f"no warm path yet: {_unheard(one.target)}"
        elif answer.is_known:
            told = "you know them yourself"
        elif answer.warm and not answer.warm[0].willing.under_way:
            told = _through(answer.warm[0])
        else:
            told = answer.says
        say(f"{one.target.id:4}  {one.target.name}: {told}")
    if not listed:
        say("Nobody is on your list: closeknit targets add WHO")


def _unheard(of: Target) -> str:
    """Return what would make a path to somebody of whom nothing is known."""
    return (
        "nobody is known to know them; paste their mutual connections: "
        f"closeknit knows {of.name!r} --paste"
    )


def say_reach(total: int, found: Sequence[Reach]) -> None:
    """Say who leads to how many targets."""
    for one in found:
        some = ", ".join(to.name for to in one.targets[:NAMES])
        more = (
            f" and {len(one.targets) - NAMES} more" if len(one.targets) > NAMES else ""
        )
        counted = many(len(one.targets), "target")
        say(f"{one.who.name} ({one.band}, {one.willing.standing.value}): {counted}")
        say(f"       {some}{more}")
    counted = many(total, "person leads", "people lead")
    say(f"{counted} to your targets: closeknit targets.")
