"""Keep a draft, drop it, mark it as sent, take that back."""

from datetime import UTC, date, datetime

from django.db import transaction

from closeknit.desk.intake.actions.by_hand import keep_typed
from closeknit.desk.intake.actions.undo import undo
from closeknit.desk.invitations import models, store
from closeknit.desk.invitations.rules.campaign import held_back
from closeknit.desk.invitations.rules.case import Case
from closeknit.desk.invitations.rules.checks import check
from closeknit.desk.invitations.rules.composer import joined
from closeknit.desk.invitations.rules.draft import Draft, Phrase, Slot, State
from closeknit.desk.invitations.rules.fault import Fault, passes
from closeknit.desk.invitations.rules.lifecycle import is_new_reason
from closeknit.desk.invitations.rules.stored import phrases_out, stamp_out
from closeknit.desk.invitations.store.campaign import campaign, greeted
from closeknit.desk.invitations.store.case import case, whom
from closeknit.desk.invitations.store.composing import Wishes, composed
from closeknit.desk.invitations.store.sent import may
from closeknit.desk.policy import actions as policies
from closeknit.desk.policy.rules.policy import Gravity, Policy
from closeknit.desk.readiness import store as readiness
from closeknit.people import store as people
from closeknit.records.actions.ego import note_done
from closeknit.shared.errors import NotKept, RuleBroken
from closeknit.sources.record import Invited

LONGEST = 4_000
LONGEST_ANSWER = 400
LONGEST_ENDING = 200
_FROM_RECORDS = (Slot.WHERE_MET, Slot.COMMON, Slot.WHO_I_AM)


def draft(ego: int, person: int, wishes: Wishes, *, today: date) -> Draft:
    """Compose a draft from evidence and keep it in the place of the open one.

    What the user answered for an earlier draft is kept where nothing new is said.
    """
    was = store.open_draft(ego, person)
    if was is not None:
        wishes = wishes._replace(
            reason=wishes.reason or was.reason, benefit=wishes.benefit or was.benefit
        )
    policy = policies.in_force(ego, today=today).policy
    made, _ = composed(ego, person, wishes, policy=policy, today=today)
    return keep(
        ego, person, made.body, wishes._replace(ending=made.ending),
        phrases=made.phrases, today=today,
    )  # fmt: skip


def keep(
    ego: int,
    person: int,
    body: str,
    wishes: Wishes,
    *,
    phrases: tuple[Phrase, ...] | None = None,
    today: date,
) -> Draft:
    """Keep a note as the user has it now, as the open draft to this person.

    Raises:
        NotKept: there is no such person.
    """
    mention = people.mention_of(ego, person)
    was = store.open_draft(ego, person)
    said = {
        "body": _fit(body)[:LONGEST],
        "ending": " ".join((wishes.ending or "").split())[:LONGEST_ENDING],
        "reason": " ".join(wishes.reason.split())[:LONGEST_ANSWER],
        "benefit": " ".join(wishes.benefit.split())[:LONGEST_ANSWER],
    }
    if phrases is not None:
        said["phrases"] = phrases_out(phrases)  # type: ignore[assignment]  # JSON beside texts
    if was is None:
        models.Draft(
            ego_id=ego, to=mention.handle, began=today, state=State.OPEN, **said
        ).save(force_insert=True)
    else:
        models.Draft.objects.of(ego).filter(pk=was.id).update(**said)
    return opened(ego, person)


def checked(ego: int, one: Draft, *, today: date) -> tuple[Case, tuple[Fault, ...]]:
    """Return a draft as the checks look at it, and all that is wrong with it.

    Beside the note's own faults: that invitations wait for readiness (R0-01), and that
    this person is not to be invited now (R2-26, R3-08).
    """
    policy = policies.in_force(ego, today=today).policy
    to = whom(ego, one.person, policy=policy, today=today)
    found = case(
        ego, to, joined(one.body, one.ending), policy=policy, today=today,
        reason=one.reason, benefit=one.benefit,
    )  # fmt: skip
    said = [p.text for p in one.phrases if p.slot in _FROM_RECORDS]
    found = found._replace(evidence=tuple(said))
    gate = readiness.gate_of(ego, today=today)
    allowed = may(ego, one.person, today=today)
    held = []
    if not allowed.yes:
        held.append(Fault(allowed.requirement, allowed.says, Gravity.BLOCK))
    elif allowed.before and not is_new_reason(found.text, allowed.before):
        says = "It repeats the reason of an invitation that came to nothing."
        held.append(Fault("R2-26", says, Gravity.BLOCK))
    if not gate.is_open:
        held.append(Fault("R0-01", gate.says, Gravity.BLOCK))
    held += _campaign(ego, found.text, policy, today)
    return found, (*held, *check(found))


