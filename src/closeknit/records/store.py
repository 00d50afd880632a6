"""What is kept, read. Rows in, plain values out."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import UTC, date, datetime
from itertools import pairwise

from django.db import connection
from django.db.models import Max, QuerySet

from closeknit.records.models import (
    Done,
    Ego,
    Fault,
    Forgotten,
    Import,
    Kept,
    Part,
    Sighting,
)
from closeknit.records.rules.between import Change, Snapshot, between
from closeknit.records.rules.kept import Days, Held, Origin, Run, Seen, Unread
from closeknit.records.rules.kept import days as days_of
from closeknit.shared.errors import NoEgo, NotKept
from closeknit.sources.coded import decode
from closeknit.sources.record import AnyRecord, Connected, Invited

PAGE = 5_000


def default_ego() -> int:
    """Return the ego of a desk with one person; makes no row.

    Raises:
        NotKept: no desk has been set up yet.
    """
    first = Ego.objects.order_by("id").values_list("id", flat=True).first()
    if first is None:
        raise NotKept("Nothing is kept here yet. Import something first.")
    return first


def stale(ego: int) -> str:
    """Return what lags behind the records: "", ``people`` or ``records``."""
    return Ego.objects.filter(pk=_mine(ego)).values_list("stale", flat=True).get()


def forgotten(ego: int) -> frozenset[bytes]:
    """Return the marks of handles that stay out."""
    marks = Forgotten.objects.of(ego).values_list("mark", flat=True)
    return frozenset(bytes(mark) for mark in marks)


def day(ego: int) -> date | None:
    """Return the day the ties were last computed for."""
    return Ego.objects.filter(pk=_mine(ego)).values_list("day", flat=True).get()


def settings(ego: int) -> dict[str, object]:
    """Return the ego's settings as they were set; what is absent has its default."""
    kept = Ego.objects.filter(pk=_mine(ego)).values_list("settings", flat=True).get()
    return dict(kept)


def _mine(ego: int) -> int:
    if not ego:
        raise NoEgo
    return ego


_RUN = (
    "id file source state because as_of began ended read added known hidden refused "
    "unreadable not_read noticed bytes_done bytes_total"
).split()


def runs(ego: int, *, limit: int = 200) -> list[Run]:
    """Return the imports, newest first."""
    rows = Import.objects.of(ego).order_by("-id").values_list(*_RUN)[:limit]
    return [Run(*row) for row in rows]


def run(ego: int, number: int) -> Run:
    """Return one import.

    Raises:
        NotKept: there is no such import.
    """
    row = Import.objects.of(ego).filter(pk=number).values_list(*_RUN).first()
    if row is None:
        raise NotKept(f"There is no import {number}. `closeknit imports` lists them.")
    return Run(*row)


def unfinished(ego: int) -> list[tuple[int, str, str]]:
    """Return (number, state, file) of imports that were interrupted."""
    states = (Import.State.READING, Import.State.UNDOING)
    rows = Import.objects.of(ego).filter(state__in=states).order_by("id")
    return list(rows.values_list("id", "state", "file"))


def unread(ego: int, number: int, *, limit: int = 1000) -> list[Unread]:
    """Return the lines of an import that could not be read, in their order.

    Of a file that was imported before: the lines of that import.
    """
    first = Import.objects.of(ego).filter(pk=number).values_list("same_as", flat=True)
    of = next((pk for pk in first if pk is not None), number)
    rows = Fault.objects.of(ego).filter(run_id=of).order_by("id")
    return [Unread(*r) for r in rows.values_list("file", "line", "because")[:limit]]


def total(ego: int) -> int:
    """Return how many records are kept."""
    return Kept.objects.of(ego).count()


def origins(ego: int, ids: list[int]) -> dict[int, Origin]:
    """Return where each of these records stood. Two queries, whatever their number."""
    rows = _numbered(ego, ids).values_list("ego_id", "id", "part_id", "line", "run_id")
    found = [row[1:] for row in rows if row[0] == ego]
    parts = dict(
        Part.objects.of(ego)
        .filter(pk__in={part for _, part, _, _ in found})
        .values_list("id", "file")
    )
    return {pk: Origin(parts.get(part, ""), line, of) for pk, part, line, of in found}


def said(ego: int, ids: list[int]) -> dict[int, AnyRecord]:
    """Return these records by number. One query."""
    rows = _numbered(ego, ids).values_list("ego_id", "id", "said")
    return {pk: decode(text) for of, pk, text in rows if of == ego}


def _numbered(ego: int, ids: list[int]) -> QuerySet[Kept]:
    """Return these records, whosever they are: the caller looks at that.

    Asked for the ego as well, SQLite would walk the index of all the ego's records.
    """
    _mine(ego)
    return Kept._base_manager.filter(pk__in=ids)  # noqa: SLF001 - Django's public spelling


def stream(ego: int) -> Iterator[list[Held]]:
    """Yield every record in the order it came, page by page, with what it was seen in.

    Each page is one query by number and one for its later sightings.
    """
    days = dict(Import.objects.of(ego).values_list("id", "as_of"))
    after = 0
    while True:
        rows = list(
            Kept.objects.of(ego)
            .filter(pk__gt=after)
            .order_by("pk")
            .values_list("id", "said", "run_id")[:PAGE]
        )
        if not rows:
            return
        again = _sightings(ego, rows[0][0], rows[-1][0], days)
        yield [
            Held(pk, decode(text), _newest(days.get(of), again.get(pk)))
            for pk, text, of in rows
        ]
        after = rows[-1][0]


