"""A policy and a preview of one, as the command line tells them."""

from collections.abc import Sequence

from closeknit.desk.policy.rules.market import Looked
from closeknit.desk.policy.rules.policy import CELLS, Policy
from closeknit.desk.policy.rules.preview import Judged, Preview, Replayed
from closeknit.desk.policy.rules.sentences import cell_id, sentences
from closeknit.desk.policy.rules.written import way_written
from closeknit.faces.cli.shown import Json, say
from closeknit.ties.rules.words import many

SHOWN = 20
"""Changes that a preview lists in words; the JSON has all."""


def policy_json(one: Policy) -> dict[str, Json]:
    """Return a policy as the contract names the fields."""
    market, out, inbound = one.target_market, one.outbound, one.inbound
    return {
        "name": one.name,
        "version": one.version,
        "valid_from": one.valid_from.isoformat() if one.valid_from else None,
        "goal": one.goal,
        "purpose": one.purpose,
        "known_if": [way_written(way) for way in one.known_if],
        "willingness_required": one.willingness_required,
        "target_market": {
            "titles": market.titles,
            "seniority": market.seniority,
            "sectors": market.sectors,
            "places": market.places,
            "sizes": market.sizes,
            "firms": market.firms,
            "employees": dict(market.employees),
            "at_least": market.at_least,
        },
        "outbound": {
            "personal_note": out.personal_note,
            "grace_days": out.grace_days,
            "ask_in_note": out.ask_in_note,
            "note_limit": out.note_limit,
            "notes_per_month": out.notes_per_month,
            "sales_motive": out.sales_motive,
            "no_reason": out.no_reason,
            "no_benefit": out.no_benefit,
            "links": out.links,
        },
        "inbound": {
            "matrix": {cell_id(case): inbound.action(case) for case in CELLS},
            "timeout_days": inbound.timeout_days,
            "on_no_reply": inbound.on_no_reply,
            "on_snippy": inbound.on_snippy,
            "followup_due_days": inbound.followup_due_days,
        },
        "introductions": {
            "min_strength": one.introductions.min_strength,
            "permission_days": one.introductions.permission_days,
        },
        "review": {"months": one.review.months},
        "sentences": [
            {"id": said.id, "says": said.says, "requirement": said.requirement}
            for said in sentences(one)
        ],
    }


def says_which(one: Policy) -> str:
    """Return which policy it is, in a line."""
    if not one.version:
        return f"{one.name}, a preset; you have not chosen yet."
    return f"{one.name}, version {one.version}, since {one.valid_from}."


def say_policy(one: Policy) -> None:
    """Print a policy in sentences."""
    say(says_which(one))
    for said in sentences(one):
        say(f"  {said.says}  [{said.requirement}]")


def preview_json(found: Preview) -> dict[str, Json]:
    """Return a preview as the contract names the fields."""
    known, later = found.known()
    return {
        "now": {"name": found.now.name, "version": found.now.version},
        "then": {"name": found.then.name},
        "invitations": len(found.replayed),
        "known": {"now": known, "then": later},
        "suggestions": {
            action: {"now": one, "then": other}
            for action, (one, other) in found.actions().items()
        },
        "changes": [_change_json(one) for one in found.changes],
        "rewritten": 0,
    }


def _change_json(one: Replayed) -> dict[str, Json]:
    on = one.received.on
    return {
        "person": {"id": one.received.person, "name": one.received.name},
        "received_on": on.isoformat() if on else None,
        "waiting": one.received.waiting,
        "default": one.received.default,
        "now": _judged_json(one.now),
        "then": _judged_json(one.then),
    }


def _judged_json(one: Judged) -> dict[str, Json]:
    return {
        "known": one.known.yes,
        "target_fit": one.fit.level,
        "suggestion": one.suggestion.action,
        "because": because(one),
        "sentence": one.suggestion.sentence,
        "requirement": one.suggestion.requirement,
    }


def because(one: Judged) -> list[str]:
    """Return why a policy suggests what it does, the deciding sentence last."""
    looked: Sequence[Looked] = (*one.fit.matches, *one.fit.misses)
    return [one.known.because, *(look.says for look in looked), one.suggestion.says]


def say_preview(found: Preview) -> None:
    """Print what would change, the first of the changes by name."""
    (known, later), total = found.known(), len(found.replayed)
    say(f"{many(total, 'invitation')} received; under {found.then.name}:")
    say(f"  known to you: {known} now, {later} then")
    for action, (one, other) in found.actions().items():
        if one or other:
            say(f"  {action}: {one} now, {other} then")
    for change in found.changes[:SHOWN]:
        now, then = change.now.suggestion, change.then.suggestion
        say(f"{change.received.name}: {now.action} -> {then.action}")
        say(f"    {change.then.known.because}; {then.says}")
    if len(found.changes) > SHOWN:
        say(f"... and {len(found.changes) - SHOWN} more (--json has all).")
    say("Nothing was changed.")
