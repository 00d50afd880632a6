"""Is it prospects only? Then the pool ends at the 1st degree (R0-11).

Whoever invites nobody but the people sold to is introduced to few: prospects know whom
they know, and seldom introduce. So two things are looked at together: how many of the
invitations of three months went to people who fit the target market, and whether a tie
leads to fewer others than before. Either of them alone says nothing. The numbers are
chosen, not fitted.
"""

from datetime import timedelta
from typing import NamedTuple

LATELY = timedelta(days=91)
LEAST = 10
"""Invitations from which a share says something."""
MOST = 0.7
"""Share of those who fit from which it is prospects only."""


class Stood(NamedTuple):
    """How many were connected on a day, and known only through others."""

    connected: int
    reached: int

    @property
    def each(self) -> float:
        """Return how many others a connected person leads to; 0 where there is none."""
        return self.reached / self.connected if self.connected else 0.0


class Pool(NamedTuple):
    """How many were invited lately and how many of them fit; the reach then and now."""

    invited: int
    fits: int
    before: Stood
    now: Stood

    @property
    def says(self) -> str:
        """Return the warning, "" where there is none.

        >>> Pool(10, 9, Stood(100, 300), Stood(110, 308)).says[:38]
        '9 of your last 10 invitations (90%) we'
        >>> Pool(10, 9, Stood(100, 300), Stood(110, 360)).says
        ''
        """
        if self.invited < LEAST or self.fits / self.invited < MOST:
            return ""
        if self.now.each >= self.before.each:
            return ""
        return (
            f"{self.fits} of your last {self.invited} invitations "
            f"({self.fits / self.invited:.0%}) went to people you would sell to, and "
            f"each tie leads to {self.now.each:.1f} others, where it was "
            f"{self.before.each:.1f} three months ago. Invite those who would "
            "introduce you too."
        )
