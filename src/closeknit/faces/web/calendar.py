"""The week's calendar for a calendar program of this computer."""

import hmac

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from closeknit.desk.week.actions import feed as actions
from closeknit.faces.web.errors import told
from closeknit.faces.web.frame import desk
from closeknit.faces.web.guard import CALENDAR
from closeknit.faces.web.remembered import remembered


@require_safe
def show(request: HttpRequest, word: str) -> HttpResponse:
    """Hand out the calendar to whoever has the word in its address."""
    if not hmac.compare_digest(word.encode(), actions.word().encode()):
        return told(request, 403, "Not under this address", "Settings has the address.")
    ego, today = desk()
    text = remembered(("feed", ego, today), lambda: actions.feed(ego, today=today))
    return HttpResponse(text, content_type="text/calendar; charset=utf-8")


def address(request: HttpRequest) -> str:
    """Return where a calendar program of this computer finds the calendar."""
    return request.build_absolute_uri(f"{CALENDAR}{actions.word()}.ics")
