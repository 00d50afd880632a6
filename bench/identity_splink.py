"""Splink, as its tutorial sets it up, on rows from standard input.

Run by the identity bench in an environment of its own (`identity_rivals`), since Splink
is no part of this project. In: a JSON list of rows. Out: the cluster of each row.
"""

# mypy: ignore-errors
import json
import logging
import sys

import pandas as pd
import splink.comparison_library as cl
from splink import DuckDBAPI, Linker, SettingsCreator, block_on

THRESHOLD = 0.95


def main() -> None:
    rows = json.load(sys.stdin)
    logging.disable(logging.CRITICAL)
    frame = pd.DataFrame(rows).replace("", None)
    frame["unique_id"] = range(len(frame))
    own = {"given", "family", "email", "born"}
    others = [column for column in rows[0] if column not in own]
    comparisons = [cl.NameComparison("given"), cl.NameComparison("family")]
    if "email" in rows[0]:
        comparisons.append(cl.EmailComparison("email"))
    if "born" in rows[0]:
        comparisons.append(cl.LevenshteinAtThresholds("born", [1, 2]))
    comparisons += [cl.ExactMatch(c) for c in others]
    rules = [block_on("given", "family"), block_on("family")]
    rules += [block_on(c) for c in rows[0] if c not in {"given", "family", "company"}]
    settings = SettingsCreator(
        link_type="dedupe_only",
        comparisons=comparisons,
        blocking_rules_to_generate_predictions=rules,
    )
    api = DuckDBAPI()
    linker = Linker(api.register(frame), settings)
    train = linker.training
    train.estimate_probability_two_random_records_match(
        [block_on("given", "family")], recall=0.6
    )
    train.estimate_u_using_random_sampling(max_pairs=1e6)
    train.estimate_parameters_using_expectation_maximisation(
        block_on("given", "family")
    )
    key = "born" if "born" in rows[0] else "company"
    train.estimate_parameters_using_expectation_maximisation(block_on(key))
    found = linker.inference.predict(threshold_match_probability=THRESHOLD)
    of = linker.clustering.cluster_pairwise_predictions_at_threshold(found, THRESHOLD)
    table = of.as_pandas_dataframe()
    by = dict(zip(table["unique_id"], table["cluster_id"], strict=True))
    json.dump([int(by[n]) for n in range(len(rows))], sys.stdout)


main()
