"""Five policies to begin with, as the articles describe them (R0-10, R4-02).

A preset says how to decide; whom one looks for and what one's account allows stay the
user's own (`adopt`).
"""

from dataclasses import replace

from closeknit.desk.policy.rules.policy import (
    Action,
    AskInNote,
    Band,
    Gravity,
    Inbound,
    Introductions,
    Kind,
    Needed,
    OnNoReply,
    Outbound,
    Policy,
    Purpose,
    Review,
)

_ASK, _ACCEPT, _MINE = Action.ASK_WHY, Action.FOLLOW_UP, Action.YOUR_CALL
_IN_PERSON = tuple((Needed(kind, 1),) for kind in (Kind.MEETING, Kind.CALL, Kind.EVENT))
_IN_TOUCH = (
    *_IN_PERSON,
    (Needed(Kind.MESSAGE, 1),),
    (Needed(Kind.MAIL, 1),),
    (Needed(Kind.WORD, 1),),
)

# The matrix below is written in the order of `CELLS`: known with a reason (fit, other),
# known without (fit, other), unknown with a reason, unknown without.

STRICT_PERSONAL = Policy(
    name="strict-personal",
    goal="a real network of people I know in person, for each other's good",
    purpose=Purpose.PEERS,
    known_if=_IN_PERSON,
    outbound=Outbound(ask_in_note=AskInNote.PERMISSION, no_benefit=Gravity.BLOCK),
    inbound=Inbound(
        matrix=(_ACCEPT, _ACCEPT, _ASK, _ASK, _ASK, _ASK, _ASK, _ASK),
        on_no_reply=OnNoReply.DELETE,
    ),
    introductions=Introductions(min_strength=Band.STRONG, exchanges_first=3),
)
"""Only whom one knows in person; everybody else is asked (R2-02, R2-17, R2-19)."""

SEND_STRICT = Policy(
    name="send-strict-accept-open",
    goal="an open door for those who come, and care for those I invite",
    purpose=Purpose.REACH,
    known_if=_IN_PERSON,
    outbound=Outbound(ask_in_note=AskInNote.PERMISSION),
    inbound=Inbound(matrix=(_ACCEPT,) * 8),
    introductions=Introductions(min_strength=Band.STRONG, exchanges_first=3),
    review=Review(months=6),
)
"""Accepts openly, always with a follow-up; invites strictly (R2-08, C11)."""

REFERRAL = Policy(
    name="referral",
    goal="strong ties with people who introduce me, and whom I introduce",
    purpose=Purpose.REFERRALS,
    known_if=_IN_TOUCH,
    willingness_required=True,
    inbound=Inbound(
        matrix=(_ACCEPT, _ACCEPT, _ACCEPT, _ASK, _ACCEPT, _MINE, _ACCEPT, _ASK),
    ),
)
"""Asks who does not fit, accepts and follows up who does (R4-03, R4-14, R4-19)."""

THREE_RULES = Policy(
    name="three-rules",
    goal="quality over quantity: people I know or have a good reason to know",
    purpose=Purpose.PEERS,
    known_if=(*_IN_TOUCH, (Needed(Kind.EMPLOYER, 1),)),
    outbound=Outbound(grace_days=2),
    inbound=Inbound(
        matrix=(_ACCEPT, _ACCEPT, _ACCEPT, _ACCEPT, _ACCEPT, _MINE, _ASK, _ASK),
    ),
)
"""Personal, with a reason, and quality over quantity (R1-04, R1-10, R1-17)."""

LION = Policy(
    name="LION",
    goal="a network as large as it can be, of people whose reason I know",
    purpose=Purpose.REACH,
    known_if=(*_IN_TOUCH, (Needed(Kind.EMPLOYER, 1),), (Needed(Kind.CARD, 1),)),
    outbound=Outbound(
        ask_in_note=AskInNote.REALTIME, grace_days=2, no_reason=Gravity.WARN
    ),
    inbound=Inbound(matrix=(_ACCEPT,) * 8),
    introductions=Introductions(min_strength=Band.WEAK, exchanges_first=0),
    review=Review(months=6),
)
"""An open networker, who still follows up on everything accepted (R4-01, R4-08)."""

PRESETS = {
    one.name: one for one in (STRICT_PERSONAL, SEND_STRICT, REFERRAL, THREE_RULES, LION)
}
"""The presets by name. `REFERRAL` holds until the user has chosen.

Not to know somebody is no reason to decline in any of them but `STRICT_PERSONAL`, where
it could be one (R4-07).
"""


def adopt(preset: Policy, own: Policy) -> Policy:
    """Return a preset with what stays one's own of the policy held until now.

    Kept are the target market, the length and number of notes the account allows, how
    many a day a campaign takes, and a goal in the user's own words.
    """
    theirs = {one.goal for one in PRESETS.values()}
    outbound = replace(
        preset.outbound,
        note_limit=own.outbound.note_limit,
        notes_per_month=own.outbound.notes_per_month,
        campaign_a_day=own.outbound.campaign_a_day,
    )
    return replace(
        preset,
        goal=preset.goal if own.goal in theirs else own.goal,
        target_market=own.target_market,
        outbound=outbound,
        version=0,
        valid_from=None,
    )
