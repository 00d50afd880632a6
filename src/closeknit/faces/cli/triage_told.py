"""Invitations received, as documents and in words."""

from collections.abc import Sequence
from datetime import date

from closeknit.desk.policy.rules.policy import Action
from closeknit.desk.triage.rules.advice import Next
from closeknit.desk.triage.rules.cases import Case, Why, is_open, ran_out
from closeknit.desk.triage.rules.drafts import Message, drafts_for
from closeknit.desk.triage.rules.hints import CHECKS
from closeknit.desk.triage.rules.inbound import Inbound, again, because
from closeknit.desk.triage.rules.older import Older
from closeknit.desk.triage.rules.report import Report, Share
from closeknit.desk.triage.rules.states import ACCEPTED, State, moves, timeout
from closeknit.desk.triage.store import Line
from closeknit.desk.words.rules.note import NAMES
from closeknit.faces.cli.shown import Json, say
from closeknit.sources.handles import profile_url
from closeknit.ties.rules.words import ago, many

SHOWN = 20
"""Invitations listed in words; the document has all."""
NOW = {Action.ASK_WHY: "ask why first", Action.DECLINE: "decline"}
"""What the present policy would do rather than accept."""
WHY_UNKNOWN = "Why unknown: they are accepted, and you have not asked why (R4-09)."


def _day(on: date | None) -> str | None:
    return on.isoformat() if on else None


def inbound_json(one: Inbound, *, today: date) -> dict[str, Json]:
    """Return an invitation as the contract names the fields, and what else is known."""
    queued, case = one.queued, one.queued.case
    return {
        "id": queued.person,
        "person": {
            "id": queued.person,
            "name": queued.name,
            "company": one.who.company,
            "position": one.who.position,
            "profile_url": profile_url(one.profile),
        },
        "received_on": _day(queued.received),
        "default": queued.default,
        "target_fit": one.judged.fit.direct,
        "known": one.judged.known.yes,
        "state": case.state,
        "suggestion": one.advice.action,
        "because": because(one),
        "requirement": one.advice.requirement,
        "overdue": queued.overdue(today),
        "due": _day(case.due),
        "since": _day(case.since),
        "open": is_open(case),
        "why": case.why,
        "why_unknown": case.state in ACCEPTED and case.why is Why.UNKNOWN,
        "fit": one.judged.fit.level,
        "evidence": [
            {"kind": e.kind, "times": e.times, "last": _day(e.last), "record": e.kept}
            for e in one.judged.known.evidence
        ],
        "in_common": one.circle,
        "note": one.note,
        "traits": {name: getattr(one.traits, name) for name in NAMES},
        "missing": list(one.missing),
        "hints": [hint._asdict() for hint in one.hints],
        "again": again(queued) or None,
        "sentence": one.advice.sentence or None,
        "policy_version": one.advice.version,
        "reply": _heard_json(one),
        "seems_okay": [check._asdict() for check in CHECKS]
        if one.advice.action is Next.ACCEPT and case.state is not State.WAITING
        else [],
        "open_steps": [move.step for move in moves(case.state)],
    }


def _heard_json(one: Inbound) -> Json:
    if one.heard is None:
        return None
    label, sure, said = one.heard.reply
    return {
        "text": one.heard.text,
        "on": _day(one.heard.on),
        "label": label,
        "sure": sure,
        "because": list(said),
    }


def message_json(one: Message) -> dict[str, Json]:
    """Return a draft as a document."""
    return {"draft": one.draft, "language": one.language, "text": one.text}


def history_json(lines: Sequence[Line], case: Case) -> list[Json]:
    """Return an invitation's history: the steps, and what time did."""
    found: list[Json] = [
        {
            "step": one.id,
            "did": one.step,
            "on": one.on.isoformat(),
            "label": one.label or None,
            "guessed": one.guessed or None,
            "text": one.text,
            "by": one.by or None,
            "due": _day(one.due),
            "policy_version": one.version,
            "sentence": one.sentence or None,
            "undone": one.undone is not None,
        }
        for one in lines
    ]
    if (mark := ran_out(case)) is not None:
        on, version = mark.on.isoformat(), mark.version
        found.append({"did": mark.state, "on": on, "policy_version": version})
    return found


