"""Paths as two range reads: everybody's edges in a partitioned PostgreSQL.

An edge is a row of whoever it leads from. Who can introduce A to T are those in both of
two ranges: A's edges and T's. Everybody's two steps are not looked for: they are
reckoned in advance, and read as one range. Asked through one connection, one question
after another; the tables are in memory or not as the machine has it.
"""

import random
import statistics
from collections.abc import Callable, Sequence
from time import perf_counter

import psycopg

from bench.figures import Figure, short
from tests.services import postgres

NODES = 500_000
EACH = 80
"""Edges from a node, in the middle."""
PARTITIONS = 32
CANDIDATES = 5_000_000
ASKED = 2_000
PAGES_OF = 100
"""Questions of which the pages are counted."""

_TABLES = """
CREATE TABLE edges (src bigint NOT NULL, dst bigint NOT NULL,
  strength smallint NOT NULL) PARTITION BY HASH (src);
CREATE TABLE candidates (ego bigint NOT NULL, worth integer NOT NULL,
  person bigint NOT NULL, via bigint NOT NULL, ways integer NOT NULL)
  PARTITION BY HASH (ego);
"""
# A node knows its neighbours by number, most of them near, a few far away: so two who
# know each other have others in common, as in life. Each edge is there from both ends.
_EDGES = """
INSERT INTO edges
SELECT src, dst,
  1 + abs(hashint8(least(src, dst) * 7 + greatest(src, dst))::bigint) %% 255
FROM (
  SELECT DISTINCT CASE side WHEN 0 THEN a ELSE b END AS src,
    CASE side WHEN 0 THEN b ELSE a END AS dst
  FROM (
    SELECT n AS a, (n + 1 + floor(%(span)s * pow(
      abs(hashint8(n * 1000 + k)::float8) / 2147483648, 6)))::bigint %% %(nodes)s AS b
    FROM generate_series(%(since)s::bigint, %(upto)s::bigint - 1) n,
      generate_series(1, 4 + abs(hashint8(n)::bigint) %% (%(each)s - 8)) k
  ) AS pairs, generate_series(0, 1) side
) AS every WHERE src <> dst"""
_CANDIDATES = """
INSERT INTO candidates
SELECT n %% %(egos)s, abs(hashint8(n * 3)::bigint) %% 65025, n, n / 2, 1 + n %% 9
FROM generate_series(0::bigint, %(many)s::bigint - 1) n"""
_RANGE = "SELECT dst, strength FROM edges WHERE src = %s"
_READ = """
SELECT person, via, worth, ways FROM candidates WHERE ego = %s
ORDER BY worth DESC, person LIMIT 50"""
_LIVE = """
SELECT b.dst, max(a.strength::int * b.strength) AS worth FROM edges a
JOIN edges b ON b.src = a.dst WHERE a.src = %s AND b.dst <> a.src
  AND NOT EXISTS (SELECT 1 FROM edges d WHERE d.src = a.src AND d.dst = b.dst)
GROUP BY b.dst ORDER BY worth DESC, b.dst LIMIT 50"""


