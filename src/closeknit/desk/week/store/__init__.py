"""The week, asked for: a fixed number of queries, whatever the network's size."""

from collections.abc import Callable, Sequence
from datetime import date

from closeknit.desk.cadence import store as cadence
from closeknit.desk.introductions.store import introductions
from closeknit.desk.week.rules import crm
from closeknit.desk.week.rules import lists as rules
from closeknit.desk.week.rules.crm import Booked
from closeknit.desk.week.rules.lists import Item, Section, Week
from closeknit.desk.week.rules.words import (
    RESTS,
    Key,
    cut,
    hides,
    hides_touch,
    keyed,
    put_off,
)
from closeknit.desk.week.store import due, said
from closeknit.desk.week.store.said import At
from closeknit.engines.rows import chunks
from closeknit.people import store as people
from closeknit.records import store as records
from closeknit.records.rules.kept import Origin
from closeknit.sources.reader import TABLE
from closeknit.sources.record import AnyRecord, Card, Invited
from closeknit.ties import store as ties
from closeknit.ties.rules import domains
from closeknit.ties.rules.alter import Alter, Found
from closeknit.ties.store import booked, encounters
from closeknit.ties.store.history import changed_jobs

RUNS = 100_000
AT_ONCE = 2_000
EVERYBODY = 1_000_000


def week(ego: int, *, today: date, limit: int = rules.AT_MOST) -> Week:
    """Return what is worth doing in this week's hour, the user's words respected.

    Forty-one queries at most where nothing was done yet; three more where items have
    words, four where readiness holds invitations back, nine where introductions are
    under way, forty where steps of triage were taken, and six for each two thousand who
    stand in a CRM alone.
    """
    at = said.at(ego, today=today, limit=limit)
    own = own_domains(ego)
    let_go = cadence.let_go(ego)
    dealt = due.dealt(ego, today=today)
    met = ties.met_not_invited(
        ego,
        today=today,
        days=rules.MET_WITHIN,
        limit=limit,
        colleagues=own,
        without=at.hidden["met_not_invited"],
    )
    entries = in_crm(ego, colleagues=own)
    clients = _open(at, "clients_not_connected", crm.clients(entries))
    new = _open(at, "new_in_crm", crm.new_entries(entries, today=today))
    to_invite = met.total + crm.besides_met((*clients, *new), today=today)
    many, back = put_off(at.words.values(), today=today)
    return Week(
        as_of=today,
        met_not_invited=_met(at, met),
        clients_not_connected=_booked(
            at, "clients_not_connected", clients, crm.invite_client
        ),
        new_in_crm=_booked(at, "new_in_crm", new, crm.invite_new),
        inbound=_inbound(at, dealt.people),
        accepted_not_spoken=_silent(at, let_go),
        job_changes=_job_changes(at),
        to_keep=_to_keep(at),
        one_way=_one_way(at, let_go),
        introductions=_introductions(at),
        readiness=due.ready(at, to_invite),
        follow_ups=due.follow_ups(at, dealt.due),
        reminders=due.reminders(at),
        to_invite=to_invite,
        put_off=many,
        back=back,
    )


def _section(
    at: At, name: str, found: Found, rule: Callable[[Alter, date], Item]
) -> Section:
    """Return what was found as items, each with its name and what it rests on."""
    rests = RESTS[name]
    items = [
        keyed(rule(one, at.today), name, rests(one, at.today)) for one in found.people
    ]
    return Section(found.total, items)


def _met(at: At, found: Found) -> Section:
    """Put beside each the place and the day of meeting."""
    met = encounters.met(at.ego, [one.id for one in found.people], today=at.today)
    return _section(
        at,
        "met_not_invited",
        found,
        lambda one, today: rules.invite_after(one, met.get(one.id), today),
    )


def _inbound(at: At, dealt: set[int]) -> Section:
    """Put beside each waiting invitation the note that came with it."""
    out = at.hidden["inbound"] | dealt
    found = ties.waiting(at.ego, today=at.today, limit=at.limit, without=out)
    numbers = [one.inbound for one in found.people if one.inbound is not None]
    notes = records.said(at.ego, numbers)

    def rule(one: Alter, today: date) -> Item:
        record = notes.get(one.inbound or 0)
        text = record.text if isinstance(record, Invited) else ""
        return rules.answer(one, today)._replace(note=text)

    return _section(at, "inbound", found, rule)


def _silent(at: At, let_go: set[int]) -> Section:
    out = at.hidden["accepted_not_spoken"] | let_go
    days = rules.SPOKEN_WITHIN
    found = ties.never_spoken(
        at.ego, today=at.today, days=days, limit=at.limit, without=out
    )
    return _section(at, "accepted_not_spoken", found, rules.speak)


def _to_keep(at: At) -> Section:
    """Return with whom it is time for a word, by the cadence.

    But for those of whom something else is come back to: they stand there.
    """
    words = {key.person: of for key, of in at.words.items() if key.section == "to_keep"}

    def without(one: cadence.Ready) -> bool:
        if one.is_topic:
            return True
        of, every = words.get(one.who.id), one.due.every
        rests = _rests(one.last)
        return of is not None and hides_touch(of, rests, every, today=at.today)

    found = cadence.touches(at.ego, today=at.today, limit=at.limit, without=without)
    items = [
        keyed(rules.keep(one, at.today), "to_keep", _rests(one.last))
        for one in found.items
    ]
    return Section(len(items) + found.more, items)


def _rests(last: date | None) -> str:
    return last.isoformat() if last else ""


def _one_way(at: At, let_go: set[int]) -> Section:
    found = ties.one_way(
        at.ego,
        today=at.today,
        days=rules.ONE_WAY_WITHIN,
        least=rules.ONE_WAY_LEAST,
        limit=at.limit,
        without=at.hidden["one_way"] | let_go,
    )
    return _section(at, "one_way", found, rules.even_out)


def _job_changes(at: At) -> Section:
    has_words = any(key.section == "job_changes" for key in at.words)
    limit = EVERYBODY if has_words else at.limit
    moved = changed_jobs(at.ego, today=at.today, limit=limit)
    items = [
        keyed(rules.congratulate(one, at.today), "job_changes", f"{one.on} {one.now}")
        for one in moved.people
    ]
    if not has_words:
        return Section(moved.total, items)
    return cut(items, at.words, today=at.today, limit=at.limit)


def _introductions(at: At) -> Section:
    """Return introductions in which something is due, or may have been answered."""
    items = []
    for one in introductions(at.ego, today=at.today, is_open=True):
        stands = one.standing
        if one.heard or stands.is_due(at.today):
            item = rules.carry_on(
                one.introducer, one.target.name, stands, one.heard, at.today
            )
            rests = f"{stands.state} {stands.since} {one.heard}"
            items.append(keyed(item, "introductions", rests, one.id))
    return cut(items, at.words, today=at.today, limit=at.limit)


def _open(at: At, name: str, some: Sequence[Booked]) -> list[Booked]:
    """Return those of a CRM that no word hides: it stands until the row changes."""
    left = []
    for one in some:
        word = at.words.get(Key(name, one.who.id))
        if word is None or not hides(word, str(one.entry.kept), today=at.today):
            left.append(one)
    return left


def _booked(
    at: At, name: str, some: Sequence[Booked], rule: Callable[[Booked, date], Item]
) -> Section:
    items = [
        keyed(rule(one, at.today), name, str(one.entry.kept))
        for one in some[: at.limit]
    ]
    return Section(len(some), items)


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
