"""The world's own account of the year: what truly happened, as plain lists."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import NamedTuple


class Letter(NamedTuple):
    """A mail between the ego and somebody; `beside` is a third who gets it too."""

    at: datetime
    who: str
    by_ego: bool
    subject: str
    text: str
    beside: str = ""
    is_touch: bool = False


class Meeting(NamedTuple):
    """The ego met somebody."""

    at: datetime
    who: str
    title: str
    where: str


class Notice(NamedTuple):
    """A mail of LinkedIn's: somebody has accepted, or invites."""

    at: datetime
    who: str
    accepted: bool
    text: str = ""


@dataclass
class Invitation:
    """An invitation by the ego, and since when it is accepted or withdrawn."""

    who: str
    on: date
    text: str
    state: str = "waiting"
    since: date | None = None


@dataclass
class Received:
    """An invitation to the ego: its text, and what the ego did with it, day by day."""

    who: str
    on: date
    text: str
    steps: list[tuple[str, date]] = field(default_factory=list)


@dataclass
class Asked:
    """An introduction that was asked for: what happened, day by day.

    `to_come` is what the people in it will do, unless the ego lets go before.
    """

    introducer: str
    target: str
    steps: list[tuple[str, date]]
    to_come: list[tuple[str, date]]


class Favour(NamedTuple):
    """Something that went from one to the other."""

    who: str
    side: str
    kind: str
    on: date


class Outcome(NamedTuple):
    """What came of a tie; the value in hundredths of a dollar."""

    who: str
    kind: str
    on: date
    value: int


@dataclass
class Account:
    """All of it."""

    letters: list[Letter] = field(default_factory=list)
    meetings: list[Meeting] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)
    joined: dict[str, date] = field(default_factory=dict)
    sent: list[Invitation] = field(default_factory=list)
    got: dict[str, Received] = field(default_factory=dict)
    asked: list[Asked] = field(default_factory=list)
    favours: list[Favour] = field(default_factory=list)
    outcomes: list[Outcome] = field(default_factory=list)
    leaves: dict[tuple[str, str], date] = field(default_factory=dict)
    """Who allows their name in a note to whom, and until when."""
    moved: dict[str, date] = field(default_factory=dict)

    def invited(self, who: str) -> Invitation | None:
        """Return the ego's newest invitation to somebody."""
        return next((one for one in reversed(self.sent) if one.who == who), None)
