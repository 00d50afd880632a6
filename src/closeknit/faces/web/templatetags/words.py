"""Foreign text made fit for a page: nothing in it can change the text beside it."""

import re
import unicodedata
from functools import lru_cache

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from closeknit.faces.web.frame import When

register = template.Library()

MARKS = 8
"""Combining marks shown on one letter; the rest of a pile is left out."""
NAMELESS = "(a name that cannot be seen)"

_LINES = re.compile("[\t\n\r\x0b\x0c\x85\u2028\u2029]+")
_HIDDEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e"
    "\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\u2800\u3164\ufeff\uffa0"
    "\ufff0-\ufffb\U000e0000-\U000e0fff]"
    # The joiners are letters' business in Persian, Indic scripts and emoji only.
    "|(?<![^\x00-\x7f])[\u200c\u200d]|[\u200c\u200d](?![^\x00-\x7f])"
)


@lru_cache(maxsize=8192)
def shown(text: str) -> str:
    r"""Return a foreign text as it may stand in a line of the page.

    >>> shown("Ada\u202e\x1b[2J\nBo")
    'Ada[2J Bo'
    >>> len(shown("e" + "\u0301" * 50))
    9
    """
    if text.isascii() and text.isprintable():
        return text
    return _few_marks(_HIDDEN.sub("", _LINES.sub(" ", text)))


def _few_marks(text: str) -> str:
    kept = []
    pile = 0
    for c in text:
        pile = pile + 1 if unicodedata.category(c) in {"Mn", "Me"} else 0
        if pile <= MARKS:
            kept.append(c)
    return "".join(kept)


@register.filter
def plain(text: str) -> str:
    """Return foreign text for an attribute or inside a sentence."""
    return shown(str(text))


@register.filter
def lines(text: str) -> str:
    """Return foreign text of several lines; the element keeps its line ends."""
    rows = re.split("\r\n|[\n\r\u2028\u2029\x85]", str(text))
    return "\n".join(shown(row) for row in rows)


@register.filter
@lru_cache(maxsize=8192)
def said(text: str) -> SafeString:
    """Return foreign text set apart, so that its direction stays its own."""
    return format_html("<bdi>{}</bdi>", shown(str(text)))


@register.filter
@lru_cache(maxsize=8192)
def called(name: str) -> SafeString:
    """Return a person's name set apart; one that shows nothing is said to."""
    return format_html("<bdi>{}</bdi>", shown(name).strip() or NAMELESS)


@register.filter
@lru_cache(maxsize=16)
def band(word: str) -> SafeString:
    """Return a tie's band as its word and a small mark."""
    words = "no tie" if word == "none" else word
    return format_html('<span class="band {}">{}</span>', word, words)


@register.filter
@lru_cache(maxsize=4096)
def moment(when: When | None) -> SafeString:
    """Return a day in words, with the day itself on hover; "no date" without one."""
    if when is None:
        return SafeString("no date")
    return format_html('<time datetime="{}" title="{}">{}</time>', *when)


@register.filter
def count(number: int) -> str:
    """Return a number with its thousands apart.

    >>> count(30000)
    '30,000'
    """
    return f"{number:,}"
