"""Who of a CRM is to be invited: clients not connected yet, and new entries."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from closeknit.desk.week.rules.lists import DAY, EPOCH, MET_WITHIN, Item, Who
from closeknit.sources.record import Card
from closeknit.ties.rules.alter import Alter
from closeknit.ties.rules.words import ago

NEW_WITHIN = 28
"""Days for which an entry of a CRM is new: four weeks."""
CLIENT = "client"
_BOOKS = {"hubspot": "HubSpot", "salesforce": "Salesforce", "pipedrive": "Pipedrive"}


class Entry(NamedTuple):
    """A row of a CRM about somebody.

    `brought`: the day of the import that had it first, None where that was the first
    import of any CRM, which makes nobody new.
    """

    person: int
    kept: int
    card: Card
    brought: date | None


class Booked(NamedTuple):
    """Somebody of a CRM who is not connected, with what the newest row says."""

    who: Alter
    entry: Entry


def newest(entries: Iterable[Entry]) -> dict[int, Entry]:
    """Return for each person the newest row about them."""
    found: dict[int, Entry] = {}
    for one in entries:
        before = found.get(one.person)
        if before is None or _order(one) > _order(before):
            found[one.person] = one
    return found


def _order(one: Entry) -> tuple[date, int]:
    return one.card.on or date.min, one.kept


def clients(booked: Sequence[Booked]) -> list[Booked]:
    """Return the clients among them, the newest row first (R0-23)."""
    these = [one for one in booked if one.entry.card.standing == CLIENT]
    return _newest_first(these)


def new_entries(booked: Sequence[Booked], *, today: date) -> list[Booked]:
    """Return who is new in the CRM, the newest first (R0-29).

    Clients have a list of their own, and who was met stands on that of those met.
    """
    these = [
        one
        for one in booked
        if one.entry.card.standing != CLIENT
        and not is_met(one.who, today=today)
        and new_since(one.entry, today=today)
    ]
    return _newest_first(these)


def besides_met(booked: Iterable[Booked], *, today: date) -> int:
    """Return how many of them do not stand on the list of those met as well."""
    return len({one.who.id for one in booked if not is_met(one.who, today=today)})


def is_met(one: Alter, *, today: date) -> bool:
    """Say whether somebody not invited stands on the list of those met lately."""
    last = one.measured.last
    if last is None or not one.measured.two_way:
        return False
    ago_ = today.toordinal() - EPOCH - last // DAY
    return 0 <= ago_ <= MET_WITHIN


def _newest_first(booked: Iterable[Booked]) -> list[Booked]:
    return sorted(booked, key=lambda one: _order(one.entry), reverse=True)


def new_since(one: Entry, *, today: date) -> date | None:
    """Return since when a row is new; None where it is not.

    >>> row = Entry(1, 7, Card((), on=date(2026, 11, 20)), None)
    >>> new_since(row, today=date(2026, 11, 21))
    datetime.date(2026, 11, 20)
    """
    since = today - timedelta(days=NEW_WITHIN)
    days = [day for day in (one.card.on, one.brought) if day is not None]
    return max((day for day in days if since <= day), default=None)


def invite_client(one: Booked, today: date) -> Item:
    """Say that a client is not connected yet (R0-23)."""
    why = [f"your client, by {_book(one.entry.card)}", *_work(one.who)]
    why.append("not connected on LinkedIn, and not invited")
    if one.who.measured.last is not None:
        why.append(f"last in touch {ago(one.who.measured.last, today=today)}")
    do = "Invite, as your client"
    return Item(Who(one.who.id, one.who.name), do, why, "R0-23", one.who.profile)


def invite_new(one: Booked, today: date) -> Item:
    """Say that somebody came into the CRM and is not connected (R0-29)."""
    since = new_since(one.entry, today=today) or today
    why = [f"new in {_book(one.entry.card)} {ago(since, today=today)}", *_work(one.who)]
    why.append("not connected on LinkedIn, and not invited")
    do = "Invite, with a note on what brought you together"
    return Item(Who(one.who.id, one.who.name), do, why, "R0-29", one.who.profile)


def _book(card: Card) -> str:
    return _BOOKS.get(card.book, "your CRM")


def _work(one: Alter) -> list[str]:
    said = ", ".join(filter(None, (one.position, one.company)))
    return [said] if said else []
