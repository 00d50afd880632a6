"""Whom each ego could get to know through one of theirs: everybody's two steps at once.

The same question that the network answers for one target, asked in advance for all of
them: for each person whom one of the ego's people knows and the ego does not, the best
introducer and how many there are. A path is worth the product of two whole numbers
from 1 to 255, so every engine finds the same; of equals the lower pseudonym stands.

The plain rule is `candidates`; the SQL texts below say the same, in DuckDB's dialect,
over these tables: `scores` (ego, person, chance, two_way, alive), `people` and `pairs`
as a ledger holds them.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from typing import NamedTuple

from closeknit.network.rules.strength import FLOORS, MOST
from closeknit.ties.rules.alter_ties import SURE, log_unsure
from closeknit.ties.rules.strength import MEDIUM, STRONG


class Candidate(NamedTuple):
    """Somebody two steps away: the best introducer, and how many there are.

    `own` is how strong the tie with the introducer is, `known` how sure it is that
    those two know each other.
    """

    ego: int
    person: int
    via: int
    own: int
    known: int
    ways: int


def candidates(
    ego: int,
    own: Mapping[int, int],
    pairs: Iterable[tuple[int, int, int]],
    *,
    left_out: Collection[int] = (),
) -> list[Candidate]:
    """Return everybody two steps away from an ego, by number.

    `own` is how strong the ego's ties are, `pairs` who knows whom and how surely;
    those of `left_out` neither introduce nor are to be met.

    >>> candidates(1, {10: 200, 11: 100}, [(10, 30, 100), (11, 30, 255), (10, 11, 9)])
    [Candidate(ego=1, person=30, via=11, own=100, known=255, ways=2)]
    """
    out = set(left_out)
    best: dict[int, tuple[int, int, int]] = {}
    ways: dict[int, int] = defaultdict(int)
    for one, other, strength in pairs:
        for via, person in ((one, other), (other, one)):
            worth = own.get(via, 0) * strength
            if not worth or own.get(person, 0) or {via, person} & out:
                continue
            ways[person] += 1
            best[person] = min(best.get(person, (0, 0, 0)), (-worth, via, strength))
    return [
        Candidate(ego, person, via, own[via], known, ways[person])
        for person, (_, via, known) in sorted(best.items())
    ]


def _number(value: float) -> str:
    """Return a number that no engine takes for a decimal one."""
    return f"CAST({value!r} AS DOUBLE)"


def _even(x: str) -> str:
    """Return SQL that rounds as Python does: halves to the even number."""
    half = f"({x}) - floor({x}) = {_number(0.5)}"
    to_even = f"2 * floor((({x}) + {_number(0.5)}) / 2)"
    plain = f"floor(({x}) + {_number(0.5)})"
    return f"CAST(CASE WHEN {half} THEN {to_even} ELSE {plain} END AS BIGINT)"


def _within(floor: int, most: int, since: float, upto: float) -> str:
    share = f"(chance - {_number(since)}) / {_number(upto - since)}"
    clamped = f"least({_number(1.0)}, greatest({_number(0.0)}, {share}))"
    return f"{floor} + {_even(f'{most - floor} * ({clamped})')}"


def _banded() -> str:
    weak, medium, strong = (FLOORS[name] for name in ("weak", "medium", "strong"))
    return (
        f"CASE band WHEN 'strong' THEN {_within(strong, MOST, STRONG, 1.0)}"
        f" WHEN 'medium' THEN {_within(medium, strong - 1, MEDIUM, STRONG)}"
        f" WHEN 'weak' THEN {_within(weak, medium - 1, 0.0, MEDIUM)} ELSE 0 END"
    )


OWN = f"""
SELECT ego, person, chance, band, left_out,
  CASE WHEN left_out THEN 0 ELSE {_banded()} END AS strength
FROM (
  SELECT p.ego, p.person, p.left_out, COALESCE(s.chance, {_number(0.0)}) AS chance,
    CASE WHEN p.own_word <> '' THEN p.own_word
      WHEN s.chance >= {_number(STRONG)} AND s.alive THEN 'strong'
      WHEN s.chance >= {_number(MEDIUM)} THEN 'medium'
      WHEN s.two_way OR p.connected THEN 'weak'
      ELSE 'none' END AS band
  FROM people p LEFT JOIN scores s ON s.ego = p.ego AND s.person = p.person
) AS banded"""  # noqa: S608 - numbers of ours
"""Every tie with its band and its whole number, as `strength.own_tie` gives it."""


def _unsure() -> str:
    cases = " ".join(
        f"WHEN '{how}' THEN {_number(log_unsure(how, 1))}" for how in sorted(SURE)
    )
    every = f"SUM(worth * CASE how {cases} ELSE {_number(0.0)} END)"
    return f"greatest({_number(_LEAST)}, {every})"


_LEAST = -700.0
"""The log of what is unsure is no less: PostgreSQL's exp() refuses what comes to 0."""
_FINE = 10_000
"""Parts of one that a weight is told in, as `alter_ties.weight` rounds it."""

KNOWN = f"""
SELECT ego, one, other,
  CASE WHEN weight > 0 THEN 1 + {_even(f"{MOST - 1} * weight")} ELSE 0 END AS strength
FROM (
  SELECT ego, one, other,
    floor((1 - exp({_unsure()})) * {_number(_FINE)} + {_number(0.5)})
      / {_number(_FINE)} AS weight
  FROM pairs GROUP BY ego, one, other
) AS weighed"""  # noqa: S608 - numbers of ours
"""Every pair with its whole number, as `strength.alter_tie` gives it."""

CANDIDATES = """
WITH steps AS (
  SELECT ego, one AS via, other AS person, strength FROM known WHERE strength > 0
  UNION ALL
  SELECT ego, other AS via, one AS person, strength FROM known WHERE strength > 0
), paths AS (
  SELECT s.ego, s.person, s.via, o.strength AS own, s.strength AS known
  FROM steps s
  JOIN own o ON o.ego = s.ego AND o.person = s.via AND o.strength > 0
  LEFT JOIN own d ON d.ego = s.ego AND d.person = s.person
    AND (d.strength > 0 OR d.left_out)
  WHERE d.person IS NULL
), placed AS (
  SELECT ego, person, via, own, known,
    COUNT(*) OVER (PARTITION BY ego, person) AS ways,
    ROW_NUMBER() OVER (
      PARTITION BY ego, person ORDER BY own * known DESC, via
    ) AS place
  FROM paths
)
SELECT ego, person, via, own, known, ways FROM placed WHERE place = 1"""
"""The rule above, over `own` and `known`: what the two texts before it found."""
