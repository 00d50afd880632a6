"""The policy by a few questions: each answer shows the sentence it becomes (R4-02)."""

import re
import tomllib
from collections.abc import Mapping
from enum import StrEnum
from typing import NamedTuple, TypeVar

from closeknit.desk.policy.rules.bounds import NO_LIMIT, cell_name
from closeknit.desk.policy.rules.knowing import words_of
from closeknit.desk.policy.rules.policy import (
    Cell,
    Enough,
    OnNoReply,
    Policy,
    Purpose,
)
from closeknit.desk.policy.rules.presets import LION, STRICT_PERSONAL, THREE_RULES
from closeknit.desk.policy.rules.presets import REFERRAL as USUAL
from closeknit.desk.policy.rules.reading import Read, believe
from closeknit.desk.policy.rules.sentences import (
    ANSWERS,
    ASKS,
    PURPOSES,
    cell_id,
    sentence,
)
from closeknit.desk.policy.rules.written import way_written, written

W = TypeVar("W", bound=StrEnum)

STRANGER_WHO_FITS = Cell(known=False, reason=False, fit=True)
STRANGER = Cell(known=False, reason=False, fit=False)

_PATHS: Mapping[str, tuple[str, ...]] = {
    "goal": ("goal",),
    "purpose": ("purpose",),
    "known_if": ("known_if",),
    "titles": ("target_market", "titles"),
    "seniority": ("target_market", "seniority"),
    "sectors": ("target_market", "sectors"),
    "places": ("target_market", "places"),
    "firms": ("target_market", "firms"),
    "at_least": ("target_market", "at_least"),
    "stranger_fits": ("inbound", "matrix", cell_name(STRANGER_WHO_FITS)),
    "stranger": ("inbound", "matrix", cell_name(STRANGER)),
    "on_no_reply": ("inbound", "on_no_reply"),
    "timeout_days": ("inbound", "timeout_days"),
    "ask_in_note": ("outbound", "ask_in_note"),
    "grace_days": ("outbound", "grace_days"),
    "note_limit": ("outbound", "note_limit"),
    "notes_per_month": ("outbound", "notes_per_month"),
}
"""Where each answer goes in the policy's file."""
_LISTS = frozenset("known_if titles seniority sectors places firms".split())
_NUMBERS = frozenset(
    "at_least timeout_days grace_days note_limit notes_per_month".split()
)
_ONLY_NUMBERS = _NUMBERS - {"notes_per_month"}
_BETWEEN = re.compile(r"[,;\n]")


class Choice(NamedTuple):
    """One answer to choose, in the words it becomes."""

    value: str
    says: str
    chosen: bool


class Field(NamedTuple):
    """One answer to type."""

    name: str
    label: str
    value: str
    number: bool


class Question(NamedTuple):
    """One question: what to choose, what to type, and the sentences it becomes."""

    id: str
    asks: str
    choices: tuple[Choice, ...]
    fields: tuple[Field, ...]
    becomes: tuple[str, ...]


def questions(policy: Policy) -> tuple[Question, ...]:
    """Return the questions with the answers that a policy gives."""
    inbound, out = policy.inbound, policy.outbound
    fits, other = inbound.action(STRANGER_WHO_FITS), inbound.action(STRANGER)
    return (
        _typed(
            policy, "What is your network for?", ("goal",), goal="In your own words"
        ),
        _chosen(policy, "purpose", "What do you use LinkedIn for?", _purposes(policy)),
        _chosen(policy, "known_if", "When do you know somebody?", _known(policy)),
        _typed(
            policy,
            "Whom would you like to meet? Leave open what does not matter.",
            ("market",),
            titles="Positions, with commas between",
            seniority="Ranks: owner, executive, director, head, manager",
            sectors="Words for their line of work",
            places="Places",
            firms="Firms you have in mind",
            at_least="So many of these must match",
        ),
        _chosen(
            policy,
            "stranger_fits",
            "Somebody unknown, whom you look for, invites you without a reason:",
            _words(ANSWERS, fits),
            cell_id(STRANGER_WHO_FITS),
        ),
        _chosen(
            policy,
            "stranger",
            "Somebody unknown, whom you do not look for, does the same:",
            _words(ANSWERS, other),
            cell_id(STRANGER),
        ),
        _chosen(
            policy,
            "on_no_reply",
            "You asked them why, and they do not answer:",
            _words(
                {
                    OnNoReply.DELETE: "I delete the invitation",
                    OnNoReply.ASK_ME: "I decide myself each time",
                },
                inbound.on_no_reply,
            ),
            "silence",
        )._replace(fields=_fields(policy, timeout_days="After so many days")),
        _chosen(
            policy,
            "ask_in_note",
            "What may your own invitations ask for?",
            _words({of: says for of, (says, _) in ASKS.items()}, out.ask_in_note),
        ),
        _typed(
            policy,
            "What does your LinkedIn account allow?",
            ("length", "ration", "grace"),
            note_limit="Characters of a note (200 on most free accounts, else 300)",
            notes_per_month=f'Notes a month, or "{NO_LIMIT}"',
            grace_days="Days after talking in which a reminder is enough",
        ),
    )


