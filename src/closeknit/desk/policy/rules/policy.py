"""A networking policy as a value: the user's "networking philosophy", written down.

Whatever policy is made of these values, an invitation with LinkedIn's own text is never
accepted silently: `Action` has no word for it, and a follow-up is due within
`FOLLOWUP_AT_MOST` days of an acceptance (R4-01, R4-08).
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import product
from typing import NamedTuple

FOLLOWUP_AT_MOST = 7
"""Days after an acceptance in which the follow-up must be due, whatever is written."""


class Purpose(StrEnum):
    """What the user wants from the network (R1-03, R4-02)."""

    REFERRALS = "referrals"
    SALES = "sales"
    RECRUITING = "recruiting"
    JOB_SEARCH = "job search"
    PEERS = "peers"
    REACH = "reach"


class Kind(StrEnum):
    """A kind of evidence that two people know each other (R0-09).

    Messages and mails count by the fewer of the two directions. How many people two
    share is no kind: it is shown beside an invitation and proves nothing (R3-03).
    """

    MEETING = "meeting"
    CALL = "call"
    EVENT = "event"
    MESSAGE = "message"
    MAIL = "mail"
    EMPLOYER = "shared employer"
    RECOMMENDATION = "recommendation"
    CARD = "card"
    WORD = "own word"


class Action(StrEnum):
    """What the policy suggests for an invitation; nothing accepts without a word."""

    ASK_WHY = "ask_before_accept"
    FOLLOW_UP = "accept_then_followup"
    DECLINE = "decline"
    YOUR_CALL = "my_call"


class AskInNote(StrEnum):
    """What a note may ask for besides the tie itself (C7)."""

    NONE = "none"
    PERMISSION = "permission_to_speak"
    REALTIME = "realtime_invite"


class Gravity(StrEnum):
    """Whether a fault is told, or holds a note back."""

    WARN = "warn"
    BLOCK = "block"


class OnNoReply(StrEnum):
    """What is proposed for an invitation whose sender did not answer (C2)."""

    DELETE = "delete"
    ASK_ME = "ask_me"


class OnSnippy(StrEnum):
    """What is proposed when the question was taken badly (R2-22)."""

    DECLINE = "decline"
    ASK_ME = "ask_me"


class Band(StrEnum):
    """How strong a tie is, as bands have it."""

    WEAK = "weak"
    MEDIUM = "medium"
    STRONG = "strong"


class Needed(NamedTuple):
    """So much of one kind of evidence."""

    kind: Kind
    least: int


Enough = tuple[Needed, ...]
"""Evidence that makes somebody known, when all of it is there: a meeting and a call."""


class Cell(NamedTuple):
    """A case of the inbound matrix. `fit`: they are whom the ego looks for."""

    known: bool
    reason: bool
    fit: bool


CELLS = tuple(Cell(*case) for case in product((True, False), repeat=3))
"""The eight cases, in the order in which a matrix holds its actions."""


@dataclass(frozen=True)
class TargetMarket:
    """Whom the ego looks for. A kind left empty asks for nothing.

    `sizes` is the least and the most people a firm has, `employees` what the ego knows
    of firms' sizes: no source tells it. A named firm is enough by itself; else so many
    kinds as `at_least` says. Who does not fit is never left out for it (R0-16).
    """

    titles: tuple[str, ...] = ()
    seniority: tuple[str, ...] = ()
    sectors: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    sizes: tuple[int, int] | None = None
    firms: tuple[str, ...] = ()
    employees: tuple[tuple[str, int], ...] = ()
    at_least: int = 1


@dataclass(frozen=True)
class Outbound:
    """How the ego invites.

    `grace_days`: after an encounter, for so long a reminder line is enough; even
    LinkedIn's own text then passes, with a warning that asks for that line (R1-04).
    With 0, nothing of the kind passes (C3). `notes_per_month`: None is without a limit
    (C12). `campaign_a_day`: notes a day at most while a campaign is on (R2-25).
    """

    personal_note: bool = True
    grace_days: int = 0
    ask_in_note: AskInNote = AskInNote.NONE
    note_limit: int = 300
    notes_per_month: int | None = 5
    sales_motive: Gravity = Gravity.BLOCK
    no_reason: Gravity = Gravity.BLOCK
    no_benefit: Gravity = Gravity.WARN
    links: Gravity = Gravity.BLOCK
    campaign_a_day: int = 3


@dataclass(frozen=True)
class Inbound:
    """How the ego answers invitations. `matrix` has an action for each of `CELLS`."""

    matrix: tuple[Action, ...] = (Action.YOUR_CALL,) * len(CELLS)
    timeout_days: int = 14
    on_no_reply: OnNoReply = OnNoReply.ASK_ME
    on_snippy: OnSnippy = OnSnippy.DECLINE
    followup_due_days: int = 1

    def __post_init__(self) -> None:
        if len(self.matrix) != len(CELLS):
            raise ValueError(self.matrix)
        if not 0 <= self.followup_due_days <= FOLLOWUP_AT_MOST:
            raise ValueError(self.followup_due_days)

    def action(self, case: Cell) -> Action:
        """Return what the matrix says of a case."""
        return self.matrix[CELLS.index(case)]


@dataclass(frozen=True)
class Introductions:
    """Whom the ego asks for an introduction, and how long a permission holds.

    `exchanges_first`: so often something went both ways before anything is asked of
    somebody: an introduction, a referral, a favour in a note (R0-22).
    """

    min_strength: Band = Band.MEDIUM
    permission_days: int = 90
    exchanges_first: int = 1


@dataclass(frozen=True)
class Review:
    """How often, in months, ties are looked through (R3-06)."""

    months: int = 3


@dataclass(frozen=True)
class Policy:
    """A networking policy. `version` 0 is one that nobody has saved."""

    name: str
    goal: str
    purpose: Purpose
    known_if: tuple[Enough, ...]
    willingness_required: bool = False
    target_market: TargetMarket = TargetMarket()
    outbound: Outbound = Outbound()
    inbound: Inbound = Inbound()
    introductions: Introductions = Introductions()
    review: Review = Review()
    version: int = 0
    valid_from: date | None = None
