"""Begin a campaign, and end it. It sends nothing, and writes no note."""

from datetime import date, timedelta

from closeknit.desk.invitations.rules.campaign import (
    LONGEST,
    LONGEST_NAME,
    SETTING,
    Campaign,
    campaign_out,
)
from closeknit.records import store as records
from closeknit.records.actions.ego import note_done, set_ego
from closeknit.shared.errors import RuleBroken


def begin(ego: int, name: str, *, until: date, today: date) -> Campaign:
    """Begin a campaign today, in the place of the one before.

    Raises:
        RuleBroken: it has no name, or its last day is none to come, or too far off.
    """
    called = " ".join(name.split())[:LONGEST_NAME]
    if not called:
        raise RuleBroken("Give the campaign a name: New Year.")
    if not today <= until <= today + timedelta(days=LONGEST):
        raise RuleBroken(f"A campaign ends within {LONGEST} days, from today on.")
    one = Campaign(called, today, until)
    set_ego(ego, settings=records.settings(ego) | {SETTING: campaign_out(one)})
    note_done(ego, "campaign", called, f"until {until}")
    return one


def end(ego: int) -> None:
    """End the campaign; without one, nothing happens."""
    now = dict(records.settings(ego))
    if now.pop(SETTING, None) is not None:
        set_ego(ego, settings=now)
        note_done(ego, "campaign", "", "ended")
