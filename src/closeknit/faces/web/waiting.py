"""Waiting: what became of your invitations, how many go out, and the scorecard."""

from datetime import date
from typing import NamedTuple

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from closeknit.desk.invitations.actions import withdrawn as action
from closeknit.desk.invitations.rules.lifecycle import State
from closeknit.desk.invitations.rules.pace import pace
from closeknit.desk.invitations.rules.rates import (
    Compared,
    Rate,
    accepted,
    by_profile,
    compared,
    replied,
)
from closeknit.desk.invitations.rules.sent import Invitation, advice, in_order
from closeknit.desk.invitations.store.counted import cases, grown, scorecard
from closeknit.desk.invitations.store.sent import invitations
from closeknit.desk.policy import store as policy
from closeknit.desk.targets.actions import away
from closeknit.desk.triage.actions.reading import read_sent
from closeknit.desk.triage.actions.wording import once_joined
from closeknit.desk.triage.rules.drafts import ONCE_JOINED, Draft
from closeknit.faces.web import course as grew
from closeknit.faces.web.frame import When, desk, when
from closeknit.faces.web.remembered import remembered
from closeknit.faces.web.triage_item import CHOICES
from closeknit.faces.web.triage_item import TITLES as ABOUT
from closeknit.people import store as people
from closeknit.shared.errors import UnreadableFile
from closeknit.sources.handles import profile_url
from closeknit.ties import store as ties

AT_MOST = 50
"""Invitations of a kind that are shown."""
TITLES = {
    State.WAITING: (
        "No answer yet",
        "The oldest first; better withdrawn than piled up.",
    ),
    State.ACCEPTED: ("Joined", "The newest first."),
    State.WITHDRAWN: ("Withdrawn", "LinkedIn takes another one three weeks later."),
    State.GONE: ("Came to nothing", "Refused, run out, or followed by another one."),
}
NAMES = {
    "personal": "with words of your own",
    "met_before": "to people you had met",
    "has_reason": "with a reason",
    "says_where_met": "saying where you met",
    "commonality": "with something in common",
    "compliment": "with a compliment",
    "ask": "that ask for something",
    "closing": "with an ending",
    "link": "with a link",
    "name_drop": "naming somebody else",
    "pitch": "that sell",
}


WRITES = [(one.value, CHOICES[one]) for one in ONCE_JOINED]
"""What a first message to somebody who joined may be about."""


class Line(NamedTuple):
    """An invitation as the page shows it."""

    person: int
    name: str
    profile: str
    when: When | None
    do: str
    because: tuple[str, ...]
    text: str
    is_open: bool
    is_late: bool
    has_joined: bool
    readiness: int | None


class Part(NamedTuple):
    """Invitations of one state."""

    name: str
    title: str
    says: str
    more: int
    lines: list[Line]


class Row(NamedTuple):
    """With and without a trait, in words."""

    name: str
    with_: str
    without: str


def line(one: Invitation, today: date) -> Line:
    """Return an invitation as the page shows it."""
    said = advice(one, today=today)
    is_open = one.sent.state is State.WAITING
    return Line(
        one.person,
        one.name,
        profile_url(one.slug),
        when(one.sent.on, today=today),
        said.do,
        tuple(filter(None, (one.sent.because, said.because))),
        one.sent.text,
        is_open,
        is_late=is_open and bool(said.do),
        has_joined=one.sent.state is State.ACCEPTED and one.is_last,
        readiness=one.readiness,
    )


def parts(every: list[Invitation], today: date) -> list[Part]:
    """Return the invitations by what became of them."""
    found = []
    for state, (title, says) in TITLES.items():
        these = [one for one in in_order(every) if one.sent.state is state]
        lines = [line(one, today) for one in these[:AT_MOST]]
        if lines:
            more = len(these) - len(lines)
            found.append(Part(state.value, title, says, more, lines))
    return found


