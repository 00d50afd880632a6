"""export, backup, restore, forget, rebuild."""

from pathlib import Path

import click

from closeknit.desk.intake.actions import catch_up, hand_over, keeping, undo
from closeknit.faces.cli.shown import JSON, Json, Progress, desk, say, tell
from closeknit.people import store as people
from closeknit.ties.rules.words import many

FILE = click.Path(path_type=Path, dir_okay=False)
FOLDER = click.Path(path_type=Path, file_okay=False)


@click.command()
@click.option("--to", required=True, type=FOLDER, help="A new or empty folder.")
@JSON
def export(to: Path, *, json_: bool) -> None:
    """Hand everything over in open formats: JSON lines and CSV."""
    at = desk()
    wrote = hand_over.hand_over(at.ego, to, today=at.today)
    document: dict[str, Json] = {"to": str(to), "wrote": wrote}
    counts = ", ".join(f"{n:,} {what}" for what, n in wrote.items())
    tell(json_, document, lambda: say(f"Wrote {counts} to {to}."))


@click.command()
@click.argument("file", type=FILE)
@JSON
def backup(file: Path, *, json_: bool) -> None:
    """Write a checked copy of everything kept to a new file."""
    at = desk(settled=False)
    rows = keeping.backup(at.ego, file)
    document: dict[str, Json] = {"file": str(file), "verified": True, "rows": rows}
    says = f"{file}: {sum(rows.values()):,} rows, read back and checked."
    tell(json_, document, lambda: say(says))


@click.command()
@click.argument("file", type=FILE)
@JSON
def restore(file: Path, *, json_: bool) -> None:
    """Bring a backup back; what was there is copied to backups/ first."""
    desk(settled=False)
    rows = keeping.restore(file)
    document: dict[str, Json] = {"file": str(file), "rows": rows}
    tell(
        json_,
        document,
        lambda: say(f"{file.name} is back: {sum(rows.values()):,} rows."),
    )


@click.command()
@click.argument("who", metavar="WHO")
@click.option("--yes", is_flag=True, help="Do not ask again.")
@JSON
def forget(who: str, *, yes: bool, json_: bool) -> None:
    """Remove somebody and every record that names them, for ever."""
    at = desk()
    number = people.find(at.ego, who)
    name = people.display_name(at.ego, number)
    if not yes and not json_:
        click.confirm(f"Forget {name} for ever? This cannot be undone.", abort=True)
    with keeping.one_at_a_time(), Progress() as progress:
        gone = undo.forget(at.ego, number, today=at.today, watch=progress)
    left = keeping.older_copies()
    document: dict[str, Json] = {
        "forgotten": number,
        "records": gone,
        "older_copies": [str(copy) for copy in left],
    }

    def words() -> None:
        say(f"Forgotten: {many(gone, 'record')} removed. Later imports keep them out.")
        for copy in left:
            say(f"  an older copy still holds them, delete it too: {copy}")

    tell(json_, document, words)


@click.command()
@JSON
def rebuild(*, json_: bool) -> None:
    """Compute people and ties again from the records."""
    at = desk(settled=False)
    with keeping.one_at_a_time(), Progress() as progress:
        catch_up.rebuild(at.ego, today=at.today, watch=progress)
    document: dict[str, Json] = {"people": people.total(at.ego)}
    tell(json_, document, lambda: say(f"{people.total(at.ego):,} people."))
