"""LinkedIn's changelog: what has happened since, and where the last asking ended.

The changelog names people by numbers that no other file of LinkedIn's explains, so what
happened cannot be kept from it. It says *that* something happened; then the snapshot is
taken anew, which names people by their profiles.
"""

from collections import Counter
from collections.abc import Iterable, Sequence

import msgspec

from closeknit.accounts.account import Skipped
from closeknit.accounts.linkedin_table import Paging, not_understood

URNS = (
    "LinkedIn's list of changes names people by numbers only; who they are comes with "
    "the snapshot that was taken after it"
)
ABOUT_PEOPLE = frozenset({"invitations", "messages", "connections"})
"""The resources that say something about whom the member knows."""


class Change(msgspec.Struct, frozen=True):
    """One thing that happened, as the changelog has it."""

    id: int | str
    at: int = msgspec.field(name="processedAt")
    resource: str = msgspec.field(name="resourceName", default="")
    status: str = msgspec.field(name="activityStatus", default="SUCCESS")


class Changes(msgspec.Struct):
    """One page of the changelog."""

    paging: Paging = msgspec.field(default_factory=Paging)
    elements: list[Change] = msgspec.field(default_factory=list)


class Cursor(msgspec.Struct, frozen=True):
    """The moment of the newest change seen, and the changes of just that moment."""

    at: int = 0
    ids: tuple[str, ...] = ()


def read_changes(body: bytes) -> Changes:
    """Return a page of the changelog.

    Raises:
        AccountUnreachable: LinkedIn answers with something else.
    """
    try:
        return msgspec.json.decode(body, type=Changes)
    except (msgspec.DecodeError, RecursionError) as error:
        raise not_understood() from error


def cursor_from(text: str) -> Cursor:
    """Return where the last asking ended; nowhere for none, or for one of another kind.

    >>> cursor_from('{"at":5,"ids":["7"]}'), cursor_from("")
    (Cursor(at=5, ids=('7',)), Cursor(at=0, ids=()))
    """
    try:
        return msgspec.json.decode(text, type=Cursor)
    except msgspec.DecodeError:
        return Cursor()


def fresh(changes: Iterable[Change], was: Cursor) -> list[Change]:
    """Return what was not seen before, once each; LinkedIn repeats the last moment."""
    found: dict[str, Change] = {}
    for change in changes:
        if change.at < was.at or (change.at == was.at and str(change.id) in was.ids):
            continue
        found.setdefault(str(change.id), change)
    return list(found.values())


def moved(was: Cursor, changes: Sequence[Change]) -> Cursor:
    """Return where this asking ended."""
    at = max((change.at for change in changes), default=was.at)
    ids = {str(change.id) for change in changes if change.at == at}
    if at == was.at:
        ids |= set(was.ids)
    return Cursor(at, tuple(sorted(ids)))


def is_unbroken(changes: Iterable[Change], was: Cursor) -> bool:
    """Say whether the changelog still reaches back to where the last asking ended.

    It holds 28 days and repeats the last moment seen: without that, something between
    may be missing.
    """
    return any(change.at == was.at and str(change.id) in was.ids for change in changes)


def left_out(changes: Iterable[Change]) -> tuple[Skipped, ...]:
    """Return what of the changelog cannot be kept itself, counted by resource."""
    counted = Counter(change.resource or "changes" for change in changes)
    return tuple(
        Skipped(f"{number} of {resource} in the list of changes", URNS)
        if resource in ABOUT_PEOPLE
        else Skipped(
            f"{number} of {resource} in the list of changes",
            "it says nothing about whom you know",
        )
        for resource, number in sorted(counted.items())
    )
