"""A permission: what was said of it, day by day, and how it stands (R0-25, R0-26)."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from enum import StrEnum
from typing import NamedTuple


class Purpose(StrEnum):
    """What a person is asked for."""

    NAME = "name"
    """To have their name in a note to the target."""
    INTRODUCTION = "introduction"
    """To introduce the ego to the target; their name may be used once they have."""


class Step(StrEnum):
    """What was said."""

    ASKED = "asked"
    GRANTED = "granted"
    DENIED = "denied"
    WITHDRAWN = "withdrawn"


class State(StrEnum):
    """How a permission stands on a day."""

    ASKED = "asked"
    GRANTED = "granted"
    DENIED = "denied"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"


class Word(NamedTuple):
    """One line of a permission's history; `how` it was given: by mail, on the phone.

    `until` is the last day on which a grant holds.
    """

    step: Step
    on: date
    until: date | None = None
    how: str = ""


class Permission(NamedTuple):
    """What was said between the ego and a person of one target, the oldest first.

    `giver` and `target` are people, 0 where nobody answers to the handle any more.
    """

    id: int
    giver: int
    giver_name: str
    target: int
    target_name: str
    purpose: Purpose
    words: tuple[Word, ...]

    def state(self, today: date) -> State:
        """Return how it stands."""
        return standing(self.words, today=today)

    @property
    def last(self) -> Word:
        """Return the word that stands."""
        return self.words[-1]


def standing(words: Sequence[Word], *, today: date) -> State:
    """Return how a permission stands; a grant holds through its last day.

    >>> grant = Word(Step.GRANTED, date(2026, 8, 1), until=date(2026, 10, 30))
    >>> standing([grant], today=date(2026, 10, 30)).value
    'granted'
    >>> standing([grant], today=date(2026, 10, 31)).value
    'expired'
    """
    last = words[-1]
    over = last.until is not None and last.until < today
    if last.step is Step.GRANTED and over:
        return State.EXPIRED
    return State(last.step)


def allows(permission: Permission, *, today: date) -> bool:
    """Say whether this person's name may stand in a note to the target."""
    return permission.state(today) is State.GRANTED


def locks(permission: Permission, *, today: date) -> bool:
    """Say whether the invitation has to wait: an introduction is asked for (R0-26)."""
    is_asked = permission.state(today) is State.ASKED
    return is_asked and permission.purpose is Purpose.INTRODUCTION


def refusal(
    words: Sequence[Word],
    new: Word,
    *,
    purpose: Purpose = Purpose.NAME,
    today: date,
) -> str:
    """Return why a word cannot be added, in a sentence; empty where it can.

    Whoever said in general that they would introduce the ego may still be asked to.

    >>> said = [Word(Step.DENIED, date(2026, 5, 3))]
    >>> refusal(said, Word(Step.ASKED, date(2026, 6, 1)), today=date(2026, 6, 1))
    'They said no on 3 May 2026. If they think otherwise now, say that they grant it.'
    """
    if new.on > today:
        return f"{new.on:%-d %b %Y} has not been yet."
    if words and new.on < words[-1].on:
        return f"The last word on it is of {words[-1].on:%-d %b %Y}; this is older."
    if new.until is not None and new.until < new.on:
        return "It would end before it begins."
    return _out_of_turn(words, new, purpose)


def _out_of_turn(words: Sequence[Word], new: Word, purpose: Purpose) -> str:
    state = standing(words, today=new.on) if words else None
    said = words[-1] if words else new
    if new.step is Step.ASKED and state is State.DENIED:
        return (
            f"They said no on {said.on:%-d %b %Y}. If they think otherwise now, say "
            "that they grant it."
        )
    is_name = purpose is Purpose.NAME
    if new.step is Step.ASKED and state is State.GRANTED and is_name:
        return f"It is granted already, until {said.until:%-d %b %Y}."
    if new.step is Step.WITHDRAWN and state not in {State.GRANTED, State.ASKED}:
        return "There is no permission that could be withdrawn."
    return ""


_WORDS = {
    State.ASKED: "asked {on}, no answer yet",
    State.GRANTED: "granted {on}, until {until}",
    State.DENIED: "denied {on}",
    State.WITHDRAWN: "withdrawn {on}",
    State.EXPIRED: "granted {on}, expired {until}",
}


def says(permission: Permission, *, today: date) -> str:
    """Return how a permission stands, in words, with its days."""
    last = permission.last
    until = f"{last.until:%-d %b %Y}" if last.until else ""
    how = f" ({last.how})" if last.how else ""
    told = _WORDS[permission.state(today)].format(
        on=f"{last.on:%-d %b %Y}", until=until
    )
    return told + how


FOR = {
    Purpose.NAME: "their name in a note",
    Purpose.INTRODUCTION: "an introduction",
}
"""What a person is asked for, in words."""


class Entry(NamedTuple):
    """One line of the whole ledger: on a day, what was said of which permission."""

    on: date
    of: Permission
    state: State
    until: date | None = None
    how: str = ""


def history(permissions: Iterable[Permission], *, today: date) -> list[Entry]:
    """Return all that was said, and what has run out since, the newest first.

    >>> grant = Word(Step.GRANTED, date(2026, 8, 1), date(2026, 10, 30), "by mail")
    >>> deb = Permission(1, 7, "Deb", 8, "Ahmed", Purpose.NAME, (grant,))
    >>> [(str(one.on), one.state.value) for one in history([deb], today=date.max)]
    [('2026-10-30', 'expired'), ('2026-08-01', 'granted')]
    """
    found = [
        (number, entry)
        for one in permissions
        for number, entry in enumerate(_entries(one, today))
    ]
    found.sort(key=lambda of: (of[1].on, of[0], of[1].of.id), reverse=True)
    return [entry for _, entry in found]


def _entries(one: Permission, today: date) -> Iterator[Entry]:
    for place, word in enumerate(one.words):
        yield Entry(word.on, one, State(word.step), word.until, word.how)
        later = one.words[place + 1].on if one.words[place + 1 :] else today
        if word.until is not None and word.until < min(later, today):
            yield Entry(word.until, one, State.EXPIRED)


def told(entry: Entry) -> str:
    """Return what a line of the ledger says, without its day and its people.

    >>> grant = Word(Step.GRANTED, date(2026, 8, 1), date(2026, 10, 30), "by mail")
    >>> deb = Permission(1, 7, "Deb", 8, "Ahmed", Purpose.NAME, (grant,))
    >>> [told(one) for one in history([deb], today=date(2026, 8, 2))]
    ['granted until 30 Oct 2026, by mail']
    """
    until = f" until {entry.until:%-d %b %Y}" if entry.until else ""
    how = f", {entry.how}" if entry.how else ""
    return f"{entry.state.value}{until}{how}"
