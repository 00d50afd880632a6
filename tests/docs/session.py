"""Run commands one after the other in one process, as a terminal session would.

    python -m tests.docs.session < commands.json > outputs.json

The commands are lists of words; the home and the folder are the environment's. It is a
process of its own, since Django knows one home a process, and one for all commands,
since starting it is what takes the time.
"""

import json
import os
import sys

from click.testing import CliRunner

from closeknit.faces.cli import cli
from closeknit.shared.errors import DeskError

DAY = "2026-11-21"


def told(words: list[str]) -> str:
    """Return what a command prints, on both streams, or the sentence it fails with."""
    result = CliRunner().invoke(cli, ["--today", DAY, *words], prog_name="closeknit")
    if isinstance(result.exception, DeskError):
        return f"{result.output}closeknit: {result.exception}\n"
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result.output


if __name__ == "__main__":
    os.environ["DJANGO_SETTINGS_MODULE"] = "closeknit.settings"
    sys.stdout.write(json.dumps([told(words) for words in json.load(sys.stdin)]))
