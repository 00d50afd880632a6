"""How often each band came true: `python -m bench.ties_bands DIR`.

Of the two-way ties in each history at the moments judged, by weights that had no part
of the history's family; DIR as for `bench.fit_ties`. Means over moments, then over the
histories of a family, then over families.
"""

import argparse
import sys
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from statistics import fmean

import numpy as np

from bench.fit_ties import History, history
from closeknit.engines.trials.fits import log_odds
from closeknit.ties.rules.forecast import forecast
from closeknit.ties.rules.strength import MEDIUM, STRONG

BANDS = ("strong", "silent", "medium", "weak")
"""`silent`: strong by the forecast, but silent for a whole period."""


def bands(of: History) -> dict[str, list[tuple[int, int, int]]]:
    """Return for each band and moment: ties in it, those that came true, all ties."""
    tie = forecast(without=of.family).tie
    found = defaultdict(list)
    for moment in of.judged:
        both = moment.known.signs["days_both"] > 0
        chance = 1.0 / (1.0 + np.exp(-log_odds(moment.known.signs, tie)[both]))
        truth = moment.truth[both]
        silent = moment.known.signs["silence"][both] > np.log1p(1.0)
        is_strong = chance >= STRONG
        among = {
            "strong": is_strong & ~silent,
            "silent": is_strong & silent,
            "medium": (chance >= MEDIUM) & ~is_strong,
            "weak": chance < MEDIUM,
        }
        for name in BANDS:
            here = among[name]
            found[name].append((int(here.sum()), int(truth[here].sum()), len(truth)))
    return found


def main(arguments: Sequence[str]) -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.ties_bands")
    parser.add_argument("folder", type=Path)
    paths = sorted(parser.parse_args(arguments).folder.glob("*.parquet"))
    shares: dict[str, dict[str, list[tuple[float, float]]]] = defaultdict(dict)
    for one in map(history, paths):
        for name, moments in bands(one).items():
            met = sum(many for many, _, _ in moments)
            true = sum(came for _, came, _ in moments)
            every = sum(all_ for _, _, all_ in moments)
            print(
                f"{one.name:<14}{name:<8}{met:>7,} of {every:>7,}{true:>7,} came true"
            )
            if met:
                told = (met / every, true / met)
                shares[name].setdefault(one.family, []).append(told)
    for name, families in shares.items():
        of, came = (
            fmean(fmean(one[n] for one in histories) for histories in families.values())
            for n in (0, 1)
        )
        print(f"{name:<8}{of:8.3f} of two-way ties{came:8.3f} came true")


if __name__ == "__main__":
    main(sys.argv[1:])
