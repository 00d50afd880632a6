"""What is known of a service that tests need: is it here, and how to get it."""

import os
import signal
import subprocess
from collections.abc import Callable
from contextlib import suppress
from typing import NamedTuple


class Service(NamedTuple):
    """One service: the marker of its tests, and how it is found and got."""

    marker: str
    fixture: str
    title: str
    package: str
    is_here: Callable[[], bool]
    besides: str = ""

    @property
    def how_to_get_it(self) -> str:
        """One sentence for whoever reads the end of a test run."""
        return (
            f"{self.title} is not on this machine; on Debian or Ubuntu, as root: "
            f"apt-get install --no-install-recommends {self.package}"
            f"{self.besides}"
        )


def end_at_once(server: subprocess.Popen[bytes] | None) -> None:
    """Kill a server and all its processes in the middle of a word."""
    if server is not None:
        with suppress(ProcessLookupError):
            os.killpg(server.pid, signal.SIGKILL)
        server.wait()


def all_are_required() -> bool:
    """Say whether a missing service is a failure: in CI it is, elsewhere it is not."""
    return os.environ.get("CLOSEKNIT_ALL_SERVICES") == "1"
