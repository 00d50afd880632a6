"""What two dated exports tell of the time between them."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from closeknit.sources.handles import folded
from closeknit.sources.record import Connected, Invited, Mention

SHRUNK = 0.8
"""A newer export with under this share of the connections is taken for a partial one."""


class Change(NamedTuple):
    """Something that happened after one export and by the next.

    `what`: accepted, withdrawn, gone, joined or changed job.
    """

    what: str
    name: str
    profile: str
    after: date
    upto: date
    because: str


class Snapshot(NamedTuple):
    """What one dated export says: its connections and the ego's own invitations."""

    on: date
    connected: tuple[Connected, ...]
    invited: tuple[Invited, ...]


def _keys(who: Mention, on: date | None) -> tuple[str, str, str]:
    name = folded(who.name)
    return who.profile, who.email, f"{name}|{on}" if on else name


def _by_key(rows: Iterable[Connected]) -> Mapping[str, Connected]:
    return {key: row for row in rows for key in _keys(row.who, row.on) if key}


def between(older: Snapshot, newer: Snapshot) -> Iterator[Change]:
    """Yield what happened between two exports, in the older one's order.

    Somebody is gone only if the newer export holds nearly as many connections as the
    older one; else it is taken for a partial one and says nothing about absences.
    """
    after, upto = older.on, newer.on
    now = _by_key(newer.connected)
    before = _by_key(older.connected)
    whole = len(newer.connected) >= SHRUNK * len(older.connected)

    def change(what: str, who: Mention, because: str) -> Change:
        return Change(what, who.name, who.profile, after, upto, because)

    for row in older.connected:
        found = next((now[k] for k in _keys(row.who, row.on) if k and k in now), None)
        if found is None:
            if whole and newer.connected:
                yield change("gone", row.who, f"no longer in the export of {upto}")
        elif (row.company, row.position) != (found.company, found.position):
            was, new = _job(row), _job(found)
            # The first time a job is said is no change of job.
            if was and new:
                yield change("changed job", found.who, f"from {was} to {new}")
    asked = {folded(i.who.name) for i in older.invited if i.outgoing}
    asked |= {i.who.profile for i in older.invited if i.outgoing and i.who.profile}
    for row in newer.connected:
        if any(k in before for k in _keys(row.who, row.on) if k):
            continue
        if row.who.profile in asked or folded(row.who.name) in asked:
            yield change("accepted", row.who, f"joined on {row.on or 'a day unknown'}")
        else:
            yield change("joined", row.who, f"joined on {row.on or 'a day unknown'}")
    if newer.invited:
        yield from _withdrawn(older, newer, now)


def _job(row: Connected) -> str:
    return ", ".join(filter(None, (row.position, row.company)))


def _withdrawn(
    older: Snapshot, newer: Snapshot, now: Mapping[str, Connected]
) -> Iterator[Change]:
    """Yield the ego's invitations that are there no more, nor accepted."""
    still = {(i.who.profile or folded(i.who.name)) for i in newer.invited}
    names = {folded(row.who.name) for row in newer.connected}
    for invitation in older.invited:
        who = invitation.who
        if not invitation.outgoing or (who.profile or folded(who.name)) in still:
            continue
        if who.profile in now or folded(who.name) in names:
            continue
        because = "your invitation is gone: withdrawn, refused or run out"
        yield Change(
            "withdrawn", who.name, who.profile, older.on, newer.on, because
        )
