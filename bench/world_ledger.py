"""An invented ledger of any size, the same one each time, made by the engine itself."""

import json
from pathlib import Path
from typing import NamedTuple

import duckdb

from closeknit.network.rules.ledger import CONTENTS, PARTS, VERSION

FAR = 1_000_000_000_000
"""Where pseudonyms begin: beyond what fits in 32 bits, as real ones are."""
DAY, SPAN = 86_400, 3 * 365


class Size(NamedTuple):
    """How much of everything; `exchanges` and `pairs` in all, `people` of each ego."""

    exchanges: int
    egos: int
    people: int
    pairs: int


def sized(exchanges: int, *, egos: int = 4) -> Size:
    """Return a ledger's size by its exchanges: fifty for each tie, a pair for five."""
    people = max(20, exchanges // 50 // egos)
    return Size(exchanges, egos, people, max(50, exchanges // 5))


def ledger(folder: Path, size: Size, *, now: int) -> Path:
    """Write a ledger; a few people have most of the exchanges, as it is in life.

    Some have been silent for up to half the span. Half as many people again are known
    to others only: those are to be met.
    """
    folder.mkdir(parents=True)
    with duckdb.connect(config={"temp_directory": str(folder / ".spill")}) as here:
        run = here.execute
        run("SET preserve_insertion_order = false")
        run("SET memory_limit = '2GB'")
        for name, sql in _texts(size, now).items():
            by = "ego, part" if name == "exchanges" else "ego"
            run(
                f"COPY ({sql}) TO '{folder / name}'"
                f" (FORMAT parquet, COMPRESSION zstd, PARTITION_BY ({by}))"
            )
    told = {"ledger": VERSION, "written": "2026-11-21", **size._asdict()}
    (folder / CONTENTS).write_text(json.dumps(told))
    return folder


def _at_random(seed: int) -> str:
    """Return SQL for a number from 0 to 1 that depends on `i` alone."""
    return f"(hash(i * 16 + {seed}) % 1000003) / 1000003.0"


def _one_of(words: str, seed: int) -> str:
    """Return SQL for one of these words."""
    listed = words.split()
    return f"{listed}[1 + CAST(hash(i * 16 + {seed}) % {len(listed)} AS BIGINT)]"


def _texts(size: Size, now: int) -> dict[str, str]:
    each = max(1, size.exchanges // size.egos)
    known = size.people + size.people // 2
    place = f"(i % {each}) / {each}.0"
    return {
        "exchanges": f"""
SELECT {FAR} + ego AS ego, {FAR} * 2 + ego * 100000000 + k AS person,
  {now} - CAST({SPAN * DAY} * (silent + (1 - silent) * ago) AS BIGINT) AS t,
  side, channel, size, ({FAR} * 2 + ego * 100000000 + k) % {PARTS} AS part
FROM (SELECT *, hash(k) % 101 / 202.0 AS silent FROM (SELECT i // {each} AS ego,
    CAST(floor({size.people} * pow({place}, 2.5)) AS BIGINT) AS k,
    {_at_random(1)} AS ago,
    {_one_of("them ego ego them both", 2)} AS side,
    {_one_of("mail mail linkedin meeting call chat whatsapp other", 3)} AS channel,
    CAST(1 + floor(6 * pow({_at_random(4)}, 4)) AS INTEGER) AS size
  FROM range({each * size.egos}) r(i)))""",  # noqa: S608 - our own numbers
        "people": f"""
SELECT {FAR} + i // {size.people} AS ego,
  {FAR} * 2 + i // {size.people} * 100000000 + i % {size.people} AS person,
  hash(i) % 3 = 0 AS connected,
  CASE hash(i + 7) % 50 WHEN 0 THEN 'strong' WHEN 1 THEN 'weak' ELSE '' END
    AS own_word,
  hash(i + 13) % 40 = 0 AS left_out
FROM range({size.people * size.egos}) r(i)""",  # noqa: S608 - our own numbers
        "pairs": f"""
SELECT {FAR} + ego AS ego, {FAR} * 2 + ego * 100000000 + least(a, b) AS one,
  {FAR} * 2 + ego * 100000000 + greatest(a, b) AS other, how,
  CAST(1 AS INTEGER) AS many, worth, {now} - {DAY} AS first, {now} AS last
FROM (SELECT i % {size.egos} AS ego,
    CAST(floor({size.people} * {_at_random(5)}) AS BIGINT) AS a,
    CAST(floor({known} * {_at_random(6)}) AS BIGINT) AS b,
    {_one_of("thread meeting said list", 7)} AS how,
    CAST(840 // (1 + CAST(hash(i * 16 + 8) % 6 AS BIGINT)) AS BIGINT) AS worth
  FROM range({size.pairs}) r(i))
WHERE a <> b""",  # noqa: S608 - our own numbers
    }
