"""SQL over Parquet on a Spark cluster. pyspark is an extra, loaded when asked for.

The files must lie where the cluster's machines and this one see them under the same
path. What `write` leaves is a folder of Parquet there.
"""

import shutil
from importlib import import_module
from ipaddress import ip_address
from pathlib import Path
from types import TracebackType
from typing import Self
from urllib.parse import urlsplit

from closeknit.engines.rows import Found
from closeknit.shared.errors import CannotKeep, RuleBroken, UnreadableFile

LEAST_PARTS = 4
"""Parts that rows are dealt out to between two steps: two a core, and no fewer."""
LOOPBACK = "127.0.0.1"


def is_here(master: str) -> bool:
    """Say whether a cluster's address is this very machine.

    >>> is_here("spark://127.0.0.1:7077"), is_here("spark://cluster.example:7077")
    (True, False)
    """
    host = urlsplit(master).hostname or ""
    try:
        return master.startswith("local") or ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


class Spark:
    """Tables on a cluster, through a driver in this process."""

    dialect = "spark"

    def __init__(
        self, master: str, *, megabytes: int = 512, java: str = "-XX:+UseSerialGC"
    ) -> None:
        """Reach a cluster (``spark://host:port``).

        `megabytes` for each executor, `java` what every Java of ours is started with.

        Raises:
            RuleBroken: pyspark is not installed.
            CannotKeep: nobody answers there, or there is no Java.
        """
        try:
            sql = import_module("pyspark.sql")
            errors = import_module("pyspark.errors").PySparkException
            java_errors = import_module("py4j.protocol").Py4JError
        except ImportError as error:
            raise RuleBroken(
                "Spark needs the extra `spark`: pip install 'closeknit[spark]'."
            ) from error
        settings = {
            "spark.driver.extraJavaOptions": java,
            "spark.executor.extraJavaOptions": java,
            "spark.executor.memory": f"{megabytes}m",
            "spark.sql.session.timeZone": "UTC",
            "spark.ui.enabled": "false",
            "spark.ui.showConsoleProgress": "false",
            "spark.log.level": "ERROR",
        }
        if is_here(master):
            settings |= {
                "spark.driver.host": LOOPBACK,
                "spark.driver.bindAddress": LOOPBACK,
            }
        self._faults: tuple[type[Exception], ...] = (errors, java_errors)
        asked = sql.SparkSession.builder.master(master).appName("closeknit")
        try:
            self._session = asked.config(map=settings).getOrCreate()
            cores = int(self._session.sparkContext.defaultParallelism)
        except self._faults as error:
            raise CannotKeep(
                f"No Spark cluster answers at {master}, or there is no Java here; "
                "Spark's own lines above say which."
            ) from error
        parts = max(LEAST_PARTS, 2 * cores)
        self._session.conf.set("spark.sql.shuffle.partitions", str(parts))

    def hold(self, name: str, parquet: Path) -> None:
        """Give a Parquet file, or a folder of them, a name; an earlier one goes.

        Raises:
            UnreadableFile: it is no Parquet, or the cluster does not see it.
        """
        try:
            found = self._session.read.parquet(str(parquet.absolute()))
        except self._faults as error:
            first = str(error).strip().partition("\n")[0]
            raise UnreadableFile(f"{parquet.name} cannot be read: {first}") from error
        found.createOrReplaceTempView(name)

    def make(self, name: str, sql: str) -> None:
        """Keep what a query finds under a name; an earlier one goes."""
        self._session.sql(sql).cache().createOrReplaceTempView(name)

    def rows(self, sql: str) -> list[Found]:
        """Return what a query finds."""
        return [tuple(row) for row in self._session.sql(sql).collect()]

    def write(self, sql: str, to: Path) -> None:
        """Write what a query finds as Parquet: `to` is there whole, or not at all."""
        fresh = to.absolute().with_name(f"{to.name}.new")
        self._session.sql(sql).write.mode("overwrite").parquet(str(fresh))
        if to.exists():
            shutil.rmtree(to)
        fresh.rename(to)

    def close(self) -> None:
        """Give the cluster's processors back."""
        self._session.stop()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()
