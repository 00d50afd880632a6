"""The command line: JSON on stdout, words, warnings and progress on stderr.

Django's tables can be imported only when it knows the home, so each command's module
is loaded when it is called for: that is why `COMMANDS` names them as text.
"""

import gc
import importlib
import os
import sys
from datetime import date
from pathlib import Path
from typing import NoReturn

import click

from closeknit.shared.errors import DeskError

RARELY = 100_000
"""New values after which Python looks for what nobody needs any more."""
COMMANDS = {
    "import": "bringing:bring",
    "imports": "bringing:imports",
    "account": "accounts:account",
    "sync": "accounts:bring_new",
    "people": "looking:people",
    "person": "person:person",
    "knows": "knowing:knows",
    "who-could-help": "able:who",
    "circles": "circles:circles",
    "network": "circles:network",
    "week": "week:week",
    "digest": "digest:digest",
    "changes": "looking:changes",
    "policy": "policy:policy",
    "triage": "triage:triage",
    "readiness": "ready:readiness",
    "presence": "ready:presence",
    "waiting": "waiting:waiting",
    "scorecard": "waiting:scorecard",
    "met": "by_hand:met",
    "note": "wording:note",
    "reply": "wording:reply",
    "permission": "allowing:permission",
    "introducers": "targeting:introducers",
    "targets": "targeting:targets",
    "reach": "targeting:reach",
    "invite": "inviting:invite",
    "tie": "by_hand:tie",
    "introduce": "introducing:introduce",
    "give": "giving:give",
    "take": "giving:take",
    "wish": "giving:wish",
    "owe": "giving:owe",
    "together": "both:together",
    "kind": "kinds:kind",
    "prefers": "kinds:prefers",
    "call": "calls:call",
    "keep": "cadence:keep",
    "review": "cadence:review",
    "outcomes": "outcome:outcomes",
    "handoff": "outcome:handoff",
    "same": "same:same",
    "me": "by_hand:me",
    "settings": "by_hand:settings",
    "export": "keeping:export",
    "decisions": "decisions:decisions",
    "backup": "keeping:backup",
    "restore": "keeping:restore",
    "forget": "keeping:forget",
    "rebuild": "keeping:rebuild",
    "evaluate": "evaluate:evaluate",
    "ledger": "reckoning:ledger",
    "score": "reckoning:reckon_",
    "serve": "serving:serve",
    "demo": "serving:demo",
}


class Commands(click.Group):
    """The commands, each loaded when it is called for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the commands' names in the order of a first session."""
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Load a command, once Django knows where the home is."""
        where = COMMANDS.get(cmd_name)
        if where is None:
            return None
        home = ctx.params.get("home")
        if home:
            os.environ["CLOSEKNIT_HOME"] = str(Path(home).expanduser().absolute())
        _ready()
        module, _, name = where.partition(":")
        command = getattr(importlib.import_module(f"{__name__}.{module}"), name)
        if not isinstance(command, click.Command):
            raise TypeError(where)
        return command


def _ready() -> None:
    """Let Django read its settings."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "closeknit.settings")
    importlib.import_module("django").setup()


class Day(click.ParamType[date]):
    """A day as YYYY-MM-DD."""

    name = "date"

    def convert(
        self,
        value: str | date,
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> date:
        """Return the day."""
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(value)
        except ValueError:
            self.fail(f"{value!r} is no day; write it as 2026-11-21.", param, ctx)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--home",
    type=click.Path(file_okay=False),
    help="Where everything is kept (else CLOSEKNIT_HOME, else the platform's folder).",
)
@click.option("--today", type=Day(), help="The day the question is asked.")
@click.version_option(package_name="closeknit")
@click.pass_context
def cli(ctx: click.Context, home: str | None, today: date | None) -> None:
    """A network you can keep, on your own data and your own disk."""
    del home  # taken up by `Commands.get_command`, before Django is ready
    ctx.obj = today or date.today()  # noqa: DTZ011 - the user's own calendar day


def main() -> None:
    """Run, and turn what the user can put right into one line and an exit code."""
    # A command keeps most of what it makes until it ends: looking through it again and
    # again for what may be thrown away takes a sixth of its time, and finds nothing.
    gc.set_threshold(RARELY)
    try:
        cli(prog_name="closeknit")
    except DeskError as error:
        _end(error)
    except BrokenPipeError:
        # The reader of our output has gone (`closeknit people | head`).
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except Exception as error:
        room = importlib.import_module("closeknit.desk.intake.actions.room")
        told = room.no_room(error)
        if not isinstance(told, DeskError):
            raise
        _end(told)


def _end(error: DeskError) -> NoReturn:
    click.echo(f"closeknit: {error}", err=True)
    sys.exit(error.exit_code)
