"""Ties and the people at their other end, read. Rows in, plain values out."""

from collections.abc import Collection, Iterable
from datetime import UTC, date, datetime, time, timedelta

from django.db import connection
from django.db.models import Count, Exists, F, OrderBy, OuterRef, Q, QuerySet

from closeknit.engines.rows import chunks
from closeknit.people.models import Mention
from closeknit.people.store import total as listed
from closeknit.shared.errors import NoEgo
from closeknit.sources.handles import folded
from closeknit.ties.models import AlterTie, Tie
from closeknit.ties.rules.alter import Alter, Found
from closeknit.ties.store.rows import (
    alters_of,
    namesake,
    still_waits,
    without_colleagues,
)

DAY = 86_400
COUNTED = 1_000


_BY_OTHERS = AlterTie._base_manager  # noqa: SLF001 - Django's public spelling
_SECOND_DEGREE = (
    Q(last=None, connected=None, gone=None, invited=None, asked_us=None, own_word="")
    & (
        Q(Exists(_BY_OTHERS.filter(one_id=OuterRef("person_id"))))
        | Q(Exists(_BY_OTHERS.filter(other_id=OuterRef("person_id"))))
    )
    & ~Q(
        Exists(
            Mention._base_manager.filter(  # noqa: SLF001 - as above
                handle__person_id=OuterRef("person_id"), kind="card"
            )
        )
    )
)
"""Whom the ego knows of only through others: no exchange, no link, no card."""
ORDERS = {
    "strength": ("-strength", "person"),
    "latest": ("-last", "person"),
    "name": ("person__folded", "person"),
}
FILTERS = {
    "two-way": Q(two_way=True),
    "one-way": Q(two_way=False, last__isnull=False),
    "strong": Q(band="strong"),
    "medium": Q(band="medium"),
    "weak": Q(band="weak"),
    "connected": Q(connected__isnull=False),
    "not-connected": Q(connected__isnull=True),
    "second-degree": _SECOND_DEGREE,
    "mailboxes": Q(person__mailbox=True),
}
"""Filters that are the same on every day; `quiet` needs the day."""


def people(  # noqa: PLR0913 - each is one control of the page
    ego: int,
    query: str = "",
    *,
    order: str = "strength",
    only: str = "",
    today: date,
    offset: int = 0,
    limit: int = 50,
) -> Found:
    """Return a window of people, the number of all that match beside it. Two queries.

    `query` is looked for in names, firms, positions, addresses and profiles, marks and
    case left aside; every word must be there. `order` is one of `ORDERS`, `only` one of
    `FILTERS`, ``quiet``, or ``everybody`` (mailboxes and shadows too); anything else is
    taken for none.
    """
    rows = Tie.objects.of(ego)
    for word in folded(query[:200].replace("\0", "")).split():
        rows = rows.filter(person__found_by__contains=word)
    if only == "quiet":
        rows = rows.filter(two_way=True, fades__lte=today)
    elif only in FILTERS:
        rows = rows.filter(FILTERS[only])
    if only not in {"mailboxes", "everybody"} and not query:
        rows = rows.filter(person__mailbox=False)
    if only != "everybody":
        rows = rows.filter(person__shadow=False)
    ordered = rows.order_by(*_nulls_last(ORDERS.get(order, ORDERS["strength"])))
    # Everybody is counted by an index, without a look at each tie.
    is_all = not query and only not in {"quiet", "everybody", *FILTERS}
    total = listed(ego) if is_all else rows.count()
    return Found(total, alters_of(ordered[offset : offset + limit]))


def _nulls_last(order: tuple[str, ...]) -> list[str | OrderBy]:
    # SQLite puts nulls last of its own when descending, and then uses the index;
    # PostgreSQL must be told.
    if connection.vendor == "sqlite":
        return list(order)
    return [
        F(field[1:]).desc(nulls_last=True) if field == "-last" else field
        for field in order
    ]


def person(ego: int, number: int) -> Alter | None:
    """Return one person with the tie, None where there is none of that number."""
    found = alters_of(Tie.objects.of(ego).filter(person_id=number)[:1])
    return found[0] if found else None


def those(ego: int, people: Collection[int]) -> dict[int, Alter]:
    """Return these people with their ties; a query for each `COUNTED` of them."""
    found: dict[int, Alter] = {}
    for some in chunks(sorted(set(people)), COUNTED):
        rows = Tie.objects.of(ego).filter(pk__in=some)
        found.update((one.id, one) for one in alters_of(rows))
    return found


def strengths(ego: int, people: Collection[int]) -> dict[int, float]:
    """Return how strong the ties with these people are."""
    found: dict[int, float] = {}
    for some in chunks(sorted(set(people)), COUNTED):
        rows = Tie.objects.of(ego).filter(pk__in=some)
        found.update(rows.values_list("person_id", "strength"))
    return found


