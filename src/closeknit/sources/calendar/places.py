"""Where an event takes place, and whether that is a place at all."""

import re

LONGEST = 300

_LINK = re.compile(r"https?://|\b(?:zoom\.us|teams\.microsoft|meet\.google|webex)\b")
_CALL = re.compile(
    r"(?:microsoft |ms )?teams(?:[- ](?:meeting|besprechung|call))?|zoom(?: meeting)?"
    r"|google meet|(?:cisco )?webex(?: meeting)?|skype(?: meeting)?|online|remote"
    r"|(?:video|phone|telephone|conference) ?(?:call|conference)?|call|phone|telefon",
    re.IGNORECASE,
)
_MANY_CALLS = re.compile(r"\s*[;,]\s*")


def line(text: str, most: int) -> str:
    """Return a text as one line of at most so many characters."""
    return " ".join(text[: 4 * most].split())[:most].rstrip()


def place(text: str) -> str:
    r"""Return where it is, or nothing where that is only a link.

    >>> place("Room 4,\nRue Haute 1"), place("https://zoom.us/j/1?pwd=x")
    ('Room 4, Rue Haute 1', '')
    """
    kept = line(text, LONGEST)
    return "" if kept.startswith(("http://", "https://")) else kept


def how(where: str, conference: str) -> str:
    """Return ``call`` where it takes place on a line only, else ``meeting``.

    >>> how("Microsoft Teams Meeting", ""), how("Zoom", ""), how("Cafe Bo", "")
    ('call', 'call', 'meeting')
    >>> how("", "https://meet.google.com/abc"), how("Room 4", "https://meet.google.com")
    ('call', 'meeting')
    """
    kept = line(where, LONGEST)
    if not kept:
        return "call" if conference else "meeting"
    if _LINK.match(kept):
        return "call"
    parts = _MANY_CALLS.split(kept)
    is_call = all(_CALL.fullmatch(one) or _LINK.match(one) for one in parts if one)
    return "call" if is_call else "meeting"
