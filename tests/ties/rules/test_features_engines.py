"""Every engine counts the same of many ties, and so does the plain rule of each."""

import os
from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter
from pathlib import Path

import pytest

from bench.exchanged import END, exchanges
from closeknit.engines.tables.duckdb import Duckdb
from closeknit.engines.tables.postgres import Postgres
from closeknit.engines.tables.spark import Spark
from closeknit.engines.tables.tables import Tables
from tests.ties.rules.test_features import (
    Counted,
    assert_alike,
    by_the_rule,
    counted_by,
)

MANY = int(os.environ.get("CLOSEKNIT_PARITY", "200000"))
"""A million takes minutes, so it is tried by hand (docs/why/tie_strength.md)."""
NOW = END - 200 * 86_400
"""Some of them are of the future by then."""
IN_ORDER = "SELECT * FROM exchanges ORDER BY ego, person"


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("exchanges") / "exchanges.parquet"
    exchanges(path, many=MANY)
    return path


@pytest.fixture(scope="module")
def here(file: Path) -> Iterator[Duckdb]:
    with Duckdb(file.parent / "spill") as tables:
        tables.hold("exchanges", file)
        yield tables


@pytest.fixture(scope="module")
def found(here: Duckdb) -> Counted:
    return counted_by(here, NOW)


def test_plain_rule_counts_what_duckdb_does(here: Duckdb, found: Counted) -> None:
    rows = here.rows(IN_ORDER)

    rule = by_the_rule(
        {
            (int(str(ego)), int(str(person))): [
                (int(str(t)), str(side), str(channel), int(str(size)))
                for _, _, t, side, channel, size in of
            ]
            for (ego, person), of in groupby(rows, key=itemgetter(0, 1))
        },
        NOW,
    )

    assert len(found) > MANY / 20
    assert_alike(found, rule)


def held(tables: Tables, file: Path) -> Counted:
    tables.hold("exchanges", file)
    return counted_by(tables, NOW)


def test_postgresql_counts_what_duckdb_does(
    postgres_url: str, file: Path, found: Counted
) -> None:
    with Postgres(postgres_url, file.parent / "spill") as tables:
        assert_alike(held(tables, file), found)


def test_spark_counts_what_duckdb_does(
    spark_tables: Spark, file: Path, found: Counted
) -> None:
    assert_alike(held(spark_tables, file), found)
