"""A relationship first: whether enough went both ways to ask for something (R0-22).

What counts is what both had a part in: a meeting or a call, and mails and messages by
the fewer of the two directions. The user's own word that a tie is medium or strong
stands above it: no file knows all. A card, a shared employer or a crowd is no exchange.
"""

from collections.abc import Iterable

from closeknit.desk.policy.rules.knowing import Evidence
from closeknit.desk.policy.rules.policy import Kind, Policy
from closeknit.ties.rules.words import many

SENTENCE = "first"
"""The id of the policy's sentence that decides here."""
EXCHANGES = frozenset({Kind.MEETING, Kind.CALL, Kind.MAIL, Kind.MESSAGE})


def exchanges(evidence: Iterable[Evidence]) -> int:
    """Return how often something went both ways.

    >>> exchanges([Evidence(Kind.MAIL, 2), Evidence(Kind.CARD, 1)])
    2
    """
    return sum(one.times for one in evidence if one.kind in EXCHANGES)


def too_early(evidence: Iterable[Evidence], policy: Policy) -> str:
    """Return why nothing is to be asked of somebody yet, "" where it may be.

    >>> from closeknit.desk.policy.rules.presets import REFERRAL
    >>> too_early([], REFERRAL)
    'nothing went both ways between you yet, and your policy wants 1 exchange first'
    >>> too_early([Evidence(Kind.CALL, 1)], REFERRAL)
    ''
    """
    seen = tuple(evidence)
    needed = policy.introductions.exchanges_first
    if any(one.kind is Kind.WORD for one in seen):
        return ""
    there = exchanges(seen)
    if there >= needed:
        return ""
    went = f"only {many(there, 'exchange')}" if there else "nothing"
    wants = many(needed, "exchange")
    return f"{went} went both ways between you yet, and your policy wants {wants} first"
