"""Whom to ask, how often, and whether they are willing (R0-13 to R0-15)."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from closeknit.desk.introductions.rules.states import LOCKS, Said, State, Step
from closeknit.desk.permissions.rules.ledger import Permission, Purpose
from closeknit.desk.permissions.rules.ledger import State as Stands
from closeknit.desk.permissions.rules.ledger import Step as Given
from closeknit.ties.rules.words import ago, many

REST = 30
"""Days between two requests to the same person."""
MOST_OPEN = 1
"""Requests to the same person that may wait for an answer at a time."""
MOST_A_YEAR = 4
DECAYS = 365
"""Days after which a yes, or a target's no, is only what they once said (R0-14)."""


class Asked(NamedTuple):
    """An introduction that somebody was asked for; `by` and `of` are people's numbers.

    `by` introduces, `of` is the target; `id` is the introduction's own number.
    """

    target: str
    state: State
    steps: tuple[Said, ...]
    by: int = 0
    of: int = 0
    id: int = 0

    @property
    def on(self) -> date | None:
        """Return the day they were asked, None where they were not."""
        days = [one.on for one in self.steps if one.step is Step.ASK]
        return days[0] if days else None


class Yes(NamedTuple):
    """A yes that somebody said or showed, with its day, in words."""

    on: date
    says: str


_SHOWS = {
    Step.INTRODUCE: "they introduced you to {target} on {on}",
    Step.TARGET_AGREE: "they asked {target} for you on {on}",
    Step.TARGET_DECLINE: "they asked {target} for you on {on}",
    Step.ASK_TARGET: "they asked {target} for you on {on}",
    Step.AGREE: "they agreed to introduce you to {target} on {on}",
}


def yes(asked: Iterable[Asked], *, today: date) -> Yes | None:
    """Return the last yes to an introduction; it says nothing any more after a year.

    A yes that was followed by a no is none. No yes is no no: they are to be asked
    (R0-14, R0-15).

    >>> steps = (Said(Step.ASK, date(2026, 5, 1)), Said(Step.AGREE, date(2026, 5, 4)))
    >>> found = yes([Asked("Tess", State.AGREED, steps)], today=date(2026, 6, 1))
    >>> found.says
    'they agreed to introduce you to Tess on 4 May 2026'
    """
    shown = [
        (said.on, said.id, _SHOWS[said.step], one.target)
        for one in asked
        if one.state is not State.DECLINED
        for said in one.steps
        if said.step in _SHOWS and said.on <= today
    ]
    if not shown:
        return None
    on, _, text, target = max(shown)
    if on + timedelta(days=DECAYS) < today:
        return None
    return Yes(on, text.format(target=target, on=f"{on:%-d %b %Y}"))


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


def reluctant(lines: Iterable[Permission], *, today: date) -> list[str]:
    """Return what the ledger has against asking this person for this target.

    `lines` are this person's for this target. A plain no is `ledger.refusal`'s.

    >>> from closeknit.desk.permissions.rules.ledger import Word
    >>> yes_and_back = (Word(Given.GRANTED, date(2026, 5, 3), date(2026, 8, 1)),
    ...                 Word(Given.WITHDRAWN, date(2026, 5, 9)))
    >>> line = Permission(1, 7, "Ann", 8, "Tess", Purpose.INTRODUCTION, yes_and_back)
    >>> reluctant([line], today=date(2026, 6, 1))
    ['they took their yes back on 9 May 2026']
    """
    told = []
    for one in lines:
        steps = [word.step for word in one.words]
        on = f"{one.last.on:%-d %b %Y}"
        is_back = steps[-2:] == [Given.GRANTED, Given.WITHDRAWN]
        if one.purpose is Purpose.INTRODUCTION and is_back:
            told.append(f"they took their yes back on {on}")
        if one.purpose is Purpose.NAME and one.state(today) is Stands.DENIED:
            told.append(f"they said no on {on} to your using their name for this")
    return told


def unwelcome(target: str, asked: Iterable[Asked], *, today: date) -> list[str]:
    """Return that the target would rather not, whoever asked them within a year.

    >>> steps = (Said(Step.TARGET_DECLINE, date(2026, 5, 4)),)
    >>> no = Asked("Tess", State.TARGET_DECLINED, steps)
    >>> unwelcome("Tess", [no], today=date(2026, 6, 1))
    ['Tess said on 4 May 2026 that they would rather not']
    """
    on = refused(asked, today=today)
    if on is None:
        return []
    return [f"{target} said on {on:%-d %b %Y} that they would rather not"]


def refused(asked: Iterable[Asked], *, today: date) -> date | None:
    """Return when a target said that they would rather not, None if not in a year."""
    days = [
        said.on
        for one in asked
        if one.state is State.TARGET_DECLINED
        for said in one.steps
        if said.step is Step.TARGET_DECLINE
    ]
    last = max(days, default=None)
    return last if last and last + timedelta(days=DECAYS) >= today else None


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
