"""A message around an introduction, drafted for the user to read, change and send."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from closeknit.desk.intake.rules.languages import languages_in, usual
from closeknit.desk.introductions import store
from closeknit.desk.introductions.rules.checked import REASONED, Unnamed, checked
from closeknit.desk.introductions.rules.drafts import (
    Draft,
    Message,
    Names,
    blurb,
    draft,
)
from closeknit.desk.introductions.store import Introduction
from closeknit.desk.introductions.store.letters import beside
from closeknit.desk.invitations.rules.case import Case, Named, Recall, Whom
from closeknit.desk.invitations.rules.phrases import Me
from closeknit.desk.invitations.store.case import Words, named_in, own_names
from closeknit.desk.invitations.store.composing import me
from closeknit.desk.permissions.rules.ledger import Permission, allows, says
from closeknit.desk.permissions.store import permissions
from closeknit.desk.policy import store as policies
from closeknit.desk.policy.rules.policy import Policy
from closeknit.desk.words.rules.note import traits
from closeknit.records import store as records

Wanted = tuple[Introduction, Draft]


class _Around(NamedTuple):
    """What all drafts of one look share: who writes, how, and by which rules."""

    me: Me
    spoken: str
    policy: Policy
    ledger: Sequence[Permission]
    today: date


def message(
    ego: int, one: Introduction, what: Draft, *, today: date, spoken: str = ""
) -> Message:
    """Return a draft with all that is wrong with it; nothing is kept, nothing is sent.

    In the language asked for, else in the user's, if they named only one. A referral
    names all that this client is to be asked for; what came of an introduction is the
    newest step's text.
    """
    (told,) = messages(ego, [(one, what)], today=today, spoken=spoken)
    return told


def messages(
    ego: int, some: Sequence[Wanted], *, today: date, spoken: str = ""
) -> list[Message]:
    """Return several drafts, in their order, with as many queries as for one."""
    if not some:
        return []
    in_ = spoken or usual(languages_in(records.settings(ego)))
    around = _Around(me(ego), in_, policies.current(ego), permissions(ego), today)
    every = store.listed(ego, today=today) if _any_referral(some) else []
    names = [_names(one, what, every, around) for one, what in some]
    own = (around.me.name, *own_names(ego))
    words = [
        Words(_own_words(what, n), one.target.id, (*n.targets, *own))
        for n, (one, what) in zip(names, some, strict=True)
    ]
    named = named_in(ego, words, around.ledger, today=today)
    return [
        _checked(one, what, n, who, around)
        for (one, what), n, who in zip(some, names, named, strict=True)
    ]


def _own_words(what: Draft, names: Names) -> str:
    """Return the user's words that reach the target: the rest names nobody unasked."""
    if what not in REASONED:
        return ""
    return names.reason if what is Draft.READY else f"{names.reason}\n{names.benefit}"


def _any_referral(some: Sequence[Wanted]) -> bool:
    return any(what is Draft.REFERRAL for _, what in some)


def _names(
    one: Introduction, what: Draft, every: Sequence[Introduction], around: _Around
) -> Names:
    is_referral = what is Draft.REFERRAL
    targets = _with(one, every) if is_referral else (one.target.name,)
    told = [step.text for step in one.steps if step.text]
    reason = (told[-1] if told else "") if what is Draft.TELL else one.reason
    is_allowed = any(
        allows(line, today=around.today) for line in _of(one, around.ledger)
    )
    return Names(
        one.introducer.name, targets, around.me.name, around.me.headline, reason,
        one.benefit, is_allowed,
    )  # fmt: skip


def _of(one: Introduction, ledger: Sequence[Permission]) -> list[Permission]:
    """Return what the ledger says of this introducer's name to this target."""
    both = (one.introducer.id, one.target.id)
    return [line for line in ledger if all(both) and (line.giver, line.target) == both]


def _checked(
    one: Introduction,
    what: Draft,
    names: Names,
    named: tuple[Named, ...],
    around: _Around,
) -> Message:
    told = draft(what, names, spoken=around.spoken, limit=one.limit)
    forwarded = what in REASONED and what is not Draft.READY
    text = blurb(names, spoken=around.spoken).text if forwarded else told.text
    case = Case(
        text,
        traits(text),
        Whom(one.target.id, one.target.name, Recall.STRANGER, "not introduced yet"),
        around.policy.outbound,
        one.limit or around.policy.outbound.note_limit,
        named,
        "",
        names.reason,
        names.benefit,
        around.today,
    )
    lines = _of(one, around.ledger)
    how = says(lines[-1], today=around.today) if lines else ""
    unnamed = None if names.may_name else Unnamed(one.introducer.name, how)
    return told._replace(faults=checked(told, case, unnamed=unnamed))


def _with(one: Introduction, every: Sequence[Introduction]) -> tuple[str, ...]:
    """Return whom this client is asked for in one letter, the one of it first."""
    return (one.target.name, *(other.target.name for other in beside(one, every)))
