"""Databases: the same questions in SQL, and in Cypher."""

# mypy: ignore-errors
import io
import shutil
from pathlib import Path

import numpy as np

TWO = """
SELECT a.strength * b.strength AS s, a.other
FROM edge a JOIN edge b ON b.other = a.other
WHERE a.ego = {ego} AND b.ego = {target} ORDER BY s DESC, a.other LIMIT 10"""
THREE = """
SELECT s, i, j FROM (
  SELECT s, i, j, row_number() OVER (PARTITION BY i ORDER BY s DESC, j) AS place FROM (
    SELECT a.strength * m.strength * b.strength AS s, a.other AS i, m.other AS j
    FROM edge a JOIN edge m ON m.ego = a.other JOIN edge b ON b.other = m.other
    WHERE a.ego = {ego} AND b.ego = {target} AND a.other <> {target}
      AND m.other <> {ego}
  ) w
) p WHERE place = 1 ORDER BY s DESC, i LIMIT 10"""
GOLD = """
SELECT s, t, i FROM (
  SELECT a.strength * b.strength AS s, b.other AS t, a.other AS i,
    row_number() OVER (PARTITION BY b.other ORDER BY a.strength * b.strength DESC,
      a.other) AS place
  FROM edge a JOIN edge b ON b.ego = a.other JOIN tagged ON tagged.node = b.other
  WHERE a.ego = {ego} AND b.other <> {ego}
    AND b.other NOT IN (SELECT other FROM edge WHERE ego = {ego})
) p WHERE place = 1 ORDER BY s DESC, t LIMIT 50"""
REACH = """
SELECT s, t, e, i FROM (
  SELECT a.strength * b.strength AS s, b.ego AS t, a.ego AS e, a.other AS i,
    row_number() OVER (PARTITION BY b.ego, a.ego ORDER BY a.strength * b.strength DESC,
      a.other) AS place
  FROM edge a JOIN edge b ON b.other = a.other
  WHERE a.ego {team} AND b.ego {targets} AND a.ego <> b.ego
) p WHERE place = 1 ORDER BY s DESC, t, e LIMIT 20"""
MUTUALS = """
SELECT (SELECT count(*) FROM edge a JOIN edge b ON b.other = a.other
        WHERE a.ego = {ego} AND b.ego = {target}),
       (SELECT count(*) FROM edge WHERE ego = {ego} AND other = {target})"""
THIRD = """
SELECT EXISTS (SELECT 1 FROM edge a JOIN edge m ON m.ego = a.other
               JOIN edge b ON b.other = m.other
               WHERE a.ego = {ego} AND b.ego = {target})"""


class Marks(dict):
    """Says what stands for a value, and remembers in which order they were asked."""

    def __init__(self, around):
        super().__init__()
        self.around, self.names = around, []

    def __missing__(self, name):
        self.names.append(name)
        return self.around(name)


class Sql:
    mark = "%s"

    def ask(self, text, **values):
        marks = Marks(self.around)
        text = text.format_map(marks)
        return self.rows(text, [values[name] for name in marks.names])

    def around(self, name):
        many = name in ("team", "targets")
        return f"= ANY({self.mark})" if many else self.mark

    def listed(self, found):
        return [[int(value) for value in row] for row in found]

    def two(self, ego, target):
        return self.listed(self.ask(TWO, ego=ego, target=target))

    def three(self, ego, target):
        return self.listed(self.ask(THREE, ego=ego, target=target))

    def gold(self, ego):
        return self.listed(self.ask(GOLD, ego=ego))

    def reach(self, team, targets):
        return self.listed(self.ask(REACH, team=team, targets=targets))

    def distance(self, ego, target):
        ((mutuals, direct),) = self.ask(MUTUALS, ego=ego, target=target)
        if direct or mutuals:
            return [1 if direct else 2, mutuals]
        ((third,),) = self.ask(THIRD, ego=ego, target=target)
        return [3 if third else 4, 0]


class Duck(Sql):
    mark = "?"

    def __init__(self, arrays, tagged, _where):
        import duckdb

        self.base = duckdb.connect()
        parts = {
            "ego": arrays.egos.astype(np.int32),
            "other": arrays.others.astype(np.int32),
            "strength": arrays.strengths.astype(np.int32),
        }
        self.base.register("given", parts)
        self.base.execute("CREATE TABLE edge AS FROM given")
        self.base.unregister("given")
        self.base.execute("CREATE INDEX by_ego ON edge (ego)")
        self.base.register("given", {"node": np.array(tagged, np.int32)})
        self.base.execute("CREATE TABLE tagged AS FROM given")

    def around(self, name):
        many = name in ("team", "targets")
        return "IN (SELECT unnest(?::int[]))" if many else "?"

    def rows(self, text, values):
        return self.base.execute(text, values).fetchall()


