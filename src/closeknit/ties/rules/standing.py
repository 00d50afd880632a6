"""Where two people stand on LinkedIn, from dated exports and LinkedIn's own mails."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from closeknit.shared.default_text import is_default
from closeknit.sources.record import (
    Accepted,
    AnyRecord,
    Connected,
    Invited,
    Judged,
    Told,
)

SHRUNK = 0.8
"""An export with fewer than this share of the last one's connections is doubted."""

RUNS_OUT = 183
"""Days after which LinkedIn ends an open invitation by itself: six months."""


def newest_whole(counts: Mapping[date, int]) -> date | None:
    """Return the newest export whose absences mean something.

    An export without connections, or with a fifth fewer than the one before it, is
    taken for a partial one: whoever is missing there is not said to be gone.

    >>> newest_whole({date(2026, 1, 1): 100, date(2026, 6, 1): 3})
    datetime.date(2026, 1, 1)
    """
    whole = None
    before = 0
    for on, many in sorted(counts.items()):
        if many and many >= before * SHRUNK:
            whole, before = on, many
    return whole


class Exports(NamedTuple):
    """What the dated exports can prove by what is missing in them."""

    whole: date | None = None
    """The newest export whose connections are believed to be all."""
    invitations: date | None = None
    """The newest export that holds invitations."""


class Fact(NamedTuple):
    """A record about one person: its number, when (seconds), and its days.

    `saw`, `first` and `last` are as in `records.rules.kept.Days`.
    """

    number: int
    record: AnyRecord
    at: int | None
    saw: date | None
    first: date | None = None
    last: date | None = None


class Standing(NamedTuple):
    """Where the two stand. Times in seconds since 1970; `inbound` a record's number."""

    connected: date | None = None
    gone: date | None = None
    invited: int | None = None
    asked_us: int | None = None
    waiting: bool = False
    inbound: int | None = None
    default_text: bool = False
    own_word: str = ""
    denied: bool = False


NOWHERE = Standing()


def stand(facts: Sequence[Fact], exports: Exports) -> Standing:
    """Return where the ego and one person stand, whatever order the facts came in."""
    if not facts:
        return NOWHERE
    if len(facts) == 1 and isinstance(facts[0].record, Connected):  # by far the most
        return _as_said(facts[0].record, facts[0].saw, exports.whole)
    connected, gone = _joined(facts, exports)
    theirs = [
        f for f in facts if isinstance(f.record, Invited) and not f.record.outgoing
    ]
    ours = [f for f in facts if isinstance(f.record, Invited) and f.record.outgoing]
    still = [f for f in theirs if _still_there(f, exports)]
    waiting = connected is None and bool(still)
    # Told twice, by mail and by the export: the one with a text knows the note.
    inbound = max(still or theirs, key=_note_first, default=None)
    judged = [f for f in facts if isinstance(f.record, Judged)]
    word = max(judged, key=lambda f: (f.at or 0, f.number), default=None)
    return Standing(
        connected=connected,
        gone=gone,
        invited=max((f.at or 0 for f in ours), default=None),
        asked_us=max((f.at or 0 for f in theirs), default=None),
        waiting=waiting,
        inbound=inbound.number if inbound else None,
        default_text=inbound is not None and is_default(_text(inbound)),
        own_word=word.record.band if word and isinstance(word.record, Judged) else "",
        denied=_told(facts, "denied") == "yes",
    )


def _as_said(record: Connected, saw: date | None, whole: date | None) -> Standing:
    if whole is None or saw is None or saw >= whole:
        return Standing(record.on or saw)
    return Standing(gone=whole)


def _told(facts: Sequence[Fact], field: str) -> str:
    """Return the ego's last word on a field."""
    words = [
        (fact.record.at, fact.number, fact.record.value)
        for fact in facts
        if isinstance(fact.record, Told) and fact.record.field == field
    ]
    return max(words)[2] if words else ""


def _text(fact: Fact) -> str:
    return fact.record.text if isinstance(fact.record, Invited) else ""


def _note_first(fact: Fact) -> tuple[bool, int, int]:
    return not is_default(_text(fact)), fact.at or 0, -fact.number


def _joined(facts: Sequence[Fact], exports: Exports) -> tuple[date | None, date | None]:
    rows = [f for f in facts if isinstance(f.record, Connected)]
    since = min((f.record.on for f in rows if f.record.on), default=None)  # type: ignore[union-attr]  # filtered above
    saw = max((f.saw for f in rows if f.saw), default=None)
    told = [_day(f.at) for f in facts if isinstance(f.record, Accepted) and f.at]
    accepted = max(told, default=None)
    if rows and (exports.whole is None or saw is None or saw >= exports.whole):
        return since or saw, None
    if accepted and (exports.whole is None or accepted > exports.whole):
        return accepted, None
    return None, exports.whole if rows else None


def _still_there(fact: Fact, exports: Exports) -> bool:
    if exports.invitations is None:
        return True
    if fact.saw is not None and fact.saw >= exports.invitations:
        return True
    return (
        fact.saw is None and fact.at is not None and _day(fact.at) > exports.invitations
    )


def _day(at: int | None) -> date:
    return date.fromordinal(date(1970, 1, 1).toordinal() + (at or 0) // 86_400)
