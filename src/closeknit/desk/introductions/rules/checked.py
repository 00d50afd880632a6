"""What is wrong with a draft around an introduction: the checks of any note.

What reaches the target is held to what an invitation is held to: a reason, no sale, no
link, nobody's name without permission. Links are for later, and a favour is what an
introducer is asked for: these two are not looked at where they do not belong (C9).
"""

from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from closeknit.desk.introductions.rules.drafts import Draft, Message
from closeknit.desk.invitations.rules import checks
from closeknit.desk.invitations.rules.case import Case
from closeknit.desk.invitations.rules.fault import Fault
from closeknit.desk.invitations.rules.reasons import has_reason
from closeknit.desk.invitations.rules.wording import said
from closeknit.desk.policy.rules.policy import Gravity
from closeknit.desk.words.rules.note import traits

_FORWARDED: Final = (
    checks.open_slots,
    checks.link,
    checks.sales_motive,
    checks.benefit,
    checks.flattery,
    checks.names,
)
_READY: Final = (
    checks.open_slots,
    checks.first_name,
    checks.sales_motive,
    checks.flattery,
    checks.names,
)
_CHECKS: Final[Mapping[Draft, tuple[checks.Check, ...]]] = {
    Draft.ASK: _FORWARDED,
    Draft.BLURB: _FORWARDED,
    Draft.REFERRAL: _FORWARDED,
    Draft.READY: _READY,
    Draft.THANK: (checks.open_slots,),
    Draft.TELL: (checks.open_slots,),
}
REASONED: Final = frozenset({Draft.ASK, Draft.BLURB, Draft.REFERRAL, Draft.READY})
"""The drafts that say why; the others thank, and tell."""


class Unnamed(NamedTuple):
    """An introducer whose name a draft had to leave out, and how the ledger stands."""

    name: str
    says: str = ""


def checked(
    told: Message, case: Case, *, unnamed: Unnamed | None = None
) -> tuple[Fault, ...]:
    """Return all that is wrong with a draft.

    `case` holds the text that reaches the target, and the user's own words.
    """
    found = [fault for one in _CHECKS[told.draft] for fault in one(case)]
    if told.draft in REASONED:
        found = [*_reason(case), *found]
    if told.draft is Draft.READY and unnamed is not None:
        found.append(_left_out(unnamed))
    if told.over:
        letters = "letter" if told.over == 1 else "letters"
        says = (
            f"The text to forward is {told.over} {letters} too long for them: make the "
            "reason shorter."
        )
        found.append(Fault("R0-24", says, Gravity.BLOCK))
    return tuple(found)


def _reason(case: Case) -> Iterator[Fault]:
    """Say that no reason is given, or none of the user's own (R1-10)."""
    name = case.whom.name
    if not case.reason.strip():
        says = f"It does not say why you want to meet {name}: say it in your words."
        yield Fault("R1-10", says, Gravity.BLOCK)
        return
    own = case._replace(text=case.reason, traits=traits(case.reason), reason="")
    empty = said("boilerplate", case.reason)
    if own.traits.default or (empty and not has_reason(own)):
        says = f"That is no reason for {name}: say in your words why you want to meet."
        yield Fault("R1-10", says, Gravity.BLOCK, empty or (case.reason.strip(),))


def _left_out(of: Unnamed) -> Fault:
    how = f" ({of.says})" if of.says else ""
    says = f"{of.name}'s name is left out: no permission to use it holds here{how}."
    return Fault("R0-25", says)
