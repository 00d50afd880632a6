"""The week, asked for: a fixed number of queries, whatever the network's size."""

from collections.abc import Sequence
from datetime import date

from closeknit.desk.introductions.store import introductions
from closeknit.desk.week.rules import crm
from closeknit.desk.week.rules import lists as rules
from closeknit.desk.week.rules.crm import Booked
from closeknit.desk.week.rules.lists import Section, Week, section
from closeknit.engines.rows import chunks
from closeknit.people import store as people
from closeknit.records import store as records
from closeknit.records.rules.kept import Origin
from closeknit.sources.record import AnyRecord, Card, Invited
from closeknit.sources.registry import TABLE
from closeknit.ties import store as ties
from closeknit.ties.rules import domains
from closeknit.ties.rules.alter import Found
from closeknit.ties.store import booked, encounters
from closeknit.ties.store.history import changed_jobs

RUNS = 100_000
AT_ONCE = 2_000


def week(ego: int, *, today: date, limit: int = rules.AT_MOST) -> Week:
    """Return what is worth doing in this week's hour.

    Eighteen queries at most, nine more where introductions are under way, and six for
    each two thousand who stand in a CRM alone.
    """
    own = own_domains(ego)
    met = ties.met_not_invited(
        ego,
        today=today,
        days=rules.MET_WITHIN,
        limit=limit,
        colleagues=own,
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
    entries = in_crm(ego, colleagues=own)
    clients, new = crm.clients(entries), crm.new_entries(entries, today=today)
    return Week(
        as_of=today,
        met_not_invited=_with_places(ego, met, today),
        clients_not_connected=Section(
            len(clients), [crm.invite_client(one, today) for one in clients[:limit]]
        ),
        new_in_crm=Section(
            len(new), [crm.invite_new(one, today) for one in new[:limit]]
        ),
        inbound=_with_notes(ego, inbound, today),
        accepted_not_spoken=section(silent, rules.speak, today=today),
        job_changes=Section(
            moved.total, [rules.congratulate(one, today) for one in moved.people]
        ),
        to_keep=section(fading, rules.keep, today=today),
        one_way=section(one_way, rules.even_out, today=today),
        introductions=_introductions(ego, today, limit),
        to_invite=met.total + crm.besides_met((*clients, *new), today=today),
    )


def _introductions(ego: int, today: date, limit: int) -> Section:
    """Return introductions in which something is due, or may have been answered."""
    found = [
        one
        for one in introductions(ego, today=today, is_open=True)
        if one.heard or one.standing.is_due(today)
    ]
    items = [
        rules.carry_on(one.introducer, one.target.name, one.standing, one.heard, today)
        for one in found[:limit]
    ]
    return Section(len(found), items)


def in_crm(ego: int, *, colleagues: Sequence[str] = ()) -> list[Booked]:
    """Return who of a CRM is neither connected nor invited, by the newest row.

    One query where there is none; else six for each two thousand.
    """
    found = booked.booked(ego, colleagues=colleagues)
    ids = [number for one in found for number in one.kept]
    if not ids:
        return []
    said: dict[int, AnyRecord] = {}
    came: dict[int, Origin] = {}
    for some in chunks(ids, AT_ONCE):
        said |= records.said(ego, some)
        came |= records.origins(ego, some)
    tables = [run for run in records.runs(ego, limit=RUNS) if run.source == TABLE]
    later = {run.id: run.began.date() for run in tables[:-1]}
    rows = crm.newest(
        crm.Entry(one.who.id, number, card, later.get(came[number].run))
        for one in found
        for number in one.kept
        if isinstance(card := said.get(number), Card) and card.book
    )
    return [Booked(one.who, rows[one.who.id]) for one in found if one.who.id in rows]


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
