"""What to expect of the rules on words: `python -m bench.expect_words FOLDER`.

FOLDER holds `invites.jsonl` and `replies.jsonl`. How likely a trait must be to be told
is chosen anew on the other sources for each fifth of the sources, so no page judges
itself; the interval comes from drawing whole sources again and again.
"""

import json
import random
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from closeknit.desk.words.rules.linear import likely, model
from closeknit.desk.words.rules.look import names
from closeknit.desk.words.rules.measure import agreement
from closeknit.desk.words.rules.note import NAMES, good, traits
from closeknit.desk.words.rules.reply import classify

CHOICES = (0.3, 0.4, 0.5, 0.6)
ANSWERS = ("detailed", "apology", "snippy")
FOLDS, DRAWS = 5, 400
Pair = tuple[str, str]
Row = tuple[str, Pair]
"""A source, and the label given with the label found."""


def folds(sources: Sequence[str]) -> dict[str, int]:
    order = sorted(set(sources))
    random.Random(5).shuffle(order)  # noqa: S311 - an order, no secret
    return {source: at % FOLDS for at, source in enumerate(order)}


def f1(rows: Sequence[Row]) -> float:
    return agreement(pair for _, pair in rows).macro_f1


def answers(rows: Sequence[Row]) -> float:
    """Return the mean F1 of the three answers of article 002."""
    found = agreement(pair for _, pair in rows).per_class
    there = [found[one] for one in ANSWERS if one in found]
    return sum(there) / max(len(there), 1)


def chosen(cases: Sequence[tuple[str, str, float]]) -> list[Row]:
    """Return each case told with the need that is best on the other folds."""
    fold = folds([source for source, _, _ in cases])

    def told(need: float, where: Callable[[int], bool]) -> list[Row]:
        return [
            (source, (truth, str(int(chance >= need))))
            for source, truth, chance in cases
            if where(fold[source])
        ]

    rows: list[Row] = []
    for one in range(FOLDS):
        best = max(CHOICES, key=lambda need: f1(told(need, lambda at: at != one)))  # noqa: B023 - used at once
        rows += told(best, lambda at: at == one)  # noqa: B023 - used at once
    return rows


def interval(rows: Sequence[Row], figure: Callable[[Sequence[Row]], float]) -> str:
    """Return the figure, and between what nine of ten drawings of sources lie."""
    by: dict[str, list[Row]] = {}
    for row in rows:
        by.setdefault(row[0], []).append(row)
    draw, names = random.Random(11), sorted(by)  # noqa: S311 - a sample, no secret
    found = sorted(
        figure([row for name in draw.choices(names, k=len(names)) for row in by[name]])
        for _ in range(DRAWS)
    )
    return f"{figure(rows):.2f} ({found[DRAWS // 20]:.2f} to {found[-DRAWS // 20]:.2f})"


def main() -> None:
    """Print the expected figures."""
    folder = Path(sys.argv[1])
    notes, replies = (
        [json.loads(line) for line in (folder / name).read_text("utf-8").splitlines()]
        for name in ("invites.jsonl", "replies.jsonl")
    )
    looked = [(n, traits(n["text"]), names(n["text"])) for n in notes]
    for name in NAMES:
        if name in {"default", "link"}:
            rows = [
                (n["source"], (str(n["traits"][name]), str(int(getattr(told, name)))))
                for n, told, _ in looked
            ]
        else:
            rows = chosen(
                [
                    (n["source"], str(n["traits"][name]), 0.0 if told.default and
                     name != "closing" else likely(model("notes").sums(signs)[name]))
                    for n, told, signs in looked
                ]
            )  # fmt: skip
        print(f"{name:<16} {interval(rows, f1)}")
    judged = [
        (n["source"], (n["judgement"],
         "good" if good(n["text"], told, known=False) else "bad"))
        for n, told, _ in looked
    ]  # fmt: skip
    print(f"{'good or bad':<16} {interval(judged, f1)}")
    kinds = [(r["source"], (r["label"], classify(r["text"]).label)) for r in replies]
    print(f"{'nine kinds':<16} {interval(kinds, f1)}")
    print(f"{'three answers':<16} {interval(kinds, answers)}")


if __name__ == "__main__":
    main()