def of_kind(ego: int, *kinds: str) -> list[Held]:
    """Return every record of these kinds, ``wrote`` never, and when it was said."""
    rows = list(
        Kept.objects.of(ego)
        .filter(kind__in=kinds)
        .exclude(kind="wrote")
        .order_by("pk")
        .values_list("id", "said", "run_id")
    )
    if not rows:
        return []
    again = Sighting.objects.of(ego)
    again = again.filter(kept_id__gte=rows[0][0], kept_id__lte=rows[-1][0])
    found = _days(ego, [(pk, of) for pk, _, of in rows], again)
    return [Held(pk, decode(text), *found[pk]) for pk, text, _ in rows]


def days(ego: int, ids: list[int]) -> dict[int, Days]:
    """Return the days of the imports that say each of these records. Three queries."""
    rows = _numbered(ego, ids).filter(ego_id=ego).values_list("id", "run_id")
    return _days(ego, list(rows), Sighting.objects.of(ego).filter(kept_id__in=ids))


def _days(
    ego: int, rows: list[tuple[int, int]], again: QuerySet[Sighting]
) -> dict[int, Days]:
    runs = Import.objects.of(ego).values_list("id", "as_of", "began", "source")
    seen = {pk: Seen(as_of, began.date(), by) for pk, as_of, began, by in runs}
    alone = {of: days_of([one]) for of, one in seen.items()}
    found = {pk: alone[of] for pk, of in rows}
    more: dict[int, list[Seen]] = defaultdict(list)
    for kept, of in again.values_list("kept_id", "run_id"):
        more[kept].append(seen[of])
    first = {pk: of for pk, of in rows if pk in more}
    for pk, of in first.items():
        found[pk] = days_of([seen[of], *more[pk]])
    return found


def _sightings(
    ego: int, first: int, last: int, days: dict[int, date | None]
) -> dict[int, date]:
    rows = Sighting.objects.of(ego).filter(kept_id__gte=first, kept_id__lte=last)
    seen: dict[int, date] = {}
    for kept, of in rows.values_list("kept_id", "run_id"):
        on = days.get(of)
        if on and (kept not in seen or on > seen[kept]):
            seen[kept] = on
    return seen


def _newest(one: date | None, other: date | None) -> date | None:
    return max(filter(None, (one, other)), default=None)


def dated_exports(ego: int, kind: str) -> dict[date, int]:
    """Return how many records of this kind each dated LinkedIn export said.

    Two parts of one day are one export.
    """
    # NOT (...), word for word as the index by kind has it: SQLite uses it only then.
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT r.as_of, count(DISTINCT k.kept) FROM ("
            " SELECT id AS kept, run_id FROM records_kept"
            "  WHERE ego_id = %s AND kind = %s AND NOT (kind = 'wrote')"
            " UNION ALL SELECT s.kept_id, s.run_id FROM records_sighting s"
            "  JOIN records_kept k ON k.id = s.kept_id"
            "  WHERE k.ego_id = %s AND k.kind = %s AND NOT (k.kind = 'wrote')"
            ") k JOIN records_import r ON r.id = k.run_id"
            " WHERE r.as_of IS NOT NULL AND r.source = 'linkedin.export'"
            " GROUP BY r.as_of ORDER BY r.as_of",
            [_mine(ego), kind, ego, kind],
        )
        return {_as_date(on): int(many) for on, many in cursor.fetchall()}


def _as_date(said_on: date | str) -> date:
    return date.fromisoformat(said_on) if isinstance(said_on, str) else said_on


def said_in(ego: int, kind: str, on: date) -> dict[int, AnyRecord]:
    """Return the records of a kind that the export of this day says."""
    these = Import.objects.of(ego).filter(as_of=on, source="linkedin.export")
    runs_then = list(these.values_list("id", flat=True))
    first = Kept.objects.of(ego).filter(run_id__in=runs_then, kind=kind)
    first = first.exclude(kind="wrote")  # for the index by kind
    again = Sighting.objects.of(ego).filter(run_id__in=runs_then, kept__kind=kind)
    found = dict(first.values_list("id", "said"))
    found.update(again.values_list("kept_id", "kept__said"))
    return {pk: decode(text) for pk, text in sorted(found.items())}


def changes(ego: int) -> list[Change]:
    """Return what happened between each two dated exports, the newest first."""
    days = sorted({*dated_exports(ego, "connected"), *dated_exports(ego, "invited")})
    shots = [_snapshot(ego, on) for on in days]
    found = [c for pair in pairwise(shots) for c in between(*pair)]
    return sorted(found, key=lambda c: c.upto, reverse=True)


def _snapshot(ego: int, on: date) -> Snapshot:
    joined = said_in(ego, "connected", on).values()
    invited = said_in(ego, "invited", on).values()
    return Snapshot(
        on,
        tuple(r for r in joined if isinstance(r, Connected)),
        tuple(r for r in invited if isinstance(r, Invited)),
    )


def exchanges_before(ego: int, number: int) -> bool:
    """Say whether a message, a meeting or a card was kept before this record."""
    rows = Kept.objects.of(ego).filter(pk__lt=number)
    return rows.filter(kind__in=("wrote", "met", "card")).exists()


def newest_record(ego: int) -> int:
    """Return the number of the newest record, 0 when there is none."""
    return Kept.objects.of(ego).aggregate(newest=Max("id"))["newest"] or 0


def history(ego: int, *, limit: int = 100) -> list[tuple[datetime, str, str, str]]:
    """Return what was done, newest first: when, what, to what, why."""
    rows = Done.objects.of(ego).order_by("-id")
    return list(rows.values_list("at", "what", "to", "because")[:limit])


def moment(seconds: int | None) -> datetime | None:
    """Return the time that a kept number of seconds stands for."""
    return None if seconds is None else datetime.fromtimestamp(seconds, UTC)
