"""What a policy's numbers and words may be: for its file, its page and its reader."""

from collections.abc import Mapping

from closeknit.desk.policy.rules.policy import CELLS, FOLLOWUP_AT_MOST, Cell

BOUNDS: Mapping[str, tuple[int, int]] = {
    "target_market.at_least": (1, 5),
    "outbound.grace_days": (0, 14),
    "outbound.note_limit": (100, 300),
    "outbound.notes_per_month": (1, 1000),
    "outbound.campaign_a_day": (1, 10),
    "inbound.timeout_days": (1, 90),
    "inbound.followup_due_days": (0, FOLLOWUP_AT_MOST),
    "introductions.permission_days": (1, 365),
    "introductions.exchanges_first": (0, 20),
    "review.months": (1, 24),
}
"""The least and the most of each number. LinkedIn itself takes no note over 300."""

MOST_PEOPLE = 10_000_000
"""People of the largest firm that is believed."""
LONGEST_NAME = 40
LONGEST_GOAL = 300
LONGEST_WORD = 80
MOST_WORDS = 200
"""Words of one kind in a target market."""
MOST_NEEDED = 100
MOST_WAYS = 20

NO_LIMIT = "no limit"


def cell_name(case: Cell) -> str:
    """Return what a case of the matrix is called in the file.

    >>> cell_name(CELLS[0]), cell_name(CELLS[-1])
    ('known, reason, fit', 'unknown, no reason, other')
    """
    known = "known" if case.known else "unknown"
    reason = "reason" if case.reason else "no reason"
    return f"{known}, {reason}, {'fit' if case.fit else 'other'}"


CELL_NAMES = {cell_name(case): case for case in CELLS}
