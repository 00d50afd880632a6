"""The picture of the circles: where each ring, sector and name lies in its SVG.

Names stand along the radius, each in a slot of its own, so that none covers another.
The ego is the middle; angles run clockwise from the top, where a gap holds the rings'
names. All numbers are texts, ready for the picture.
"""

import math
import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from closeknit.faces.web.shapes import Dot, Picture, Ring, Sector
from closeknit.faces.web.templatetags.words import NAMELESS, shown
from closeknit.network.rules.circles import Limit
from closeknit.network.store.measured import Measured
from closeknit.people.rules.identity.names import parsed
from closeknit.sources.handles import folded

LETTERS = "ABCDEF"
GAP = math.radians(24)
BETWEEN, RIM, MARGIN, SLOT = 6.0, 16.0, 3.0, 15.0
"""The room between two rings, the rim's depth, the edge, and what a name takes of a
ring's inner edge."""
_WORD = re.compile(r"[^\W\d_][\w'\u2019-]*")
_NOT_IN_XML = re.compile("[\ufffe\uffff]")


class Size(NamedTuple):
    """How much is drawn, and how large: the radius of the middle, a ring's depth.

    `longest` is how many letters of a name there is room for; the whole one is the
    title.
    """

    rings: int
    inner: float
    ring: float
    longest: int

    def start(self, ring: int) -> float:
        """Return the radius at which a ring begins."""
        return self.inner + ring * (self.ring + BETWEEN)


WIDE, SMALL = Size(4, 46.0, 106.0, 13), Size(2, 30.0, 80.0, 9)
"""For a screen, and for a phone."""


class Drawn(NamedTuple):
    """Who is drawn: by sector and ring; sector 0 is for those in no lettered one."""

    size: Size
    limits: Sequence[Limit]
    people: Mapping[tuple[int, int], Sequence[int]]


def letters(of: Measured) -> dict[int, str]:
    """Return the letter of each community that has one, by the community's place.

    Those have one most of whose people stand in the circles.
    """
    part = of.community_of()
    many: dict[int, int] = {}
    for one in of.circles.of():
        if one in part:
            many[part[one]] = many.get(part[one], 0) + 1
    order = sorted(many, key=lambda at: (-many[at], at))
    return dict(zip(order, LETTERS, strict=False))


def picture(of: Measured, size: Size = WIDE) -> Picture:
    """Return the picture, from the innermost circle to the last that has somebody."""
    filled = [at for at, circle in enumerate(of.circles.circles) if circle.people]
    size = size._replace(rings=min(size.rings, max(filled, default=0) + 1))
    circles = of.circles.circles[: size.rings]
    lettered = letters(of)
    part = of.community_of()
    numbers = {at: 1 + n for n, at in enumerate(lettered)}
    people: dict[tuple[int, int], list[int]] = {}
    for ring, circle in enumerate(circles):
        for one in circle.people:
            number = numbers.get(part.get(one, -1), 0)
            people.setdefault((number, ring), []).append(one)
    drawn = Drawn(size, [circle.limit for circle in circles], people)
    spans = _spans(drawn)
    radius = size.start(size.rings) - BETWEEN + RIM + MARGIN
    every = sum(len(circle.people) for circle in circles)
    return Picture(
        size=digits(2 * radius),
        whole=digits(-radius),
        middle=digits(size.inner - BETWEEN),
        title="Your circles",
        says=_says(every, drawn.limits, circles_of=[len(c.people) for c in circles]),
        rings=tuple(_ring(size, at, one) for at, one in enumerate(drawn.limits)),
        sectors=tuple(
            _sector(size, number, span) for number, span in sorted(spans.items())
        ),
        dots=tuple(_dots(of, drawn, spans)),
        top=digits(-radius),
        height=digits(2 * radius),
    )


def _says(every: int, limits: Sequence[Limit], circles_of: Sequence[int]) -> str:
    counted = ", ".join(
        f"{many} {limit.name}" for many, limit in zip(circles_of, limits, strict=True)
    )
    return (
        f"{every} people around you in circles, the closest within: {counted}. People "
        "who know each other share a sector. The table below says the same."
    )


def _spans(drawn: Drawn) -> dict[int, tuple[float, float]]:
    """Return from where to where each sector goes, as its fullest ring needs."""
    need: dict[int, float] = {}
    for (number, ring), here in drawn.people.items():
        wide = len(here) * SLOT / drawn.size.start(ring)
        need[number] = max(need.get(number, 0.0), wide)
    stretch = (2 * math.pi - GAP) / (math.fsum(need.values()) or 1.0)
    spans = {}
    at = GAP / 2
    for number in sorted(need, key=lambda n: (n == 0, n)):
        spans[number] = at, at + need[number] * stretch
        at += need[number] * stretch
    return spans


