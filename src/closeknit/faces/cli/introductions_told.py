"""Introductions, and what to write around them: as a document, and in words."""

from collections.abc import Sequence
from datetime import date

from closeknit.desk.introductions.rules.drafts import Message
from closeknit.desk.introductions.rules.states import WORDS, moves
from closeknit.desk.introductions.store import Introduction
from closeknit.desk.invitations.rules.fault import passes
from closeknit.faces.cli.fault_told import faults_json, say_faults
from closeknit.faces.cli.shown import Json, say


def message_json(told: Message) -> dict[str, Json]:
    """Return a draft with all that is wrong with it."""
    return {
        "kind": told.draft,
        "language": told.language,
        "text": told.text,
        "over": told.over,
        "passes": passes(told.faults),
        "faults": faults_json(told.faults),
    }


def say_draft(told: Message) -> None:
    """Say a draft, and what is wrong with it."""
    say(told.text)
    if told.faults:
        say()
        say_faults(told.faults)


def introduction_json(one: Introduction, *, today: date) -> dict[str, Json]:
    """Return an introduction with where it stands and its history."""
    stands = one.standing
    return {
        "id": one.id,
        "introducer": {"id": one.introducer.id, "name": one.introducer.name},
        "target": {"id": one.target.id, "name": one.target.name},
        "state": stands.state,
        "says": WORDS[stands.state],
        "since": stands.since.isoformat(),
        "do": stands.do,
        "due": stands.due.isoformat() if stands.due else None,
        "is_due": stands.is_due(today),
        "heard": one.heard,
        "reason": one.reason,
        "benefit": one.benefit,
        "referral": one.referral,
        "steps": [
            {"step": said.step, "on": said.on.isoformat(), "text": said.text}
            for said in one.steps
        ],
        "open": [
            {"step": move.step, "does": move.does, "requirement": move.requirement}
            for move in moves(stands.state)
        ],
    }


def say_introductions(found: Sequence[Introduction], today: date) -> None:
    """Say where each stands, what is due, and what came in."""
    for one in found:
        stands = one.standing
        say(f"{one.id:>4}  {one.introducer.name} to {one.target.name}: "
            f"{WORDS[stands.state]}, since {stands.since:%-d %b %Y}")  # fmt: skip
        if stands.do and stands.due:
            when = "now" if stands.is_due(today) else f"from {stands.due:%-d %b} on"
            say(f"      {when}: {stands.do}")
        if one.heard:
            say(f"      {one.heard}")
    if not found:
        say("No introduction is under way: `closeknit introduce ask WHO --to WHO`.")
