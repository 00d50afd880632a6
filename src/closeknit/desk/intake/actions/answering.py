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
from closeknit.sources.reader import Answers, Columns, Options

KEPT_COLUMNS = "columns"
KEPT_ZONE = "zone"


def options_for(ego: int, *, today: date, answers: Answers) -> Options:
    """Return how files are read: the settings, who the ego is, and the answers.

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
        ),
    )


def _remembered(kept: object) -> Iterator[tuple[str, Columns]]:
    for header, columns in kept.items() if isinstance(kept, Mapping) else ():
        yield header, tuple((name, field) for name, field in columns)


def remember(ego: int, path: Path, options: Options) -> None:
    """Keep for next time what a table's columns are, and the zone of a chat."""
    kept = records.settings(ego)
    answers = options.answers
    source = registry.reader_for(path).name
    if source == registry.TABLE and answers.columns:
        columns = registry.columns_of(path, answers)
        header = registry.header_of(columns)
        before = dict(_remembered(kept.get(KEPT_COLUMNS)))
        told = tuple((one.name, one.taken_for) for one in columns)
        set_ego(ego, settings=kept | {KEPT_COLUMNS: before | {header: told}})
    if source == registry.CHAT and kept.get(KEPT_ZONE) != answers.zone:
        set_ego(ego, settings=kept | {KEPT_ZONE: answers.zone})


def content_of(path: Path, answers: Answers) -> str:
    """Return what an import of this file is known by: its bytes, and what was said.

    A table whose columns are told anew is read anew.
    """
    found = registry.fingerprint(path)
    if registry.reader_for(path).name != registry.TABLE or not answers.columns:
        return found
    said = msgspec.json.encode(sorted(answers.columns))
    return sha256(found.encode() + said).hexdigest()
