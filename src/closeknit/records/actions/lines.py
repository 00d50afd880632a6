"""Lines that the user typed at the desk: finished or taken back by their number.

A line that is taken back stays, for the history.
"""

from datetime import UTC, date, datetime
from typing import TypeVar

from django.db import models

from closeknit.shared.errors import NotKept

M = TypeVar("M", bound=models.Model)
LONGEST = 1_000


def in_one_line(text: str) -> str:
    """Return what was typed without its breaks and further spaces, `LONGEST` at most.

    >>> in_one_line("  he read   my plan ")
    'he read my plan'
    """
    return " ".join(text.split())[:LONGEST]


def take_back(rows: models.QuerySet[M], number: int, called: str) -> None:
    """Mark one of these rows as taken back.

    Raises:
        NotKept: there is none of that number, or it is taken back already.
    """
    standing = rows.filter(pk=number, taken_back=None)
    if not standing.update(taken_back=datetime.now(UTC)):
        raise NotKept(f"There is no {called} {number} to take back.")


def finish(rows: models.QuerySet[M], number: int, called: str, *, on: date) -> None:
    """Mark one of these rows as done.

    Raises:
        NotKept: there is none of that number, or it is done already.
    """
    if not rows.filter(pk=number, done=None).update(done=on):
        raise NotKept(f"There is no open {called} {number}.")
