"""How a weak note reads to whoever receives it (R2-07): lazy, careless, insincere, ...

The faults say what is wrong by the rules; this says what it looks like from the other
side, in the articles' own four words. A note without a fault reads as what it says.
"""

from collections.abc import Iterable, Mapping

from closeknit.desk.invitations.rules.fault import Fault

_LAZY = ("lazy", "it could have gone to anybody")
_CARELESS = ("careless", "it leaves out who you are, where you met or how it ends")
_INSINCERE = ("insincere", "its praise or its names are not earned")
_GRASPING = ("grasping", "it asks, and says nothing that is for them")

READS: Mapping[str, tuple[str, str]] = {
    "R0-17": _LAZY,
    "R1-04": _LAZY,
    "R0-19": _CARELESS,
    "R0-20": _CARELESS,
    "R1-06": _CARELESS,
    "R3-25": _CARELESS,
    "R1-12": _INSINCERE,
    "R0-25": _INSINCERE,
    "R0-21": _GRASPING,
    "R0-22": _GRASPING,
    "R1-10": _GRASPING,
    "R2-12": _GRASPING,
    "R2-13": _GRASPING,
}
"""What a fault against a requirement looks like, and why."""


def reads(faults: Iterable[Fault]) -> str:
    """Return in a sentence how a note reads to them; "" where nothing is wrong with it.

    >>> reads([Fault("R1-12", "Praise.")])
    'To them it may read as insincere: its praise or its names are not earned.'
    """
    found = dict.fromkeys(
        READS[one.requirement] for one in faults if one.requirement in READS
    )
    told = "; as ".join(f"{word}: {why}" for word, why in found)
    return f"To them it may read as {told}." if told else ""
