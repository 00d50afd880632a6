"""This week: what is worth doing in an hour, and why."""

from datetime import date
from typing import NamedTuple

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from closeknit.desk.week import store as weekly
from closeknit.desk.week.rules import Item, Section, Week
from closeknit.faces.web.frame import desk, when
from closeknit.faces.web.remembered import remembered
from closeknit.people import store as people
from closeknit.sources.handles import profile_url
from closeknit.ties import store as ties
from closeknit.ties.rules.words import many

SECTIONS = {
    "met_not_invited": (
        "Met and not invited yet",
        "While they still know where you met, a note that says so is read.",
    ),
    "inbound": (
        "Invitations waiting for you",
        "Whoever gives no reason is asked for one, before you accept.",
    ),
    "accepted_not_spoken": (
        "Connected, never spoken",
        "A connection without a word is an address, not a tie.",
    ),
    "to_keep": (
        "Quiet by your own rhythm",
        "You two used to be in touch more often than this.",
    ),
    "one_way": ("One-way", "Only one of you writes."),
}
PERIODS = 13
"""Bars of the picture: the last year in spans of four weeks."""


class Todo(NamedTuple):
    """An item as the page shows it."""

    id: int
    name: str
    do: str
    because: str
    more: tuple[str, ...]
    requirement: str
    profile: str
    note: str


class Part(NamedTuple):
    """A section as the page shows it."""

    name: str
    title: str
    says: str
    more: int
    todos: list[Todo]


class Bar(NamedTuple):
    """One span of the picture, in the units of its SVG."""

    x: int
    y: int
    height: int


class Picture(NamedTuple):
    """When the two-way ties last had an exchange, as bars and in words."""

    bars: list[Bar]
    says: str


def todo(item: Item) -> Todo:
    """Return an item as the page shows it: one reason in sight, the rest behind."""
    return Todo(
        item.person.id,
        item.person.name,
        item.do,
        item.because[0],
        tuple(item.because[1:]),
        item.requirement,
        profile_url(item.profile),
        item.note,
    )


def parts(week: Week) -> list[Part]:
    """Return the sections that hold something."""
    found = []
    for name, (title, says) in SECTIONS.items():
        section: Section = getattr(week, name)
        if section.items:
            more = section.total - len(section.items)
            found.append(
                Part(name, title, says, more, [todo(i) for i in section.items])
            )
    return found


def picture(counts: list[int]) -> Picture | None:
    """Return the bars, the newest span on the right; None where there is nothing."""
    if not any(counts):
        return None
    tallest = max(counts)
    heights = [max(1, round(40 * n / tallest)) if n else 0 for n in counts]
    bars = [Bar(i * 22, 44 - h, h) for i, h in enumerate(heights)]
    lately, total = sum(counts[-3:]), sum(counts)
    says = (
        f"Of {many(total, 'two-way tie')} alive in the last year, {lately:,} had an "
        "exchange in the last 12 weeks."
    )
    return Picture(bars, says)


class _Shown(NamedTuple):
    parts: list[Part]
    picture: Picture | None
    is_empty: bool


def _shown(ego: int, today: date) -> _Shown:
    found = parts(weekly.week(ego, today=today))
    latest = ties.latest_exchanges(ego, today=today, spans=PERIODS)
    return _Shown(found, picture(latest), not found and not people.total(ego))


@require_safe
def show(request: HttpRequest) -> HttpResponse:
    """Show the week."""
    ego, today = desk()
    shown = remembered(("week", ego, today), lambda: _shown(ego, today))
    as_of = when(today, today=today)
    return render(request, "web/week.html", shown._asdict() | {"as_of": as_of})
