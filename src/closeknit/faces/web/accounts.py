"""Accounts: which are asked, how each stands, add one, ask it now, remove it."""

import os
from typing import NamedTuple

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from closeknit.accounts.account import Account, Secret
from closeknit.accounts.registry import CLIENTS
from closeknit.accounts.strongbox import Strongbox
from closeknit.desk.accounts import store
from closeknit.desk.accounts.actions import keeping
from closeknit.desk.accounts.rules import Known, how, standing, token_told
from closeknit.faces.web import doing
from closeknit.faces.web.frame import desk
from closeknit.shared.errors import DeskError, RuleBroken

TYPED = ("kind", "label", "address", "user", "options", "allowed")
LONGEST = 400
SECRET = 16_384
DONE = {
    "added": "It lets us in, and is added. Ask it now to bring what is in it.",
    "secret": "It lets us in with the new one, which is kept.",
    "removed": "It is removed, and its secret. What it brought stays in your imports.",
}
KEPT_IN = {
    "passphrase": "locked with the passphrase this page was started with",
    "keyring": "locked with a key in the system's keyring",
    "key file": "locked with a key in a file of the home's own",
}


class Shown(NamedTuple):
    """An account as the page shows it."""

    known: Known
    state: str
    says: str
    token: str


def box() -> Strongbox:
    """Return the strongbox, with its passphrase where the environment has it."""
    given = os.environ.get("CLOSEKNIT_PASSPHRASE", "")
    return keeping.strongbox(Secret(given) if given else None)


@require_safe
def show(request: HttpRequest) -> HttpResponse:
    """Show the accounts and the form to add one."""
    return _page(request)


def _page(request: HttpRequest, wrong: str = "", at: str = "") -> HttpResponse:
    """Show the page, what is `wrong` beside the form of the account `at`."""
    ego, today = desk()
    shown = []
    for one in store.accounts(ego):
        running = keeping.is_running(one)
        state, says = how(one, running=running), standing(one, running=running)
        shown.append(Shown(one, state, says, token_told(one, today)))
    context = {
        "accounts": shown,
        "kinds": [(one.kind, one.says) for one in CLIENTS],
        "options": [(one.kind, sorted(one.options.items())) for one in CLIENTS],
        "kept_in": KEPT_IN[box().how()],
        "told": DONE.get(request.GET.get("done", ""), ""),
        "wrong": wrong,
        "at": at,
        "typed": {name: request.POST.get(name, "") for name in TYPED},
    }
    return render(request, "web/accounts.html", context, status=422 if wrong else 200)


def _text(request: HttpRequest, name: str) -> str:
    return request.POST.get(name, "").strip()[:LONGEST]


def _secret(request: HttpRequest) -> Secret:
    text = request.POST.get("secret", "")[:SECRET].strip("\r\n")
    if not text.strip():
        raise RuleBroken("Give its password or token.")
    return Secret(text)


@require_POST
def add(request: HttpRequest) -> HttpResponse:
    """Add an account, once it lets us in."""
    ego, today = desk()
    try:
        kind = _text(request, "kind")
        value = Account(
            kind,
            _text(request, "label") or kind,
            _text(request, "address"),
            _text(request, "user"),
            tuple(_options(request.POST.get("options", "")[:LONGEST])),
            frozenset(_text(request, "allowed").replace(",", " ").split()),
        )
        keeping.add(ego, value, _secret(request), box(), today=today)
    except DeskError as error:
        return _page(request, str(error))
    return HttpResponseRedirect("/accounts?done=added")


def _options(text: str) -> list[tuple[str, str]]:
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    odd = [line for line in lines if "=" not in line]
    if odd:
        raise RuleBroken(f"“{odd[0]}” is no option; write name=value, one on a line.")
    pairs = (line.partition("=") for line in lines)
    return [(name.strip(), value.strip()) for name, _, value in pairs]


@require_POST
def ask(request: HttpRequest, number: int) -> HttpResponse:
    """Ask an account for what is new."""
    del request
    ego, _ = desk()
    label = store.label(ego, number)
    token = doing.start("sync", ["sync", label], names=[label])
    doing.wait(token, seconds=4)
    return HttpResponseRedirect(f"/doing/{token}")


@require_POST
def secret(request: HttpRequest, number: int) -> HttpResponse:
    """Keep a new secret, once it lets us in."""
    ego, today = desk()
    label = store.label(ego, number)
    try:
        keeping.renew(ego, label, _secret(request), box(), today=today)
    except DeskError as error:
        return _page(request, str(error), at=label)
    return HttpResponseRedirect("/accounts?done=secret")


@require_POST
def remove(request: HttpRequest, number: int) -> HttpResponse:
    """Remove an account and its secret."""
    ego, _ = desk()
    label = store.label(ego, number)
    try:
        keeping.remove(ego, label, box())
    except DeskError as error:
        return _page(request, str(error), at=label)
    return HttpResponseRedirect("/accounts?done=removed")
