"""Fit the two forecasts: `python -m bench.fit_ties DIR` writes `forecast.toml`.

DIR holds files of events (`src, dst, t, nrec`) in Parquet; files whose names begin
alike (up to the first `_`) are one family. What channel each is, `CHANNELS` says. The
weights are fitted on all families, and once more without each, so that every family can
be judged by weights that it had no part in; that table is printed. The events
themselves never enter the repository.
"""

import argparse
import sys
from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from statistics import fmean
from typing import NamedTuple

import numpy as np

from closeknit.engines.trials.asked import WITHIN, Asked, asked
from closeknit.engines.trials.events import Counts, Numbers, Truths
from closeknit.engines.trials.fits import log_odds, logistic
from closeknit.engines.trials.measures import auc
from closeknit.engines.trials.reading import Reading, read
from closeknit.engines.trials.signs import FOUR, OURS
from closeknit.engines.trials.ties import SUBSETS, Moment, moment_of, parts, plan
from closeknit.ties.rules.forecast import LASTS, family

TO = Path(__file__).parents[1] / "src/closeknit/ties/rules/forecast.toml"
ASKED = ("fresh", "pair", "waiting", "since")
CHANNELS = {"collegemsg": "chat", "reality_call": "call", "reality_text": "call"}
"""All others are mail."""
FEWEST, RIDGE, EACH = 5, 2.0, 300.0
"""The fewest that came true in a group to fit on, the ridge, a family's weight."""
MESSAGES = 30_000
Weights = Mapping[str, float]


class History(NamedTuple):
    """A file of events at the moments fitted at, and at those judged."""

    name: str
    shape: tuple[int, ...]
    moments: tuple[Moment, ...]
    judged: tuple[Moment, ...]
    told: Asked
    late: Truths

    @property
    def family(self) -> str:
        return family(self.name)


class Rows(NamedTuple):
    """Rows to fit on."""

    signs: Numbers
    truth: Truths
    weight: Numbers
    group: Counts


def history(path: Path) -> History:
    reading = read(path, LASTS, channel=CHANNELS.get(path.stem, "mail"))
    events, people, *_ = reading
    asked_for = plan(events.t)
    begin, end = np.quantile(events.t, [0.01, 0.99])
    events = events.until(float(end))
    at = partial(
        moment_of, events, horizon=asked_for.horizon, people=people, mutual=False
    )
    judged = tuple(at(moment) for moment in asked_for.origins)
    early = tuple(at(m) for m in asked_for.earlier(asked_for.origins[0], float(begin)))
    t = events.t
    late = (t >= np.quantile(t, 0.7)) & (t <= t[-1] - WITHIN)
    return History(
        path.stem, shape(reading), early + judged, judged, asked(events), late
    )


def shape(of: Reading) -> tuple[int, ...]:
    """Return what a history is known again by: its size and its span."""
    t = of.events.t
    return len(t), of.people, int(t[0]), int(t[-1])


def tie_rows(of: History) -> Rows:
    """Return the rows of all moments and subsets; each group weighs alike."""
    signs, truth, weight, group = [], [], [], []
    number = 0
    for moment in of.moments:
        x = np.stack([moment.known.signs[name] for name in OURS], axis=1)
        for among in parts(moment.known).values():
            yes = moment.truth[among]
            if yes.sum() < FEWEST:
                continue
            signs.append(x[among])
            truth.append(yes)
            weight.append(np.full(len(yes), 1.0 / yes.sum()))
            group.append(np.full(len(yes), number))
            number += 1
    w = np.concatenate(weight) / number
    return Rows(np.concatenate(signs), np.concatenate(truth), w, np.concatenate(group))


def reply_rows(of: History) -> Rows:
    x = np.stack([of.told.signs[name] for name in ASKED], axis=1)
    rows = np.random.default_rng(0).permutation(len(x))[:MESSAGES]
    weight = np.full(len(rows), 4.0 / len(rows))
    return Rows(x[rows], of.told.answered[rows], weight, np.zeros(len(rows), np.int64))


