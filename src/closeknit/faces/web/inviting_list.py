"""Invite: whom there is to write to, and the drafts."""

from datetime import date

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from closeknit.desk.intake.actions import by_hand
from closeknit.desk.intake.actions.whom import whom
from closeknit.desk.invitations import store
from closeknit.desk.invitations.actions import campaigning as campaigns
from closeknit.desk.invitations.rules.draft import State
from closeknit.desk.invitations.store.campaign import campaigning
from closeknit.desk.policy import actions as policies
from closeknit.desk.week import store as weekly
from closeknit.faces.web.frame import Desk, desk, when
from closeknit.faces.web.inviting import TOLD
from closeknit.people import store as people
from closeknit.shared.errors import Ambiguous, NotKept, RuleBroken

LISTED = 10


@require_safe
def show(request: HttpRequest) -> HttpResponse:
    """Show whom there is to invite, and the drafts; or go to whom is asked for."""
    at = desk()
    who = request.GET.get("who", "").strip()[:400]
    if not who:
        return _list(request, at)
    try:
        return HttpResponseRedirect(f"/invite/{people.find(at.ego, who)}")
    except Ambiguous as error:
        return _list(request, at, who, wrong=str(error))
    except NotKept as error:
        return _list(request, at, who, wrong=str(error), new=_is_new(at, who))


@require_POST
def begin(request: HttpRequest) -> HttpResponse:
    """Keep somebody new, and go to the note to them."""
    at = desk()
    who = request.POST.get("who", "").strip()[:400]
    try:
        person = by_hand.known_or_new(at.ego, who, today=at.today)
    except NotKept as error:
        return _list(request, at, who, wrong=str(error))
    return HttpResponseRedirect(f"/invite/{person}")


@require_POST
def campaign(request: HttpRequest) -> HttpResponse:
    """Begin a campaign, or end the one that is on."""
    at = desk()
    if request.POST.get("do") == "end":
        campaigns.end(at.ego)
        return HttpResponseRedirect("/invite?done=ended")
    try:
        until = date.fromisoformat(request.POST.get("until", ""))
        name = request.POST.get("name", "").replace("\0", "")
        campaigns.begin(at.ego, name, until=until, today=at.today)
    except ValueError:
        return _list(request, at, odd="Say its last day.")
    except RuleBroken as error:
        return _list(request, at, odd=str(error))
    return HttpResponseRedirect("/invite?done=begun")


def _greeting(request: HttpRequest, at: Desk) -> dict[str, object] | None:
    """Return the campaign as the page shows it: one person, and how many follow."""
    policy = policies.in_force(at.ego, today=at.today).policy
    found = campaigning(
        at.ego, policy, today=at.today, colleagues=weekly.own_domains(at.ego)
    )
    if found is None:
        return None
    said = request.GET.get("skip", "")
    skip = int(said) if said.isdecimal() and len(said) < 4 else 0  # noqa: PLR2004 - no list is so long
    next_ = found.next[skip : skip + 1]
    more = len(found.next) > skip + 1
    return {"now": found, "one": next_, "after": skip + 1 if more else 0}


def _is_new(at: Desk, who: str) -> bool:
    """Say whether these words name somebody new well enough to keep them."""
    try:
        return not whom(at.ego, who).handle
    except NotKept:
        return False


def _list(
    request: HttpRequest,
    at: Desk,
    who: str = "",
    *,
    wrong: str = "",
    odd: str = "",
    new: bool = False,
) -> HttpResponse:
    """Return the page; `wrong` stands beside whom, `odd` beside the campaign."""
    context = {
        "drafts": store.drafts(at.ego, State.OPEN),
        "met": weekly.week(at.ego, today=at.today, limit=LISTED).met_not_invited,
        "sent": [
            (one, when(one.sent, today=at.today))
            for one in store.drafts(at.ego, State.SENT)[:LISTED]
        ],
        "greeting": _greeting(request, at),
        "odd": odd,
        "typed": {name: request.POST.get(name, "") for name in ("name", "until")},
        "who": who,
        "new": new,
        "wrong": wrong,
        "told": TOLD.get(request.GET.get("done", ""), ""),
    }
    status = 404 if wrong else 422 if odd else 200
    return render(request, "web/invite.html", context, status=status)