class Postgres(Sql):
    def __init__(self, arrays, tagged, where):
        import psycopg

        self.base = psycopg.connect(where, autocommit=True)
        run = self.base.execute
        run("DROP TABLE IF EXISTS edge, tagged")
        run("CREATE TABLE edge (ego int, other int, strength int)")
        run("CREATE TABLE tagged (node int PRIMARY KEY)")
        egos, step = arrays.egos, 1_000_000
        cursor = self.base.cursor()
        with cursor.copy("COPY edge FROM STDIN") as copy:
            for at in range(0, len(egos), step):
                piece = slice(at, at + step)
                rows = zip(
                    egos[piece].tolist(),
                    arrays.others[piece].tolist(),
                    arrays.strengths[piece].tolist(),
                    strict=True,
                )
                out = io.StringIO()
                out.writelines(f"{e}\t{o}\t{s}\n" for e, o, s in rows)
                copy.write(out.getvalue())
        with cursor.copy("COPY tagged FROM STDIN") as copy:
            copy.write("".join(f"{node}\n" for node in tagged))
        run("CREATE UNIQUE INDEX ON edge (ego, other) INCLUDE (strength)")
        run("VACUUM ANALYZE edge")
        run("VACUUM ANALYZE tagged")

    def rows(self, text, values):
        return self.base.execute(text, values, prepare=True).fetchall()


class Ladybug:
    def __init__(self, arrays, tagged, where):
        import ladybug
        import pyarrow
        from pyarrow import parquet

        folder = Path(where) / "ladybug"
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        marks = np.zeros(arrays.people, bool)
        marks[tagged] = True
        nodes = {"id": np.arange(arrays.people), "tagged": marks}
        ties = {
            "from": arrays.egos,
            "to": arrays.others.astype(np.int64),
            "strength": arrays.strengths.astype(np.int64),
        }
        for name, parts in (("person", nodes), ("knows", ties)):
            parquet.write_table(pyarrow.table(parts), folder / f"{name}.parquet")
        self.base = ladybug.Connection(ladybug.Database(str(folder / "kept")))
        run = self.base.execute
        run("CREATE NODE TABLE P(id INT64, tagged BOOL, PRIMARY KEY (id))")
        run("CREATE REL TABLE K(FROM P TO P, strength INT64)")
        run(f"COPY P FROM '{folder / 'person.parquet'}'")
        run(f"COPY K FROM '{folder / 'knows.parquet'}'")

    def ask(self, text, **values):
        found = self.base.execute(text, values)
        rows = []
        while found.has_next():
            rows.append([int(value) for value in found.get_next()])
        return rows

    def two(self, ego, target):
        return self.ask(
            "MATCH (:P {id: $e})-[a:K]->(i:P)-[b:K]->(:P {id: $t}) "
            "RETURN a.strength * b.strength AS s, i.id AS n "
            "ORDER BY s DESC, n LIMIT 10",
            e=ego,
            t=target,
        )

    def three(self, ego, target):
        # The best second step is told by one number: the strongest, then the lowest.
        found = self.ask(
            "MATCH (:P {id: $e})-[a:K]->(i:P)-[m:K]->(j:P)-[b:K]->(:P {id: $t}) "
            "WHERE i.id <> $t AND j.id <> $e "
            "RETURN max(a.strength * m.strength * b.strength * 4294967296 "
            "+ 4294967295 - j.id) AS s, i.id AS n",
            e=ego,
            t=target,
        )
        ways = [[key >> 32, by, 2**32 - 1 - (key & (2**32 - 1))] for key, by in found]
        return sorted(ways, key=lambda way: (-way[0], way[1]))[:10]

    def gold(self, ego):
        found = self.ask(
            "MATCH (e:P {id: $e})-[a:K]->(i:P)-[b:K]->(t:P) "
            "WHERE t.tagged AND t.id <> $e AND NOT EXISTS { MATCH (e)-[:K]->(t) } "
            "RETURN max(a.strength * b.strength * 4294967296 "
            "+ 4294967295 - i.id) AS s, t.id AS n",
            e=ego,
        )
        ways = [[key >> 32, to, 2**32 - 1 - (key & (2**32 - 1))] for key, to in found]
        return sorted(ways, key=lambda way: (-way[0], way[1]))[:50]

    def reach(self, team, targets):
        found = self.ask(
            "MATCH (e:P)-[a:K]->(i:P)-[b:K]->(t:P) "
            "WHERE list_contains($e, e.id) AND list_contains($t, t.id) "
            "AND e.id <> t.id "
            "RETURN max(a.strength * b.strength * 4294967296 "
            "+ 4294967295 - i.id) AS s, t.id AS n, e.id AS m",
            e=team,
            t=targets,
        )
        ways = [
            [key >> 32, *ends, 2**32 - 1 - (key & (2**32 - 1))] for key, *ends in found
        ]
        return sorted(ways, key=lambda way: (-way[0], way[1], way[2]))[:20]

    def distance(self, ego, target):
        ((mutuals,),) = self.ask(
            "MATCH (:P {id: $e})-[:K]->(i:P)-[:K]->(:P {id: $t}) RETURN count(*)",
            e=ego,
            t=target,
        )
        ((direct,),) = self.ask(
            "MATCH (:P {id: $e})-[:K]->(:P {id: $t}) RETURN count(*)", e=ego, t=target
        )
        if direct or mutuals:
            return [1 if direct else 2, mutuals]
        ((third,),) = self.ask(
            "MATCH (:P {id: $e})-[:K]->(:P)-[:K]->(:P)-[:K]->(:P {id: $t}) "
            "RETURN count(*)",
            e=ego,
            t=target,
        )
        return [3 if third else 4, 0]
