"""circles, network: what they say where there is nothing to show."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from closeknit.records.actions.ego import ensure_ego
from closeknit.sources.record import Connected, Mention
from tests.faces.cli.at_once import Session, session
from tests.records.said import TODAY, keep

pytestmark = pytest.mark.django_db


@pytest.fixture
def at(tmp_path: Path) -> Iterator[Session]:
    with session(tmp_path / "home", TODAY) as open_:
        yield open_


@pytest.mark.parametrize("command", ["circles", "network"])
def test_empty_desk_says_what_is_missing(at: Session, command: str) -> None:
    assert at.told(command) == (
        "There are no ties to measure yet. Bring in your export and a mailbox: "
        "closeknit import FILE.\n"
    )


def test_headings_with_nothing_below_say_so(at: Session) -> None:
    keep(ensure_ego(), Connected(Mention("Ann Lee", "ann-ex"), date(2026, 1, 2)))
    at.ask("tie", "Ann Lee", "strong")

    told = at.told("circles").splitlines()

    none = "  None yet: no three of your people are seen with each other."
    assert told[told.index("Communities") + 1] == none
    assert (
        told[told.index("Bridges") + 1] == "  None: nobody alone holds others together."
    )
