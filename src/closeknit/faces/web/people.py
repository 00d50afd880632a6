"""People: search as you type, sentences for filters, windows over the database."""

from datetime import date
from typing import NamedTuple
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import SafeString
from django.views.decorators.http import require_safe

from closeknit.desk.intake import store as intake
from closeknit.faces.web.forms import as_number
from closeknit.faces.web.frame import desk, is_part, when
from closeknit.faces.web.remembered import remembered
from closeknit.faces.web.templatetags.words import band, called, moment, said
from closeknit.ties import store as ties
from closeknit.ties.rules.alter import Alter, disguise

WINDOW = 50
LAST_START = 1_000_000
"""An offset nobody reaches: what is beyond it is taken for it."""
ONLY = {
    "": "everybody",
    "two-way": "those who write and are written to",
    "quiet": "those gone quiet by your own rhythm",
    "one-way": "those where only one of you writes",
    "strong": "strong ties",
    "medium": "medium ties",
    "weak": "weak ties",
    "connected": "those connected on LinkedIn",
    "not-connected": "those not connected on LinkedIn",
    "second-degree": "those you know of only through others",
    "mailboxes": "mailboxes of a desk, like info@",
}
ORDERS = {
    "strength": "the strongest ties first",
    "latest": "the latest exchange first",
    "name": "by name",
}


NEVER = SafeString('<span class="none">never</span>')
ONE_WAY = SafeString(' <span class="work">one-way</span>')


class Row(NamedTuple):
    """A person as a line of the list, ready to stand in the page."""

    id: int
    name: SafeString
    work: SafeString | str
    band: SafeString
    last: SafeString
    disguise: str


class Asked(NamedTuple):
    """What the address asks for; anything unknown is taken for the usual."""

    q: str
    only: str
    order: str
    start: int

    def at(self, start: int) -> str:
        """Return the address of the window that starts there."""
        asks = {"q": self.q, "only": self.only, "order": self.order, "start": start}
        return "/people?" + urlencode({k: v for k, v in asks.items() if v})


def row(one: Alter, *, today: date) -> Row:
    """Return a person as a line of the list; an address stands in for unknown work."""
    work = " · ".join(filter(None, (one.position, one.company)))
    work = work or one.emails.partition("\n")[0]
    last = moment(when(one.measured.last, today=today)) if one.measured.last else NEVER
    if one.measured.last and not one.measured.two_way:
        last += ONE_WAY
    name, job = called(one.name), work and said(work)
    return Row(one.id, name, job, band(one.band), last, disguise(one))


def asked(request: HttpRequest) -> Asked:
    """Return what the address asks for."""
    asks = request.GET
    only, order = asks.get("only", ""), asks.get("order", "strength")
    start = as_number(asks.get("start", "0")) or 0
    return Asked(
        asks.get("q", "").replace("\0", "")[:200].strip(),
        only if only in ONLY else "",
        order if order in ORDERS else "strength",
        min(start, LAST_START),
    )


def _window(ego: int, ask: Asked, today: date) -> tuple[int, list[Row]]:
    found = ties.people(
        ego,
        ask.q,
        order=ask.order,
        only=ask.only,
        today=today,
        offset=ask.start,
        limit=WINDOW,
    )
    return found.total, [row(one, today=today) for one in found.people]


@require_safe
def show(request: HttpRequest) -> HttpResponse:
    """Show a window on people; only its rows, when the page asks for a part."""
    ego, today = desk()
    ask = asked(request)
    total, rows = remembered(
        ("people", ego, today, ask), lambda: _window(ego, ask, today)
    )
    upto = ask.start + len(rows)
    context = {
        "ask": ask,
        "rows": rows,
        "total": total,
        "first": ask.start + 1,
        "upto": upto,
        "before": ask.at(max(0, ask.start - WINDOW)) if ask.start else "",
        "after": ask.at(upto) if upto < total else "",
    }
    if is_part(request):
        return render(request, "web/people_found.html", context)
    context |= {
        "only": ONLY.items(),
        "orders": ORDERS.items(),
        "questions": remembered(
            ("same", ego, today), lambda: intake.waiting(ego, today=today)
        ),
    }
    return render(request, "web/people.html", context)