def fitted(names: Sequence[str], rows: Mapping[str, Rows], weigh: Weights) -> Weights:
    """Return weights fitted on these histories; the start is the families' mean."""
    groups, starts = [], 0
    for of in rows.values():
        groups.append(of.group + starts)
        starts += int(of.group.max()) + 1
    fit = logistic(
        np.concatenate([of.signs for of in rows.values()]),
        np.concatenate([of.truth for of in rows.values()]),
        weight=np.concatenate(
            [EACH * weigh[name] * of.weight for name, of in rows.items()]
        ),
        group=np.concatenate(groups),
        ridge=RIDGE,
    )
    first = [fit.starts[group.min()] for group in groups]
    start = np.average(first, weights=[weigh[name] for name in rows])
    told = zip(names, fit.weights, strict=True)
    return {"start": round(float(start), 4), **{n: round(float(w), 4) for n, w in told}}


def shares(histories: Sequence[History]) -> Weights:
    """Return what each history weighs: its family weighs one."""
    families = [one.family for one in histories]
    return {one.name: 1.0 / families.count(one.family) for one in histories}


def both(histories: Sequence[History]) -> tuple[Weights, Weights]:
    weigh = shares(histories)
    return (
        fitted(OURS, {one.name: tie_rows(one) for one in histories}, weigh),
        fitted(ASKED, {one.name: reply_rows(one) for one in histories}, weigh),
    )


def areas(of: History, tie: Weights, reply: Weights) -> list[float]:
    """Return the areas: all, active, both; and of answers, all and known."""
    z, known = log_odds(of.told.signs, reply), of.late & of.told.known
    return [
        *(fmean(area(one, name, tie) for one in of.judged) for name in SUBSETS),
        *(auc(of.told.answered[among], z[among]) for among in (of.late, known)),
    ]


def area(of: Moment, name: str, tie: Weights) -> float:
    among = parts(of.known)[name]
    return auc(of.truth[among], log_odds(of.known.signs, tie)[among])


def text(all_: tuple[Weights, Weights], without: Mapping[str, tuple[Weights, Weights]],
         histories: Sequence[History]) -> str:  # fmt: skip
    lines = [
        "# Written by `python -m bench.fit_ties DIR`; fit anew instead of editing.",
        "# What it was fitted on is told in docs/why/tie_strength.md.",
        "",
        'command = "python -m bench.fit_ties DIR"',
        f"fitted_on = {[one.name for one in histories]}".replace("'", '"'),
        "",
        "[seen]",
        *(f"{one.name} = {list(one.shape)}" for one in histories),
    ]
    tables = {"tie": all_[0], "reply": all_[1]}
    for name, (tie, reply) in without.items():
        tables |= {f"without.{name}.tie": tie, f"without.{name}.reply": reply}
    for name, weights in tables.items():
        lines += ["", f"[{name}]", *(f"{sign} = {w}" for sign, w in weights.items())]
    return "\n".join(lines) + "\n"


def main(arguments: Sequence[str]) -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.fit_ties")
    parser.add_argument("folder", type=Path)
    histories = [
        history(path)
        for path in sorted(parser.parse_args(arguments).folder.glob("*.parquet"))
    ]
    without = {
        name: both([one for one in histories if one.family != name])
        for name in sorted({one.family for one in histories})
    }
    row = "{:<14}" + "{:>8.4f}" * 5
    print(f"{'never saw it':<14}     all  active    both   reply   known")
    share = shares(histories)
    sums = np.zeros(5)
    for one in histories:
        found = areas(one, *without[one.family])
        sums += share[one.name] * np.array(found)
        print(row.format(one.name, *found))
        print(row.format("  four", *areas(one, FOUR, without[one.family][1])))
    print(row.format("families' mean", *(sums / sum(share.values()))))
    TO.write_text(text(both(histories), without, histories), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
