"""A call or a meeting as a calendar's draft (RFC 5545); nobody is invited by it.

There is no method and no attendee in it: a calendar that takes it in keeps a tentative
entry of the user's own, and sends nothing to anybody (R3-29).
"""

import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import NamedTuple

from closeknit.desk.kinds.rules.channel import Channel
from closeknit.shared.errors import RuleBroken

OURS = "PRODID:-//closeknit//call//EN"
SHORTEST, LONGEST = 5, 480
"""Minutes that a call may last."""
_OCTETS = 75
"""Of a line, at most (RFC 5545, 3.1)."""
_HIDDEN = re.compile("[\x00-\x09\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069]")
_ESCAPED = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})
_WORDS = {
    Channel.PHONE: "Call {}",
    Channel.VIDEO: "Video call with {}",
    Channel.IN_PERSON: "Meet {}",
}


class Proposed(NamedTuple):
    """When, for how many minutes, how; times are the user's own clock's."""

    begins: datetime
    minutes: int
    how: Channel


def checked(one: Proposed, *, now: datetime) -> Proposed:
    """Return what is proposed, if it can be.

    Raises:
        RuleBroken: it lies in the past, or lasts too short or too long.
    """
    if one.begins < now:
        raise RuleBroken(f"{one.begins:%-d %b %Y} is over.")
    if not SHORTEST <= one.minutes <= LONGEST:
        raise RuleBroken(f"Say {SHORTEST} to {LONGEST} minutes.")
    return one


def calendar(one: Proposed, name: str, says: str, *, uid: str) -> str:
    r"""Return the draft as a file of one entry.

    Its identifier is the user's own: taken in again it changes what is there.

    >>> at = Proposed(datetime(2026, 12, 1, 10), 30, Channel.PHONE)
    >>> "SUMMARY:Call Lee\\, Ann\r\n" in calendar(at, "Lee, Ann", "", uid="7")
    True
    """
    ends = one.begins + timedelta(minutes=one.minutes)
    summary = _WORDS.get(one.how, "Speak with {}").format(name)
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        OURS,
        "CALSCALE:GREGORIAN",
        "BEGIN:VEVENT",
        f"UID:{uid}",
        f"DTSTAMP:{one.begins:%Y%m%d}T000000Z",
        f"DTSTART:{one.begins:%Y%m%dT%H%M%S}",
        f"DTEND:{ends:%Y%m%dT%H%M%S}",
        f"SUMMARY:{_text(summary)}",
        f"DESCRIPTION:{_text(says)}",
        "STATUS:TENTATIVE",
        "END:VEVENT",
        "END:VCALENDAR",
    ]
    return "".join(f"{piece}\r\n" for line in lines for piece in _folded(line))


def _text(words: str) -> str:
    plain = words.replace("\r\n", "\n").replace("\r", "\n")
    return _HIDDEN.sub("", plain).translate(_ESCAPED)


def _folded(line: str) -> Iterator[str]:
    """Yield a line in pieces of 75 octets, no letter cut; later ones begin by a space.

    >>> [len(piece.encode()) for piece in _folded("ü" * 60)]
    [74, 47]
    """
    piece = ""
    for letter in line:
        if len(piece.encode()) + len(letter.encode()) > _OCTETS:
            yield piece
            piece = " "
        piece += letter
    yield piece
