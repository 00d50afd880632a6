"""What a note to a person can be made of, read."""

from datetime import date
from typing import NamedTuple

from closeknit.desk.intake.rules.languages import answered_in, languages_in
from closeknit.desk.invitations.rules.case import Whom
from closeknit.desk.invitations.rules.composer import Composed, compose
from closeknit.desk.invitations.rules.draft import Draft, Phrase, Slot, State
from closeknit.desk.invitations.rules.phrases import (
    Facts,
    Me,
    ending,
    greeting,
    needed,
    phrases,
)
from closeknit.desk.invitations.store.case import own_names, whom
from closeknit.desk.policy.rules.policy import Kind, Policy
from closeknit.desk.policy.store.evidence import evidence
from closeknit.records import store as records
from closeknit.sources.record import Position, Profile
from closeknit.ties.rules.jobs import firm
from closeknit.ties.store import alters

_COUNTED = "counted from who knows whom"


class Wishes(NamedTuple):
    """What the user wants of a draft.

    No ending is the usual one, and no language the first of the user's own.
    """

    reason: str = ""
    benefit: str = ""
    ending: str | None = None
    language: str = ""


def facts(
    ego: int, person: int, wishes: Wishes, *, policy: Policy, today: date
) -> Facts:
    """Return what the records and the user say that a note can be made of."""
    employer, kept = _employer(ego, person, today)
    return Facts(
        whom(ego, person, policy=policy, today=today),
        me(ego),
        employer,
        kept,
        len(alters.around(ego, person)),
        wishes.reason,
        wishes.benefit,
        policy.outbound.ask_in_note,
    )


def composed(
    ego: int, person: int, wishes: Wishes, *, policy: Policy, today: date
) -> tuple[Composed, Whom]:
    """Return a draft made of evidence, and whom it is for; nothing is kept."""
    found = facts(ego, person, wishes, policy=policy, today=today)
    spoken = wishes.language or usual_language(ego)
    usual = ending(found.me, spoken)
    made = compose(
        greeting(found.whom.name, spoken),
        _sourced(ego, phrases(found, spoken, today=today)),
        needed(found.whom),
        ending=usual if wishes.ending is None else wishes.ending,
        limit=policy.outbound.note_limit,
    )
    return made, found.whom


def fresh(
    ego: int, person: int, wishes: Wishes, *, policy: Policy, today: date
) -> Draft:
    """Return the draft that would be made; nothing is kept."""
    made, to = composed(ego, person, wishes, policy=policy, today=today)
    return Draft(
        0,
        person,
        to.name,
        State.OPEN,
        made.body,
        made.ending,
        wishes.reason,
        wishes.benefit,
        made.phrases,
        today,
        None,
        "",
        None,
        None,
        (),
    )


def usual_language(ego: int) -> str:
    """Return the language that notes are put together in unless another is said."""
    return answered_in("", languages_in(records.settings(ego)))


def me(ego: int) -> Me:
    """Return who the ego is: the newest headline, the job that has no end."""
    held = records.of_kind(ego, "profile", "position")
    pages = [one for one in held if isinstance(one.record, Profile)]
    jobs = [
        (one.id, one.record)
        for one in held
        if isinstance(one.record, Position) and not one.record.finished
    ]
    headline, kept = "", []
    for page in pages[-1:]:
        if isinstance(page.record, Profile):
            headline, kept = page.record.headline, [page.id]
    company = title = ""
    for number, job in jobs[:1]:
        company, title = job.company, job.title
        kept.append(number)
    told = [one.record.name for one in pages if isinstance(one.record, Profile)]
    name = next(filter(None, (*reversed(told), *own_names(ego))), "")
    return Me(name, headline, company, title, tuple(kept))


def _employer(ego: int, person: int, today: date) -> tuple[str, tuple[int, ...]]:
    """Return the firm both worked for, as the ego's own job spells it."""
    found = evidence(ego, [person], today=today).get(person, ())
    for one in found:
        if one.kind is Kind.EMPLOYER:
            record = records.said(ego, [one.kept]).get(one.kept)
            if isinstance(record, Position) and firm(record.company):
                return record.company, (one.kept,)
    return "", ()


def _sourced(ego: int, found: tuple[Phrase, ...]) -> list[Phrase]:
    """Put beside each phrase the file and line of its record, or how it was counted."""
    origins = records.origins(ego, sorted({n for one in found for n in one.kept}))
    return [
        one._replace(
            source="; ".join(
                f"{origins[n].file}, {origins[n].line}"
                for n in one.kept
                if n in origins
            )
            or (_COUNTED if one.slot is Slot.COMMON else "")
        )
        for one in found
    ]
