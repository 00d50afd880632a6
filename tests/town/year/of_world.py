"""The figures as the world knows them, counted from its own account."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import NamedTuple

from tests.town.year.account import Account, Received
from tests.town.year.cast import BY_NAME, CAST, TARGETS, Part
from tests.town.year.figures import WEEKS, Figures

YEAR, ALLOWED, SILENCE, DECIDED, LATELY, MONTH = 365, 90, 14, 28, 56, 30
_SAID = {
    "ask": "asked",
    "decline": "denied",
    "introduce": "granted",
    "drop": "withdrawn",
    "target_decline": "withdrawn",
}
_STOOD = {
    "ask": "asked",
    "agree": "agreed",
    "decline": "declined",
    "target_agree": "both_agreed",
    "target_decline": "target_declined",
    "introduce": "introduced",
    "meet": "met",
    "thank": "thanked",
    "tell": "told",
    "drop": "dropped",
}
_SORTED = {
    "accept": "accepted",
    "followup": "followed_up",
    "interested": "lead_interested",
    "close": "closed",
    "decline": "declined",
    "remove": "removed",
    "reply": "replied",
}
ACCEPTED = {"accepted", "followed_up", "accepted_silent", "replied", "lead_interested"}


class Turns(NamedTuple):
    """On which days somebody turned to the ego, and the ego to them."""

    theirs: list[date]
    ours: list[date]
    met: bool

    @property
    def every(self) -> list[date]:
        """Return all of these days."""
        return [*self.theirs, *self.ours]


def _morning(today: date) -> datetime:
    return datetime.combine(today, time(8), UTC)


def turns(account: Account, today: date) -> dict[str, Turns]:
    """Return who turned to whom up to this morning."""
    theirs: dict[str, list[date]] = defaultdict(list)
    ours: dict[str, list[date]] = defaultdict(list)
    met = set()
    for letter in account.letters:
        if letter.at < _morning(today):
            (ours if letter.by_ego else theirs)[letter.who].append(letter.at.date())
    for meeting in account.meetings:
        if meeting.at < _morning(today):
            met.add(meeting.who)
            for side in (theirs, ours):
                side[meeting.who].append(meeting.at.date())
    return {
        who: Turns(theirs[who], ours[who], who in met)
        for who in theirs.keys() | ours.keys()
    }


def of_world(account: Account, joined: set[str], today: date) -> Figures:
    """Return what is true on a morning; `joined` as LinkedIn's newest export has it."""
    between = turns(account, today)
    introduced = {one.target for one in account.asked if _was(one.steps, "introduce")}
    with_one = {one.who for one in account.outcomes}
    invited = {one.who for one in account.sent}
    states = {got.who: sorted_state(got, today) for got in account.got.values()}
    asked = [got for got in account.got.values() if _was(got.steps, "asked")]
    decided = [
        one
        for one in account.sent
        if one.state == "accepted" or (today - one.on).days >= DECIDED
    ]
    counts = Counter(one.kind for one in account.outcomes)
    return Figures(
        people=tuple(sorted(_appeared(account, between))),
        joined=tuple(sorted(joined)),
        invited=tuple(sorted((one.who, one.state) for one in account.sent)),
        accepted=(sum(one.state == "accepted" for one in decided), len(decided)),
        notes=sum((today - one.on).days < MONTH for one in account.sent),
        known=_known(between, today),
        kept=sum(_is_kept(one, today, YEAR) for one in between.values()),
        capacity=sum(_is_kept(one, today, YEAR - 1) for one in between.values()),
        asked=tuple(
            sorted(
                (a.introducer, a.target, _stands(a.steps, today)) for a in account.asked
            )
        ),
        leave=tuple(sorted(_leaves(account, today))),
        outcomes=tuple(
            sorted((o.who, o.kind, o.on, o.value) for o in account.outcomes)
        ),
        totals=tuple(
            (
                kind,
                counts[kind],
                sum(o.value for o in account.outcomes if o.kind == kind),
            )
            for kind in ("client", "deal")
            if counts[kind]
        ),
        by_way=(
            ("introduced by somebody", len(introduced & with_one), len(introduced)),
            ("you invited them", *_of(with_one, (invited & joined) - introduced)),
        ),
        with_outcome=len(with_one),
        balance=_balance(account),
        triage=tuple(sorted(states.items())),
        report=(
            len(asked),
            sum(
                any(step.startswith("reply") for step, _ in got.steps) for got in asked
            ),
            sum(states[got.who] in ACCEPTED for got in asked),
            sum(state == "lead_interested" for state in states.values()),
        ),
        away=_away(account, introduced, today),
        to_invite=_to_invite(account, between, joined, today),
    )


