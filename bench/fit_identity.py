"""Fit what evidence is worth: `python -m bench.fit_identity` writes `fitted.py`.

Logistic regression with a small penalty, on worlds of other seeds and another mix of
mess than the bench measures on. Pairs with the same levels are counted together, so a
few thousand rows hold all there is, and plain Python solves them.
"""

import math
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.identity_mess import OTHER, Mess
from bench.identity_sides import atoms, sides
from bench.identity_truth import blocked, measured, truth_of, two_profiles
from bench.identity_world import world
from closeknit.people.rules.identity import fitted
from closeknit.people.rules.identity.evidence import KINDS, kind, seen
from closeknit.people.rules.identity.groups import Grouped, Likely, groups
from closeknit.people.rules.identity.guards import MANY, guarded
from closeknit.people.rules.identity.judgement import PRIOR, asked_from
from closeknit.people.rules.identity.look import look
from closeknit.people.rules.identity.saying import SAYING
from closeknit.people.rules.identity.side import Side

WORLDS = (
    (16_000, 101, OTHER),
    (10_000, 102, Mess()),
    (10_000, 103, OTHER),
    (20_000, 104, Mess()),
)
PENALTY = 0.5
ROUNDS = 40
Level = tuple[str, str]
Pattern = tuple[Level, ...]
Vector = list[float]
Weigh = Callable[[Pattern], float]
Weights = dict[str, dict[Level, float]]


@dataclass(frozen=True, slots=True)
class Lesson:
    """A world to learn from: its pairs as levels, and what is true of it."""

    people: int
    truths: Sequence[int]
    atoms: Sequence[int]
    sides: Sequence[Side]
    pairs: Sequence[tuple[int, int, Pattern, tuple[str, bool]]]
    whose: Mapping[int, int]


def lesson(mentions: int, seed: int, mess: Mess) -> Lesson:
    """Return a world with all its pairs looked at."""
    made = world(mentions, seed, mess)
    truths, of = [said.truth for said in made.said], atoms(made.said)
    pairs = []
    its = sides(made.said, of)
    for one, two, known in blocked(its).pairs:
        first, second = look(one), look(two)
        found = seen(first, second, of=known)
        pattern = tuple(sorted(found.items()))
        pairs.append((one.id, two.id, pattern, guarded(found, first, second)))
    return Lesson(len(made.people), truths, of, its, pairs, truth_of(truths, of))


def patterns(lessons: Iterable[Lesson]) -> dict[Pattern, tuple[int, int]]:
    """Return for every set of levels how many pairs are one person's, how many not."""
    same: Counter[Pattern] = Counter()
    other: Counter[Pattern] = Counter()
    for given in lessons:
        for one, two, pattern, _ in given.pairs:
            is_one = given.whose[one] == given.whose[two]
            (same if is_one else other)[pattern] += 1
    return {key: (same[key], other[key]) for key in {**same, **other}}


def fit_all(counted: Mapping[Pattern, tuple[int, int]]) -> Weights:
    """Return the weights for each kind of names, fitted apart."""
    return {
        name: fit({p: n for p, n in counted.items() if kind(dict(p)) == name})
        for name in KINDS
    }


def fit(counted: Mapping[Pattern, tuple[int, int]]) -> dict[Level, float]:
    """Return the prior and the weight of each level, in bits (Newton's method)."""
    levels = sorted({level for pattern in counted for level in pattern})
    place = {level: number + 1 for number, level in enumerate(levels)}
    rows = [
        ((0, *(place[level] for level in pattern)), same, same + other)
        for pattern, (same, other) in sorted(counted.items())
    ]
    weights = [0.0] * (len(levels) + 1)
    for _ in range(ROUNDS):
        step = _newton(rows, weights)
        weights = [
            w + max(-2.0, min(2.0, s)) for w, s in zip(weights, step, strict=True)
        ]
        if max(map(abs, step)) < 1e-4:
            break
    bits = [weight / math.log(2) for weight in weights]
    return {PRIOR: bits[0]} | {level: bits[at] for level, at in place.items()}


def _newton(rows: Iterable[tuple[Sequence[int], int, int]], weights: Vector) -> Vector:
    size = len(weights)
    slope = [-PENALTY * weight for weight in weights]
    curve = [[0.0] * size for _ in range(size)]
    for at in range(size):
        curve[at][at] = PENALTY
    for places, same, every in rows:
        chance = 1 / (1 + math.exp(-sum(weights[at] for at in places)))
        rest, heavy = same - every * chance, every * chance * (1 - chance)
        for one in places:
            slope[one] += rest
            row = curve[one]
            for two in places:
                row[two] += heavy
    return _solved(curve, slope)


