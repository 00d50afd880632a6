"""Who could help with something: a search over notes, work, skills and history."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from closeknit.desk.giving.store.able import who_could_help
from closeknit.faces.web.frame import desk
from closeknit.faces.web.remembered import remembered

LONGEST = 200


@require_safe
def show(request: HttpRequest) -> HttpResponse:
    """Show who could help with what the address asks for."""
    ego, _ = desk()
    asked = request.GET.get("q", "").replace("\0", "")[:LONGEST].strip()
    found = (
        remembered(("able", ego, asked), lambda: who_could_help(ego, asked))
        if asked
        else None
    )
    return render(request, "web/able.html", {"asked": asked, "found": found})
