"""What the user types in, kept as records like any other: who, when, in whose words."""

from collections.abc import Collection, Iterator, Sequence
from datetime import UTC, date, datetime
from hashlib import sha256

from closeknit.desk.intake.actions.catch_up import catch_up
from closeknit.desk.intake.actions.reading import into
from closeknit.desk.intake.actions.whom import whom
from closeknit.desk.intake.store import BY_HAND, said_before
from closeknit.people import store as people
from closeknit.people.actions.resolve import Resolver
from closeknit.people.rules.namer import Namer
from closeknit.records import store
from closeknit.records.actions import take_in as taking
from closeknit.records.actions.ego import note_done, set_stale
from closeknit.records.rules.chunks import chunks
from closeknit.shared.errors import RuleBroken, SaidBefore
from closeknit.sources.coded import encode
from closeknit.sources.handles import email, slug
from closeknit.sources.record import (
    AnyRecord,
    Judged,
    Knows,
    Mention,
    Met,
    Note,
    Owner,
    Told,
)
from closeknit.sources.said import Said

HOW = ("meeting", "call", "chat")
BANDS = ("", "strong", "medium", "weak")
LONGEST = 4_000
FIELDS = ("name", "company", "position", "place", "email", "denied", "job")
_ONLY = {"denied": ("yes", "no"), "job": ("done",)}
"""Fields of which there are only these values."""


class _Typed:
    """A reading of what was just typed: one statement a line."""

    total = done = 0

    def __init__(self, records: Sequence[AnyRecord], on: date) -> None:
        self.records = records
        self.as_of: date | None = on

    def __iter__(self) -> Iterator[Said]:
        for line, record in enumerate(self.records, start=1):
            yield "typed in", line, record


def keep_typed(
    ego: int,
    records: Sequence[AnyRecord],
    *,
    today: date,
    moved: Collection[int] = (),
) -> int:
    """Keep typed statements as one small import, so that it can be undone like any.

    `moved` are handles that they are about without naming anybody. Returns the
    import's number.
    """
    now = datetime.now(UTC).isoformat()
    content = sha256(b"\n".join(encode(r) for r in records) + now.encode())
    opened = taking.Opened("typed in", BY_HAND, content.hexdigest())
    behind = bool(store.stale(ego))
    set_stale(ego, "people")
    run = taking.begin(ego, opened)
    resolver = Resolver(ego)
    taking.take_in(
        run,
        chunks(_Typed(records, today), 0, Namer(resolver.own)),
        into(resolver, today),
        lambda _done, _total: None,
    )
    taking.finish(run)
    catch_up(
        ego,
        today=today,
        touched=None if behind else resolver.touched,
        moved=None if behind else resolver.moved.union(moved),
    )
    return run.pk


def met(  # noqa: PLR0913 - each is a field of the form
    ego: int,
    who: Sequence[int | Mention],
    *,
    on: date,
    today: date,
    how: str = "meeting",
    where: str = "",
    about: str = "",
) -> int:
    """Keep a meeting or call that was typed in; return its import's number.

    Raises:
        RuleBroken: it lies in the future, or is no kind of meeting.
        SaidBefore: the same was typed in before; nothing is kept twice.
    """
    if on > today:
        raise RuleBroken(f"{on:%-d %b %Y} has not been yet.")
    if how not in HOW:
        raise RuleBroken(f"An encounter is one of: {', '.join(HOW)}.")
    if not who:
        raise RuleBroken("Say whom you met.")
    mentions = tuple(
        one if isinstance(one, Mention) else people.mention_of(ego, one) for one in who
    )
    record = Met(mentions, on, how, where[:400].strip(), about[:LONGEST].strip())
    not_again(ego, record)
    number = keep_typed(ego, [record], today=today)
    note_done(ego, "met", f"{len(mentions)} people", f"{on} {where}".strip())
    return number


def not_again(ego: int, record: Met | Knows) -> None:
    """Let a statement pass that was not typed in before.

    Raises:
        SaidBefore: it was; nothing is to be kept twice.
    """
    if before := said_before(ego, record):
        raise SaidBefore(
            f"You said that already on {before.on:%-d %b %Y}: nothing has changed.",
            number=before.number,
        )


def note(ego: int, person: int, text: str, *, today: date) -> int:
    """Keep a note about a person; return its import's number.

    Raises:
        RuleBroken: the note is empty.
    """
    text = text.strip()[:LONGEST]
    if not text:
        raise RuleBroken("A note needs some words.")
    now = datetime.now(UTC).replace(microsecond=0)
    at = (
        now
        if now.date() == today
        else datetime(today.year, today.month, today.day, tzinfo=UTC)
    )
    return keep_typed(
        ego, [Note(people.mention_of(ego, person), text, at)], today=today
    )


def judge(ego: int, person: int, band: str, *, today: date) -> int:
    """Keep the user's own word on a tie; an empty one takes the last word back.

    Raises:
        RuleBroken: there is no such band.
    """
    if band not in BANDS:
        raise RuleBroken("A tie is strong, medium or weak; or leave it to closeknit.")
    said = Judged(people.mention_of(ego, person), band, datetime.now(UTC))
    number = keep_typed(ego, [said], today=today)
    note_done(ego, "judge", str(person), band or "left to closeknit")
    return number


def tell(ego: int, person: int, field: str, value: str, *, today: date) -> int:
    """Keep the ego's own word on one of `FIELDS`; an empty one takes the word back.

    It stands above what any source says, and is kept beside it in the history.

    Raises:
        RuleBroken: there is no such field, or the value cannot be one.
    """
    value = " ".join(value.split())[:400]
    if field not in FIELDS:
        raise RuleBroken(f"Say one of: {', '.join(FIELDS)}.")
    if value and field in _ONLY and value not in _ONLY[field]:
        raise RuleBroken(f"{field} is {' or '.join(_ONLY[field])}.")
    if field == "email" and not email(value):
        raise RuleBroken(f"{value!r} is no address.")
    value = "" if value == "no" else value
    who = people.mention_of(ego, person)
    said = Told(who, field, value, datetime.now(UTC))
    number = keep_typed(ego, [said], today=today)
    note_done(ego, "tell", str(person), f"{field}: {value or 'taken back'}")
    return number


def known_or_new(ego: int, who: str, *, today: date) -> int:
    """Return the person whom these words mean; somebody new is kept first.

    Raises:
        Ambiguous: several people answer to it.
        NotKept: nobody does, and it names nobody new.
    """
    mention = whom(ego, who)
    if mention.handle:
        kind, _, value = mention.handle.partition(":")
        return people.holder(ego, (kind, value))
    somebody_new(ego, mention, today=today)
    return people.find(ego, who)


def somebody_new(ego: int, mention: Mention, *, today: date) -> int:
    """Keep that there is somebody of this name, address or profile; return its import.

    A later import that brings them is joined to it, or asked about, as any other is.
    """
    said = Told(mention, "name", mention.name, datetime.now(UTC))
    number = keep_typed(ego, [said], today=today)
    called = mention.name or mention.email or mention.profile
    note_done(ego, "person", called[:400], f"new, import {number}")
    return number


def me(ego: int, names: Sequence[str], *, today: date) -> int:
    """Keep what the ego is known by: addresses, profile links, a name.

    Raises:
        RuleBroken: nothing was said.
    """
    said = [
        Owner(Mention(profile=slug(one), email=email(one)))
        if slug(one) or email(one)
        else Owner(Mention(name=one.strip()))
        for one in names
        if one.strip()
    ]
    if not said:
        raise RuleBroken("Say an address, a profile link or a name of yours.")
    return keep_typed(ego, said, today=today)
