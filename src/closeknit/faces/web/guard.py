"""Who may come in: this computer's own browser, with the address `serve` printed.

A page on loopback can be reached by any web page the user opens (a form, a picture, a
name that resolves to 127.0.0.1), and by every other user of the computer. So each
request must name this host and port, come from this origin, and carry the signed
cookie that the one-time word of `closeknit serve` was exchanged for.
"""

from collections.abc import Callable
from hashlib import sha256

from django.conf import settings
from django.core import signing
from django.core.exceptions import DisallowedHost
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.request import split_domain_port
from django.http.response import HttpResponseBase

from closeknit.engines import home, tokens
from closeknit.faces.web.errors import told

WEEKS = 30 * 24 * 3600
"""Seconds a browser stays let in."""
SMALL = 1024 * 1024
"""Bytes a form may have; a file is taken at one address only."""
UPLOAD = "/imports/bring"
CALENDAR = "/calendar/"
"""Where a calendar program asks: it has no cookie, the word in its address counts."""
METHODS = frozenset({"GET", "HEAD", "POST"})

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    # Nothing to other sites. "no-referrer" would make a form's Origin "null" as well.
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}


class Guard:
    """The outermost middleware: lets in or refuses, and seals whatever goes out."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer, or say why not."""
        response = refusal(request) or self.get_response(request)
        for name, value in HEADERS.items():
            response.headers[name] = value
        if not _is_static(request):
            response.headers["Cache-Control"] = "no-store"
        return response


def refusal(request: HttpRequest) -> HttpResponse | None:
    """Return what is said to a request that may not come in, None to one that may."""
    for refuses in (_method, _host, _origin, _size, _stranger):
        refused = refuses(request)
        if refused is not None:
            return refused
    return None


def _is_static(request: HttpRequest) -> bool:
    return request.path_info.startswith(f"/{settings.STATIC_URL.strip('/')}/")


def _method(request: HttpRequest) -> HttpResponse | None:
    if request.method in METHODS:
        return None
    return told(
        request, 405, "That is not done here", "This page answers GET and POST."
    )


def _host(request: HttpRequest) -> HttpResponse | None:
    """Refuse any other name or port: a foreign name may point here (DNS rebinding)."""
    try:
        _, port = split_domain_port(request.get_host())
    except DisallowedHost:
        port = "another"
    if (port or "80") == request.META["SERVER_PORT"]:
        return None
    return told(
        request,
        400,
        "Not under this name",
        "This desk answers on this computer only. Open the address that closeknit "
        "serve printed.",
    )


def _origin(request: HttpRequest) -> HttpResponse | None:
    """Refuse what another page asks for, even one on another port of this computer."""
    origin = request.headers.get("Origin")
    own = f"{request.scheme}://{request.get_host()}"
    site = request.headers.get("Sec-Fetch-Site", "none")
    follows_a_link = request.headers.get("Sec-Fetch-Mode") == "navigate"
    from_elsewhere = site not in {"none", "same-origin"}
    if origin in {None, own} and (
        not from_elsewhere or (follows_a_link and request.method != "POST")
    ):
        return None
    return told(
        request,
        403,
        "Another page asked",
        "Another web page tried to use this desk. It was refused and nothing changed.",
    )


def _size(request: HttpRequest) -> HttpResponse | None:
    length = request.META.get("CONTENT_LENGTH") or "0"
    if request.path_info == UPLOAD or not length.isdigit() or int(length) <= SMALL:
        return None
    return told(request, 413, "Too much", "A form holds a megabyte at most.")


def _stranger(request: HttpRequest) -> HttpResponse | None:
    path = request.path_info
    if _is_static(request) or path == "/start" or path.startswith(CALENDAR):
        return None  # the last two look at the word in their address themselves
    if _is_let_in(request):
        return None
    return told(
        request,
        403,
        "This desk is closed to strangers",
        "Open the address that closeknit serve printed in the terminal. It works once, "
        "in one browser; to let another one in, start closeknit serve again.",
    )


def cookie_name() -> str:
    """Return the cookie's name: a desk's own, as ports of one host share cookies."""
    return f"closeknit_{sha256(settings.SECRET_KEY.encode()).hexdigest()[:8]}"


def _signer() -> signing.TimestampSigner:
    return signing.TimestampSigner(salt="closeknit.faces.web.guard")


def _is_let_in(request: HttpRequest) -> bool:
    try:
        _signer().unsign(request.COOKIES.get(cookie_name(), ""), max_age=WEEKS)
    except signing.BadSignature:
        return False
    return True


def let_in(response: HttpResponse) -> HttpResponse:
    """Give the browser that gets this response the cookie, and return the response."""
    response.set_cookie(
        cookie_name(),
        _signer().sign("in"),
        max_age=WEEKS,
        httponly=True,
        samesite="Strict",
    )
    return response


def start(request: HttpRequest) -> HttpResponse:
    """Take the word that `serve` printed, once, and let this browser in."""
    folder = home.inside(settings.HOME, "keys")
    if request.method == "GET" and tokens.redeem(folder, request.GET.get("token", "")):
        return let_in(HttpResponseRedirect("/"))
    if _is_let_in(request):
        return HttpResponseRedirect("/")
    return told(
        request,
        403,
        "This address has been used",
        "The address that closeknit serve prints works once. Start closeknit serve "
        "again, and open the address it prints then.",
    )
