"""The week, asked for: a fixed number of queries, whatever the network's size."""

from datetime import date

from closeknit.desk.week import rules
from closeknit.desk.week.rules import Section, Week, section
from closeknit.people import store as people
from closeknit.records import store as records
from closeknit.sources.record import Invited
from closeknit.ties import store as ties
from closeknit.ties.rules import domains
from closeknit.ties.rules.alter import Found
from closeknit.ties.store import encounters
from closeknit.ties.store.history import changed_jobs


def week(ego: int, *, today: date, limit: int = rules.AT_MOST) -> Week:
    """Return what is worth doing in this week's hour. Sixteen queries at most."""
    met = ties.met_not_invited(
        ego,
        today=today,
        days=rules.MET_WITHIN,
        limit=limit,
        colleagues=own_domains(ego),
    )
    moved = changed_jobs(ego, today=today, limit=limit)
    inbound = ties.waiting(ego, limit=limit)
    silent = ties.never_spoken(ego, today=today, days=rules.SPOKEN_WITHIN, limit=limit)
    fading = ties.fading(ego, today=today, years=rules.KEEP_YEARS, limit=limit)
    one_way = ties.one_way(
        ego,
        today=today,
        days=rules.ONE_WAY_WITHIN,
        least=rules.ONE_WAY_LEAST,
        limit=limit,
    )
    return Week(
        as_of=today,
        met_not_invited=_with_places(ego, met, today),
        inbound=_with_notes(ego, inbound, today),
        accepted_not_spoken=section(silent, rules.speak, today=today),
        job_changes=Section(
            moved.total, [rules.congratulate(one, today) for one in moved.people]
        ),
        to_keep=section(fading, rules.keep, today=today),
        one_way=section(one_way, rules.even_out, today=today),
        introductions=Section(0, []),
    )


def own_domains(ego: int) -> tuple[str, ...]:
    """Return the domains whose people are colleagues: as set, else as inferred."""
    said = records.settings(ego).get("colleagues")
    if isinstance(said, list):
        return tuple(map(str, said))
    return domains.own_domains(people.own_emails(ego))


def _with_places(ego: int, found: Found, today: date) -> Section:
    """Put beside each the place and the day of meeting."""
    met = encounters.met(ego, [one.id for one in found.people], today=today)
    items = [rules.invite_after(one, met.get(one.id), today) for one in found.people]
    return Section(found.total, items)


def _with_notes(ego: int, found: Found, today: date) -> Section:
    """Put beside each waiting invitation the note that came with it."""
    numbers = [one.inbound for one in found.people if one.inbound is not None]
    said = records.said(ego, numbers)
    items = []
    for one in found.people:
        record = said.get(one.inbound or 0)
        text = record.text if isinstance(record, Invited) else ""
        items.append(rules.answer(one, today)._replace(note=text))
    return Section(found.total, items)
