"""To a stranger: an introduction instead of a note, if there is a way (R1-08).

Most people are wary of strangers. Beside a note to one stands whom to ask instead, and
what the user's own invitations did: to people they had met before, and to the others.
"""

from typing import NamedTuple

from closeknit.desk.invitations.rules.rates import Rate
from closeknit.desk.targets.rules.target import Answer
from closeknit.desk.targets.rules.willing import Choice


class Instead(NamedTuple):
    """Who could introduce the user to a stranger, None where nobody warmly could.

    `met` and `strangers` are how many joined of the invitations of each kind.
    """

    name: str
    first: Choice | None
    met: Rate
    strangers: Rate

    @property
    def says(self) -> tuple[str, ...]:
        """Return it in sentences; nothing where there is nothing to say."""
        told = []
        if self.first is not None:
            by = self.first.path.introducer.name
            told.append(
                f"You have not met {self.name}. {by} could introduce you: "
                f"a {self.first.path.warmth} path, {self.first.willing.standing}."
            )
        if self.is_told_apart:
            told.append(
                "Of your invitations to people you had not met "
                f"{_joined(self.strangers)} joined; of the others {_joined(self.met)}."
            )
        return tuple(told)

    @property
    def is_told_apart(self) -> bool:
        """Say whether there are enough of both kinds for a rate."""
        return self.met.share is not None and self.strangers.share is not None


def _joined(of: Rate) -> str:
    """Return a rate in words.

    >>> _joined(Rate(10, 3, 0.3, 0.1, 0.6))
    '3 of 10 (30%)'
    """
    return f"{of.yes} of {of.of} ({of.share or 0:.0%})"


def instead(name: str, answer: Answer, met: Rate, strangers: Rate) -> Instead:
    """Return what to do instead of inviting a stranger: the best warm path, if any.

    A way over which nobody is to be asked yet, or one under way already, is none.
    """
    open_ = (
        one for one in answer.warm if not one.too_early and not one.willing.under_way
    )
    return Instead(name, next(open_, None), met, strangers)
