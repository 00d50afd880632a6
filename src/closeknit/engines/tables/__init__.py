"""Tables: one SQL text, asked of whichever engine holds the rows.

`tables.py` is what every engine can do, `duckdb.py` does it in this process, with a
bound on memory, `postgres.py` in a PostgreSQL, `spark.py` on a cluster. Rows come from
Parquet, and go there: `parquet.py` writes what a program hands it, `folder.py` puts a
whole folder in another's place. What a text means is not known here: it is handed in,
in the engine's own dialect.
"""
