"""One process changes ties while another asks: it sees before or after, never between.

Whoever holds the network open knows which person is which node of that state only, so
what is written meanwhile must not reach them until they open it anew.
"""

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest
from django.conf import settings

from closeknit.desk.intake.actions import knows
from closeknit.desk.intake.actions.whom import whom
from closeknit.network.actions import snapshot
from closeknit.network.store import file, ways
from closeknit.sources.record import Connected, Knows, Mention
from tests.faces.cli.program import surroundings
from tests.habits.source import ROOT
from tests.records.said import TODAY, keep, new_ego

pytestmark = pytest.mark.django_db

ANN, TESS = Mention("Ann Lee", "ann-ex"), Mention("Tess Quill", "tess-ex")
CHANGES = 3

# Told the number of a state, it opens the network of it; told 0, it keeps the one it
# has. Then it says who is two steps away.
ASKER = """
import json, sys
from pathlib import Path
import django
django.setup()
from django.conf import settings
from closeknit.network.store import file, ways
settings.HOME = Path(sys.argv[1])
for line in sys.stdin:
    if int(line):
        network = file.opened(int(sys.argv[2]), int(line))
    print(json.dumps(ways.second_degree(network)), flush=True)
"""


@pytest.fixture
def ego(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> int:
    monkeypatch.setattr(settings, "HOME", tmp_path / "home")
    made = new_ego()
    keep(made, Connected(ANN, date(2026, 1, 2)), Knows(ANN, TESS, "said", TODAY))
    snapshot.current(made)
    return made


def number(ego: int) -> int:
    found = file.state(ego)
    assert found is not None
    return found


def two_steps_away(ego: int) -> list[int]:
    found = file.opened(ego, number(ego))
    assert found is not None
    return ways.second_degree(found)


@contextmanager
def asker(ego: int) -> Iterator["subprocess.Popen[str]"]:
    asking = subprocess.Popen(
        [sys.executable, "-c", ASKER, str(settings.HOME), str(ego)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env=surroundings(DJANGO_SETTINGS_MODULE="closeknit.settings"),
    )
    try:
        yield asking
    finally:
        asking.communicate()


def told(asking: "subprocess.Popen[str]", state: int) -> list[int]:
    assert asking.stdin is not None
    assert asking.stdout is not None
    asking.stdin.write(f"{state}\n")
    asking.stdin.flush()
    found: list[int] = json.loads(asking.stdout.readline())
    return found


def test_who_asks_while_ties_change_sees_before_or_after_and_nothing_between(
    ego: int,
) -> None:
    with asker(ego) as asking:
        before = told(asking, number(ego))
        assert before == two_steps_away(ego)

        for change in range(CHANGES):
            one, other = whom(ego, "Ann Lee"), whom(ego, f"Una Dale {change}")
            knows.knows(ego, one, other, how="introduced", on=None, today=TODAY)

            after = two_steps_away(ego)
            assert len(after) == len(before) + 1
            assert told(asking, 0) == before
            assert told(asking, number(ego)) == after
            before = after
