"""Whom to ask, how often, and whether they are willing (R0-13 to R0-15)."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

from closeknit.desk.introductions.rules.states import LOCKS, Said, State, Step
from closeknit.ties.rules.words import ago, many

REST = 30
"""Days between two requests to the same person."""
MOST_OPEN = 1
"""Requests to the same person that may wait for an answer at a time."""
MOST_A_YEAR = 4
DECAYS = 365
"""Days after which a yes or a no is only what they once said (R0-14)."""


class Asked(NamedTuple):
    """An introduction that this person was asked for before."""

    target: str
    state: State
    steps: tuple[Said, ...]

    @property
    def on(self) -> date | None:
        """Return the day they were asked, None where they were not."""
        days = [one.on for one in self.steps if one.step is Step.ASK]
        return days[0] if days else None


class Will(StrEnum):
    """Whether somebody is willing to introduce; unknown is to be asked, never a no."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


class Willingness(NamedTuple):
    """What somebody showed or said last, with its day."""

    will: Will = Will.UNKNOWN
    on: date | None = None
    because: str = "nobody has asked them yet"


_SHOWS = {
    Step.INTRODUCE: (Will.YES, "introduced you to {target} on {on}"),
    Step.TARGET_AGREE: (Will.YES, "asked {target} for you on {on}"),
    Step.ASK_TARGET: (Will.YES, "asked {target} for you on {on}"),
    Step.AGREE: (Will.YES, "agreed to introduce you to {target} on {on}"),
    Step.DECLINE: (Will.NO, "would rather not introduce you to {target}, on {on}"),
}


def willingness(asked: Iterable[Asked], *, today: date) -> Willingness:
    """Return whether somebody is willing, by what they did last; it decays in a year.

    >>> from closeknit.desk.introductions.rules.states import State
    >>> steps = (Said(Step.ASK, date(2026, 5, 1)), Said(Step.AGREE, date(2026, 5, 4)))
    >>> told = willingness([Asked("Tess", State.AGREED, steps)], today=date(2026, 6, 1))
    >>> told.will.value, told.because
    ('yes', 'agreed to introduce you to Tess on 4 May 2026')
    """
    shown = [
        (said.on, said.id, *_SHOWS[said.step], one.target)
        for one in asked
        for said in one.steps
        if said.step in _SHOWS and said.on <= today
    ]
    if not shown:
        return Willingness()
    on, _, will, text, target = max(shown)
    because = text.format(target=target, on=f"{on:%-d %b %Y}")
    if on + timedelta(days=DECAYS) < today:
        return Willingness(Will.UNKNOWN, on, f"{because}; that is over a year ago")
    return Willingness(will, on, because)


def refusal(target: str, asked: Sequence[Asked]) -> str:
    """Return why this person cannot be asked for this target, "" where they can.

    A no is remembered and not asked about again; nobody is asked twice at a time.
    """
    for one in asked:
        if one.target != target:
            continue
        if one.state is State.DECLINED:
            return "They would rather not introduce you there. That stands."
        if one.state in LOCKS:
            return "They are asked already; what came of that?"
    return ""


def unwelcome(target: str, asked: Iterable[Asked], *, today: date) -> list[str]:
    """Return that the target would rather not, whoever asked them within a year.

    >>> steps = (Said(Step.TARGET_DECLINE, date(2026, 5, 4)),)
    >>> no = Asked("Tess", State.TARGET_DECLINED, steps)
    >>> unwelcome("Tess", [no], today=date(2026, 6, 1))
    ['Tess said on 4 May 2026 that they would rather not']
    """
    days = [
        said.on
        for one in asked
        if one.state is State.TARGET_DECLINED
        for said in one.steps
        if said.step is Step.TARGET_DECLINE
    ]
    if not days or max(days) + timedelta(days=DECAYS) < today:
        return []
    return [f"{target} said on {max(days):%-d %b %Y} that they would rather not"]


def unanswered(target: str, asked: Iterable[Asked], *, today: date) -> list[str]:
    """Return that this person left the same request unanswered within a year.

    >>> steps = (Said(Step.ASK, date(2026, 5, 4)), Said(Step.DROP, date(2026, 5, 18)))
    >>> let_go = Asked("Tess", State.DROPPED, steps)
    >>> unanswered("Tess", [let_go], today=date(2026, 6, 1))
    ['you asked them for Tess on 4 May 2026, and they did not answer']
    """
    days = [
        one.on
        for one in asked
        if one.target == target
        and one.on is not None
        and [said.step for said in one.steps] == [Step.ASK, Step.DROP]
    ]
    if not days or max(days) + timedelta(days=DECAYS) < today:
        return []
    on = f"{max(days):%-d %b %Y}"
    return [f"you asked them for {target} on {on}, and they did not answer"]


def strain(asked: Sequence[Asked], *, owes: int, today: date) -> list[str]:
    """Return what speaks against asking this person now; nothing forbids it.

    `owes`: how much more the ego received from them than gave (R3-12).
    """
    days = [one.on for one in asked if one.on is not None and one.on <= today]
    lately = [on for on in days if on > today - timedelta(days=REST)]
    year = [on for on in days if on > today - timedelta(days=365)]
    told = []
    if sum(one.state in LOCKS for one in asked) >= MOST_OPEN:
        told.append("another request of yours to them is still open")
    if lately:
        told.append(f"you asked them {ago(max(lately), today=today)}; give it a month")
    if len(year) >= MOST_A_YEAR:
        told.append(f"you asked them {many(len(year), 'time')} in a year")
    if owes > 0 and days:
        told.append("you received more from them than you gave: give first")
    return told
