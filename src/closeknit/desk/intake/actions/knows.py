"""Keep that two people know each other: by the user's word, or off a profile's page."""

from datetime import date
from typing import NamedTuple

from closeknit.desk.intake.actions.by_hand import keep_typed, not_again
from closeknit.desk.intake.actions.whom import by_full_name
from closeknit.people import store as people
from closeknit.records.actions.ego import note_done
from closeknit.shared.errors import RuleBroken
from closeknit.sources.mutuals import mutuals
from closeknit.sources.record import Knows, Mention
from closeknit.ties.rules.alter_ties import HOW_WELL

HOW = ("said", "introduced", *HOW_WELL)
MOST_YEARS = 80
MOST = 2_000
"""Names kept of one pasted page; no profile shows as many."""


class Pasted(NamedTuple):
    """The import that keeps a pasted list, and whom it names."""

    number: int
    names: tuple[str, ...]


def knows(  # noqa: PLR0913 - each is a field of the form
    ego: int,
    one: Mention,
    other: Mention,
    *,
    how: str = "said",
    on: date | None = None,
    years: int = 0,
    today: date,
) -> int:
    """Keep the user's word that two know each other; return its import's number.

    `on`: since when; or for how many `years`, where it says how well (R4-05).

    Raises:
        RuleBroken: they are one person, the day is to come, or that cannot last.
        SaidBefore: the same was typed in before; nothing is kept twice.
    """
    if one == other:
        raise RuleBroken("Say two people who know each other.")
    if how not in HOW:
        raise RuleBroken(f"They know each other because: {', '.join(HOW)}.")
    if on is not None and on > today:
        raise RuleBroken(f"{on:%-d %b %Y} has not been yet.")
    if years and (how not in HOW_WELL or on is not None):
        raise RuleBroken(
            f"Years go with {', '.join(HOW_WELL)}; say them, or since when it is so."
        )
    if not 0 <= years <= MOST_YEARS:
        raise RuleBroken(f"Say 1 to {MOST_YEARS} years.")
    said = Knows(one, other, how, on)
    if how in HOW_WELL:
        said = Knows(one, other, how, today, years=years, since=on)
    not_again(ego, said)
    number = keep_typed(ego, [said], today=today)
    note_done(ego, "knows", f"{one.name} and {other.name}", how)
    return number


def pasted(ego: int, person: int, text: str, *, today: date) -> Pasted:
    """Keep the mutual connections pasted off a person's profile page.

    Those on it are the ego's own connections, so a name that only one person has is
    taken for theirs.

    Raises:
        RuleBroken: there are no names in the text.
    """
    who = people.mention_of(ego, person)
    found = [by_full_name(ego, mention) for mention in mutuals(text)[:MOST]]
    others = [mention for mention in dict.fromkeys(found) if mention != who]
    if not others:
        raise RuleBroken(
            "There are no names in that text. Open the list of mutual connections, "
            "mark it all, copy it, and paste it here."
        )
    said = [Knows(who, other, "mutual", today) for other in others]
    number = keep_typed(ego, said, today=today)
    note_done(ego, "knows", who.name, f"{len(others)} mutual connections pasted")
    return Pasted(number, tuple(other.name or other.profile for other in others))
