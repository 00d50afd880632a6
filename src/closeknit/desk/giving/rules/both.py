"""Two of the ego's own people are introduced with both asked first (R3-12, R0-25).

Each is asked apart, in any order. Until the other has said yes they are told of by what
they do, not by name. A no ends it, without blame, and nobody is told who said it.
"""

from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from closeknit.desk.invitations.rules.phrases import first_name
from closeknit.shared.errors import RuleBroken


class Step(StrEnum):
    """What the user did, or heard."""

    ASK = "ask"
    YES = "yes"
    NO = "no"
    INTRODUCE = "introduce"


class Taken(NamedTuple):
    """A step that was taken: about whom (0: both), and when."""

    step: Step
    who: int
    on: date
    id: int = 0


class Stands(NamedTuple):
    """How far two are from being introduced."""

    asked: frozenset[int] = frozenset()
    yes: frozenset[int] = frozenset()
    is_no: bool = False
    introduced: date | None = None

    @property
    def is_over(self) -> bool:
        """Say whether nothing is left to do."""
        return self.is_no or self.introduced is not None

    @property
    def says(self) -> str:
        """Return it in words.

        >>> Stands(frozenset({1})).says, Stands(is_no=True).says
        ('one of them is asked', 'left alone: that is all right')
        """
        if self.introduced is not None:
            return f"introduced on {self.introduced:%-d %b %Y}"
        if self.is_no:
            return "left alone: that is all right"
        if len(self.yes) == BOTH:
            return "both said yes: introduce them"
        if self.yes:
            return "one said yes; the other is to answer"
        asked = ("nobody is asked yet", "one of them is asked", "both are asked")
        return asked[len(self.asked)]


BOTH = 2


def stands(steps: Sequence[Taken]) -> Stands:
    """Return how far two are, by the steps that were taken, in their order."""
    of = {step: frozenset(t.who for t in steps if t.step is step) for step in Step}
    introduced = [taken.on for taken in steps if taken.step is Step.INTRODUCE]
    return Stands(
        of[Step.ASK] | of[Step.YES],
        of[Step.YES],
        bool(of[Step.NO]),
        introduced[-1] if introduced else None,
    )


def check(now: Stands, step: Step, who: int) -> None:
    """Do nothing where this step may follow.

    >>> check(Stands(), Step.ASK, 7)

    Raises:
        RuleBroken: it may not.
    """
    if now.is_over:
        raise RuleBroken(f"This one is over: {now.says}.")
    if step is Step.INTRODUCE:
        if len(now.yes) < BOTH:
            raise RuleBroken("Introduce them when both have said yes.")
    elif step is Step.ASK and who in now.asked:
        raise RuleBroken("They are asked already.")
    elif step in {Step.YES, Step.NO} and who not in now.asked:
        raise RuleBroken("Ask them first.")
    elif step is Step.YES and who in now.yes:
        raise RuleBroken("They said yes already.")


class Side(NamedTuple):
    """One of the two, as a message speaks of them."""

    name: str
    work: str


def ask(to: Side, other: Side, wish: str, *, seeks: bool, named: bool) -> str:
    """Return what to write to one of them; `seeks`: it is they who look for `wish`.

    `named`: the other has said yes, so that their name may stand in it (R0-25).

    >>> print(ask(Side("Ada", ""), Side("Bo Lind", "Tax adviser"), "a tax adviser",
    ...     seeks=True, named=False))
    Hello Ada,
    <BLANKLINE>
    You look for a tax adviser. I know somebody who could fit: Tax adviser. \
Shall I ask whether they would like to meet you?
    <BLANKLINE>
    If you would rather not, just say so, or say nothing.
    """
    who = other.name if named else "somebody"
    work = f": {other.work}" if other.work else ""
    if seeks:
        first = f"You look for {wish}. I know {who} who could fit{work}."
        if named:
            first = f"You look for {wish}. {other.name} could fit{work}."
    else:
        first = f"{other.name if named else 'Somebody I know'} looks for {wish}."
    last = (
        "They would like to meet you: may I introduce you two?"
        if named
        else "Shall I ask whether they would like to meet you?"
        if seeks
        else "Would you like to meet them?"
    )
    out = "If you would rather not, just say so, or say nothing."
    return f"Hello {first_name(to.name)},\n\n{first} {last}\n\n{out}"


def introduce(one: Side, other: Side, wish: str) -> str:
    """Return what to write to both once both have said yes.

    >>> print(introduce(Side("Ada Ray", ""), Side("Bo Lind", ""), "a tax adviser"))
    Hello Ada, hello Bo,
    <BLANKLINE>
    you both said that you would like to meet: Ada Ray looks for a tax adviser, and Bo \
Lind may be the one. Over to you two.
    """
    return (
        f"Hello {first_name(one.name)}, hello {first_name(other.name)},\n\n"
        "you both said that you would like to meet: "
        f"{one.name} looks for {wish}, and {other.name} may be the one. "
        "Over to you two."
    )