def _ring(size: Size, at: int, limit: Limit) -> Ring:
    outer = size.start(at) + size.ring
    return Ring(limit.name, digits(outer), digits(-outer + 16))


def _sector(size: Size, number: int, span: tuple[float, float]) -> Sector:
    inner, outer = size.inner - BETWEEN / 2, size.start(size.rings) - BETWEEN
    x, y = _point(outer + RIM / 2, sum(span) / 2)
    return Sector(
        LETTERS[number - 1] if number else "",
        number,
        _wedge(inner, outer, span),
        _wedge(outer, outer + RIM, span),
        digits(x),
        digits(y),
    )


def _wedge(inner: float, outer: float, span: tuple[float, float]) -> str:
    """Return the path of a part of a ring."""
    start, end = span
    large = int(end - start > math.pi)
    a, b = _pair(outer, start), _pair(outer, end)
    c, d = _pair(inner, end), _pair(inner, start)
    there = f"A{digits(outer)} {digits(outer)} 0 {large} 1 {b}"
    back = f"A{digits(inner)} {digits(inner)} 0 {large} 0 {d}"
    return f"M{a}{there}L{c}{back}Z"


def _dots(
    of: Measured, drawn: Drawn, spans: Mapping[int, tuple[float, float]]
) -> list[Dot]:
    """Return everybody drawn, circle by circle: so the keyboard goes from within."""
    bridges = {bridge.person for bridge in of.bridges}
    found = []
    for (number, ring), here in sorted(
        drawn.people.items(), key=lambda two: (two[0][1], two[0][0] == 0, two[0][0])
    ):
        start, end = spans[number]
        for at, one in enumerate(here):
            angle = start + (at + 0.5) / len(here) * (end - start)
            name = called(of.people[one].name)
            title = f"{name}, {drawn.limits[ring].name}"
            if number:
                title += f", community {LETTERS[number - 1]}"
            if one in bridges:
                title += ", a bridge"
            dot = _dot(angle, drawn.size.start(ring) + 7)
            found.append(
                Dot(
                    one,
                    short(name, drawn.size.longest),
                    title,
                    *dot,
                    number,
                    ring,
                    one in bridges,
                )
            )
    return found


def _dot(angle: float, radius: float) -> tuple[str, str, str, str, str, str]:
    turn = math.degrees(angle) - 90
    is_left = angle > math.pi
    x, y = _point(radius, angle)
    text_x, text_y = _point(radius + 9, angle)
    return (
        digits(x),
        digits(y),
        digits(text_x),
        digits(text_y),
        digits(turn + 180 if is_left else turn),
        "end" if is_left else "start",
    )


def called(name: str) -> str:
    """Return a name as a picture may hold it: nothing that drives or breaks it."""
    return _NOT_IN_XML.sub("", shown(name)).strip() or NAMELESS


def short(name: str, longest: int) -> str:
    """Return a name as long as there is room for: titles, signs and asides go first.

    >>> short("Ann Lee", 9), short("Tove Halvorsen", 9), short("Maximiliana", 9)
    ('Ann Lee', 'Tove H.', 'Maximili…')
    >>> short("Dr. Jane Okonedo, Ph.D.", 9), short("🌊 Bo Lind (he/him)", 9)
    ('Jane O.', 'Bo Lind')
    """
    if len(name) <= longest:
        return name
    known, words = parsed(name), _WORD.findall(name)
    first = next((w for w in words if _part(w, 0) in known.given[:1]), "")
    last = next((w for w in words[::-1] if _part(w, -1) in known.family[-1:]), "")
    whole = f"{first} {last}" if first and last else name
    if len(whole) > longest and first and last and len(first) + 3 <= longest:
        return f"{first} {last[0]}."
    return whole if len(whole) <= longest else whole[: longest - 1].rstrip() + "…"


def _part(word: str, place: int) -> str:
    return folded(word).split("-")[place]


def _point(radius: float, angle: float) -> tuple[float, float]:
    return radius * math.sin(angle), -radius * math.cos(angle)


def _pair(radius: float, angle: float) -> str:
    return " ".join(map(digits, _point(radius, angle)))


def digits(number: float) -> str:
    """Return a number as the picture writes it."""
    return f"{number:.1f}"
