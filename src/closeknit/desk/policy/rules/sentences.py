"""A policy in sentences, each with an id that a decision can name."""

from collections.abc import Iterator
from typing import NamedTuple

from closeknit.desk.policy.rules.knowing import words_of
from closeknit.desk.policy.rules.policy import (
    CELLS,
    Action,
    AskInNote,
    Band,
    Cell,
    Gravity,
    OnNoReply,
    OnSnippy,
    Policy,
    Purpose,
    TargetMarket,
)


class Sentence(NamedTuple):
    """One sentence of a policy, and the requirement that asks for it."""

    id: str
    says: str
    requirement: str


PURPOSES = {
    Purpose.REFERRALS: "I use LinkedIn to be introduced and referred.",
    Purpose.SALES: "I use LinkedIn to find and keep clients.",
    Purpose.RECRUITING: "I use LinkedIn to find people for work.",
    Purpose.JOB_SEARCH: "I use LinkedIn to find work.",
    Purpose.PEERS: "I use LinkedIn to be in touch with my peers.",
    Purpose.REACH: "I use LinkedIn to be known to many.",
}
ASKS = {
    AskInNote.NONE: ("My notes ask for nothing but the tie itself.", "R0-22"),
    AskInNote.PERMISSION: ("My notes may ask for permission to speak.", "R2-13"),
    AskInNote.REALTIME: ("My notes may invite to a call or a coffee.", "R3-27"),
}
ANSWERS = {
    Action.ASK_WHY: "I ask why before I accept",
    Action.FOLLOW_UP: "I accept and follow up with a question",
    Action.DECLINE: "I decline",
    Action.YOUR_CALL: "I decide myself each time",
}
_REPLIES = {
    OnNoReply.DELETE: ("I delete the invitation", "R2-19"),
    OnNoReply.ASK_ME: ("I decide myself", "R4-17"),
}
_SNIPPY = {
    OnSnippy.DECLINE: "I decline, calmly or in silence",
    OnSnippy.ASK_ME: "I decide myself",
}
_STRENGTHS = {
    Band.WEAK: "anybody I have a tie with",
    Band.MEDIUM: "people with whom my tie is at least medium",
    Band.STRONG: "people with whom my tie is strong",
}


def days(count: int) -> str:
    """Return a number of days in words.

    >>> days(0), days(1), days(14)
    ('the same day', '1 day', '14 days')
    """
    if not count:
        return "the same day"
    return "1 day" if count == 1 else f"{count} days"


def cell_id(case: Cell) -> str:
    """Return the id of the sentence about one case of the matrix.

    >>> cell_id(Cell(known=False, reason=False, fit=True))
    'inbound.unknown.no_reason.fit'
    """
    return ".".join(
        (
            "inbound",
            "known" if case.known else "unknown",
            "reason" if case.reason else "no_reason",
            "fit" if case.fit else "other",
        )
    )


def requirement_of(case: Cell, action: Action) -> str:
    """Return which requirement an action carries out in a case."""
    if action is Action.ASK_WHY:
        return "R4-14" if not case.reason and not case.fit else "R2-17"
    if action is Action.FOLLOW_UP:
        return "R4-19" if not case.reason else "R2-20"
    return "R2-03" if action is Action.DECLINE else "R2-16"


def cell_sentence(case: Cell, action: Action) -> Sentence:
    """Return the sentence about one case of the matrix.

    >>> case = Cell(known=False, reason=False, fit=True)
    >>> cell_sentence(case, Action.FOLLOW_UP).says  # doctest: +NORMALIZE_WHITESPACE
    'Somebody I do not know, no reason given, whom I look for:
    I accept and follow up with a question.'
    """
    who = "Somebody I know" if case.known else "Somebody I do not know"
    why = "with a reason" if case.reason else "no reason given"
    whom = "whom I look for" if case.fit else "not whom I look for"
    says = f"{who}, {why}, {whom}: {ANSWERS[action]}."
    return Sentence(cell_id(case), says, requirement_of(case, action))


def sentences(policy: Policy) -> tuple[Sentence, ...]:
    """Return the policy in sentences, in the order in which it is read."""
    return (
        *_philosophy(policy),
        *_outbound(policy),
        *_inbound(policy),
        *_afterwards(policy),
    )


def sentence(policy: Policy, of: str) -> Sentence | None:
    """Return one sentence of a policy by its id, None where it has none such."""
    return next((one for one in sentences(policy) if one.id == of), None)


def _philosophy(policy: Policy) -> Iterator[Sentence]:
    yield Sentence("goal", f"My goal: {policy.goal}", "R0-10")
    yield Sentence("purpose", PURPOSES[policy.purpose], "R1-03")
    *most, last = [words_of(way) for way in policy.known_if] or [""]
    ways = ", or ".join(filter(None, (", ".join(most), last)))
    says = f"I know somebody with whom there is at least {ways}." if ways else ""
    yield Sentence("known", says or "Nobody counts as known by evidence.", "R0-09")
    yield Sentence(
        "willing",
        "I invite those I know who are willing to help; who has not said is asked."
        if policy.willingness_required
        else "I invite those I know, willing to help or not yet asked.",
        "R0-13",
    )
    yield Sentence("market", _market(policy.target_market), "R0-05")


