"""Who is handed on, read: with their addresses, their state and what was between."""

from collections.abc import Iterable
from datetime import date

from closeknit.desk.introductions.rules.states import Step as Said
from closeknit.desk.introductions.store import introductions
from closeknit.desk.outcomes.rules.handoff import Person, Whom
from closeknit.desk.outcomes.rules.outcome import Kind
from closeknit.desk.outcomes.store import outcomes
from closeknit.desk.triage.rules.states import State
from closeknit.desk.triage.store.queue import queue
from closeknit.engines.rows import chunks
from closeknit.people.models import Person as Row
from closeknit.sources.handles import profile_url
from closeknit.ties.models import Tie

AT_ONCE = 1_000
Why = dict[int, tuple[str, date | None, date | None]]
"""By person: their state, since when, and the day of their consent to a list."""


def handed(ego: int, whom: Whom, *, today: date) -> list[Person]:
    """Return whom to hand on, by name. Three queries and one for each thousand."""
    why = {
        Whom.INTERESTED: _interested,
        Whom.OUTCOMES: _with_outcomes,
        Whom.INTRODUCED: _introduced,
        Whom.CONNECTED: _connected,
    }[whom](ego, today)
    found = []
    for some in chunks(sorted(why), AT_ONCE):
        rows = Row.objects.of(ego).filter(pk__in=list(some))
        fields = ("id", "name", "company", "position", "emails", "profile")
        for number, name, company, position, emails, profile in rows.values_list(
            *fields
        ):
            status, since, consent = why[number]
            found.append(
                Person(
                    name, company, position, emails.partition("\n")[0],
                    profile_url(profile), status, since, consent,
                    f"{status} since {since}" if since else status,
                )
            )  # fmt: skip
    return sorted(found, key=lambda one: (one.name.casefold(), one.email, one.profile))


def _interested(ego: int, today: date) -> Why:
    return {
        one.person: ("interested", one.case.since, one.case.since)
        for one in queue(ego, today=today)
        if one.case.state is State.INTERESTED
    }


def _with_outcomes(ego: int, today: date) -> Why:
    found: Why = {}
    for one in reversed(outcomes(ego, today=today)):
        if one.person:
            word = "client" if one.kind in {Kind.CLIENT, Kind.DEAL} else one.kind.value
            found[one.person] = (word, one.on, None)
    return found


def _introduced(ego: int, today: date) -> Why:
    found: Why = {}
    for one in introductions(ego, today=today):
        made: Iterable[date] = [s.on for s in one.steps if s.step is Said.INTRODUCE]
        for on in made:
            if one.target.id:
                word = f"introduced by {one.introducer.name}"
                found[one.target.id] = (word, on, None)
    return found


def _connected(ego: int, today: date) -> Why:
    rows = Tie.objects.of(ego).filter(connected__isnull=False, connected__lte=today)
    listed = rows.values_list("person_id", "connected")
    return {person: ("connected", on, None) for person, on in listed}
