"""Commands run in this process, on the tests' own database: quick, and still the face.

Each day is the test's own: what time does is seen by asking again on a later one.
"""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from click.testing import CliRunner
from django.test import override_settings

from closeknit.faces.cli import cli
from closeknit.shared.errors import DeskError
from tests.faces.cli.program import Document


class Session:
    """A terminal on a home of the test's own; `day` is what it takes for today."""

    def __init__(self, home: Path, day: date) -> None:
        self.home = home
        self.day = day

    def ask(self, *words: object, stdin: str = "") -> Document:
        """Return the one JSON document that a command prints."""
        found = json.loads(self.told(*words, "--json", stdin=stdin))
        assert isinstance(found, dict)
        return found

    def told(self, *words: object, stdin: str = "") -> str:
        """Return what a command prints for a person."""
        said = ["--today", self.day.isoformat(), *map(str, words)]
        ran = CliRunner().invoke(cli, said, input=stdin, prog_name="closeknit")
        if ran.exception is not None and not isinstance(ran.exception, SystemExit):
            raise ran.exception
        assert ran.exit_code == 0, ran.output
        return ran.stdout

    def refused(self, *words: object, stdin: str = "") -> str:
        """Return the sentence with which a command is refused."""
        try:
            told = self.told(*words, stdin=stdin)
        except DeskError as error:
            return str(error)
        raise AssertionError(told)


@contextmanager
def session(home: Path, day: date) -> Iterator[Session]:
    """Open a terminal; files of the home lie in its own folder."""
    home.mkdir(exist_ok=True)
    with override_settings(HOME=home):
        yield Session(home, day)