def _solved(matrix: list[Vector], values: Vector) -> Vector:
    """Return x of ``matrix x = values``; the matrix is positive definite."""
    size = len(values)
    rows = [[*row, value] for row, value in zip(matrix, values, strict=True)]
    for at in range(size):
        pivot = rows[at][at]
        for below in range(at + 1, size):
            share = rows[below][at] / pivot
            if share:
                rows[below] = [
                    x - share * y for x, y in zip(rows[below], rows[at], strict=True)
                ]
    found = [0.0] * size
    for at in reversed(range(size)):
        known = sum(rows[at][k] * found[k] for k in range(at + 1, size))
        found[at] = (rows[at][size] - known) / rows[at][at]
    return found


PRECISION, PEOPLE, STEP = 0.996, 48, 0.25
"""Stricter than the bars: precision of joins, people to a question."""


def grouped(given: Lesson, weigh: Weigh, join: float, ask: float) -> Grouped:
    """Return who belongs together in a lesson, by these thresholds."""
    likely = []
    for one, two, pattern, (guard, contradicted) in given.pairs:
        weight = weigh(pattern)
        is_sure = weight >= join and not guard
        is_open = weight >= asked_from(pattern, guard, ask) and guard != MANY
        word = "join" if is_sure else "ask" if is_open else "apart"
        if word != "apart" or contradicted:
            likely.append(Likely(one, two, weight, word, contradicted))
    likely += two_profiles(given.sides, likely)
    return groups(set(given.atoms), likely)


def thresholds(lessons: Sequence[Lesson], weigh: Weigh) -> tuple[float, float]:
    """Return from how many bits pairs are joined, and from how many asked about.

    Each is the lowest, in small steps, that keeps its bar. What is asked about may need
    more than what is joined: guards ask, whatever the weight.
    """
    steps = [STEP * number for number in range(24, 8, -2)]
    sure = [at for at in steps if _precision(lessons, weigh, at) >= PRECISION]
    join = min(sure, default=steps[0])
    ask = steps[0]
    while ask > -12 and _asks_little(lessons, weigh, join, ask - STEP):
        ask -= STEP
    return join, ask


def _precision(lessons: Sequence[Lesson], weigh: Weigh, join: float) -> float:
    """Return the precision of the joins of all lessons together."""
    new = right = 0.0
    for given in lessons:
        person = grouped(given, weigh, join, 99.0).person
        said = [person[atom] for atom in given.atoms]
        found = measured(given.truths, said, given.atoms)
        new += found.found
        right += found.found * found.precision
    print(f"joined from {join}: {new:.0f} pairs, precision {right / max(1, new):.4f}")
    return right / new if new else 1.0


def _asks_little(
    lessons: Sequence[Lesson], weigh: Weigh, join: float, ask: float
) -> bool:
    asked = sum(len(grouped(g, weigh, join, ask).questions) for g in lessons)
    people = sum(given.people for given in lessons)
    print(f"ask from {ask}: one question for {people / max(1, asked):.0f} people")
    return asked * PEOPLE <= people


def written(weights: Weights, two: tuple[float, float]) -> str:
    """Return the text of `fitted.py`."""
    on = "".join(
        f'    "{many:,} mentions (seed {seed})",\n' for many, seed, _ in WORLDS
    )
    parts = "".join(
        f'    "{name}": {{\n{_lines(weights[name])}    }},\n' for name in KINDS
    )
    return (
        f"{(fitted.__doc__ or '').join([chr(34) * 3] * 2)}\n\n"
        f"FITTED_ON = (\n{on})\n"
        f'"""Invented worlds."""\n\n'
        f"JOIN = {two[0]}\nASK = {two[1]}\n\n"
        f"WEIGHTS = {{\n{parts}}}\n"
    )


def _lines(bits: Mapping[Level, float]) -> str:
    return "".join(
        f'        ("{a}", "{b}"): {bits[a, b]:.2f},\n'
        for a, b in (PRIOR, *SAYING)
        if (a, b) in bits
    )


def main() -> None:
    """Fit and write."""
    lessons = [lesson(*which) for which in WORLDS]
    weights = fit_all(patterns(lessons))

    def weigh(pattern: Pattern) -> float:
        bits = weights[kind(dict(pattern))]
        return bits[PRIOR] + sum(bits[level] for level in pattern)

    text = written(weights, thresholds(lessons, weigh))
    Path(fitted.__file__).write_text(text, encoding="utf-8")
    print(text)


if __name__ == "__main__":
    main()
