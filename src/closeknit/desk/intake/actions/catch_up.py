"""Bring people and ties into line with the records; finish what was interrupted."""

from collections.abc import Callable, Collection
from datetime import date
from functools import partial
from itertools import groupby

from django.db import connection, transaction

from closeknit.people.actions import settle as people
from closeknit.people.actions.resolve import Resolver, Told, forget_mentions
from closeknit.people.rules.naming import Own, named
from closeknit.records import store as records
from closeknit.records.actions.ego import set_ego, set_stale
from closeknit.records.actions.take_back import take_back
from closeknit.records.rules.kept import Held
from closeknit.sources.coded import kind_of
from closeknit.sources.record import Owner
from closeknit.ties.actions import age, refresh

Watch = Callable[[str, int, int], None]
AT_ONCE = 2_000
MANY = 500
"""People from which a database is asked to count its rows again before it is asked."""
_PEOPLE = ("people_handle", "people_mention", "people_link")


def _unseen(_what: str, _done: int, _total: int) -> None:
    """Watch nothing."""


def catch_up(
    ego: int,
    *,
    today: date,
    touched: Collection[int] | None = None,
    moved: Collection[int] | None = None,
    watch: Watch = _unseen,
) -> None:
    """Compute what is due: people and ties of the `touched` handles, or everybody's.

    `moved` are the handles of which something new was said that may change who is who;
    None where that is not known.
    """
    stale = records.stale(ego)
    if stale == "records":
        _rebuild(ego, watch)
        touched = moved = None
    if touched is not None and not touched and not moved and not stale:
        return
    if moved is not None:
        moved = people.awakened(ego, touched or ()).union(moved)
    newest = records.newest_record(ego)
    watch("who is who", 0, 1)
    many = touched is None or len(touched) > MANY
    if many:
        _count_for_postgres("records_kept", "records_sighting", *_PEOPLE)
    changed: set[int] = set()
    if moved is None or moved:
        changed = people.settle(ego, moved)
    if many:
        _count_for_postgres("people_person", "people_handle")
    only = None
    if touched is not None:
        only = changed | people.people_of(ego, touched)
    _measure(ego, only, today=today, watch=watch)
    if records.newest_record(ego) == newest:
        # Else an import has added something meanwhile, which is still to settle.
        set_stale(ego, "")
    if only is None:
        _count_rows()


def _measure(ego: int, only: set[int] | None, *, today: date, watch: Watch) -> None:
    """Bring ties and network to `today`: of `only` these people what records say too.

    Nobody is somebody else because a day went by, so of the others only those are
    looked at for whom that counts.
    """
    since = records.day(ego)
    if since is None:
        only = None
    told = partial(watch, "how strong each tie is")
    if only is None or only:
        refresh(ego, today=today, only=only, watch=told)
    lively: set[int] = set()
    if only is not None and since is not None and since != today:
        planned, lively = age(ego, since=since, today=today, watch=told)
        only |= planned
    _follow(ego, only, lively)
    set_ego(ego, day=today)


def _follow(ego: int, only: Collection[int] | None, aged: Collection[int]) -> None:
    """Bring the network into line with the ties."""
    # It brings NumPy along: a tenth of a second for each command that needs none.
    from closeknit.network.actions import snapshot  # noqa: PLC0415 - see above

    snapshot.follow(ego, only, aged)


def _count_for_postgres(*tables: str) -> None:
    """Let PostgreSQL look at tables that an import has just filled.

    Its own worker comes by once a minute; until then it takes them for empty, and
    tries every row against every other.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(f"ANALYZE {', '.join(tables)}")


def _count_rows() -> None:
    """Let SQLite look at its tables again, so that it picks the right index."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA analysis_limit=400")
            # Not `PRAGMA optimize`: it leaves a table alone that grew fivefold.
            cursor.execute("ANALYZE")


def settle_day(ego: int, *, today: date, watch: Watch = _unseen) -> None:
    """Finish what was interrupted, and bring ties to `today`; quick when all is."""
    for number, state, _ in records.unfinished(ego):
        if state == "undoing":
            set_stale(ego, "records")
            take_back(ego, number)
    if records.stale(ego):
        catch_up(ego, today=today, watch=watch)
    elif records.day(ego) != today:
        _measure(ego, set(), today=today, watch=watch)


def rebuild(ego: int, *, today: date, watch: Watch = _unseen) -> None:
    """Compute everything right of the records again: people, ties, all."""
    set_stale(ego, "records")
    catch_up(ego, today=today, watch=watch)


def _told(held: Held, own: Own) -> Told:
    record = held.record
    owner = record if isinstance(record, Owner) else None
    return Told(held.id, kind_of(record), named(record, own), new=True, owner=owner)


def _rebuild(ego: int, watch: Watch) -> None:
    """Make all mentions again from the records. People keep their numbers."""
    set_stale(ego, "records")
    forget_mentions(ego)
    resolver = Resolver(ego)
    with transaction.atomic():
        owners = records.of_kind(ego, "owner")
        resolver.absorb([_told(held, frozenset()) for held in owners], None)
    own = resolver.own
    newest = max(1, records.newest_record(ego))
    for page in records.stream(ego):
        for saw, same_day in groupby(page, key=lambda held: held.saw):
            batch = [_told(held, own) for held in same_day]
            for start in range(0, len(batch), AT_ONCE):
                with transaction.atomic():
                    resolver.absorb(batch[start : start + AT_ONCE], saw)
        watch("reading the records again", page[-1].id, newest)
    with transaction.atomic():
        # Never "nothing is due" in between: the index still names who was dropped.
        people.drop_unmentioned(ego)
        set_stale(ego, "")  # the mentions are whole again; who is who is still to do
        set_stale(ego, "people")