def namesakes(ego: int, number: int, name: str) -> list[Alter]:
    """Return other people of the same name: perhaps the same human being."""
    same = Tie.objects.of(
        ego
    ).filter(
        person__ego_id=ego,  # for the index: else every tie is tried
        person__folded=folded(name)[:400],
    )
    return alters_of(same.exclude(person_id=number).order_by("person_id")[:10])


def _seconds(on: date) -> int:
    return int(datetime.combine(on, time.min, UTC).timestamp())


def met_not_invited(
    ego: int,
    *,
    today: date,
    days: int,
    limit: int,
    colleagues: Iterable[str] = (),
    without: Collection[int] = (),
) -> Found:
    """Return who was in touch within `days`, is not connected and was not invited.

    Left out are whom the ego denied, and who has an address of one of the domains of
    `colleagues`.

    No more than `COUNTED` are counted: each is looked up by name among all the others.
    """
    since = _seconds(today - timedelta(days=days))
    rows = Tie.objects.of(ego).filter(
        ~namesake(connected__isnull=False),
        ~namesake(waiting=True),
        ~namesake(invited__isnull=False),
        connected__isnull=True,
        invited__isnull=True,
        waiting=False,
        last__gte=since,
        last__lt=_seconds(today) + DAY,
        two_way=True,
        denied=False,
        person__mailbox=False,
        person__shadow=False,
    )
    rows = _but(without_colleagues(rows, colleagues), without)
    total = rows[:COUNTED].count()
    return Found(total, alters_of(rows.order_by("-last", "person")[:limit]))


def _but(rows: QuerySet[Tie], without: Collection[int]) -> QuerySet[Tie]:
    """Leave some people out, without a word in the query where there are none."""
    return rows.exclude(pk__in=sorted(without)) if without else rows


def waiting(
    ego: int, *, today: date, limit: int, without: Collection[int] = ()
) -> Found:
    """Return whose invitations wait for an answer, the oldest first."""
    known = namesake(connected__isnull=False)
    rows = _but(Tie.objects.of(ego).filter(~known, still_waits(today)), without)
    return Found(rows.count(), alters_of(rows.order_by("asked_us", "person")[:limit]))


def never_spoken(
    ego: int, *, today: date, days: int, limit: int, without: Collection[int] = ()
) -> Found:
    """Return whom the ego joined within `days` without a word since, newest first."""
    rows = Tie.objects.of(ego).filter(
        connected__gte=today - timedelta(days=days),
        connected__lte=today,
        gone__isnull=True,
        theirs=0,
        ours=0,
    )
    rows = _but(rows.filter(~namesake(last__isnull=False)), without)
    return Found(rows.count(), alters_of(rows.order_by("-connected", "person")[:limit]))


def fading(
    ego: int, *, today: date, years: int, limit: int, without: Collection[int] = ()
) -> Found:
    """Return two-way ties gone quiet by their own rhythm, the fullest first."""
    rows = Tie.objects.of(ego).filter(
        two_way=True,
        fades__lte=today,
        last__gte=_seconds(today) - years * 365 * DAY,
        person__mailbox=False,
        person__shadow=False,
    )
    rows = _but(rows, without)
    return Found(rows.count(), alters_of(rows.order_by("-days", "person")[:limit]))


def one_way(
    ego: int,
    *,
    today: date,
    days: int,
    least: int,
    limit: int,
    without: Collection[int] = (),
) -> Found:
    """Return ties where only one side writes, `least` times or more, lately."""
    rows = Tie.objects.of(ego).filter(
        Q(theirs__gte=least) | Q(ours__gte=least),
        two_way=False,
        last__gte=_seconds(today - timedelta(days=days)),
        last__lt=_seconds(today) + DAY,
        person__mailbox=False,
        person__shadow=False,
    )
    rows = _but(rows, without)
    return Found(rows.count(), alters_of(rows.order_by("-last", "person")[:limit]))


def _mine(ego: int) -> int:
    if not ego:
        raise NoEgo
    return ego


def bands(ego: int) -> dict[str, int]:
    """Return how many people there are in each band."""
    rows = Tie.objects.of(ego).values("band").annotate(many=Count("pk"))
    return {row["band"]: row["many"] for row in rows}


def latest_exchanges(ego: int, *, today: date, spans: int, days: int = 28) -> list[int]:
    """Return in which span of `days` each two-way tie had its latest exchange.

    `spans` numbers, the span that ends today last. One query over an index's range.
    """
    end = _seconds(today) + DAY
    start = end - spans * days * DAY
    sql = (
        "SELECT (last - %s) / %s, COUNT(*) FROM ties_tie WHERE ego_id = %s AND two_way"
        " AND last >= %s AND last < %s GROUP BY 1"
    )
    counts = [0] * spans
    with connection.cursor() as cursor:
        cursor.execute(sql, [start, days * DAY, _mine(ego), start, end])
        for span, many in cursor.fetchall():
            counts[int(span)] = many
    return counts
