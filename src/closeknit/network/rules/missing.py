"""No warm path yet: what would make one, the likeliest first (R0-15).

Unknown is never nothing: whoever works where the target works, whoever is a step
further, whoever's tie has grown thin is somebody to ask, and a pasted list of mutual
connections may answer at once.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from closeknit.network.rules.paths import Ways, is_thin
from closeknit.ties.rules.alter_ties import Joined

AT_MOST = 5


class Help(NamedTuple):
    """One thing that may make a path: with whom, what to do, and why it may.

    `command` does it on the command line, where a page has a field for it.
    """

    who: Joined | None
    do: str
    because: str
    command: str = ""

    @property
    def typed(self) -> str:
        """Return what to do, with the command."""
        return f"{self.do}: {self.command}" if self.command else self.do


def would_help(ways: Ways, *, colleagues: Sequence[Joined] = ()) -> tuple[Help, ...]:
    """Return what would make a warm path to somebody; nothing where there is one.

    `colleagues` are people of the ego's at the target's firm.
    """
    if ways.warm or ways.distance <= 1:
        return ()
    found = list(_by_what_is_there(ways))
    known = {path.introducer for path in (*ways.weak, *ways.further)}
    known |= {one.who for one in ways.withheld}
    found += [
        Help(
            one,
            f"Ask {one.name} whether they know {ways.target.name}",
            "they are at the same firm",
        )
        for one in colleagues
        if one not in known
    ]
    return (*found[: AT_MOST - 1], _paste(ways.target))


def _by_what_is_there(ways: Ways) -> Iterator[Help]:
    for path in ways.weak:
        half = path.weakest
        who = path.introducer
        if half.is_own:
            yield Help(
                who,
                f"Be in touch with {who.name} again, without a need, before you ask",
                half.says,
            )
        else:
            why = half.because[0] if half.because else ""
            much = "thin" if is_thin(half) else "not sure"
            yield Help(
                who,
                f"Ask {who.name} how well they know {ways.target.name}",
                f"the evidence is {much}{f': {why}' if why else ''}",
            )
    for path in ways.further:
        who, then = path.introducer, path.halves[1].other
        yield Help(
            who,
            f"Ask {who.name} to introduce you to {then.name} first",
            f"{then.name} is one step from {ways.target.name}",
        )


def _paste(target: Joined) -> Help:
    return Help(
        None,
        f"Open {target.name}'s profile, copy the list of mutual connections, and paste "
        "it",
        "whoever is on it is ranked at once",
        f"closeknit knows {target.name!r} --paste",
    )