def _market(market: TargetMarket) -> str:
    sizes = market.sizes
    kinds = [
        _one_of("with a position like", market.titles),
        _one_of("of the rank", market.seniority),
        _one_of("in", market.sectors),
        _one_of("at or near", market.places),
        f"at a firm of {sizes[0]} to {sizes[1]} people" if sizes else "",
    ]
    said = [kind for kind in kinds if kind]
    firms = f"anybody at {_listed(market.firms)}" if market.firms else ""
    if not said:
        return f"I look for {firms}." if firms else "I look for nobody in particular."
    least = min(market.at_least, len(said))
    must = "" if len(said) == 1 else f" (at least {least} of these {len(said)})"
    also = f", and for {firms}" if firms else ""
    return (
        f"I look for people {'; '.join(said)}{must}{also}. "
        "Nobody is left out for not fitting."
    )


def _one_of(before: str, words: tuple[str, ...]) -> str:
    return f"{before} {_listed(words)}" if words else ""


def _listed(words: tuple[str, ...]) -> str:
    return " or ".join(words)


def _outbound(policy: Policy) -> Iterator[Sentence]:
    out = policy.outbound
    yield Sentence(
        "note",
        "Every invitation of mine has a note of my own."
        if out.personal_note
        else "I prefer a note of my own; strangers always get one.",
        "R3-24",
    )
    yield Sentence(
        "grace",
        f"Within {days(out.grace_days)} of talking, one line of reminder is enough."
        if out.grace_days
        else "A note says more than a reminder, however fresh the encounter.",
        "R1-04",
    )
    yield Sentence("ask_in_note", *ASKS[out.ask_in_note])
    yield Sentence(
        "length", f"A note has {out.note_limit} characters at most.", "R0-18"
    )
    ration = out.notes_per_month
    many = "as many as I like" if ration is None else f"{ration} at most"
    yield Sentence("ration", f"Invitations with a note a month: {many}.", "R3-15")
    for of, what, gravity, requirement in (
        ("motive", "A note that wants a client", out.sales_motive, "R0-21"),
        ("reason", "A note without a reason", out.no_reason, "R1-10"),
        ("benefit", "A note without a benefit to them", out.no_benefit, "R2-12"),
        ("links", "A note with a link", out.links, "R3-23"),
    ):
        then = "is held back" if gravity is Gravity.BLOCK else "is sent with a warning"
        yield Sentence(of, f"{what} {then}.", requirement)
    a_day = "1 person" if out.campaign_a_day == 1 else f"{out.campaign_a_day} people"
    says = (
        f"In a campaign I greet {a_day} a day at most, one at a time, "
        "each with a note of their own."
    )
    yield Sentence("campaign", says, "R2-25")
    says = "I never use a name without that person's permission."
    yield Sentence("names", says, "R0-25")


def _inbound(policy: Policy) -> Iterator[Sentence]:
    for case in CELLS:
        yield cell_sentence(case, policy.inbound.action(case))
    says = "I never accept LinkedIn's own text without a question or a follow-up."
    yield Sentence("never_silent", says, "R4-01")
    inbound = policy.inbound
    then, requirement = _REPLIES[inbound.on_no_reply]
    says = f"No answer to my question within {days(inbound.timeout_days)}: {then}."
    yield Sentence("silence", says, requirement)
    says = f"The question is taken badly: {_SNIPPY[inbound.on_snippy]}."
    yield Sentence("snippy", says, "R2-22")
    due = days(inbound.followup_due_days)
    within = due if not inbound.followup_due_days else f"within {due}"
    yield Sentence("followup", f"After accepting I follow up {within}.", "R4-19")


def _first(exchanges: int) -> str:
    if not exchanges:
        return "I ask when I need something, however new the tie is."
    went = "1 exchange" if exchanges == 1 else f"{exchanges} exchanges"
    return f"A relationship first: I ask nothing of anybody before {went} both ways."


def _afterwards(policy: Policy) -> Iterator[Sentence]:
    ask, review = policy.introductions, policy.review
    says = f"For an introduction I ask {_STRENGTHS[ask.min_strength]}."
    yield Sentence("introducers", says, "R4-04")
    yield Sentence("first", _first(ask.exchanges_first), "R0-22")
    says = f"A permission to use a name holds for {days(ask.permission_days)}."
    yield Sentence("permissions", says, "R0-25")
    every = "month" if review.months == 1 else f"{review.months} months"
    yield Sentence("review", f"I look through my ties every {every}.", "R3-06")
