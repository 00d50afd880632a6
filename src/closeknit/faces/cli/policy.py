"""policy: show, use, preview, versions, edit, import, export."""

import subprocess
from collections.abc import Sequence
from pathlib import Path

import click

from closeknit.desk.policy import actions, store
from closeknit.desk.policy.rules.policy import Policy
from closeknit.desk.policy.rules.presets import PRESETS, adopt
from closeknit.desk.policy.rules.preview import preview
from closeknit.desk.policy.rules.reading import read_bytes
from closeknit.desk.policy.rules.section import Wrong
from closeknit.desk.policy.rules.written import written
from closeknit.desk.policy.store.received import received
from closeknit.faces.cli.policy_told import (
    policy_json,
    preview_json,
    say_policy,
    say_preview,
    says_which,
)
from closeknit.faces.cli.shown import JSON, Desk, Json, desk, say, tell, warn
from closeknit.shared.errors import CannotKeep, UnreadableFile


def _wrong_json(wrong: Sequence[Wrong]) -> list[Json]:
    return [{"line": one.line, "says": one.says} for one in wrong]


def _warn(wrong: Sequence[Wrong]) -> None:
    if wrong:
        warn(f"{actions.FILE} was edited and cannot be read; the policy above holds:")
    for one in wrong:
        warn(f"  line {one.line}: {one.says}")


@click.group(invoke_without_command=True)
@JSON
@click.pass_context
def policy(ctx: click.Context, *, json_: bool) -> None:
    """Show your networking policy in sentences, and where its file is.

    What is edited in the file by hand becomes a new version; what cannot be read there
    is told line by line, and the policy that held before holds on.
    """
    if ctx.invoked_subcommand is not None:
        return
    at = desk(settled=False)
    held = actions.in_force(at.ego, today=at.today)
    document: dict[str, Json] = {
        **policy_json(held.policy),
        "file": str(actions.file()),
        "wrong": _wrong_json(held.wrong),
        "presets": list(PRESETS),
    }

    def words() -> None:
        say_policy(held.policy)
        say(f"Presets: {', '.join(PRESETS)}. The file: {actions.file()}")

    tell(json_, document, words)
    _warn(held.wrong)


@policy.command()
@click.argument("preset")
@JSON
def use(preset: str, *, json_: bool) -> None:
    """Let a preset hold from today on, as a new version.

    Whom you look for, the length and number of notes of your account, and a goal in
    your own words are kept. What was decided before is not touched.
    """
    at = desk(settled=False)
    _now_holds(actions.use(at.ego, preset, today=at.today), json_=json_)


def _now_holds(held: Policy, *, json_: bool) -> None:
    tell(json_, policy_json(held), lambda: say(f"Now holds: {says_which(held)}"))


@policy.command(name="preview")
@click.argument("preset", metavar="PRESET|FILE")
@JSON
def replay(preset: str, *, json_: bool) -> None:
    """Show what would change under another policy, and change nothing.

    Your own invitations, those waiting and those long answered, are replayed under the
    policy that holds and under a preset, or under a policy's file.
    """
    at = desk()
    now = actions.in_force(at.ego, today=at.today).policy
    then = _other(preset, now)
    asked = bool(now.target_market.places or then.target_market.places)
    found = preview(received(at.ego, today=at.today, places=asked), now, then)
    tell(json_, preview_json(found), lambda: say_preview(found))


def _other(preset: str, now: Policy) -> Policy:
    path = Path(preset)
    if preset.lower() in {name.lower() for name in PRESETS} or not path.is_file():
        return adopt(actions.preset_called(preset), now)
    try:
        found = read_bytes(path.read_bytes())
    except OSError as error:
        raise UnreadableFile(f"{path} cannot be read: {error.strerror}.") from error
    if found.policy is None:
        raise UnreadableFile(f"{path.name}: {actions.told(found.wrong)}")
    return found.policy


@policy.command()
@click.argument("number", type=int, required=False)
@JSON
def versions(number: int | None, *, json_: bool) -> None:
    """List the versions there were, or show one."""
    at = desk(settled=False)
    actions.in_force(at.ego, today=at.today)
    if number is not None:
        one = store.version(at.ego, number)
        tell(json_, policy_json(one), lambda: say_policy(one))
        return
    found = store.versions(at.ego)
    document: list[Json] = [
        {
            "version": one.number,
            "valid_from": one.valid_from.isoformat(),
            "name": one.name,
            "because": one.because,
        }
        for one in found
    ]

    def words() -> None:
        for one in found:
            say(f"{one.number:>4}  {one.valid_from}  {one.name}  {one.because}")
        if not found:
            say("None yet: `closeknit policy use PRESET` makes the first.")

    tell(json_, {"versions": document}, words)


@policy.command()
@JSON
def edit(*, json_: bool) -> None:
    """Open the policy's file in your editor, then let it hold if it can be read."""
    at = desk(settled=False)
    _ensure_file(at)
    try:
        click.edit(filename=str(actions.file()))
    except (click.ClickException, subprocess.SubprocessError) as error:
        raise CannotKeep(
            f"No editor could be opened; edit {actions.file()}."
        ) from error
    held = actions.in_force(at.ego, today=at.today)
    if held.wrong:
        raise UnreadableFile(f"{actions.FILE}: {actions.told(held.wrong)}")
    _now_holds(held.policy, json_=json_)


def _ensure_file(at: Desk) -> None:
    actions.in_force(at.ego, today=at.today)
    if not actions.file().exists():
        actions.write_again(at.ego)


@policy.command(name="import")
@click.argument("file", type=click.Path(path_type=Path))
@JSON
def bring(file: Path, *, json_: bool) -> None:
    """Let the policy of a file hold from today on."""
    at = desk(settled=False)
    _now_holds(actions.take_in(at.ego, file, today=at.today), json_=json_)


@policy.command()
@click.argument("file", type=click.Path(path_type=Path), required=False)
@JSON
def export(file: Path | None, *, json_: bool) -> None:
    """Print the policy as its file, or write it to a new one."""
    at = desk(settled=False)
    text = written(actions.in_force(at.ego, today=at.today).policy)
    if file is not None:
        try:
            with file.open("x", encoding="utf-8") as out:
                out.write(text)
        except OSError as error:
            raise CannotKeep(f"{file} cannot be written: {error.strerror}.") from error
    document: dict[str, Json] = {"file": str(file) if file else None, "text": text}
    told = f"Written to {file}." if file else text.rstrip("\n")
    tell(json_, document, lambda: click.echo(told))


@policy.command(name="write-again")
@JSON
def write_again(*, json_: bool) -> None:
    """Write the policy that holds over its file, whatever was edited there."""
    at = desk(settled=False)
    _now_holds(actions.write_again(at.ego), json_=json_)