def _campaign(ego: int, text: str, policy: Policy, today: date) -> tuple[Fault, ...]:
    """Return what the campaign that is on holds a note back for (R2-25)."""
    now = campaign(ego)
    if now is None:
        return ()
    a_day = policy.outbound.campaign_a_day
    return held_back(now, text, greeted(ego, today), a_day=a_day, today=today)


def sent(ego: int, person: int, *, on: date, today: date) -> Draft:
    """Mark the open draft as sent by the user; it keeps text, policy and readiness.

    The invitation becomes a record like one that was imported, so that the week, the
    tie and what became of it know of it.

    Raises:
        NotKept: there is no open draft to this person.
        RuleBroken: something holds it back (R2-03), or the day has not been yet.
    """
    one = opened(ego, person)
    if on > today:
        raise RuleBroken(f"{on:%-d %b %Y} has not been yet.")
    found, faults = checked(ego, one, today=today)
    if not passes(faults):
        listed = " ".join(f.says for f in faults if f.gravity is Gravity.BLOCK)
        raise RuleBroken(f"It is held back. {listed}")
    at = datetime(on.year, on.month, on.day, tzinfo=UTC)
    who = people.mention_of(ego, person)
    said = Invited(who, outgoing=True, at=at, text=found.text)
    with transaction.atomic():
        run = keep_typed(ego, [said], today=today)
        models.Draft.objects.of(ego).filter(pk=one.id).update(
            state=State.SENT,
            sent=on,
            text=found.text,
            policy=policies.in_force(ego, today=today).policy.version,
            readiness=stamp_out(readiness.stamp(ego, today=today)),
            warned=sorted({fault.requirement for fault in faults}),
            run=run,
        )
        note_done(ego, "sent", people.display_name(ego, person), f"draft {one.id}")
    return store.drafts(ego, State.SENT, person=person)[0]


def not_sent(ego: int, person: int, *, today: date) -> Draft:
    """Take back that the newest note to a person was sent; it is a draft again.

    Raises:
        NotKept: none was marked as sent, or there is another draft already.
    """
    found = store.drafts(ego, State.SENT, person=person)
    if not found or store.open_draft(ego, person) is not None:
        raise NotKept("There is no sent note to them that could be taken back.")
    row = models.Draft.objects.of(ego).get(pk=found[0].id)
    with transaction.atomic():
        if row.run is not None:
            undo(ego, row.run, today=today)
        models.Draft.objects.of(ego).filter(pk=row.pk).update(
            state=State.OPEN, sent=None, text="", policy=None, readiness=None,
            warned=[], run=None,
        )  # fmt: skip
        note_done(
            ego, "sent", people.display_name(ego, person), f"draft {row.pk} taken back"
        )
    return opened(ego, person)


def drop(ego: int, person: int) -> None:
    """Drop the open draft to a person.

    Raises:
        NotKept: there is none.
    """
    one = opened(ego, person)
    models.Draft.objects.of(ego).filter(pk=one.id).update(state=State.DROPPED)
    note_done(ego, "drop", people.display_name(ego, person), f"draft {one.id}")


def opened(ego: int, person: int) -> Draft:
    """Return the open draft to a person.

    Raises:
        NotKept: there is none.
    """
    one = store.open_draft(ego, person)
    if one is None:
        raise NotKept("There is no draft to them: `closeknit invite draft WHO`.")
    return one


def _fit(body: str) -> str:
    return body.replace("\0", "").replace("\r\n", "\n").strip("\n")
