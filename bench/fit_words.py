"""Fit what words tell: `python -m bench.fit_words` writes the three models.

Learns from the invented texts in `bench/words` only; the labelled messages of the
research data never come in. Logistic regression by small steps, in plain Python.
"""

import math
import random
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from closeknit.desk.words.rules import linear
from closeknit.desk.words.rules.look import look
from closeknit.desk.words.rules.reply import LABELS

HERE = Path(__file__).parent / "words"
LETTERS = {
    "r": "has_reason",
    "m": "says_where_met",
    "c": "commonality",
    "p": "compliment",
    "a": "ask",
    "z": "closing",
    "n": "name_drop",
    "s": "pitch",
}
SCALE = {"w": 0.5, "g": 0.5, "b": 0.5, "s": 1.0, "z": 1.0, "t": 2.0}
"""How freely each kind of sign may weigh: a smaller scale is held back more."""
PENALTY, STEP, ROUNDS, LEAST = 1.0, 0.3, 90, 0.03
Signs = Mapping[str, float]
Chances = Callable[[Sequence[float]], list[float]]


@dataclass(frozen=True, slots=True)
class Lesson:
    """A text's signs, and for each label whether it has it (0 or 1)."""

    signs: Signs
    truths: Sequence[float]


@dataclass(slots=True)
class Fitting:
    """Weights on their way: by sign, then by label; and how far each has gone."""

    labels: int
    weights: dict[str, list[float]] = field(default_factory=dict)
    gone: dict[str, list[float]] = field(default_factory=dict)

    def of(self, sign: str) -> list[float]:
        return self.weights.setdefault(sign, [0.0] * self.labels)

    def move(self, sign: str, pull: Sequence[float]) -> None:
        now, gone = self.of(sign), self.gone.setdefault(sign, [1e-6] * self.labels)
        for at, one in enumerate(pull):
            gone[at] += one * one
            now[at] -= STEP * one / math.sqrt(gone[at])


def lines(name: str) -> list[tuple[str, str]]:
    """Return the head and the text of each line of the invented texts."""
    told = []
    for path in sorted(HERE.glob(name)):
        for line in path.read_text("utf-8").splitlines():
            if line and not line.startswith("#"):
                head, _, text = line.partition("|")
                told.append((head.strip(), text.strip()))
    return told


def signs(text: str) -> Signs:
    return {sign.name: SCALE[sign.name[0]] for sign in look(text).signs}


def notes() -> list[Lesson]:
    """Return the invented notes, with each trait."""
    return [
        Lesson(signs(text), [float(letter in head) for letter in LETTERS])
        for head, text in lines("notes*.txt")
    ]


def judged() -> list[Lesson]:
    """Return the notes with their traits among the signs, and whether they are good."""
    found = []
    for head, text in lines("notes*.txt"):
        told = {f"t:{LETTERS[one]}": SCALE["t"] for one in head if one in LETTERS}
        found.append(Lesson({**signs(text), **told}, [float(head.startswith("+"))]))
    return found


def replies() -> list[Lesson]:
    return [
        Lesson(signs(text), [float(label == head) for label in LABELS])
        for head, text in lines("replies*.txt")
    ]


def each(sums: Sequence[float]) -> list[float]:
    return [linear.likely(one) for one in sums]


def one_of(sums: Sequence[float]) -> list[float]:
    raised = [math.exp(one - max(sums)) for one in sums]
    return [one / sum(raised) for one in raised]


def fitted(lessons: Sequence[Lesson], chances: Chances, *, weigh: bool) -> Fitting:
    """Return the weights; with `weigh`, rare labels count as much as common ones."""
    labels = len(lessons[0].truths)
    often = [sum(lesson.truths[at] for lesson in lessons) for at in range(labels)]
    seen = Counter(name for lesson in lessons for name in lesson.signs)
    fitting, order = Fitting(labels), random.Random(7)  # noqa: S311 - an order, no secret
    shuffled = list(lessons)
    for _ in range(ROUNDS):
        order.shuffle(shuffled)
        for lesson in shuffled:
            _learn(fitting, lesson, chances, often if weigh else [], seen)
    return fitting


def _learn(
    fitting: Fitting,
    lesson: Lesson,
    chances: Chances,
    often: Sequence[float],
    seen: Mapping[str, int],
) -> None:
    sums = list(fitting.of("start"))
    for name, value in lesson.signs.items():
        for at, weight in enumerate(fitting.of(name)):
            sums[at] += weight * value
    counts = 1.0
    if often:
        counts = sum(often) / len(often) / often[lesson.truths.index(1.0)]
    off = [
        counts * (likely - truth)
        for likely, truth in zip(chances(sums), lesson.truths, strict=True)
    ]
    fitting.move("start", off)
    for name, value in lesson.signs.items():
        held = PENALTY / seen[name]
        weights = fitting.of(name)
        fitting.move(
            name, [one * value + held * w for one, w in zip(off, weights, strict=True)]
        )


def written(fitting: Fitting, labels: Sequence[str]) -> str:
    """Return the weights as text; those that hardly matter are left out."""
    told = []
    for name in ("start", *sorted(set(fitting.weights) - {"start"})):
        scale = SCALE.get(name[0], 1.0) if name != "start" else 1.0
        pairs = [
            f"{label}:{weight * scale:.2f}"
            for label, weight in zip(labels, fitting.of(name), strict=True)
            if name == "start" or abs(weight * scale) >= LEAST
        ]
        if pairs:
            told.append(f"{name}\t{' '.join(pairs)}\n")
    return "".join(told)


def main() -> None:
    """Fit both models, and write them where the rules read them."""
    to = Path(linear.__file__).parent
    of_notes = fitted(notes(), each, weigh=False)
    text = written(of_notes, [*LETTERS.values()])
    (to / "notes.tsv").write_text(text, "utf-8")
    of_judged = fitted(judged(), each, weigh=False)
    (to / "good.tsv").write_text(written(of_judged, ["good"]), "utf-8")
    of_replies = fitted(replies(), one_of, weigh=True)
    (to / "replies.tsv").write_text(written(of_replies, LABELS), "utf-8")
    print(f"notes: {text.count(chr(10)):,} signs")


if __name__ == "__main__":
    main()
