"""What comes up when somebody looks for the ego's name (R3-20 to R3-22)."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from closeknit.desk.readiness.rules.noted import (
    Kind,
    Noted,
    Standing,
    is_fresh,
    last,
    latest,
)
from closeknit.sources.handles import folded
from closeknit.ties.rules.words import ago, many


class Presence(NamedTuple):
    """How presence stands, and what to do; nothing where all is fine."""

    says: str
    do: str


class PageFound(NamedTuple):
    """A page that should come up for the ego's name, and whether it does."""

    page: Noted
    found: bool
    because: str


def presence(noted: Sequence[Noted], *, today: date) -> Presence:
    """Return how presence stands today: all that is to do at once.

    >>> presence((), today=date(2026, 11, 21)).says
    'You have not noted yet what comes up for your name.'
    """
    open_ = list(_open(noted, today))
    if open_:
        return Presence(*map(" ".join, zip(*open_, strict=True)))
    search = last(noted, Kind.SEARCH)
    on = "" if search is None else f"Looked at {ago(search.on, today=today)}"
    accounts = many(len(latest(noted, Kind.ACCOUNT)), "account")
    pages = many(len(latest(noted, Kind.PAGE)), "page")
    return Presence(f"{on}: {accounts}, {pages} of yours found.", "")


def pages_found(noted: Sequence[Noted]) -> list[PageFound]:
    r"""Return each page that should come up, and whether the newest word has it.

    The ego's own word counts, and so do later results that hold the page's address.

    >>> day = date(2026, 11, 20)
    >>> asked = Noted(1, Kind.PAGE, "https://sam.example/work", "", day)
    >>> saw = Noted(2, Kind.SEARCH, "1. Sam Spade\nsam.example/work", "", day)
    >>> [one.found for one in pages_found([asked, saw])]
    [True]
    """
    return [_found(page, noted) for page in latest(noted, Kind.PAGE)]


def _found(page: Noted, noted: Sequence[Noted]) -> PageFound:
    search = last(noted, Kind.SEARCH)
    if page.standing and (search is None or page.on >= search.on):
        said = page.standing == Standing.FOUND
        return PageFound(page, said, f"you said so on {page.on:%-d %b %Y}")
    if search is None:
        return PageFound(page, found=False, because="no results were noted")
    is_there = address(page.what) in address(search.what)
    words = "stands" if is_there else "does not stand"
    return PageFound(
        page, is_there, f"it {words} in the results of {search.on:%-d %b %Y}"
    )


def address(text: str) -> str:
    """Return an address or a text as they are compared.

    >>> address("https://www.Sam.example/about/")
    'sam.example/about'
    """
    plain = folded(text)
    for start in ("https://", "http://", "www."):
        plain = plain.replace(start, "")
    return plain.rstrip("/")


def _open(noted: Sequence[Noted], today: date) -> Iterator[tuple[str, str]]:
    """Yield what is open, and what to do about it."""
    search = last(noted, Kind.SEARCH)
    if search is None:
        says = "You have not noted yet what comes up for your name."
        yield says, "Look for your own name, and note the first results."
    elif not is_fresh(search, today=today):
        when = ago(search.on, today=today)
        yield f"You last looked {when}.", "Look for your own name again."
    accounts = latest(noted, Kind.ACCOUNT)
    uneasy = [one.what for one in accounts if one.standing == Standing.UNEASY]
    if uneasy:
        says = f"Public, and you are not at ease with it: {', '.join(uneasy)}."
        yield says, "Make it private, or put it in order."
    old = [one.what for one in accounts if not is_fresh(one, today=today)]
    if old:
        says = f"Not looked at for six months: {', '.join(old)}."
        yield says, "Look at it as a stranger would."
    missing = [one.page.what for one in pages_found(noted) if not one.found]
    if missing:
        says = f"Does not come up for your name: {', '.join(missing)}."
        yield says, "Link to it from your profile, or take it off this list."
