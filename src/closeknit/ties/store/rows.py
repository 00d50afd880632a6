"""How ties are chosen from tables and become values; the stores share it."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta

import msgspec
from django.db.models import Exists, OuterRef, Q, QuerySet

from closeknit.ties.models import Tie
from closeknit.ties.rules.alter import Alter
from closeknit.ties.rules.channels import ByChannel
from closeknit.ties.rules.standing import RUNS_OUT
from closeknit.ties.rules.strength import Measured

_PERSON = ("id", "name", "company", "position", "profile", "emails", "mailbox")
_TIE = (
    "band", "own_word", "connected", "gone", "invited", "asked_us", "waiting",
    "inbound", "default_text", "fades", "lapses",
)  # fmt: skip
_FIELDS = (
    *(f"person__{f}" for f in _PERSON), *_TIE, "by_channel", *Measured._fields
)  # fmt: skip
_PLAIN = len(_PERSON) + len(_TIE)
_CHANNELS = msgspec.json.Decoder(tuple[ByChannel, ...])


def alters_of(rows: QuerySet[Tie]) -> list[Alter]:
    """Return these ties with the people at their other end. One query."""
    found = rows.values_list(*_FIELDS)
    return [
        Alter._make(
            (
                *row[:_PLAIN],
                Measured._make(row[_PLAIN + 1 :]),
                _CHANNELS.decode(row[_PLAIN] or "[]"),
            )
        )
        for row in found
    ]


def namesake(**stands: object) -> Exists:
    """Say whether somebody of the same name stands so: perhaps the same human being."""
    return Exists(
        Tie._base_manager.filter(  # noqa: SLF001 - Django's public spelling
            ego_id=OuterRef("ego_id"),
            person__ego_id=OuterRef("ego_id"),  # for the index: else every tie is tried
            person__folded=OuterRef("person__folded"),
            **stands,
        )
    )


def still_waits(today: date) -> Q:
    """Say whether an invitation waits for an answer and LinkedIn has not ended it.

    One whose day is not known is taken to wait.
    """
    ended = datetime.combine(today - timedelta(days=RUNS_OUT - 1), time(), UTC)
    fresh = Q(asked_us__gte=int(ended.timestamp()))
    return Q(waiting=True) & (Q(asked_us__isnull=True) | Q(asked_us__lte=0) | fresh)


def without_colleagues(rows: QuerySet[Tie], domains: Iterable[str]) -> QuerySet[Tie]:
    """Return these ties but for those with an address of one of the domains."""
    for domain in domains:
        theirs = Q(person__emails__endswith=f"@{domain}")
        rows = rows.exclude(theirs | Q(person__emails__contains=f"@{domain}\n"))
    return rows
