"""What the user said of keeping people, read: how often, what about, whom no more."""

from collections import defaultdict
from datetime import date
from typing import NamedTuple

from closeknit.desk.cadence import models
from closeknit.desk.cadence.rules.cadence import Topic, Wanted
from closeknit.people import store as people


def wanted(ego: int) -> dict[int, Wanted]:
    """Return how often the user wants to be in touch with whom. Two queries at most."""
    rows = models.Pace.objects.of(ego).values_list("handle", "every", "snoozed", "on")
    listed = {row[0]: Wanted(row[1], row[2], row[3]) for row in rows}
    whose = people.holders(ego, listed) if listed else {}
    return {whose[handle]: said for handle, said in listed.items() if handle in whose}


def topics(ego: int, *, upto: date = date.max) -> dict[int, list[Topic]]:
    """Return what to come back to with whom, earliest first. Two queries at most."""
    rows = models.Topic.objects.of(ego).filter(done=None, on__lte=upto)
    columns = ("handle", "id", "text", "on")
    listed = list(rows.order_by("on", "id").values_list(*columns))
    whose = people.holders(ego, {row[0] for row in listed}) if listed else {}
    found: dict[int, list[Topic]] = defaultdict(list)
    for handle, number, text, on in listed:
        if handle in whose:
            found[whose[handle]].append(Topic(number, text, on))
    return found


def let_go(ego: int) -> set[int]:
    """Return whom the user let go in a review, and did not take back."""
    rows = models.Verdict.objects.of(ego).filter(taken_back=None).order_by("id")
    last = dict(rows.values_list("handle", "verdict"))
    gone = {handle for handle, verdict in last.items() if verdict == "let_go"}
    return set(people.holders(ego, gone).values()) if gone else set()


class Reminder(NamedTuple):
    """Something to come back to with somebody, whose day has come."""

    person: int
    name: str
    topic: Topic


def reminders(ego: int, *, today: date) -> list[Reminder]:
    """Return what to come back to by now, the earliest first. One query at least."""
    found = [
        (person, topic)
        for person, some in topics(ego, upto=today).items()
        for topic in some
    ]
    names = people.names(ego, {person for person, _ in found}) if found else {}
    found.sort(key=lambda both: (both[1].on, both[1].id))
    return [Reminder(person, names.get(person, ""), topic) for person, topic in found]
