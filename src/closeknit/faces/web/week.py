"""This week: what is worth doing in an hour, and why."""

from datetime import date
from typing import NamedTuple

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from closeknit.desk.cadence.store.reviewed import review
from closeknit.desk.intake import store as intake
from closeknit.desk.intake.actions.met_line import met_line
from closeknit.desk.targets.actions.asking import away
from closeknit.desk.targets.rules.target import figure
from closeknit.desk.week import store as weekly
from closeknit.desk.week.rules.lists import Item, Section, Week
from closeknit.faces.web.frame import desk, when
from closeknit.faces.web.remembered import remembered
from closeknit.people import store as people
from closeknit.shared.errors import NotKept, RuleBroken
from closeknit.sources.handles import profile_url
from closeknit.ties import store as ties
from closeknit.ties.rules.words import many

SECTIONS = {
    "met_not_invited": (
        "Met and not invited yet",
        "While they still know where you met, a note that says so is read.",
    ),
    "clients_not_connected": (
        "Clients, not connected yet",
        "Once joined, you can name whom you would like them to refer you to.",
    ),
    "new_in_crm": (
        "New in your CRM",
        "Whoever you put there is worth a note of your own.",
    ),
    "inbound": (
        "Invitations waiting for you",
        "Whoever gives no reason is asked for one, before you accept.",
    ),
    "introductions": (
        "Introductions under way",
        "Somebody lends you their name: keep it moving, and tell them what came of it.",
    ),
    "accepted_not_spoken": (
        "Connected, never spoken",
        "A connection without a word is an address, not a tie.",
    ),
    "job_changes": (
        "New jobs",
        "A reason to write without needing anything.",
    ),
    "to_keep": (
        "Quiet by your own rhythm",
        "You two used to be in touch more often than this.",
    ),
    "one_way": ("One-way", "Only one of you writes."),
}
LONGEST_LINE = 1_000
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


class Typed(NamedTuple):
    """A line that was typed in and not taken, and why."""

    line: str
    wrong: str


class _Shown(NamedTuple):
    parts: list[Part]
    picture: Picture | None
    questions: int
    is_empty: bool
    away: str
    review: int


def _shown(ego: int, today: date) -> _Shown:
    found = parts(weekly.week(ego, today=today))
    latest = ties.latest_exchanges(ego, today=today, spans=PERIODS)
    asked = intake.waiting(ego, today=today)
    is_empty = not found and not people.total(ego)
    wanted = away(ego, today=today)
    looked = review(ego, today=today)
    return _Shown(
        found,
        picture(latest),
        asked,
        is_empty,
        figure(wanted.willing, wanted.total) if wanted.total else "",
        len(looked.items) if looked.is_due else 0,
    )


def _page(
    request: HttpRequest, ego: int, today: date, typed: Typed | None = None
) -> HttpResponse:
    shown = remembered(("week", ego, today), lambda: _shown(ego, today))
    context = shown._asdict() | {"as_of": when(today, today=today), "typed": typed}
    return render(request, "web/week.html", context, status=422 if typed else 200)


@require_safe
def show(request: HttpRequest) -> HttpResponse:
    """Show the week."""
    ego, today = desk()
    return _page(request, ego, today)


@require_POST
def met(request: HttpRequest) -> HttpResponse:
    """Keep a meeting typed in as one line, and go to whom it was with."""
    ego, today = desk()
    line = request.POST.get("line", "")[:LONGEST_LINE]
    try:
        kept = met_line(ego, line, today=today)
    except (RuleBroken, NotKept) as error:
        return _page(request, ego, today, Typed(line, str(error)))
    to = f"/people/{kept.person}" if kept.person else "/"
    return HttpResponseRedirect(f"{to}?kept={kept.number}")
