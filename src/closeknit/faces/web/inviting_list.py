"""Invite: whom there is to write to, and the drafts."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from closeknit.desk.intake.actions import by_hand
from closeknit.desk.intake.actions.whom import whom
from closeknit.desk.invitations import store
from closeknit.desk.invitations.rules.draft import State
from closeknit.desk.week import store as weekly
from closeknit.faces.web.frame import Desk, desk, when
from closeknit.faces.web.inviting import TOLD
from closeknit.people import store as people
from closeknit.shared.errors import Ambiguous, NotKept

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


def _is_new(at: Desk, who: str) -> bool:
    """Say whether these words name somebody new well enough to keep them."""
    try:
        return not whom(at.ego, who).handle
    except NotKept:
        return False


def _list(
    request: HttpRequest, at: Desk, who: str = "", *, wrong: str = "", new: bool = False
) -> HttpResponse:
    context = {
        "drafts": store.drafts(at.ego, State.OPEN),
        "met": weekly.week(at.ego, today=at.today, limit=LISTED).met_not_invited,
        "sent": [
            (one, when(one.sent, today=at.today))
            for one in store.drafts(at.ego, State.SENT)[:LISTED]
        ],
        "who": who,
        "new": new,
        "wrong": wrong,
        "told": TOLD.get(request.GET.get("done", ""), ""),
    }
    return render(request, "web/invite.html", context, status=404 if wrong else 200)
