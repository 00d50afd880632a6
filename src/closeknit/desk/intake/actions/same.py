"""The user's word on who is who: same, different, later; and taken back again."""

from datetime import UTC, date, datetime, timedelta

from closeknit.desk.intake.actions.by_hand import keep_typed
from closeknit.people import store as people
from closeknit.people.rules.sides import code
from closeknit.people.store import pairs
from closeknit.records.actions.ego import note_done
from closeknit.shared.errors import NotKept, RuleBroken
from closeknit.sources.record import Mention, Same

VERDICTS = ("same", "different", "later")


def judge(ego: int, known_by: str, verdict: str, *, today: date) -> int:
    """Keep the user's answer to a question, or to a join; return its import's number.

    Raises:
        NotKept: there is no such question.
        RuleBroken: it is no verdict.
    """
    if verdict not in VERDICTS:
        raise RuleBroken(f"Two are one of: {', '.join(VERDICTS)}.")
    return _say(ego, *_handles(ego, known_by), verdict, today=today)


def judge_people(ego: int, one: int, other: int, verdict: str, *, today: date) -> int:
    """Keep the user's word on two people that nobody asked about.

    Raises:
        NotKept: there is no such person.
        RuleBroken: it is no verdict, or both are one person.
    """
    if verdict not in VERDICTS:
        raise RuleBroken(f"Two are one of: {', '.join(VERDICTS)}.")
    if one == other:
        raise RuleBroken("That is one person already.")
    first, second = (people.mention_of(ego, person).handle for person in (one, other))
    return _say(ego, first, second, verdict, today=today)


def take_back(ego: int, known_by: str, *, today: date) -> int:
    """Undo one join, or one word of the user's; return the import's number.

    A word is taken back by an empty one; a join that closeknit made by the word
    ``different``, which can be taken back like any. The records stay as they were read.

    Raises:
        NotKept: there is no such join and no such word.
    """
    for word in pairs.words(ego):
        if code(word.one, word.other) == known_by:
            return _say(ego, word.one, word.other, "", today=today)
    return _say(ego, *_handles(ego, known_by), "different", today=today)


def _handles(ego: int, known_by: str) -> tuple[str, str]:
    found = pairs.handles_of_pair(ego, known_by)
    if found is None:
        raise NotKept(
            f"There is no pair {known_by}. `closeknit same` lists the questions,"
            " `closeknit same joins` what is joined."
        )
    return found


def _say(ego: int, one: str, other: str, verdict: str, *, today: date) -> int:
    """Keep the word, later than any before it on these two."""
    first, second = sorted((one, other))
    at = datetime.combine(today, datetime.now(UTC).time(), UTC)
    for word in pairs.words(ego, standing=False):
        if (word.one, word.other) == (first, second):
            at = max(at, word.at + timedelta(microseconds=1))
    known = pairs.numbered(ego, (first, second))
    mentions = [
        Mention(name=known[handle][2] if handle in known else "", handle=handle)
        for handle in (first, second)
    ]
    number = keep_typed(
        ego,
        [Same(mentions[0], mentions[1], verdict, at)],
        today=today,
        moved=[number for number, *_ in known.values()],
    )
    # No name: history outlives whoever is forgotten.
    note_done(ego, "same", "two people", verdict or "taken back")
    return number
