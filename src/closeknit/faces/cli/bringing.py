"""import, imports, imports undo."""

import json
import sys
from collections.abc import Sequence
from itertools import zip_longest
from pathlib import Path

import click

from closeknit.desk.intake.actions import bring_in, keeping, undo
from closeknit.desk.intake.actions.bring_in import Brought, Failed, Looked
from closeknit.desk.triage.actions.reading import remember_notes
from closeknit.faces.cli.answering import answering, answers, columns_json
from closeknit.faces.cli.shown import (
    JSON,
    Desk,
    Json,
    Progress,
    desk,
    say,
    tell,
    warn,
)
from closeknit.people import store as people
from closeknit.records import store as records
from closeknit.records.rules.kept import Run, Unread
from closeknit.sources.coded import encode
from closeknit.ties.rules.words import many

SHOWN = 5
"""Unreadable lines of an import that are said in words; `--json` lists a thousand."""


def run_json(
    at: Desk, run: Run, unread: Sequence[Unread] | None = None
) -> dict[str, Json]:
    """Return an import as the contract names the fields; `unread`: of a mere look."""
    lines = records.unread(at.ego, run.id) if unread is None else unread
    return {
        "id": run.id,
        "file": run.file,
        "source": run.source,
        "state": run.state,
        "because": run.because,
        "as_of": run.as_of,  # type: ignore[dict-item]  # dates become ISO text
        "began": run.began,  # type: ignore[dict-item]  # same
        "read": run.read,
        "added": run.added,
        "already_known": run.known,
        "unreadable": [line._asdict() for line in lines],
        "unreadable_in_all": run.unreadable,
        "not_read": run.not_read,
        "noticed": run.noticed,
        "hidden_members": run.hidden,
        "kept_out": run.refused,
    }


def _say_unread(at: Desk, run: Run, unread: Sequence[Unread] | None = None) -> None:
    """Say the first lines that could not be read, their count, where the rest is."""
    if not run.unreadable:
        return
    say(f"  {many(run.unreadable, 'line')} could not be read:")
    if unread is None:
        unread = records.unread(at.ego, run.id, limit=SHOWN)
    for one in unread[:SHOWN]:
        say(f"    {one.file}:{one.line}: {one.because}")
    if run.unreadable > SHOWN:
        say(f"    and {run.unreadable - SHOWN:,} more: --json lists them")


def _say(at: Desk, run: Run, unread: Sequence[Unread] | None, *, dry: bool) -> None:
    new = "would be new" if dry else "new"
    say(f"{run.file}: {run.added:,} {new}, {run.known:,} known already")
    kinds = ", ".join(f"{n:,} {kind}" for kind, n in sorted(run.read.items()))
    say(f"  read: {kinds or 'nothing'}")
    if run.hidden:
        say(f"  {many(run.hidden, 'member')} hidden by LinkedIn: counted, not invented")
    if run.refused:
        say(f"  {many(run.refused, 'record')} of forgotten people kept out")
    for told in run.noticed[:20]:
        say(f"  {told['file']}: {told['says']}")
    _say_unread(at, run, unread)
    for left in run.not_read:
        say(f"  not read: {left['file']}: {left['because']}")


def _named(failed: Failed) -> str:
    """Return why a file was not read, with its name, once."""
    named = failed.file in failed.because
    return failed.because if named else f"{failed.file}: {failed.because}"


def failed_json(failed: Failed) -> dict[str, Json]:
    """Return a file that was not read, with what it asks."""
    asks: dict[str, Json] = {}
    if failed.choices:
        asks["choices"] = list(failed.choices)
    if failed.columns:
        asks["columns"] = columns_json(failed.columns)
    return {
        "file": failed.file,
        "because": failed.because,
        "code": failed.code,
        **asks,
    }


def table_json(table: Looked) -> dict[str, Json]:
    """Return what a table's columns are taken for, and its first records."""
    first: list[Json] = [json.loads(encode(record)) for record in table.first]
    return {
        "file": table.file,
        "columns": columns_json(table.columns),
        "first": first,
    }


def _show(at: Desk, brought: Brought, *, json_: bool, dry: bool = False) -> None:
    seen = list(zip_longest(brought.runs, brought.unread))
    document: dict[str, Json] = {
        "imports": [run_json(at, run, unread) for run, unread in seen],
        "failed": [failed_json(failed) for failed in brought.failed],
        "not_read": [failed_json(left) for left in brought.left],
        "people": people.total(at.ego),
    }
    if dry:
        document["dry_run"] = True
        document["tables"] = [table_json(table) for table in brought.tables]

    def words() -> None:
        for run, unread in seen:
            _say(at, run, unread, dry=dry)
        for left in brought.left:
            say(f"not read: {_named(left)}")
        say(f"{many(people.total(at.ego), 'person', 'people')} in your network.")

    tell(json_, document, words)
    for failed in brought.failed:
        warn(f"closeknit: {_named(failed)}")
    if brought.failed:
        sys.exit(1)


@click.command("import")
@click.argument(
    "paths", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="PATH..."
)
@click.option("--dry-run", is_flag=True, help="Show what would come; keep nothing.")
@JSON
def bring(  # noqa: PLR0913 - each is an option of the command
    paths: tuple[Path, ...],
    *,
    dry_run: bool,
    json_: bool,
    me: str | None,
    date_order: str | None,
    zone: str | None,
    columns: Sequence[tuple[str, str]],
    ask_columns: bool,
) -> None:
    """Import an export, mailboxes, chats, tables of people, or a folder of them."""
    said = answers(me, date_order, zone=zone, columns=columns, ask=ask_columns)
    at = desk(settled=False)
    if dry_run:
        found = bring_in.look_into(at.ego, paths, today=at.today, answers=said)
        _show(at, found, json_=json_, dry=True)
        return
    with keeping.one_at_a_time(), Progress() as progress:
        brought = bring_in.bring_in(
            at.ego, paths, today=at.today, watch=progress, answers=said
        )
        remember_notes(at.ego)
    _show(at, brought, json_=json_)


answering(bring)


@click.group("imports", invoke_without_command=True)
@JSON
@click.pass_context
def imports(ctx: click.Context, *, json_: bool) -> None:
    """List the imports, newest first; `imports undo ID` takes one back."""
    if ctx.invoked_subcommand is not None:
        return
    at = desk(settled=False)
    runs = records.runs(at.ego)

    def words() -> None:
        for run in runs:
            say(
                f"{run.id:>5}  {run.began:%Y-%m-%d %H:%M}  {run.state:<8} "
                f"{run.added:>9,} new  {run.file}"
            )
            _say_unread(at, run)
        if not runs:
            say("Nothing has been imported yet.")

    tell(json_, {"imports": [run_json(at, run) for run in runs]}, words)


@imports.command("undo")
@click.argument("number", type=int, metavar="ID")
@JSON
def imports_undo(number: int, *, json_: bool) -> None:
    """Take exactly one import back."""
    at = desk(settled=False)
    with keeping.one_at_a_time(), Progress() as progress:
        gone = undo.undo(at.ego, number, today=at.today, watch=progress)
    document: dict[str, Json] = {
        "undone": number,
        "records": gone,
        "people": people.total(at.ego),
    }
    tell(
        json_,
        document,
        lambda: say(f"Import {number} is taken back: {many(gone, 'record')}."),
    )
