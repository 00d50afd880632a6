"""What the history and the notes say of somebody goes with them, and no more."""

import pytest

from closeknit.records import store
from closeknit.records.actions.ego import note_done
from closeknit.records.actions.forget import scrub_desk
from tests.records.said import new_ego

pytestmark = [pytest.mark.django_db, pytest.mark.stores]


def test_history_of_the_forgotten_goes_and_that_of_like_names_stays() -> None:
    ego = new_ego()
    for to, because in (
        ("Ann", "help: read my plan"),
        ("Bo Reed", "an introduction by ANN's brother"),
        ("Anna Lee", "asked"),
        ("Joann Fox", ""),
    ):
        note_done(ego, "give", to, because)

    scrub_desk(ego, [], "Ann")

    assert [line[2] for line in store.history(ego)] == ["Joann Fox", "Anna Lee"]
