"""Done, later, never: a word on an item of the week, and its undoing in place."""

from datetime import timedelta

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_POST
from django_htmx.http import HttpResponseClientRefresh

from closeknit.desk.week.actions import saying
from closeknit.desk.week.rules.words import Word, code
from closeknit.faces.web import week
from closeknit.faces.web.frame import desk, is_part
from closeknit.shared.errors import NotKept, RuleBroken

WORDS = {
    "done": (Word.DONE, 0),
    "week": (Word.LATER, 7),
    "month": (Word.LATER, 30),
    "never": (Word.NEVER, 0),
}
"""What the buttons say, and for how many days that hides an item."""


@require_POST
def say(request: HttpRequest, item: str) -> HttpResponse:
    """Keep the word; where only the item is asked for, put its undoing in its place."""
    ego, today = desk()
    said = WORDS.get(request.POST.get("word", ""))
    if said is None:
        return _refused(request, "Say done, later or never.")
    word, days = said
    until = today + timedelta(days=days) if days else None
    try:
        number = saying.say(ego, item, word, today=today, until=until)
    except (NotKept, RuleBroken) as error:
        return _refused(request, str(error))
    if is_part(request):
        context = {"said": week.last(ego, number)}
        return render(request, "web/week_said.html", context)
    return HttpResponseRedirect(f"/?{_every(request)}said={number}")


@require_POST
def undo(request: HttpRequest, number: int) -> HttpResponse:
    """Take a word back; where only the item is asked for, show it in its place."""
    ego, today = desk()
    try:
        said = saying.take_back(ego, number)
    except NotKept as error:
        return _refused(request, str(error))
    item = saying.of_week(ego, code(said.key), today=today)
    if not is_part(request):
        return HttpResponseRedirect(f"/?{_every(request)}back=1")
    if item is None:  # its reason went meanwhile
        return HttpResponseClientRefresh()
    return render(request, "web/week_item.html", {"todo": week.todo(item)})


def _refused(request: HttpRequest, says: str) -> HttpResponse:
    """Show the page as it is now, with what was wrong."""
    if is_part(request):
        return HttpResponseClientRefresh()
    return week.page(request, *desk(), refused=says)


def _every(request: HttpRequest) -> str:
    return "all=1&" if request.POST.get("all") else ""
