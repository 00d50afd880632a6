"""How long an ego network takes to be measured: 5,000 ties, 50,000 pairs, by lot.

Python's own time of this process, the quickest of three: `python -m bench.circles`.
With the folder of a home also that of its page, drawn for the first time and with the
way to somebody: `python -m bench.circles HOME`.
"""

import gc
import importlib
import os
import random
import sys
import time
from collections.abc import Callable

from closeknit.network.rules.bridges import bridges
from closeknit.network.rules.communities import communities
from closeknit.network.rules.ego_network import EgoNetwork, ego_network
from closeknit.network.rules.embedding import embeddings
from closeknit.network.rules.holes import holes

TIES, PAIRS, GROUP = 5_000, 50_000, 25
WITHIN = 0.85
"""How many of the pairs are within a group."""
WAYS = 3
SURE = (0.16, 0.3, 0.6, 0.95)
WEIGHTS = (0.05, 0.1, 0.35, 0.8)


def invented(ties: int = TIES, pairs: int = PAIRS) -> EgoNetwork:
    """Return a network whose people fall into groups, some known by very many."""
    lots = random.Random(5)  # noqa: S311 - an invented network
    people = range(1, ties + 1)
    known_by = [lots.paretovariate(1.2) for _ in people]
    found: dict[tuple[int, int], float] = {}
    while len(found) < pairs:
        one = lots.choices(people, known_by)[0] if lots.random() < 0.1 else 0
        one = one or lots.choice(people)
        start = (one - 1) // GROUP * GROUP + 1
        near = range(start, min(ties, start + GROUP - 1) + 1)
        other = lots.choice(near if lots.random() < WITHIN else people)
        if one != other:
            found[min(one, other), max(one, other)] = lots.choice(SURE)
    weights = {one: lots.choice(WEIGHTS) for one in people}
    return ego_network(weights, ((*two, sure) for two, sure in found.items()))


def seconds(does: Callable[[], object]) -> float:
    """Return the quickest of three."""
    took = []
    for _ in range(3):
        begun = time.process_time()
        does()
        took.append(time.process_time() - begun)
    return min(took)


def pages(home: str) -> None:
    """Print what the page of a home takes: first of all, and with the way to many."""
    os.environ["CLOSEKNIT_HOME"] = home
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "closeknit.settings")
    importlib.import_module("django").setup()
    # Django's tables can be imported only now that it knows the home.
    folders = importlib.import_module("closeknit.engines.home")
    tokens = importlib.import_module("closeknit.engines.tokens")
    current = importlib.import_module("closeknit.network.actions.snapshot").current
    gc.set_threshold(importlib.import_module("closeknit.faces.cli").RARELY)  # as serve
    ways = importlib.import_module("closeknit.network.store.ways")
    client_of = importlib.import_module("django.test").Client
    client = client_of(SERVER_NAME="127.0.0.1", SERVER_PORT="8377")
    word = tokens.issue(folders.inside(folders.home(), "keys"))
    client.get(f"/start?token={word}")
    far = ways.second_degree(current(1))[:WAYS]
    for name, at in (
        ("the page, drawn first", "/circles"),
        *(("with the way to somebody", f"/circles?to={one}") for one in far),
    ):
        begun = time.process_time()
        answer = client.get(at)
        took = time.process_time() - begun
        print(f"{name:<34}{took:7.2f} s  ({answer.status_code})")


def main() -> None:
    network = invented()
    parts = communities(network)
    asked: dict[str, Callable[[], object]] = {
        "communities": lambda: communities(network),
        "bridges": lambda: bridges(network, parts),
        "effective size, constraint": lambda: holes(network),
        "embeddedness, dispersion of all": lambda: embeddings(network),
    }
    many = sum(map(len, network.known.values())) // 2
    print(f"{len(network.weights):,} ties, {many:,} pairs, {len(parts)} communities")
    for name, does in asked.items():
        print(f"{name:<34}{seconds(does):7.2f} s")
    for home in sys.argv[1:]:
        pages(home)


if __name__ == "__main__":
    main()
