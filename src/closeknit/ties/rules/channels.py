"""What was exchanged, by channel: mails, messages, meetings and calls apart.

A message is somebody's; a meeting or a call is both's, and is told as that rather than
as one from each.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from closeknit.ties.rules.exchange import DAY, HORIZON, Exchange

_CALLED: Mapping[str, str] = {
    "": "message",
    "mail": "mail",
    "linkedin": "LinkedIn message",
    "whatsapp": "WhatsApp message",
    "chat": "chat",
    "meeting": "meeting",
    "call": "call",
}


class ByChannel(NamedTuple):
    """How many exchanges went by one channel, from whom; `both` is nobody's alone."""

    channel: str
    theirs: int = 0
    ours: int = 0
    both: int = 0
    theirs_lately: int = 0
    ours_lately: int = 0
    both_lately: int = 0


def by_channel(exchanges: Iterable[Exchange], *, now: int) -> tuple[ByChannel, ...]:
    """Return what went by each channel up to `now` (seconds), the most used first.

    In any order. Lately is as in `strength.measure`.

    >>> by_channel([(0, "them", "mail", 1), (9, "both", "meeting", 3)], now=DAY)[1]
    ByChannel(channel='meeting', theirs=0, ours=0, both=1, ..., both_lately=1)
    """
    recent = now - int(HORIZON) * DAY
    of = Counter((o[2], o[1], o[0] >= recent) for o in exchanges if o[0] <= now)
    found = []
    for channel in {key[0] for key in of}:
        lately = [of[channel, by, True] for by in ("them", "ego", "both")]
        before = [of[channel, by, False] for by in ("them", "ego", "both")]
        every = [a + b for a, b in zip(lately, before, strict=True)]
        found.append(ByChannel(channel, *every, *lately))
    return tuple(sorted(found, key=lambda one: (-sum(one[1:4]), one.channel)))


def in_words(of: Sequence[ByChannel], *, lately: bool = False) -> str:
    """Return what went by each channel and from whom, "" where there was nothing.

    >>> in_words([ByChannel("mail", theirs=2), ByChannel("call", both=1)])
    '2 mails from them, nothing from you, 1 call'
    """
    first = 4 if lately else 1
    theirs, ours, both = (_listed(of, first + side) for side in range(3))
    said = []
    if theirs or ours:
        said += [f"{theirs or 'nothing'} from them", f"{ours or 'nothing'} from you"]
    return ", ".join([*said, *filter(None, (both,))])


def one_sided(of: Sequence[ByChannel]) -> str:
    """Return what went by each channel, where it all came from one side.

    >>> one_sided([ByChannel("mail", ours=5), ByChannel("linkedin", ours=1)])
    '5 mails and 1 LinkedIn message'
    """
    return _listed(of, 1) or _listed(of, 2)


def _listed(of: Sequence[ByChannel], column: int) -> str:
    """Return the channels with a count in this column, with their nouns."""
    counts = ((one.channel, one[column]) for one in of)
    *most, last = [
        _many(n, channel) for channel, n in counts if isinstance(n, int) and n
    ] or [""]
    return f"{', '.join(most)} and {last}" if most else last


def _many(count: int, channel: str) -> str:
    one = _CALLED.get(channel, "message")
    by = "" if channel in _CALLED else f" by {channel}"
    return f"{count:,} {one if count == 1 else one + 's'}{by}"
