"""A note with all that the checks look at, read."""

from datetime import date

from closeknit.desk.invitations.rules.case import Case, Named, Recall, Whom
from closeknit.desk.invitations.rules.named import Someone, named
from closeknit.desk.invitations.rules.names import signed, spots
from closeknit.desk.invitations.rules.recall import recalled
from closeknit.desk.permissions.rules.ledger import Permission, locks
from closeknit.desk.permissions.store import permissions
from closeknit.desk.policy.rules.policy import Policy
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
    """Return a note as the checks look at it. Six queries."""
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
    )


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


def _named(
    ego: int, text: str, to: Whom, ledger: list[Permission], today: date
) -> tuple[Named, ...]:
    own = [to.name, signed(text), *own_names(ego)]
    found = spots(text, own=own)
    some = people.called(
        ego,
        [one.words for one in found if not one.alone],
        [one.words for one in found if one.alone],
    )
    others = [Someone(one.id, one.name) for one in some if one.id != to.person]
    return named(text, found, people=others, ledger=ledger, own=own, today=today)


def _locked(ledger: list[Permission], today: date) -> str:
    for one in ledger:
        if locks(one, today=today):
            return (
                f"{one.giver_name} was asked on {one.last.on:%-d %b %Y} to introduce "
                "you: wait for that, or say what came of it."
            )
    return ""
