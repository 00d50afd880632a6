"""An invitation received, with all that is to be looked at beside it."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from closeknit.desk.policy.rules.market import Facts
from closeknit.desk.policy.rules.preview import Judged
from closeknit.desk.triage.rules.advice import Advice
from closeknit.desk.triage.rules.cases import Case
from closeknit.desk.triage.rules.hints import THIN, Hint
from closeknit.desk.triage.rules.states import KINDS, State
from closeknit.desk.words.rules.note import Traits
from closeknit.desk.words.rules.reply import Reply


class Queued(NamedTuple):
    """An invitation in the queue: whose, from which day, and where it stands.

    `inbound` is the record of the invitation, `message` that of a reply found.
    """

    person: int
    name: str
    received: date | None
    waiting: bool
    default: bool
    inbound: int
    case: Case
    gone: date | None = None
    message: int = 0

    def overdue(self, today: date) -> bool:
        """Say whether an answer or a follow-up is late."""
        return self.case.overdue(today)


class Heard(NamedTuple):
    """What they answered: its text where that is kept, and what kind it seems to be."""

    text: str
    on: date | None
    reply: Reply


class Inbound(NamedTuple):
    """An invitation received, judged by the policy, with what to do next.

    `circle` counts people of the ego's who are known to know them: weak evidence, and
    never a reason to accept (R3-03).
    """

    queued: Queued
    profile: str
    who: Facts
    note: str
    traits: Traits
    missing: tuple[str, ...]
    judged: Judged
    circle: int
    hints: tuple[Hint, ...]
    advice: Advice
    heard: Heard | None = None


_FIRST = (
    {State.ACCEPTED},
    {State.ANSWERED, State.REPLIED, *KINDS},
    {State.NO_REPLY},
    {State.WAITING},
    {State.SILENT},
    {State.INTERESTED},
)
"""What is done first: what was promised, who answered, what ran out, who waits."""


def to_do(queued: Iterable[Queued]) -> list[Queued]:
    """Return those that need the user now, in the order in which to take them.

    Whom the user has asked is left in peace until they answer or time runs out.
    """
    ranks = {state: rank for rank, states in enumerate(_FIRST) for state in states}
    found = [one for one in queued if one.case.state in ranks]
    return sorted(
        found,
        key=lambda one: (
            ranks[one.case.state],
            one.received or date.min,
            one.person,
        ),
    )


def again(one: Queued) -> str:
    """Say what was before, where they invite again (R3-07, R2-26); "" where nothing."""
    earlier = one.case.earlier
    if earlier:
        last = earlier[-1]
        return f"invites again: {_ENDED.get(last.state, 'dealt with')} {_day(last.on)}"
    if one.gone is not None and one.waiting:
        return f"invites again: you were connected until {one.gone:%-d %b %Y}"
    return ""


_ENDED = {
    State.DECLINED: "you declined",
    State.CLOSED: "you closed it",
    State.REMOVED: "you removed them",
    State.DENIED: "you denied them",
}


def _day(on: date) -> str:
    return f"on {on:%-d %b %Y}"


def because(one: Inbound) -> list[str]:
    """Return why this is suggested, the weightiest first.

    Whoever fits the target market may be interested in what the ego offers (R4-11).
    """
    case = one.queued.case
    said = [again(one.queued), case.told]
    if case.state is State.WAITING:
        said.append(one.judged.known.because)
        said += [look.says for look in one.judged.fit.matches]
        if one.judged.fit.direct:
            said.append("they fit whom you look for: they may want what you offer")
    said.append(one.advice.says)
    if one.missing and case.state is State.WAITING:
        said.append(f"the invitation has no {', no '.join(one.missing)}")
    if one.heard:
        said += one.heard.reply.because
    if one.circle:
        noun = "person" if one.circle == 1 else "people"
        said.append(f"{one.circle} {noun} in common: weak evidence, shown only")
    said += [hint.says for hint in one.hints if hint.kind != THIN]
    return list(dict.fromkeys(filter(None, said)))
