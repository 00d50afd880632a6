"""ledger export and score: out by pseudonyms, back by names."""

from pathlib import Path

from click.testing import CliRunner

from closeknit.faces.cli import cli
from tests.faces.cli.program import asked, refused, rows, run


def test_ledger_goes_out_is_reckoned_with_and_comes_back(
    home: Path, tmp_path: Path
) -> None:
    to = tmp_path / "ledger"

    wrote = asked(home, "ledger", "export", "--to", to)
    reckoned = asked(tmp_path / "no home", "score", "--ledger", to)
    brought = asked(home, "score", "--bring-back", to / "results", "--limit", 3)
    again = asked(home, "score", "--limit", 3)

    people = rows(asked(home, "people", "--limit", 3), "people")
    assert [one["name"] for one in rows(brought, "ties")] == [
        one["name"] for one in people
    ]
    assert wrote["people"] == reckoned["ties"]
    assert reckoned["engine"] == "duckdb"
    assert again == brought
    assert not (tmp_path / "no home").exists()


def test_what_came_back_is_told_in_words(home: Path, tmp_path: Path) -> None:
    asked(home, "ledger", "export", "--to", tmp_path / "ledger")
    told = run(home, "score", "--ledger", tmp_path / "ledger")

    brought = run(home, "score", "--bring-back", tmp_path / "ledger/results")

    assert "Bring them back with: closeknit score --bring-back" in told.stdout
    assert "ties, the strongest first:" in brought.stdout
    assert "through " in brought.stdout
    assert "your tie with " in brought.stdout


def test_other_machine_is_told_nothing_before_the_user_agrees(
    home: Path, tmp_path: Path
) -> None:
    asked(home, "ledger", "export", "--to", tmp_path / "ledger")
    words = ["score", "--ledger", tmp_path / "ledger", "--engine"]

    no = refused(home, *words, "spark://cluster.example:7077", "--json")
    declined = CliRunner().invoke(
        cli, [*map(str, words), "spark://cluster.example:7077"], input="n\n"
    )
    unknown = refused(home, *words, "abacus")
    told = refused(home, *words, "postgresql://ada:pass@127.0.0.1/desk")
    asked_it = refused(home, *words, "postgresql://127.0.0.1/desk?password=pass")
    elsewhere = refused(home, *words, "postgresql://127.0.0.1/desk?host=a.example")
    wrong = refused(home, *words, "postgresql://[::1")
    nobody = refused(home, *words, "postgresql://nobody@127.0.0.1:1/x")

    assert "cluster.example will read the ledger: who exchanged with you" in no
    assert "No name, no address, no text. Say --yes" in no
    assert (declined.exit_code, declined.stdout.strip()) == (1, "")
    assert "Leave the password out of the command" in told
    assert "Leave the password out of the command" in asked_it
    assert "Say the host before the slash" in elsewhere
    assert "That is no address" in wrong
    assert "No PostgreSQL answers at 127.0.0.1:1" in nobody
    assert (
        "abacus is no engine: say duckdb, spark://HOST:PORT or postgresql://..."
        in unknown
    )


def test_options_that_do_not_go_together_are_refused(
    home: Path, tmp_path: Path
) -> None:
    both = refused(home, "score", "--ledger", "a", "--bring-back", "b", code=2)
    alone = refused(home, "score", "--to", tmp_path / "to", code=2)

    assert "Say --ledger or --bring-back" in both
    assert "--to and --engine go with --ledger" in alone


def test_what_came_back_has_the_strength_that_a_persons_page_has(
    home: Path, tmp_path: Path
) -> None:
    asked(home, "ledger", "export", "--to", tmp_path / "ledger")
    asked(home, "score", "--ledger", tmp_path / "ledger")

    brought = asked(home, "score", "--bring-back", tmp_path / "ledger/results")

    people = rows(asked(home, "people", "--limit", 200), "people")
    theirs = {
        one["id"]: tie["value"] for one in people if isinstance(tie := one["tie"], dict)
    }
    found = {one["person"]: one for one in rows(brought, "ties")}
    assert {who: one["value"] for who, one in found.items()} == {
        who: theirs[who] for who in found
    }
    assert any(one["chance"] != one["value"] for one in found.values())


def test_nothing_brought_back_is_said_to_be_so(home: Path) -> None:
    assert "Nothing was brought back yet" in refused(home, "score")


def test_ledger_written_over_other_files_is_refused(home: Path, tmp_path: Path) -> None:
    (tmp_path / "photos").mkdir()
    (tmp_path / "photos/ada.png").touch()

    says = refused(home, "ledger", "export", "--to", tmp_path / "photos")

    assert "holds other files; choose an empty folder" in says