def answered(policy: Policy, said: Mapping[str, str]) -> Read:
    """Return a policy with these answers in it, or what is wrong with them.

    What is not asked stays as it is; an answer that is not given, too.
    """
    raw: dict[str, object] = tomllib.loads(written(policy))
    for name, path in _PATHS.items():
        # Left untouched, a word of the file may have a comma of its own.
        if name in said and said[name] != _shown(raw, path):
            _put(raw, path, _value(name, said[name]))
    return believe(raw, {})


def _put(raw: dict[str, object], path: tuple[str, ...], value: object) -> None:
    *sections, key = path
    at = raw
    for section in sections:
        inner = at[section]
        if not isinstance(inner, dict):  # a written policy has all its sections
            raise TypeError(section)
        at = inner
    at[key] = value


def _value(name: str, said: str) -> object:
    """Return an answer as the file has it."""
    text = said.strip()
    if name in _LISTS:
        return [word.strip() for word in _BETWEEN.split(text) if word.strip()]
    if name in _NUMBERS and text.isascii() and text.isdigit():
        return int(text[:9])
    return text


def _chosen(
    policy: Policy,
    name: str,
    asks: str,
    choices: tuple[Choice, ...],
    of: str = "",
) -> Question:
    by_name = {"known_if": "known"}
    said = sentence(policy, of or by_name.get(name, name))
    return Question(name, asks, choices, (), (said.says,) if said else ())


def _typed(policy: Policy, asks: str, of: tuple[str, ...], **labels: str) -> Question:
    said = [sentence(policy, one) for one in of]
    becomes = tuple(one.says for one in said if one is not None)
    return Question(of[0], asks, (), _fields(policy, **labels), becomes)


def _fields(policy: Policy, **labels: str) -> tuple[Field, ...]:
    raw: dict[str, object] = tomllib.loads(written(policy))
    return tuple(
        Field(name, label, _shown(raw, _PATHS[name]), name in _ONLY_NUMBERS)
        for name, label in labels.items()
    )


def _shown(raw: object, path: tuple[str, ...]) -> str:
    for key in path:
        raw = raw.get(key) if isinstance(raw, dict) else None
    return ", ".join(map(str, raw)) if isinstance(raw, list) else str(raw)


def _words(of: Mapping[W, str], chosen: W) -> tuple[Choice, ...]:
    return tuple(Choice(one, says, one == chosen) for one, says in of.items())


def _purposes(policy: Policy) -> tuple[Choice, ...]:
    return tuple(Choice(one, PURPOSES[one], one is policy.purpose) for one in Purpose)


def _known(policy: Policy) -> tuple[Choice, ...]:
    usual = [one.known_if for one in (STRICT_PERSONAL, USUAL, THREE_RULES, LION)]
    own = [] if policy.known_if in usual else [policy.known_if]
    return tuple(
        Choice(_ways(ways), _known_words(ways), ways == policy.known_if)
        for ways in (*own, *usual)
    )


def _ways(ways: tuple[Enough, ...]) -> str:
    return "; ".join(map(way_written, ways))


def _known_words(ways: tuple[Enough, ...]) -> str:
    return f"With {', or '.join(map(words_of, ways))}" if ways else "Never by evidence"
