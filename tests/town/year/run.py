"""The invented year: a week goes by, its files are read, the hour is taken."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

from closeknit.desk.intake.actions import by_hand
from closeknit.desk.intake.actions.bring_in import bring_in
from closeknit.desk.readiness import actions as readiness
from closeknit.desk.targets.actions import listing
from closeknit.people import store as people
from tests.town.year import papers
from tests.town.year.cast import CAST, TARGETS, Part
from tests.town.year.user import User
from tests.town.year.world import World

START = date(2025, 11, 17)
QUARTER = 13
ONCE = datetime(2000, 1, 1, tzinfo=UTC)


def morning(on: date) -> datetime:
    """Return the hour of a day before which the world's files end."""
    return datetime.combine(on, time(8), UTC)


class Year:
    """A desk with an invented year on it, to be lived week by week."""

    def __init__(self, ego: int, folder: Path, *, seed: int = 1) -> None:
        self.ego, self.folder = ego, folder
        self.world = World(START, seed)
        self.user = User(ego, self.world)
        self.joined: set[str] = set()
        """Who stands in the newest export."""

    def begin(self) -> None:
        """Bring in what there was before, and say what only the ego knows."""
        self.world.live(morning(START))
        self._import(ONCE, START, with_export=True)
        listed = papers.write_knows(self.folder)
        bring_in(self.ego, [listed], today=START)
        for one in CAST:
            if one.part is Part.HELPER:
                person = people.holder(self.ego, ("profile", one.slug))
                by_hand.judge(self.ego, person, "strong", today=START)
        for name in TARGETS:
            listing.add(self.ego, name, today=START)
        readiness.pass_gate(self.ego, "the presence check comes later", today=START)

    def mondays(self, many: int = 52) -> Iterator[tuple[int, date]]:
        """Let week after week go by; yield the number and the Monday after it."""
        for number, monday in enumerate(papers.weeks(START, many), start=1):
            self.world.live(morning(monday))
            yield number, monday

    def bring(self, number: int, monday: date) -> list[int]:
        """Import the files of the week that ends now; return the imports' numbers."""
        since = morning(monday - timedelta(weeks=1))
        return self._import(since, monday, with_export=number % QUARTER == 0)

    def _import(self, since: datetime, until: date, *, with_export: bool) -> list[int]:
        files = papers.write_week(
            self.folder, self.world.account, since, morning(until)
        )
        if with_export:
            self.joined = set(self.world.account.joined)
            files.insert(0, papers.write_export(self.folder, self.world.account, until))
        brought = bring_in(self.ego, files, today=until)
        assert brought.failed == []
        return [one.id for one in brought.runs]
