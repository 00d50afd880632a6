"""A message around an introduction, drafted for the user to read, change and send."""

from datetime import date

from closeknit.desk.intake.rules.languages import languages_in
from closeknit.desk.introductions import store
from closeknit.desk.introductions.rules.drafts import Draft, Message, Names, draft
from closeknit.desk.introductions.rules.states import State
from closeknit.desk.introductions.store import Introduction
from closeknit.desk.invitations.store.composing import me
from closeknit.records import store as records


def message(
    ego: int, one: Introduction, what: Draft, *, today: date, spoken: str = ""
) -> Message:
    """Return a draft; nothing is kept, and nothing is sent.

    In the language asked for, else in the user's, if they named only one. A referral
    names all that this client is to be asked for; what came of an introduction is the
    newest step's text.
    """
    own = me(ego)
    spoken_by_ego = languages_in(records.settings(ego))
    in_ = spoken or (spoken_by_ego[0] if len(spoken_by_ego) == 1 else "en")
    is_referral = what is Draft.REFERRAL
    targets = _with(ego, one, today=today) if is_referral else (one.target.name,)
    told = [step.text for step in one.steps if step.text]
    reason = (told[-1] if told else "") if what is Draft.TELL else one.reason
    names = Names(
        one.introducer.name, targets, own.name, own.headline, reason, one.benefit
    )
    return draft(what, names, spoken=in_, limit=one.limit)


def _with(ego: int, one: Introduction, *, today: date) -> tuple[str, ...]:
    """Return whom this client is to be asked for together, the one of it first."""
    others = [
        other.target.name
        for other in store.introductions(ego, today=today, is_open=True)
        if other.introducer == one.introducer
        and other.referral
        and other.opened == one.opened
        and other.standing.state is State.PLANNED
        and other.id != one.id
    ]
    return (one.target.name, *sorted(others))