def figures(scale: float) -> list[Figure]:
    """Fill the tables, ask, and return what it took."""
    nodes = max(2_000, round(NODES * scale))
    egos = max(20, round(50_000 * scale))
    with postgres.running() as url, psycopg.connect(url, autocommit=True) as line:
        began = perf_counter()
        _fill(line, nodes, egos, max(1_000, round(CANDIDATES * scale)))
        filled = perf_counter() - began
        edges, held = _told(line)
        choice = random.Random(7)  # noqa: S311 - a fair choice, no secret
        asked = [choice.randrange(nodes) for _ in range(ASKED)]
        pairs = [(a, (a + choice.randrange(1, 400)) % nodes) for a in asked]
        return [
            Figure("edges in a partitioned PostgreSQL", short(edges)),
            Figure("  on disk with the index", f"{short(held / 1e6)} MB"),
            Figure("  seconds to fill and index", short(filled)),
            _figure("introducers of one: two range reads", _introducers, line, pairs),
            Figure("  pages read for it, on average",
                   short(2 * _pages(line, _RANGE, [(one,) for one, _ in pairs]))),
            _figure("everybody within two steps, kept: one", _kept, line,
                    [(a % egos, 0) for a in asked]),
            Figure("  pages read for it, on average",
                   short(_pages(line, _READ, [(a % egos,) for a in asked]))),
            _figure("the same, looked for when asked", _live, line,
                    pairs[: ASKED // 10]),
            Figure("  pages read for it, on average",
                   short(_pages(line, _LIVE, [(a,) for a in asked]))),
        ]  # fmt: skip


def _introducers(line: psycopg.Connection, ego: int, target: int) -> int:
    """Return how many introducers of the ten best there are: those in both ranges."""
    near: dict[int, int] = dict(line.execute(_RANGE, (ego,), prepare=True).fetchall())
    far = line.execute(_RANGE, (target,), prepare=True).fetchall()
    both = [(-strength * near[one], one) for one, strength in far if one in near]
    return len(sorted(both)[:10])


def _pages(
    line: psycopg.Connection, sql: str, asked: Sequence[tuple[int, ...]]
) -> float:
    """Return how many pages the server reads for one query: no other program counts."""
    read = []
    for values in asked[:PAGES_OF]:
        told = line.execute(
            f"EXPLAIN (ANALYZE, BUFFERS, TIMING off, FORMAT json) {sql}", values
        ).fetchone() or ([{}],)
        plan = told[0][0]["Plan"]
        read.append(plan["Shared Hit Blocks"] + plan["Shared Read Blocks"])
    return statistics.fmean(read)


def _kept(line: psycopg.Connection, ego: int, _: int) -> int:
    return len(line.execute(_READ, (ego,), prepare=True).fetchall())


def _live(line: psycopg.Connection, ego: int, _: int) -> int:
    return len(line.execute(_LIVE, (ego,), prepare=True).fetchall())


def _fill(line: psycopg.Connection, nodes: int, egos: int, many: int) -> None:
    line.execute("SET synchronous_commit = off")
    # A plan for each question: it then opens one partition, not all of them.
    line.execute("SET plan_cache_mode = force_custom_plan")
    line.execute("SET maintenance_work_mem = '512MB'")
    line.execute(_TABLES)
    for table in ("edges", "candidates"):
        for part in range(PARTITIONS):
            line.execute(
                f"CREATE TABLE {table}_{part} PARTITION OF {table}"
                f" FOR VALUES WITH (MODULUS {PARTITIONS}, REMAINDER {part})"
            )
    step = max(1, nodes // 20)
    for since in range(0, nodes, step):
        numbers = {
            "nodes": nodes, "since": since, "upto": min(nodes, since + step),
            "each": EACH, "span": nodes // 4,
        }  # fmt: skip
        line.execute(_EDGES, numbers)
    line.execute(_CANDIDATES, {"egos": egos, "many": many})
    line.execute("CREATE INDEX ON edges (src, dst) INCLUDE (strength)")
    line.execute(
        "CREATE INDEX ON candidates (ego, worth DESC, person) INCLUDE (via, ways)"
    )
    line.execute("VACUUM ANALYZE edges, candidates")


def _told(line: psycopg.Connection) -> tuple[int, int]:
    """Return how many edges there are, and their bytes on disk."""
    (edges,) = line.execute("SELECT count(*) FROM edges").fetchone() or (0,)
    sizes = line.execute(
        "SELECT sum(pg_total_relation_size(relid)) FROM pg_partition_tree('edges')"
    ).fetchone() or (0,)
    return int(edges), int(sizes[0])


def _figure(
    what: str,
    ask: Callable[[psycopg.Connection, int, int], int],
    line: psycopg.Connection,
    asked: Sequence[tuple[int, int]],
) -> Figure:
    took = []
    found = 0
    for one, other in asked:
        began = perf_counter()
        found += ask(line, one, other)
        took.append((perf_counter() - began) * 1_000)
    mid, far = statistics.median(took), statistics.quantiles(took, n=100)[98]
    rows = short(round(found / len(asked), 1))
    return Figure(f"{what} (ms, p50 / p99; {rows} rows)", f"{mid:.2f} / {far:.2f}")
