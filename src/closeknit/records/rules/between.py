"""What two dated exports tell of the time between them."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from closeknit.sources.handles import folded
from closeknit.sources.record import Connected, Invited, Mention

SHRUNK = 0.8
"""A newer export with under this share of connections is taken for a partial one."""


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
    whole = len(newer.connected) >= SHRUNK * len(older.connected)

    def change(what: str, who: Mention, because: str) -> Change:
        return Change(what, who.name, who.profile, after, upto, because)

    for row in older.connected:
        found = next((now[k] for k in _keys(row.who, row.on) if k and k in now), None)
        if found is not None:
            was, new = _job(row), _job(found)
            # The first time a job is said is no change of job.
            if was and new and was != new:
                yield change("changed job", found.who, f"from {was} to {new}")
        elif whole and newer.connected:
            yield change("gone", row.who, f"no longer in the export of {upto}")
    for row in _new(older, newer):
        what = "accepted" if _asked(older, row.who) else "joined"
        yield change(what, row.who, _joined(row.on, after))
    if newer.invited:
        yield from _withdrawn(older, newer)


def _joined(on: date | None, after: date) -> str:
    """Say when they joined; who had by the older export is only new in this one.

    >>> _joined(date(2019, 11, 14), date(2022, 3, 1))
    'new in the export (joined 2019-11-14)'
    """
    if on is None:
        return "new in the export (joined on a day unknown)"
    return f"new in the export (joined {on})" if on <= after else f"joined on {on}"


def _new(older: Snapshot, newer: Snapshot) -> Iterator[Connected]:
    """Yield the connections that the older export does not know."""
    before = _by_key(older.connected)
    for row in newer.connected:
        if not any(key in before for key in _keys(row.who, row.on) if key):
            yield row


def _asked(older: Snapshot, who: Mention) -> bool:
    """Say whether the ego had invited them by the older export."""
    return any(
        i.outgoing
        and (
            (who.profile and i.who.profile == who.profile)
            or folded(i.who.name) == folded(who.name)
        )
        for i in older.invited
    )


def _job(row: Connected) -> str:
    return ", ".join(filter(None, (row.position, row.company)))


def _withdrawn(older: Snapshot, newer: Snapshot) -> Iterator[Change]:
    """Yield the ego's invitations that are there no more, nor accepted.

    An invitation that LinkedIn drops after it was accepted was accepted all the same,
    so whoever is connected in either export is left out.
    """
    still = {(i.who.profile or folded(i.who.name)) for i in newer.invited}
    accepted = _by_key((*older.connected, *newer.connected)).keys()
    names = {folded(r.who.name) for r in (*older.connected, *newer.connected)}
    for invitation in older.invited:
        who = invitation.who
        if not invitation.outgoing or (who.profile or folded(who.name)) in still:
            continue
        if who.profile in accepted or folded(who.name) in names:
            continue
        because = "your invitation is gone: withdrawn, refused or run out"
        yield Change("withdrawn", who.name, who.profile, older.on, newer.on, because)