def _shown(ego: int, today: date) -> dict[str, object]:
    every = invitations(ego, today=today)
    now = policy.current(ego)
    goes = pace([one.sent for one in every], now, today=today)
    return {"parts": parts(every, today), "pace": goes.says, "total": len(every)}


@require_safe
def show(request: HttpRequest) -> HttpResponse:
    """Show what became of each invitation."""
    ego, today = desk()
    context = remembered(("waiting", ego, today), lambda: _shown(ego, today))
    done, who = request.GET.get("done", ""), request.GET.get("who", "")
    number = int(who) if who.isdecimal() and len(who) < 19 else 0  # noqa: PLR2004 - the largest row number
    last = number if done == "withdrawn" else 0
    told = {
        "withdrawn": "Kept: you withdrew your invitation.",
        "back": "Taken back: it is open.",
    }.get(done, "")
    name = people.display_name(ego, number)
    beside = {"told": told, "last": last, "name": name, "writes": WRITES}
    return render(request, "web/waiting.html", context | beside)


@require_safe
def write(request: HttpRequest, number: int) -> HttpResponse:
    """Show a first message to somebody who accepted the ego's invitation."""
    ego, today = desk()
    said = request.GET.get("draft", "")
    wanted = Draft(said) if said in set(ONCE_JOINED) else Draft.INTRODUCE
    text, wrong = "", ""
    try:
        text = once_joined(ego, number, wanted, today=today).text
    except UnreadableFile as error:
        wrong = str(error)
    alter = ties.person(ego, number)
    context = {
        "person": number,
        "name": people.display_name(ego, number),
        "writes": [(kind, says, kind == wanted) for kind, says in WRITES],
        "title": ABOUT[wanted],
        "text": text,
        "wrong": wrong,
        "profile": profile_url(alter.profile) if alter else "",
    }
    return render(request, "web/waiting_write.html", context)


@require_POST
def withdrawn(request: HttpRequest, number: int) -> HttpResponse:
    """Keep that the invitation to somebody was withdrawn."""
    del request
    ego, today = desk()
    action.withdraw(ego, number, today=today)
    return HttpResponseRedirect(f"/waiting?done=withdrawn&who={number}")


@require_POST
def take_back(request: HttpRequest, number: int) -> HttpResponse:
    """Take the word back that it was withdrawn."""
    del request
    ego, today = desk()
    action.take_back(ego, number, today=today)
    return HttpResponseRedirect(f"/waiting?done=back&who={number}")


def in_words(rate: Rate) -> str:
    """Return a rate in words: only the counts where there are too few."""
    counts = f"{rate.yes} of {rate.of}"
    if rate.share is None or rate.low is None or rate.high is None:
        return counts
    return f"{counts} · {rate.share:.0%}, {rate.low:.0%} to {rate.high:.0%}"


def _row(one: Compared) -> Row:
    with_, without = one.accepted_with, one.accepted_without
    return Row(NAMES[one.name], in_words(with_), in_words(without))


def _scores(ego: int, today: date) -> dict[str, object]:
    every = invitations(ego, today=today)
    decided = cases(every, today=today, read=read_sent(ego, every))
    weeks = scorecard(ego, today=today)
    opened = away.opened(away.sought(ego, today=today))
    return {
        "grown": grown(ego, today=today),
        "course": grew.shown(ego, today=today, opened=opened),
        "opened": opened,
        "this": weeks[0],
        "weeks": [one for one in weeks if one.drafts],
        "of": len(decided),
        "accepted": in_words(accepted(decided)),
        "replied": in_words(replied(decided)),
        "rows": [
            _row(one)
            for one in compared(decided)
            if one.accepted_with.of and one.accepted_without.of
        ],
        "profiles": [
            (when(on, today=today), in_words(rate))
            for on, _, rate in by_profile(decided)
        ],
    }


@require_safe
def show_scorecard(request: HttpRequest) -> HttpResponse:
    """Show how the ego's notes keep the three rules, and what they did."""
    ego, today = desk()
    context = remembered(("scorecard", ego, today), lambda: _scores(ego, today))
    return render(request, "web/scorecard.html", context)
