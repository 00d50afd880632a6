"""A throwaway Spark cluster: a master and two workers of one core each, on loopback.

It is started from the pip package, whose `bin/spark-class` is what the start scripts of
a downloaded Spark call. One cluster serves all the processes of a test run: who comes
first starts it, who leaves last stops it.
"""

import fcntl
import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from importlib.util import find_spec
from pathlib import Path

import psutil

WORKERS = 2
QUICK = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xshare:auto"
"""What has a Java of a few seconds' life spend them on its work."""
PATIENCE = 300.0
HERE = "127.0.0.1"


def home() -> Path | None:
    """Return the folder of the pip package, or None."""
    found = find_spec("pyspark")
    return None if found is None or found.origin is None else Path(found.origin).parent


def is_here() -> bool:
    """Say whether Spark and a Java to run it are on this machine."""
    return home() is not None and shutil.which("java") is not None


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HERE, 0))
        return int(probe.getsockname()[1])


def _start(log: Path, *words: str) -> int:
    """Start a daemon of Spark in a group of its own; return the group's number.

    Through a shell that ends at once: whoever stops the cluster may be another process
    than the one that started it, so none of them is its parent.
    """
    run = f'setsid "$@" >"{log}" 2>&1 </dev/null & echo $!'
    folder = home()
    started = subprocess.run(
        ["sh", "-c", run, "sh", f"{folder}/bin/spark-class", *words],
        env=os.environ
        | {
            "SPARK_HOME": str(folder),
            "SPARK_LOCAL_IP": HERE,
            "SPARK_DAEMON_MEMORY": "256m",
            "SPARK_DAEMON_JAVA_OPTS": QUICK,
            "SPARK_MASTER_OPTS": "-Dspark.master.rest.enabled=false",
            "SPARK_LOCAL_DIRS": str(log.parent / "local"),
            "PYSPARK_PYTHON": sys.executable,
        },
        stdout=subprocess.PIPE,
        check=True,
    )
    return int(started.stdout)


def _start_all(folder: Path) -> tuple[str, list[int]]:
    port = _free_port()
    url = f"spark://{HERE}:{port}"
    deploy = "org.apache.spark.deploy"
    where = ["--host", HERE, "--webui-port", "0"]
    master = folder / "master.log"
    started = [_start(master, f"{deploy}.master.Master", *where, "--port", str(port))]
    try:
        _wait_for(master, "Starting Spark master", 1)
        size = ["--cores", "1", "--memory", "1g", "--work-dir", str(folder / "work")]
        started += [
            _start(folder / f"{n}.log", f"{deploy}.worker.Worker", *where, *size, url)
            for n in range(WORKERS)
        ]
        _wait_for(master, "Registering worker", WORKERS)
    except BaseException:
        _stop_all(started)
        raise
    return url, started


def _wait_for(log: Path, word: str, times: int) -> None:
    deadline = time.monotonic() + PATIENCE
    while (said := log.read_text(errors="replace")).count(word) < times:
        if time.monotonic() > deadline:
            raise RuntimeError(f"Spark did not start:\n{said}")
        time.sleep(0.1)


def processes(daemons: list[int]) -> list[psutil.Process]:
    """Return what runs of these daemons, with what they started."""
    found = []
    for number in daemons:
        with suppress(psutil.NoSuchProcess):
            daemon = psutil.Process(number)
            found += [daemon, *daemon.children(recursive=True)]
    return found


def groups(shared: Path) -> list[int]:
    """Return the groups that the run's cluster runs in, the master's first."""
    found: list[int] = json.loads((shared / "spark.json").read_text())[1]
    return found


def _stop_all(daemons: list[int]) -> None:
    every = processes(daemons)
    for one in every:
        with suppress(psutil.NoSuchProcess):
            one.terminate()
    _, left = psutil.wait_procs(every, timeout=20)
    for one in left:
        with suppress(psutil.NoSuchProcess):
            one.kill()


@contextmanager
def locked(file: Path) -> Iterator[None]:
    """Hold a lock that all processes of a test run know."""
    with file.open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        yield


@contextmanager
def running(shared: Path) -> Iterator[str]:
    """Give the address of the run's cluster; `shared` is a folder of the whole run."""
    state, lock = shared / "spark.json", shared / "spark.lock"
    with locked(lock):
        if state.exists():
            url, daemons, users, folder = json.loads(state.read_text())
        else:
            folder, users = tempfile.mkdtemp(prefix="closeknit-spark-"), 0
            url, daemons = _start_all(Path(folder))
        state.write_text(json.dumps([url, daemons, users + 1, folder]))
    try:
        yield url
    finally:
        with locked(lock):
            users = json.loads(state.read_text())[2] - 1
            state.write_text(json.dumps([url, daemons, users, folder]))
            if not users:
                state.unlink()
                _stop_all(daemons)
                shutil.rmtree(folder, ignore_errors=True)
