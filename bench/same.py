"""Whether two engines reckoned the same: ids exactly, figures to a billionth."""

from pathlib import Path

import duckdb

from closeknit.network.rules.ledger import LED, TIES

CLOSE = 1e-9


def unlike(one: Path, other: Path) -> int:
    """Return how many lines of two results differ, or are in one of them only."""
    with duckdb.connect() as here:
        for name, folder in (("one", one), ("other", other)):
            for table in (TIES, LED):
                found = folder / table
                files = found / "*.parquet" if found.is_dir() else found
                here.execute(
                    f"CREATE VIEW {name}_{table.partition('.')[0]} AS"  # noqa: S608 - our own names
                    f" SELECT * FROM read_parquet('{files}')"
                )
        ((ties,),) = here.execute(
            "SELECT count(*) FROM one_ties a FULL JOIN other_ties b USING (ego, person)"  # noqa: S608 - our own number
            " WHERE a.band IS DISTINCT FROM b.band"
            " OR a.strength IS DISTINCT FROM b.strength"
            f" OR NOT COALESCE(abs(a.chance - b.chance) <= {CLOSE}, false)"
        ).fetchall()
        ((led,),) = here.execute(
            "SELECT count(*) FROM ((TABLE one_candidates EXCEPT TABLE other_candidates)"
            " UNION ALL (TABLE other_candidates EXCEPT TABLE one_candidates))"
        ).fetchall()
    return int(ties) + int(led)
