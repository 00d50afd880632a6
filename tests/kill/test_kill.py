"""Three hundred kills lose nothing, double nothing, and do not stand in the way."""

import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from django.db import connection

from closeknit.records.models import Kept
from closeknit.sources.record import Connected, Mention
from closeknit.town import build
from tests.faces.cli.program import asked, rows, surroundings
from tests.habits.source import ROOT
from tests.kill.faults import faults
from tests.records.said import TODAY, keep, new_ego

# What is killed is a program that has its own file. `faults` asks that file for its
# soundness in SQLite's words; a PostgreSQL server keeps its files whole by itself.
on_sqlite = pytest.mark.skipif(
    "DATABASE_URL" in os.environ, reason="the kills are SQLite's"
)

KILLS = 300
OF_THE_PROGRAM = 10


def seed() -> int:
    """Return a new seed, or the one that is to be repeated."""
    given = os.environ.get("CLOSEKNIT_SEED")
    return int(given) if given else random.SystemRandom().randrange(1_000_000)


def unnumbered(shown: object) -> object:
    """Return what is shown without the numbers of imports.

    A file that a killed program had already brought in whole is brought in once more,
    adds nothing, and takes a number: the files after it stand one further.
    """
    match shown:
        case dict():
            return {
                name: unnumbered(value)
                for name, value in shown.items()
                if name != "import"
            }
        case list():
            return [unnumbered(one) for one in shown]
        case _:
            return shown


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    build(tmp_path / "town", today=TODAY)
    return tmp_path


@pytest.mark.slow
def test_three_hundred_kills_lose_nothing_and_double_nothing(folder: Path) -> None:
    number = seed()
    print(f"CLOSEKNIT_SEED={number}")  # noqa: T201 - shown where the test fails

    ran = subprocess.run(
        [sys.executable, "-m", "tests.kill", folder, str(KILLS), str(number)],
        cwd=ROOT,
        env=surroundings(
            CLOSEKNIT_HOME=str(folder / "home"),
            DJANGO_SETTINGS_MODULE="closeknit.settings",
        ),
        capture_output=True,
        text=True,
        check=False,
    )

    assert ran.returncode == 0, ran.stderr
    told = json.loads(ran.stdout)
    assert told["faults"] == []
    assert told["killed"] == KILLS
    # Progress was made: imports grew from kill to kill, and came to their end.
    assert told["grew"] > KILLS // 20
    assert told["finished"] > 3


@pytest.mark.slow
def test_killed_program_goes_on_where_it_was_killed(folder: Path) -> None:
    town = [*map(str, (folder / "town").glob("*.zip")), str(folder / "town/mail.mbox")]
    home, whole = folder / "home", folder / "whole"
    began = time.monotonic()
    asked(whole, "import", *town)
    seconds = time.monotonic() - began
    number = seed()
    print(f"CLOSEKNIT_SEED={number}")  # noqa: T201 - shown where the test fails
    dice = random.Random(number)  # noqa: S311 - to be repeated, not to be secret
    command = [sys.executable, "-m", "closeknit", "--home", str(home)]

    for _ in range(OF_THE_PROGRAM):
        child = subprocess.Popen(
            [*command, "--today", str(TODAY), "import", *town],
            env=surroundings(),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        time.sleep(dice.uniform(0.3, 1.0) * seconds)
        child.send_signal(signal.SIGKILL)
        child.wait()
    asked(home, "import", *town)

    shows = ("people", "--limit", "999")
    names = [
        sorted(str(one["name"]) for one in rows(asked(at, *shows), "people"))
        for at in (home, whole)
    ]
    assert names[0] == names[1]
    assert unnumbered(asked(home, "week")) == unnumbered(asked(whole, "week"))


DOUBLED = (
    "INSERT INTO people_mention"
    " (ego_id, kept_id, handle_id, at, kind, channel, by, size)"
    " SELECT ego_id, kept_id, handle_id, at, kind, channel, by, size"
    " FROM people_mention WHERE ego_id = {ego}"
)
MUTANTS: dict[str, tuple[str, str]] = {
    "lost": ("DELETE FROM records_kept WHERE id = {kept}", "counts 2 records"),
    "doubled": (
        DOUBLED,
        "a mention stands twice",
    ),
    "untied": ("DELETE FROM ties_tie WHERE ego_id = {ego}", "people without a tie"),
    "orphaned": (
        "UPDATE records_kept SET run_id = 999999 WHERE id = {kept}",
        "a record has no import",
    ),
}


@pytest.mark.django_db
@on_sqlite
@pytest.mark.parametrize("name", MUTANTS)
def test_what_is_looked_for_would_be_seen(name: str) -> None:
    ego = new_ego()
    keep(ego, *(Connected(Mention(n, profile=f"{n}-ex")) for n in ("ada", "bo")))
    assert list(faults(ego, 2)) == []
    harm, seen = MUTANTS[name]
    kept = Kept.objects.of(ego).values_list("id", flat=True)[0]

    with connection.constraint_checks_disabled(), connection.cursor() as cursor:
        cursor.execute("PRAGMA defer_foreign_keys=ON")
        cursor.execute(harm.format(ego=ego, kept=kept))
        found = list(faults(ego, 2))
        connection.set_rollback(True)

    assert any(seen in fault for fault in found), found


@pytest.mark.django_db
@on_sqlite
def test_promise_that_was_not_kept_would_be_seen() -> None:
    ego = new_ego()

    assert list(faults(ego, 400)) == ["400 items were promised, and fewer are kept"]
