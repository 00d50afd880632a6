"""What was read a moment ago is still true while the database has not changed.

SQLite tells exactly: `data_version` moves with every commit of another connection, and
a connection counts its own changes. So a page that is asked for again is not computed
again, and nothing stale is ever shown. Each thread remembers for its own connection.
"""

import threading
from collections.abc import Callable, Hashable
from typing import TypeVar

from django.db import connection

T = TypeVar("T")
MOST = 64
"""Answers a thread remembers; then it starts afresh."""


class _Kept(threading.local):
    def __init__(self) -> None:
        self.answers: dict[Hashable, tuple[object, object]] = {}


_kept = _Kept()


def remembered(key: Hashable, ask: Callable[[], T]) -> T:
    """Return what `ask` gives, or gave by this key since the last change."""
    state = _state()
    if state is None:
        return ask()
    found = _kept.answers.get(key)
    if found is not None and found[0] == state:
        answer: T = found[1]  # type: ignore[assignment]  # what `ask` gave for this key
        return answer
    if len(_kept.answers) >= MOST:
        _kept.answers.clear()
    answer = ask()
    _kept.answers[key] = (state, answer)
    return answer


def _state() -> object:
    """Return what changes with the database; None where that cannot be told.

    Inside a transaction, which may be rolled back, it cannot.
    """
    if connection.vendor != "sqlite" or connection.in_atomic_block:
        return None
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA data_version")
        version = cursor.fetchone()
    opened = connection.connection
    return opened, version, opened.total_changes
