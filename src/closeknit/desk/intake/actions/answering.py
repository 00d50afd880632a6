"""What the user answered about files, put together with what was answered before."""

from collections.abc import Iterator, Mapping
from datetime import date
from hashlib import sha256
from pathlib import Path

import msgspec
from msgspec import structs

from closeknit.people import store as people
from closeknit.records import store as records
from closeknit.records.actions.ego import set_ego
from closeknit.sources import registry
from closeknit.sources.reader import TABLE, Answers, Columns, Options

KEPT_COLUMNS = "columns"
KEPT_ZONE = "zone"
KEPT_ORDERS = "date_orders"
MOST_ORDERS = 1_000
"""Chats whose order of days is remembered; of more, those answered last."""


def options_for(ego: int, path: Path, *, today: date, answers: Answers) -> Options:
    """Return how a file is read: the settings, who the ego is, and the answers.

    The zone that was used first is used on, or a chat exported again from another
    place would be another chat.
    """
    kept = records.settings(ego)
    zone = kept.get(KEPT_ZONE)
    return Options(
        today=today,
        bodies=bool(kept.get("bodies", False)),
        own=people.own_emails(ego),
        known_by=frozenset(people.own_handles(ego)),
        answers=structs.replace(
            answers,
            zone=answers.zone or (zone if isinstance(zone, str) else answers.here),
            remembered=tuple(_remembered(kept.get(KEPT_COLUMNS))),
            day_first=_day_first(kept.get(KEPT_ORDERS), path, answers),
        ),
    )


def _remembered(kept: object) -> Iterator[tuple[str, Columns]]:
    for header, columns in kept.items() if isinstance(kept, Mapping) else ():
        yield header, tuple((name, field) for name, field in columns)


def _day_first(kept: object, path: Path, answers: Answers) -> bool | None:
    """Return the order of a chat's days: as said now, else as said of it before."""
    if answers.day_first is not None or not isinstance(kept, Mapping):
        return answers.day_first
    if not path.exists() or registry.reader_for(path).name != registry.CHAT:
        return None
    found = kept.get(_chat_key(path))
    return found if isinstance(found, bool) else None


def _chat_key(path: Path) -> str:
    """Return what a chat is known by when it comes again, grown or not.

    That is its file's name, which says whose it is; one that many bear is no name.
    """
    nameless = path.name == registry.NAMELESS_CHAT
    return registry.fingerprint(path) if nameless else path.name.casefold()


def remember(ego: int, path: Path, options: Options) -> None:
    """Keep for next time a table's columns, a chat's zone and the order of its days."""
    kept = records.settings(ego)
    answers = options.answers
    source = registry.reader_for(path).name
    if source == TABLE and answers.columns:
        columns = registry.columns_of(path, answers)
        header = registry.header_of(columns)
        before = dict(_remembered(kept.get(KEPT_COLUMNS)))
        told = tuple((one.name, one.taken_for) for one in columns)
        set_ego(ego, settings=kept | {KEPT_COLUMNS: before | {header: told}})
    if source == registry.CHAT:
        new: dict[str, object] = {KEPT_ZONE: answers.zone}
        if answers.day_first is not None:
            orders = kept.get(KEPT_ORDERS)
            before = dict(orders) if isinstance(orders, Mapping) else {}
            before.pop(at := _chat_key(path), None)
            last = [*before.items(), (at, answers.day_first)][-MOST_ORDERS:]
            new[KEPT_ORDERS] = dict(last)
        if kept | new != kept:
            set_ego(ego, settings=kept | new)


def content_of(path: Path, answers: Answers) -> str:
    """Return what an import of this file is known by: its bytes, and what was said.

    A table whose columns are told anew is read anew.
    """
    found = registry.fingerprint(path)
    if registry.reader_for(path).name != TABLE or not answers.columns:
        return found
    said = msgspec.json.encode(sorted(answers.columns))
    return sha256(found.encode() + said).hexdigest()
