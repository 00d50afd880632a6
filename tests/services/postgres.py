"""A throwaway PostgreSQL: made for one run of the tests, gone after it.

It listens on 127.0.0.1 only, on a free port, and trusts whoever asks. Everything that
makes it slow and safe (fsync, synchronous_commit) is left on: the tests are about not
losing anything.
"""

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import psycopg

USER = "closeknit"
PATIENCE = 60.0
"""Seconds to wait for the server to answer, and again for it to end."""


def programs() -> Path | None:
    """Return the folder of the newest `initdb` and `postgres`, or None."""
    folders = sorted(
        Path("/usr/lib/postgresql").glob("*/bin"),
        key=lambda folder: int(folder.parent.name.partition(".")[0]),
        reverse=True,
    )
    on_path = shutil.which("initdb")
    if on_path is not None:
        folders.append(Path(on_path).resolve().parent)
    for folder in folders:
        if (folder / "initdb").exists() and (folder / "postgres").exists():
            return folder
    return None


def is_here() -> bool:
    """Say whether PostgreSQL's programs are on this machine."""
    return programs() is not None


def _account() -> str | None:
    """Return whom to run it as: root is refused by PostgreSQL, so another one."""
    if os.geteuid() != 0:
        return None
    names = {account.pw_name for account in pwd.getpwall()}
    return "postgres" if "postgres" in names else "nobody"


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _init(bin_folder: Path, folder: Path, account: str | None) -> None:
    made = subprocess.run(
        [
            str(bin_folder / "initdb"),
            f"--pgdata={folder / 'data'}",
            f"--username={USER}",
            "--auth=trust",
            "--encoding=UTF8",
            "--no-locale",
            "--no-instructions",
            "--no-sync",
        ],
        user=account,
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    if made.returncode != 0:
        raise RuntimeError(f"initdb failed:\n{made.stdout}{made.stderr}")


def _wait_for(url: str, server: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            psycopg.connect(url, connect_timeout=2).close()
        except psycopg.OperationalError:
            if server.poll() is not None or time.monotonic() > deadline:
                said = log.read_text(errors="replace")
                raise RuntimeError(f"PostgreSQL did not start:\n{said}") from None
            time.sleep(0.1)
        else:
            return


def _stop(server: subprocess.Popen[bytes]) -> None:
    server.send_signal(2)  # "fast shutdown": ends the sessions, keeps the files whole
    try:
        server.wait(PATIENCE)
    except subprocess.TimeoutExpired:
        server.kill()
        server.wait()


@contextmanager
def running() -> Iterator[str]:
    """Start a server, give its URL, and stop and remove it at the end."""
    bin_folder = programs()
    if bin_folder is None:
        raise RuntimeError("PostgreSQL's programs are not on this machine.")
    account = _account()
    folder = Path(tempfile.mkdtemp(prefix="closeknit-postgres-"))
    log = folder / "log"
    try:
        if account is not None:
            shutil.chown(folder, account)
        _init(bin_folder, folder, account)
        port = _free_port()
        with log.open("wb") as said:
            server = subprocess.Popen(
                [
                    str(bin_folder / "postgres"),
                    f"-D{folder / 'data'}",
                    f"-p{port}",
                    "-clisten_addresses=127.0.0.1",
                    "-cunix_socket_directories=",
                    "-cfsync=on",
                ],
                user=account,
                cwd=folder,
                stdout=said,
                stderr=subprocess.STDOUT,
            )
        url = f"postgresql://{USER}@127.0.0.1:{port}/postgres"
        try:
            _wait_for(url, server, log)
            yield url
        finally:
            with suppress(ProcessLookupError):
                _stop(server)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
