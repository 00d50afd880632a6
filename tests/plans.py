"""How SQLite means to answer what a function asks: with which index."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext


def plans(ask: Callable[[], object]) -> list[str]:
    """Return the plan of each query that the function makes, a text each."""
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL plans by how many rows there are; here there are few")
    with CaptureQueriesContext(
        connection,
    ) as asked:
        ask()
    told = []
    with connection.cursor() as cursor:
        for query in asked.captured_queries:
            cursor.execute(f"EXPLAIN QUERY PLAN {query['sql']}")
            told.append("\n".join(str(row[3]) for row in cursor.fetchall()))
    return told
