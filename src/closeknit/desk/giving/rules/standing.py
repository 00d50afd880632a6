"""Contact or connection: does the ego only write when something is needed (S6)?

The articles' words: *contacts* are one-way, you reach out only when you need something
(R3-11); *connections* are two-way, you give as much as you want to receive and stay in
touch whether or not anybody needs something (R3-12, R3-13).
"""

from collections.abc import Sequence
from datetime import UTC, datetime
from enum import StrEnum
from typing import NamedTuple

from closeknit.desk.giving.rules.balance import Balance
from closeknit.ties.rules.channels import by_channel, in_words
from closeknit.ties.rules.words import many

LEAST = 3
"""The ego's messages from which "only when you need something" can be said."""
MOSTLY = 0.8
"""Share of the messages that can be judged from which "only" is meant."""


class Touch(NamedTuple):
    """A message or meeting between the two. `at` in seconds since 1970, UTC.

    `by`: ``them``, ``ego`` or ``both``. `needs`: the ego asked for something in it;
    None where nobody can say, since its text is not kept. `channel` as a mention's.
    """

    at: int
    by: str
    needs: bool | None = None
    channel: str = ""


class Word(StrEnum):
    """What a tie is called."""

    TWO_WAY = "connection"
    ONE_WAY = "contact"
    NONE = ""
    """Too little went either way to call it anything."""


class Standing(NamedTuple):
    """What a tie is called, and why, with the counts."""

    word: Word
    because: tuple[str, ...]
    only_when_needed: bool = False


def standing(touches: Sequence[Touch], balance: Balance) -> Standing:
    """Return whether this is a contact or a connection, and why.

    >>> mo = [Touch(n * 86_400, "ego", needs=True) for n in range(8)]
    >>> told = standing(mo, Balance())
    >>> told.word.value, told.because[0]
    ('contact', 'you wrote 8 times, they never did')
    >>> told.because[1]
    'you only write when you need something: 8 of your 8 messages ask'
    """
    ours = [one for one in touches if one.by != "them"]
    theirs = [one for one in touches if one.by != "ego"]
    judged = [one for one in ours if one.needs is not None]
    asks = sum(one.needs is True for one in judged)
    free = len(judged) - asks
    is_needy = (
        len(judged) >= LEAST
        and asks >= MOSTLY * len(judged)
        and not balance.given
        and 2 * len(judged) >= len(ours)
    )
    because = [_both_ways(touches, len(ours), len(theirs))]
    if is_needy:
        because.append(
            "you only write when you need something: "
            f"{asks} of your {many(len(judged), 'message')} ask"
        )
        because.append(f"all within {many(_months(ours), 'month')}, none in others")
    elif judged:
        because.append(f"{free} of yours needed nothing, {asks} asked for something")
    if balance.given or balance.received:
        because += [text for text in balance.because if not text.endswith("nothing")]
    if not touches and not (balance.given or balance.received):
        return Standing(Word.NONE, ("nothing went either way",))
    gave_both = balance.given > 0 < balance.received
    is_two_way = bool(ours and theirs) or gave_both
    word = Word.TWO_WAY if is_two_way and not is_needy else Word.ONE_WAY
    return Standing(word, tuple(because), is_needy)


def _both_ways(touches: Sequence[Touch], ours: int, theirs: int) -> str:
    if ours and theirs:
        every = [(one.at, one.by, one.channel, 1) for one in touches]
        told = in_words(by_channel(every, now=max(one.at for one in touches)))
        return f"both ways: {told}"
    if ours:
        return f"you wrote {many(ours, 'time')}, they never did"
    if theirs:
        return f"they wrote {many(theirs, 'time')}, you never did"
    return "not a word between you"


def _months(touches: Sequence[Touch]) -> int:
    days = (datetime.fromtimestamp(one.at, UTC) for one in touches)
    return len({(day.year, day.month) for day in days})
