"""A campaign: weeks in which the ego greets whom they know, a few a day (R2-25).

It changes nothing about a note: each is written to one person, checked like any other,
never LinkedIn's own text, and sent by hand. What it adds is whom to think of next, and
a number a day that is not passed.
"""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from closeknit.desk.invitations.rules.fault import Fault
from closeknit.desk.policy.rules.policy import Gravity
from closeknit.shared.default_text import is_default
from closeknit.ties.rules.words import many

SETTING = "campaign"
"""The setting under which a campaign is kept."""
LONGEST_NAME = 60
LONGEST = 62
"""Days of the longest campaign: two months. Longer ones are no season."""


class Campaign(NamedTuple):
    """What it is called, and its first and last day."""

    name: str
    since: date
    until: date

    def is_on(self, today: date) -> bool:
        """Say whether it is on that day.

        >>> season = Campaign("New Year", date(2026, 12, 20), date(2027, 1, 6))
        >>> season.is_on(date(2027, 1, 6)), season.is_on(date(2027, 1, 7))
        (True, False)
        """
        return self.since <= today <= self.until


class ToGreet(NamedTuple):
    """Somebody known, neither connected nor invited, and why to think of them."""

    person: int
    name: str
    because: tuple[str, ...]


class Campaigning(NamedTuple):
    """A campaign on a day: how many were greeted, how many more may be, and who.

    `next` are people in their order; the first is to be greeted, one at a time.
    """

    campaign: Campaign
    greeted: int
    left: int
    next: tuple[ToGreet, ...]

    @property
    def says(self) -> str:
        """Say how far the day is."""
        until = f"{self.campaign.until:%-d %b %Y}"
        most = self.greeted + self.left
        return f"{self.greeted} of {many(most, 'note')} today, until {until}"


def campaign_in(settings: Mapping[str, object]) -> Campaign | None:
    """Return the campaign that settings hold, None where there is none."""
    told = settings.get(SETTING)
    if not isinstance(told, dict):
        return None
    since, until = (date.fromisoformat(str(told[name])) for name in ("since", "until"))
    return Campaign(str(told["name"]), since, until)


def campaign_out(campaign: Campaign) -> dict[str, str]:
    """Return a campaign as settings hold it."""
    since, until = campaign.since.isoformat(), campaign.until.isoformat()
    return {"name": campaign.name, "since": since, "until": until}


def held_back(
    campaign: Campaign | None, text: str, greeted: int, *, a_day: int, today: date
) -> tuple[Fault, ...]:
    """Return what a campaign holds a note back for, nothing where none is on.

    One more than a day takes; and LinkedIn's own text, whatever the policy forgives.

    >>> season = Campaign("New Year", date(2026, 12, 20), date(2027, 1, 6))
    >>> [one.requirement for one in held_back(
    ...     season, "We met at the fair.", 3, a_day=3, today=season.since)]
    ['R2-25']
    """
    if campaign is None or not campaign.is_on(today):
        return ()
    found = []
    if greeted >= a_day:
        says = (
            f"{many(greeted, 'note')} went out today, and in a campaign that is "
            "enough: tomorrow again."
        )
        found.append(Fault("R2-25", says, Gravity.BLOCK))
    if is_default(text):
        says = "In a campaign nobody is greeted with LinkedIn's own text."
        found.append(Fault("R2-25", says, Gravity.BLOCK))
    return tuple(found)