def report_json(one: Report) -> dict[str, Json]:
    """Return what blind acceptance cost, and what asking brought."""
    return {
        "accepted_without_why": len(one.unknown),
        "people": [
            {"id": who.person, "name": who.name, "on": _day(who.on)}
            for who in one.unknown
        ],
        "accepted_without_why_in_exports": one.in_export,
        "asked": one.asked,
        "answered": one.answered,
        "accepted_after_asking": one.accepted,
        "interested": one.interested,
        "default_share": {
            "last_half_year": _share_json(one.lately),
            "half_year_before": _share_json(one.before),
        },
    }


def older_json(some: Sequence[Older]) -> list[Json]:
    """Return whom an older policy accepted, and what the present one would do."""
    return [
        {
            "id": one.person,
            "name": one.name,
            "on": one.on.isoformat(),
            "policy_version": one.version,
            "suggestion": one.action,
            "sentence": one.sentence,
        }
        for one in some
    ]


def say_older(some: Sequence[Older]) -> None:
    """Print them."""
    if some:
        say(f"Accepted by an older policy, and not by this one: {len(some)} (R2-23).")
    for one in some[:SHOWN]:
        now = NOW[one.action]
        say(f"  {one.person:>7}  {one.name}, by version {one.version}; now: {now}")


def _share_json(one: Share) -> dict[str, Json]:
    return {"default": one.default, "total": one.total}


def say_inbound(one: Inbound, *, today: date) -> None:
    """Print an invitation: who, what is suggested, and why."""
    queued, case = one.queued, one.queued.case
    work = ", ".join(filter(None, (one.who.position, one.who.company)))
    when = f", {ago(queued.received, today=today)}" if queued.received else ""
    late = "  OVERDUE" if queued.overdue(today) else ""
    say(f"{queued.person:>7}  {queued.name}{f' ({work})' if work else ''}{when}{late}")
    say(f"         {case.state} -> {one.advice.action}  [{one.advice.requirement}]")
    for reason in because(one):
        say(f"         - {reason}")


def say_one(
    one: Inbound, lines: Sequence[Line], draft: Message | None, *, today: date
) -> None:
    """Print all there is to an invitation: note, evidence, history, draft."""
    say_inbound(one, today=today)
    if one.note:
        say(f"  Their note: {one.note}")
    if one.heard:
        label, sure, _ = one.heard.reply
        say(f"  Their answer: {one.heard.text or '(its text is not kept)'}")
        say(f"  It seems to be: {label} ({sure:.0%} sure). Confirm: --as {label}")
    for line in lines:
        undone = " (undone)" if line.undone else ""
        version = f", policy version {line.version}" if line.version else ""
        said = " ".join(filter(None, (line.step, line.label)))
        say(f"  {line.on}  {said}{version}{undone}  {line.text[:70]}")
    if (mark := ran_out(one.queued.case)) is not None:
        say(f"  {mark.on}  {mark.state}, policy version {mark.version}")
    elif (runs_out := timeout(one.queued.case.state)) and one.queued.case.due:
        say(f"  {one.queued.case.due}  {runs_out.to}, unless they answer")
    if draft:
        say("")
        for row in draft.text.split("\n"):
            say(f"  | {row}")
        others = [d for d in drafts_for(one.queued.case.state) if d != draft.draft]
        if others:
            say(f"  Other drafts (triage draft WHO KIND): {', '.join(others)}.")


def say_report(one: Report) -> None:
    """Print the report."""
    say(f"Accepted without knowing why: {len(one.unknown)}.")
    for who in one.unknown[:SHOWN]:
        say(f"  {who.person:>7}  {who.name}, since {who.on}")
    if one.in_export:
        says = many(one.in_export, "more stock invitation", "more stock invitations")
        say(f"In your exports: {says} accepted, and never a word since.")
    say(
        f"Asked why: {one.asked}; answered: {one.answered}; accepted after that: "
        f"{one.accepted}. Interested: {one.interested}."
    )
    for when, share in (("in", one.lately), ("before", one.before)):
        if share.total:
            counts = f"{share.default} of {share.total}"
            say(f"LinkedIn's own text, {when} the last half year: {counts}.")