def _was(steps: list[tuple[str, date]], step: str) -> bool:
    return any(name == step for name, _ in steps)


def _of(some: set[str], among: set[str]) -> tuple[int, int]:
    return len(some & among), len(among)


def _appeared(account: Account, between: dict[str, Turns]) -> set[str]:
    from_the_start = {Part.CLOSE, Part.HELPER, Part.SILENT, Part.TARGET}
    here = {one.name for one in CAST if one.part in from_the_start}
    return here | between.keys() | account.got.keys()


def _known(between: dict[str, Turns], today: date) -> tuple[tuple[date, int], ...]:
    """Return how many people came to be known, by the policy of referrals."""
    monday = today - timedelta(days=today.weekday())
    firsts = Counter(
        (first := min(one.every)) - timedelta(days=first.weekday())
        for one in between.values()
        if one.met or (one.theirs and one.ours)
    )
    mondays = (monday - timedelta(weeks=back) for back in range(WEEKS))
    return tuple((one, firsts[one]) for one in mondays)


def _is_kept(one: Turns, today: date, days: int) -> bool:
    since = today - timedelta(days=days)
    return all(any(day >= since for day in side) for side in one[:2])


def _stands(steps: list[tuple[str, date]], today: date) -> str:
    name, on = steps[-1]
    if name == "ask" and on + timedelta(days=SILENCE) <= today:
        return "no_answer"
    return _STOOD[name]


def sorted_state(got: Received, today: date) -> str:
    """Return where an invitation received stands, by what was done and by time."""
    if not got.steps:
        return "waiting"
    name, on = got.steps[-1]
    is_late = on + timedelta(days=SILENCE) <= today
    if name == "asked":
        return "no_reply" if is_late else "asked"
    if name == "followup" and is_late:
        return "accepted_silent"
    return _SORTED.get(name) or name.removeprefix("reply ")


def _words(account: Account) -> dict[tuple[str, str], list[tuple[str, date]]]:
    """Return what was said of introductions, by giver and target, in order of time."""
    found = defaultdict(list)
    for one in account.asked:
        for step, on in one.steps:
            if step in _SAID:
                found[one.introducer, one.target].append((_SAID[step], on))
    return found


def _leaves(account: Account, today: date) -> Iterator[tuple[str, str, str, str]]:
    for (giver, target), words in _words(account).items():
        state, on = words[-1]
        if state == "granted" and on + timedelta(days=ALLOWED) < today:
            state = "expired"
        yield giver, target, "introduction", state
    for (giver, target), until in account.leaves.items():
        yield giver, target, "name", "granted" if today <= until else "expired"


def _balance(account: Account) -> tuple[tuple[str, int, int], ...]:
    counts = Counter((one.who, one.side) for one in account.favours)
    every = {who for who, _ in counts}
    told = [
        (who, counts[who, "given"], counts[who, "received"]) for who in sorted(every)
    ]
    return tuple(one for one in told if one[1] != one[2])


def _away(
    account: Account, introduced: set[str], today: date
) -> tuple[int, int, int, int]:
    """Return the targets left, and how many are within reach, by whose word."""
    words = _words(account)
    helped = {
        giver
        for (giver, _), said in words.items()
        if any(s == "granted" and (today - on).days < YEAR for s, on in said)
    }
    left = sorted(set(TARGETS) - introduced)
    last = {pair: said[-1][0] for pair, said in words.items()}
    would = {
        target: {
            one.name: last.get((one.name, target))
            for one in CAST
            if target in one.knows and last.get((one.name, target)) != "denied"
        }
        for target in left
    }
    # Who is asked right now has said nothing yet, whatever they did before.
    willing = [
        target
        for target, some in would.items()
        if any(who in helped and said != "asked" for who, said in some.items())
    ]
    return len(left), len(willing), sum(bool(some) for some in would.values()), 0


def _to_invite(
    account: Account, between: dict[str, Turns], joined: set[str], today: date
) -> int:
    """Return how many were met lately and are neither joined nor invited."""
    since = today - timedelta(days=LATELY)
    return sum(
        bool(one.theirs and one.ours)
        and max(one.every) >= since
        and who not in joined
        and account.invited(who) is None
        and who in BY_NAME
        for who, one in between.items()
    )
