"""A note with all that the checks look at, read."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from closeknit.desk.invitations.rules.case import Case, Named, Recall, Whom
from closeknit.desk.invitations.rules.named import Someone, named
from closeknit.desk.invitations.rules.names import signed, spots
from closeknit.desk.invitations.rules.recall import recalled
from closeknit.desk.invitations.rules.wording import said
from closeknit.desk.permissions.rules.ledger import Permission, locks
from closeknit.desk.permissions.store import permissions
from closeknit.desk.policy.rules.policy import Policy
from closeknit.desk.policy.rules.relationship import too_early
from closeknit.desk.policy.store.evidence import evidence
from closeknit.desk.words.rules.note import traits
from closeknit.people import store as people
from closeknit.records import store as records
from closeknit.sources.record import Met, Owner, Profile
from closeknit.ties.rules.encounters import Acquaintance
from closeknit.ties.store import encounters


def whom(ego: int, person: int, *, policy: Policy, today: date) -> Whom:
    """Return whom a note is for, and whether they will know who writes. Four queries.

    Raises:
        NotKept: there is no such person.
    """
    people.mention_of(ego, person)
    met = encounters.met(ego, [person], today=today).get(person)
    recall, because = recalled(
        met,
        grace_days=policy.outbound.grace_days,
        minutes=_minutes(ego, met),
        today=today,
    )
    return Whom(person, people.display_name(ego, person), recall, because, met)


def stranger(name: str) -> Whom:
    """Return somebody whom no record names, as whom a note is for."""
    return Whom(0, name, Recall.STRANGER, "nobody here is called so")


def case(  # noqa: PLR0913 - the fields of the composer
    ego: int,
    to: Whom,
    text: str,
    *,
    policy: Policy,
    today: date,
    limit: int | None = None,
    reason: str = "",
    benefit: str = "",
) -> Case:
    """Return a note as the checks look at it. Six queries; more for a favour."""
    ledger = permissions(ego, target=to.person) if to.person else []
    return Case(
        text,
        traits(text),
        to,
        policy.outbound,
        limit or policy.outbound.note_limit,
        _named(ego, text, to, ledger, today),
        _locked(ledger, today),
        reason,
        benefit,
        today,
        too_early=_too_early(ego, text, to, policy=policy, today=today),
    )


def _too_early(ego: int, text: str, to: Whom, *, policy: Policy, today: date) -> str:
    """Return why a favour is too early; looked up only where a text asks one."""
    if not said("too_much", text):
        return ""
    some = [to.person] if to.person else []
    seen = evidence(ego, some, today=today)
    return too_early(seen.get(to.person, ()), policy)


def own_names(ego: int) -> tuple[str, ...]:
    """Return the names the ego goes by, as their own sources have them."""
    held = [one.record for one in records.of_kind(ego, "profile", "owner")]
    told = [one.name for one in held if isinstance(one, Profile)]
    told += [one.who.name for one in held if isinstance(one, Owner)]
    return tuple(dict.fromkeys(name for name in told if name))


def _minutes(ego: int, met: Acquaintance | None) -> int:
    if met is None:
        return 0
    record = records.said(ego, [met.last.kept]).get(met.last.kept)
    return record.minutes if isinstance(record, Met) else 0


class Words(NamedTuple):
    """Words that may name somebody, to whom they go, and whose names do not matter."""

    text: str
    to: int
    own: tuple[str, ...]


def named_in(
    ego: int,
    some: Sequence[Words],
    ledger: Sequence[Permission],
    *,
    today: date,
) -> list[tuple[Named, ...]]:
    """Return who is named in each of several texts, in their order. One query."""
    seen = [spots(one.text, own=one.own) for one in some]
    whole = {spot.words for found in seen for spot in found if not spot.alone}
    alone = {spot.words for found in seen for spot in found if spot.alone}
    known = people.called(ego, whole, alone) if whole or alone else []
    return [
        named(
            one.text,
            found,
            people=[Someone(who.id, who.name) for who in known if who.id != one.to],
            ledger=[line for line in ledger if line.target == one.to],
            own=one.own,
            today=today,
        )
        for one, found in zip(some, seen, strict=True)
    ]


def _named(
    ego: int, text: str, to: Whom, ledger: list[Permission], today: date
) -> tuple[Named, ...]:
    own = (to.name, signed(text), *own_names(ego))
    (found,) = named_in(ego, [Words(text, to.person, own)], ledger, today=today)
    return found


def _locked(ledger: list[Permission], today: date) -> str:
    for one in ledger:
        if locks(one, today=today):
            return (
                f"{one.giver_name} was asked on {one.last.on:%-d %b %Y} to introduce "
                "you: wait for that, or say what came of it."
            )
    return ""
