"""What is wrong with a note, for a program and for a person."""

from collections.abc import Sequence

from closeknit.desk.invitations.rules.case import Case
from closeknit.desk.invitations.rules.fault import Fault, passes
from closeknit.desk.invitations.rules.reads import reads
from closeknit.desk.words.rules.length import counted
from closeknit.desk.words.rules.note import NAMES
from closeknit.faces.cli.shown import Json, say


def checked_json(case: Case, faults: Sequence[Fault]) -> dict[str, Json]:
    """Return a note's length, its faults and its traits, as the contract names them."""
    return {
        "characters": counted(case.text),
        "limit": case.limit,
        "passes": passes(faults),
        "reads": reads(faults),
        "faults": faults_json(faults),
        "traits": {name: getattr(case.traits, name) for name in NAMES},
        "because": {name: list(said) for name, said in case.traits.because.items()},
        "recall": {"is": case.whom.recall, "because": case.whom.because},
    }


def faults_json(faults: Sequence[Fault]) -> list[Json]:
    """Return what is wrong, each with its requirement and the words that caused it."""
    return [
        {
            "requirement": one.requirement,
            "says": one.says,
            "gravity": one.gravity,
            "words": list(one.words),
            "person": one.person or None,
        }
        for one in faults
    ]


def say_faults(faults: Sequence[Fault]) -> None:
    """Print what is wrong for a person."""
    for one in faults:
        say(f"- {one.says} ({one.requirement}, {_HOW[one.gravity]})")


def say_checked(case: Case, faults: Sequence[Fault]) -> None:
    """Print the same for a person."""
    say(f"{counted(case.text)} of {case.limit} characters.")
    say_faults(faults)
    if faults and reads(faults):
        say(reads(faults))
    if passes(faults):
        say("Nothing holds it back." if faults else "Nothing is wrong with it.")
    for name, words in case.traits.because.items():
        say(f"{name.replace('_', ' ')}: {'; '.join(words)}")


_HOW = {"warn": "a warning", "block": "holds it back"}
