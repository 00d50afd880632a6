"""What is remembered is never stale."""

import threading
from functools import partial

import pytest
from django.db import connection, transaction

from closeknit.faces.web.remembered import MOST, remembered
from closeknit.records.actions.ego import ensure_ego, set_ego
from closeknit.records.store import settings

pytestmark = pytest.mark.django_db(transaction=True)

only_sqlite = pytest.mark.skipif(
    "connection.vendor != 'sqlite'", reason="nothing is remembered elsewhere"
)


def elsewhere(ego: int, value: str) -> None:
    """Change the settings as another process would: on another connection."""

    def change() -> None:
        set_ego(ego, settings={"word": value})
        connection.close()

    thread = threading.Thread(target=change)
    thread.start()
    thread.join()


def word(ego: int) -> object:
    key = ("word", ego)
    return remembered(key, lambda: settings(ego).get("word"))


def test_change_of_ones_own_is_seen() -> None:
    ego = ensure_ego()
    seen = [word(ego)]

    for value in ("one", "two"):
        set_ego(ego, settings={"word": value})
        seen.append(word(ego))

    assert seen == [None, "one", "two"]


def test_change_by_somebody_else_is_seen() -> None:
    ego = ensure_ego()
    seen = [word(ego)]

    for value in ("one", "two"):
        elsewhere(ego, value)
        seen.append(word(ego))

    assert seen == [None, "one", "two"]


@only_sqlite
def test_what_has_not_changed_is_not_asked_again() -> None:
    ensure_ego()
    asked = []

    for _ in range(3):
        remembered("unchanged", lambda: asked.append(1))

    assert asked == [1]


def test_nothing_is_remembered_of_what_may_be_rolled_back() -> None:
    ego = ensure_ego()

    with transaction.atomic():
        set_ego(ego, settings={"word": "never"})
        inside = word(ego)
        transaction.set_rollback(True)

    assert (inside, word(ego)) == ("never", None)


@only_sqlite
def test_memory_has_an_end() -> None:
    ensure_ego()
    asked: list[int] = []

    for number in [*range(MOST + 1), 0]:
        remembered(("many", number), partial(asked.append, number))

    assert asked == [*range(MOST + 1), 0]
