"""This week: what is worth doing in an hour, and why."""

from datetime import date
from typing import NamedTuple

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from closeknit.desk.cadence.store import reviewed
from closeknit.desk.intake import store as intake
from closeknit.desk.intake.actions.met_line import met_line
from closeknit.desk.week import store as weekly
from closeknit.desk.week.actions.beside import headline
from closeknit.desk.week.rules.lists import Item
from closeknit.desk.week.rules.order import Listed, hour, total, whole
from closeknit.desk.week.rules.words import FOR_GOOD, key_of
from closeknit.desk.week.rules.words import Word as Said
from closeknit.desk.week.store.said import Named, named, word
from closeknit.faces.web.frame import When, desk, when
from closeknit.faces.web.remembered import remembered
from closeknit.people import store as people
from closeknit.shared.errors import NotKept, RuleBroken
from closeknit.sources.handles import profile_url
from closeknit.ties import store as ties
from closeknit.ties.rules.words import many

SECTIONS = {
    "readiness": (
        "Before you invite",
        "An invitation is the one moment when your profile is read.",
    ),
    "inbound": (
        "Invitations waiting for you",
        "Whoever gives no reason is asked for one, before you accept.",
    ),
    "follow_ups": (
        "Follow-ups",
        "They answered, or time ran out: the next step is yours.",
    ),
    "introductions": (
        "Introductions under way",
        "Somebody lends you their name: keep it moving, and tell them what came of it.",
    ),
    "reminders": (
        "What you wanted to come back to",
        "You said so, and the day has come.",
    ),
    "met_not_invited": (
        "Met and not invited yet",
        "While they still know where you met, a note that says so is read.",
    ),
    "job_changes": (
        "New jobs",
        "A reason to write without needing anything.",
    ),
    "clients_not_connected": (
        "Clients, not connected yet",
        "Once joined, you can name whom you would like them to refer you to.",
    ),
    "new_in_crm": (
        "New in your CRM",
        "Whoever you put there is worth a note of your own.",
    ),
    "accepted_not_spoken": (
        "Connected, never spoken",
        "A connection without a word is an address, not a tie.",
    ),
    "to_keep": (
        "Keep in touch",
        "It is time, by your own rhythm, by what they are to you, or by your word.",
    ),
    "one_way": ("One-way", "Only one of you writes."),
}
_INVITE = ("Write the invitation", "/invite/{0}")
_PERSON = ("Look and write", "/people/{0}")
_TRIAGE = ("Decide", "/triage?at={0}")
WHERE = {
    "readiness": ("See what is open", "/readiness"),
    "inbound": _TRIAGE,
    "follow_ups": _TRIAGE,
    "introductions": ("Take the next step", "/introductions#i{1}"),
    "met_not_invited": _INVITE,
    "clients_not_connected": _INVITE,
    "new_in_crm": _INVITE,
}
"""What the first button of an item says, and where it leads; else to the person."""
LONGEST_LINE = 1_000
LISTED = 50
"""Words on items that the page lists."""
TOLD = {Said.DONE: "Done", Said.NEVER: "Never on this list again", Said.LATER: ""}
PERIODS = 13
"""Bars of the picture: the last year in spans of four weeks."""


class Todo(NamedTuple):
    """An item as the page shows it."""

    id: str
    person: int
    name: str
    verb: str
    to: str
    do: str
    because: str
    more: tuple[str, ...]
    requirement: str
    profile: str
    note: str
    for_good: bool


class Part(NamedTuple):
    """A list as the page shows it."""

    name: str
    title: str
    says: str
    more: int
    todos: list[Todo]


class Word(NamedTuple):
    """A word of the user's that stands, as the page lists it."""

    number: int
    person: int
    name: str
    title: str
    says: str


class Done(NamedTuple):
    """What was just said of an item, and its number, by which it is undone."""

    number: int
    says: str
    name: str


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
    key = key_of(item.id)
    verb, to = WHERE.get(key.section, _PERSON)
    return Todo(
        item.id,
        item.person.id,
        item.person.name,
        verb,
        to.format(key.person, key.about),
        item.do,
        item.because[0],
        tuple(item.because[1:]),
        item.requirement,
        profile_url(item.profile),
        item.note,
        key.section in FOR_GOOD,
    )


def parts(listed: list[Listed]) -> list[Part]:
    """Return the lists that hold something."""
    return [
        Part(one.name, *SECTIONS[one.name], one.more, [todo(i) for i in one.items])
        for one in listed
    ]


def words(found: list[Named], today: date) -> list[Word]:
    """Return what is put off, and what is left out for good."""
    return [
        Word(
            said.id,
            said.key.person,
            name,
            SECTIONS[said.key.section][0],
            f"until {said.until:%-d %b %Y}" if said.until else "never",
        )
        for said, name in found
        if said.word is Said.NEVER or (said.until is not None and today < said.until)
    ][:LISTED]


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
    more: int
    put_off: int
    back: When | None
    words: list[Word]
    picture: Picture | None
    questions: int
    is_empty: bool
    away: str
    opened: str
    review: int


def _shown(ego: int, today: date, *, every: bool) -> _Shown:
    week = weekly.week(ego, today=today)
    listed = whole(week) if every else hour(week)
    latest = ties.latest_exchanges(ego, today=today, spans=PERIODS)
    return _Shown(
        parts(listed),
        0 if every else total(week) - sum(len(one.items) for one in listed),
        week.put_off,
        when(week.back, today=today),
        words(named(ego), today),
        picture(latest),
        intake.waiting(ego, today=today),
        not listed and not people.total(ego),
        *headline(ego, today=today),
        reviewed.due(ego, today=today) or 0,
    )


def page(request: HttpRequest, ego: int, today: date, **beside: object) -> HttpResponse:
    """Return the week's page; `beside` is what was typed or done just now."""
    every = bool(request.GET.get("all") or request.POST.get("all"))
    shown = remembered(
        ("week", ego, today, every), lambda: _shown(ego, today, every=every)
    )
    context = shown._asdict() | {"as_of": when(today, today=today), "every": every}
    wrong = beside.get("typed") or beside.get("refused")
    status = 422 if wrong else 200
    return render(request, "web/week.html", context | beside, status=status)


@require_safe
def show(request: HttpRequest) -> HttpResponse:
    """Show the week."""
    ego, today = desk()
    beside: dict[str, object] = {}
    number = request.GET.get("said", "")
    if number.isdecimal() and len(number) < 19:  # noqa: PLR2004 - the largest row number
        beside["said"] = last(ego, int(number))
    return page(request, ego, today, back_again="back" in request.GET, **beside)


def last(ego: int, number: int) -> Done | None:
    """Return a word as the page tells it just after; None where it does not stand."""
    try:
        said = word(ego, number)
    except NotKept:
        return None
    name = people.display_name(ego, said.key.person) or "Readiness"
    says = f"Put off until {said.until:%-d %b %Y}" if said.until else TOLD[said.word]
    return Done(number, says, name)


@require_POST
def met(request: HttpRequest) -> HttpResponse:
    """Keep a meeting typed in as one line, and go to whom it was with."""
    ego, today = desk()
    line = request.POST.get("line", "")[:LONGEST_LINE]
    try:
        kept = met_line(ego, line, today=today)
    except (RuleBroken, NotKept) as error:
        return page(request, ego, today, typed=Typed(line, str(error)))
    to = f"/people/{kept.person}" if kept.person else "/"
    return HttpResponseRedirect(f"{to}?kept={kept.number}")
