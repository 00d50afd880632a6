"""What to do next with an invitation, and which sentence of the policy says so."""

from collections.abc import Callable, Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple

from closeknit.desk.policy.rules.policy import OnNoReply, OnSnippy, Policy
from closeknit.desk.policy.rules.sentences import sentence
from closeknit.desk.policy.rules.suggestion import Suggestion
from closeknit.desk.triage.rules.cases import Case
from closeknit.desk.triage.rules.states import State


class Next(StrEnum):
    """What is suggested; the first four are the policy's own answers."""

    ASK_WHY = "ask_before_accept"
    ACCEPT = "accept_then_followup"
    DECLINE = "decline"
    YOUR_CALL = "my_call"
    WAIT = "wait"
    CONFIRM = "confirm"
    CLOSE = "close"
    DELETE = "delete"
    FOLLOW_UP = "follow_up"
    HAND_OVER = "hand_over"
    NOTHING = "none"


class Advice(NamedTuple):
    """What to do next, why, and what asks for it.

    `sentence` is the id of the policy's sentence that decided, "" where a requirement
    alone does.
    """

    action: Next
    says: str
    requirement: str
    sentence: str = ""
    version: int = 0


def advise(here: Case, suggested: Suggestion, policy: Policy) -> Advice:
    """Return what to do next; it never changes anything (R2-14)."""
    if here.state is State.WAITING:
        return _new(here, suggested)
    told = _BY_POLICY.get(here.state)
    if told is not None:
        return told(policy)
    return _FIXED.get(here.state, _NOTHING)


def _new(here: Case, suggested: Suggestion) -> Advice:
    if here.earlier and here.earlier[-1].state is State.REMOVED:
        says = "you removed them, and they invite again: look at what was"
        return Advice(Next.YOUR_CALL, says, "R3-07")
    return Advice(
        Next(suggested.action.value),
        suggested.says,
        suggested.requirement,
        suggested.sentence,
        suggested.version,
    )


def _of_policy(action: Next, policy: Policy, of: str, requirement: str) -> Advice:
    said = sentence(policy, of)
    says = said.says if said else ""
    return Advice(action, says, requirement, of, policy.version)


def _silence(policy: Policy) -> Advice:
    if policy.inbound.on_no_reply is OnNoReply.DELETE:
        return _of_policy(Next.DELETE, policy, "silence", "R2-19")
    return _of_policy(Next.YOUR_CALL, policy, "silence", "R4-17")


def _snippy(policy: Policy) -> Advice:
    decline = policy.inbound.on_snippy is OnSnippy.DECLINE
    action = Next.DECLINE if decline else Next.YOUR_CALL
    return _of_policy(action, policy, "snippy", "R2-22")


def _accepted(policy: Policy) -> Advice:
    return _of_policy(Next.FOLLOW_UP, policy, "followup", "R4-19")


def _asked(policy: Policy) -> Advice:
    return _of_policy(Next.WAIT, policy, "silence", "R2-17")


_BY_POLICY: Mapping[State, Callable[[Policy], Advice]] = MappingProxyType(
    {
        State.ASKED: _asked,
        State.NO_REPLY: _silence,
        State.SNIPPY: _snippy,
        State.ACCEPTED: _accepted,
    }
)
_TALK = "they answered, for a reason of their own: a conversation, and your call"
_FIXED: Mapping[State, Advice] = MappingProxyType(
    {
        State.ANSWERED: Advice(
            Next.CONFIRM, "read the answer and say what kind it is", "R2-20"
        ),
        State.DETAILED: Advice(
            Next.ACCEPT, "they said how and why: accept if all seems okay", "R2-20"
        ),
        State.APOLOGY: Advice(
            Next.CLOSE, "they may have made a mistake: close politely", "R2-21"
        ),
        State.PITCH: Advice(Next.YOUR_CALL, "they sell something: your call", "R4-16"),
        State.JOBSEEKER: Advice(Next.YOUR_CALL, _TALK, "R4-16"),
        State.RECRUITER: Advice(Next.YOUR_CALL, _TALK, "R4-16"),
        State.SPAM: Advice(Next.DECLINE, "it reads like spam or fraud", "R2-09"),
        State.THANKS_ONLY: Advice(
            Next.YOUR_CALL, "they answered and gave no reason", "R2-06"
        ),
        State.OTHER: Advice(Next.YOUR_CALL, _TALK, "R4-16"),
        State.FOLLOWED_UP: Advice(
            Next.WAIT, "you asked what they hope for: wait for their answer", "R4-20"
        ),
        State.REPLIED: Advice(
            Next.YOUR_CALL,
            "they answered: are they interested, or is it done?",
            "R4-22",
        ),
        State.SILENT: Advice(
            Next.YOUR_CALL, "they never answered: keep, write again, or remove", "R3-05"
        ),
        State.INTERESTED: Advice(
            Next.HAND_OVER, "they showed interest: hand them to your CRM", "R4-23"
        ),
        State.DENIED: Advice(
            Next.DECLINE, "you denied them: filed here, and nobody is told", "R3-08"
        ),
    }
)
_NOTHING = Advice(Next.NOTHING, "nothing is left to do", "R2-14")
