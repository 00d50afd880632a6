"""What went wrong, told in the frame of the page: what, to what, and what to do."""

from collections.abc import Callable

from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render

from closeknit.shared.errors import CannotKeep, DeskError, NotKept, RuleBroken

KINDS: tuple[tuple[type[DeskError], int, str], ...] = (
    (NotKept, 404, "Not kept here"),
    (RuleBroken, 409, "That cannot be done"),
    (CannotKeep, 507, "It cannot be kept"),
)


def told(request: HttpRequest, status: int, title: str, says: str) -> HttpResponse:
    """Return a page that tells a refusal or a mishap in words."""
    is_part = request.headers.get("HX-Request") == "true"
    page = "web/told_part.html" if is_part else "web/told.html"
    return render(request, page, {"title": title, "says": says}, status=status)


class ToldPlainly:
    """Turns what the user can put right into a page; anything else stays a bug."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Pass the request on."""
        return self.get_response(request)

    def process_exception(
        self, request: HttpRequest, exception: Exception
    ) -> HttpResponse | None:
        """Return the page for this exception, None for a bug."""
        if isinstance(exception, DeskError):
            for kind, status, title in KINDS:
                if isinstance(exception, kind):
                    return told(request, status, title, str(exception))
            return told(request, 400, "That did not work", str(exception))
        if isinstance(exception, OperationalError) and "lock" in str(exception):
            says = (
                "Something else, most likely an import, is writing just now. Nothing "
                "was changed; go back and try again in a moment."
            )
            response = told(request, 503, "One moment", says)
            response.headers["Retry-After"] = "2"
            return response
        return None


def forgery(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Tell that a form did not come from this desk's own page."""
    del reason  # for Django's log, not for the reader
    says = (
        "The form did not come from this page, or the page was open for very long. "
        "Nothing was changed: go back, load the page again, and send it once more."
    )
    return told(request, 403, "That form was refused", says)


def bad(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Tell that a request made no sense."""
    del exception
    return told(request, 400, "That made no sense", "The request could not be read.")


def refused(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Tell that something may not be done."""
    del exception
    return told(request, 403, "That is not allowed", "Nothing was changed.")


def missing(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Tell that there is no such page."""
    del exception
    says = "There is no page at this address. The pages are listed beside."
    return told(request, 404, "No such page", says)


def broken(request: HttpRequest) -> HttpResponse:
    """Tell that closeknit itself is at fault."""
    says = (
        "closeknit made a mistake of its own. Nothing that was kept is lost. What "
        "happened is in the terminal where closeknit serve runs."
    )
    return told(request, 500, "A fault of ours", says)
