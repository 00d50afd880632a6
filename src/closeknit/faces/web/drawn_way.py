"""The way to a target, drawn over the circles: the ego, whom to ask, the target.

The target stands above the circles. Whoever is in the picture is asked where they
stand; others have a place in its upper corners. A half that is weaker than the policy
asks for is dashed (R4-04).
"""

import math
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from closeknit.desk.targets.rules.target import Answer
from closeknit.desk.targets.rules.willing import Choice
from closeknit.faces.web.drawn import called, digits, short
from closeknit.faces.web.shapes import Line, Picture, Stop, Way
from closeknit.network.rules.paths import YOU, Half
from closeknit.network.rules.strength import FLOORS

HEAD = 66.0
"""The room above the circles that the target takes."""
WARM, WEAK, FURTHER = 3, 2, 2
"""How many paths of a kind are drawn: more would hide each other."""
ASIDE, SHORT = 20.0, 30.0
"""How far from its line a word stands, and beside one that is shorter than this."""
LONGEST = 24
"""Letters of a name that stands beside the circles."""

Point = tuple[float, float]


class _Places(NamedTuple):
    """Where everybody of the paths stands: in the circles, or beside them."""

    of: dict[int, Point]
    stops: list[Stop]


def choices(answer: Answer) -> tuple[Choice, ...]:
    """Return the paths that are drawn, the best first; none to whom one has a tie."""
    if answer.ways.distance <= 1:
        return ()
    near = (*answer.warm[:WARM], *answer.weak[:WEAK])
    return near or answer.further[:FURTHER]


def with_way(picture: Picture, answer: Answer) -> Picture:
    """Return the picture with the paths to a target; as it was where there is none."""
    chosen = choices(answer)
    if not chosen:
        return picture
    places = _places(picture, answer, chosen)
    lines = [
        line
        for number, one in enumerate(chosen)
        for line in _lines(picture, places, one, number, FLOORS[answer.least])
    ]
    asked = {one.path.introducer.id for one in chosen}
    target = called(answer.ways.target.name)
    says = f"The way to {target}: {_told(chosen[0])} {picture.says}"
    dots = (
        dot._replace(
            is_asked=dot.id in asked,
            title=f"{dot.title}, leads to {target}" if dot.id in asked else dot.title,
        )
        for dot in picture.dots
    )
    return picture._replace(
        top=digits(float(picture.whole) - HEAD),
        height=digits(float(picture.size) + HEAD),
        title=f"The way to {target}",
        says=says,
        dots=tuple(dots),
        way=Way(tuple(reversed(lines)), tuple(places.stops)),
    )


def _told(first: Choice) -> str:
    """Return the best path in a sentence; each half with how strong it is."""
    halves = "; ".join(called(half.says) for half in first.path.halves)
    return f"ask {called(first.path.introducer.name)}; {halves}."


def _places(picture: Picture, answer: Answer, chosen: Sequence[Choice]) -> _Places:
    edge = -float(picture.whole)
    found = {dot.id: (float(dot.x), float(dot.y)) for dot in picture.dots}
    target = answer.ways.target
    stops = []
    beside = [
        half.other
        for one in chosen
        for half in one.path.halves
        if half.other.id not in found and half.other != target
    ]
    for at, who in enumerate(dict.fromkeys(beside)):
        side = 1 if at % 2 else -1
        x, y = side * (edge - 8), -edge - HEAD + 20 + 22 * (at // 2)
        found[who.id] = x, y
        name = called(who.name)
        anchor = "end" if side > 0 else "start"
        stops.append(
            Stop(who.id, short(name, LONGEST), name, digits(x), digits(y),
                 digits(x - side * 11), digits(y + 4), anchor, is_target=False)
        )  # fmt: skip
    if target.id not in found:
        x, y = 0.0, -edge - 18
        found[target.id] = x, y
        name = called(target.name)
        title = f"{name}, whom you want to reach"
        stops.append(
            Stop(target.id, short(name, LONGEST), title, digits(x), digits(y),
                 digits(x), digits(y - 14), "middle", is_target=True)
        )  # fmt: skip
    return _Places(found, stops)


def _lines(
    picture: Picture, places: _Places, choice: Choice, number: int, least: int
) -> Iterator[Line]:
    for half in choice.path.halves:
        end = places.of[half.other.id]
        is_own = half.one == YOU
        start = (
            _towards(end, float(picture.middle)) if is_own else places.of[half.one.id]
        )
        yield _line(half, start, end, number, is_weak=half.strength < least)


def _towards(end: Point, far: float) -> Point:
    """Return the point that far from the middle, on the way to another."""
    long = math.hypot(*end) or 1.0
    return end[0] / long * far, end[1] / long * far


def _line(half: Half, start: Point, end: Point, number: int, *, is_weak: bool) -> Line:
    (x1, y1), (x2, y2) = start, end
    long = math.hypot(x2 - x1, y2 - y1) or 1.0
    far = ASIDE if long > SHORT else SHORT
    aside_x, aside_y = (y2 - y1) / long * far, (x1 - x2) / long * far
    return Line(
        digits(x1),
        digits(y1),
        digits(x2),
        digits(y2),
        "first" if not number else "other",
        is_weak,
        called(half.says),
        "" if number else half.band,
        digits((x1 + x2) / 2 + aside_x),
        digits((y1 + y2) / 2 + aside_y),
    )
