"""evaluate ties --own: said plainly on a desk of little; what it is refused with."""

from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from closeknit.faces.cli.evaluate_ties import ties
from tests.faces.cli.program import asked, run

TABLE = """\
First Name,Last Name,URL,Email Address,Company,Position,Connected On
=Ann,<script>,https://www.linkedin.com/in/ann-ex,,Quay,Clerk,02 Jan 2026
"""


def test_desk_of_little_says_so_and_is_forgotten_on_request(tmp_path: Path) -> None:
    home, table = tmp_path / "home", tmp_path / "Connections.csv"
    table.write_text(TABLE)
    asked(home, "import", table)

    told = run(home, "evaluate", "ties", "--own").stdout
    found = asked(home, "evaluate", "ties", "--own")
    person = asked(home, "person", "=Ann <script>")
    forgotten = asked(home, "evaluate", "ties", "--own", "--forget")

    nothing = "Nothing that went either way has a date yet."
    assert told.count(f"Too little of your own past to say: {nothing}") == 2
    assert {name: found[name] for name in ("exchanges", "ties", "percentages")} == {
        "exchanges": 0,
        "ties": None,
        "percentages": False,
    }
    assert found["too_little"] == nothing
    assert person["likely"] == {
        "exchange_in_90_days": None,
        "terms": [],
        "answer_in_7_days": {
            "band": "little evidence",
            "percent": None,
            "because": ["no message has gone either way yet"],
        },
    }
    assert forgotten == {"forgotten": True}


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ((), "Say which FILE, or --own for your own past."),
        (("--own", "--without", "w3c"), "--own takes no file, and none of a file's"),
    ],
)
def test_neither_and_both_are_refused(words: tuple[str, ...], says: str) -> None:
    with pytest.raises(click.UsageError, match=says):
        CliRunner().invoke(
            ties, list(words), catch_exceptions=False, standalone_mode=False
        )
