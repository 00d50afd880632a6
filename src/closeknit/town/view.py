"""What LinkedIn knew of the town on the day of an export."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from closeknit.town.chance import chance
from closeknit.town.history import Sent
from closeknit.town.people import Townsperson, profile_address

EARLIER, LATER = 92, 4
"""How many days before today the two exports were asked for."""


@dataclass(frozen=True, slots=True)
class View:
    """The town as LinkedIn knew it on the day of one export."""

    cast: Sequence[Townsperson]
    sent: Sequence[Sent]
    today: date
    ago: int
    seed: int

    @property
    def as_of(self) -> date:
        """Return the day of the export."""
        return self.today - timedelta(days=self.ago)

    @property
    def is_later(self) -> bool:
        """Say whether this is the newer of the two exports."""
        return self.ago == LATER

    def day(self, ago: int) -> date:
        """Return the day so many days before the town's today."""
        return self.today - timedelta(days=ago)

    def profile(self, person: Townsperson) -> str:
        """Return the address of the profile on that day."""
        slug = person.profile if self.is_later else person.old_slug or person.profile
        return profile_address(slug) if slug else ""

    def moment(self, ago: int, *words: object) -> datetime:
        """Return an hour of that day, the same for the same words."""
        dice = chance(self.seed, ago, *words)
        at = datetime.combine(self.day(ago), time(), UTC)
        return at + timedelta(hours=dice.randint(7, 19), minutes=dice.randint(0, 59))
