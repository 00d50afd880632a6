"""Live the invented year of the tests, and print a table of it week by week.

Run with `.venv/bin/python scripts/year.py`. It takes half a minute, in a home of its
own that is gone afterwards; the table is the same on every machine.
"""

import os
import sys
import tempfile
from collections import Counter
from pathlib import Path

import django
from django.core.management import call_command

ROOT = Path(__file__).resolve().parent.parent
HEAD = (
    "week of", "asked", "done", "new in 13 weeks", "kept", "invited", "accepted",
    "introduced", "within reach", "outcomes",
)  # fmt: skip


def rows(folder: Path) -> list[tuple[str, ...]]:
    """Return a row of figures for each week of the year, its hour taken."""
    # Found only now that Django is set up.
    from closeknit.records.actions.ego import ensure_ego  # noqa: PLC0415 - see above
    from tests.town.year.of_desk import of_desk  # noqa: PLC0415 - see above
    from tests.town.year.run import Year  # noqa: PLC0415 - see above

    year, found = Year(ensure_ego(), folder), []
    year.begin()
    for number, monday in year.mondays():
        year.bring(number, monday)
        hour = year.user.take(monday)
        told = of_desk(year.ego, monday)
        states = Counter(state for *_, state in told.asked)
        made = sum(states[one] for one in ("introduced", "met", "thanked", "told"))
        figures = (
            len(hour.asked), len(hour.done), sum(many for _, many in told.known),
            told.kept, len(told.invited),
            Counter(state for _, state in told.invited)["accepted"], made,
            f"{told.away[1]} of {told.away[0]}", len(told.outcomes),
        )  # fmt: skip
        found.append((monday.isoformat(), *map(str, figures)))
    return found


def main() -> None:
    """Live the year in a folder of its own, and print its table."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["CLOSEKNIT_HOME"] = folder
        os.environ["DJANGO_SETTINGS_MODULE"] = "closeknit.settings"
        sys.path[:0] = [str(ROOT), str(ROOT / "src")]
        django.setup()
        call_command("migrate", verbosity=0, interactive=False)
        papers = Path(folder) / "papers"
        papers.mkdir()
        for row in (HEAD, ("---",) * len(HEAD), *rows(papers)):
            sys.stdout.write(f"| {' | '.join(row)} |\n")


if __name__ == "__main__":
    main()
