"""The options by which a command is told what a file cannot say itself."""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TypeVar

import click

from closeknit.desk.intake.actions.bring_in import NOTHING_SAID
from closeknit.faces.cli.shown import Json
from closeknit.sources.reader import Answers, Column
from closeknit.sources.registry import TAKEN_FOR

_ZONES = "/zoneinfo/"
_DAY_FIRST = {None: None, "day-first": True, "month-first": False}
C = TypeVar("C", bound=click.Command)


class ColumnIs(click.ParamType[tuple[str, str]]):
    """A column and what it is: ``Firma=company``."""

    name = "column=what"

    def convert(
        self,
        value: str | tuple[str, str],
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> tuple[str, str]:
        """Return the two."""
        if isinstance(value, tuple):
            return value
        column, equals, field = value.rpartition("=")
        if not equals or not column.strip() or field.strip() not in TAKEN_FOR:
            words = ", ".join(TAKEN_FOR)
            says = f"{value!r} is not COLUMN=WHAT; WHAT is one of {words}."
            self.fail(says, param, ctx)
        return column.strip(), field.strip()


OPTIONS = (
    click.Option(["--me"], metavar="NAME", help="Your name or number in a chat."),
    click.Option(
        ["--date-order"],
        type=click.Choice(["day-first", "month-first"]),
        help="Whether 04/03 is in March or in April.",
    ),
    click.Option(
        ["--zone"],
        metavar="ZONE",
        help="Where a chat's times are of: Europe/London. Remembered; at first this "
        "machine's.",
    ),
    click.Option(
        ["--map", "columns"],
        multiple=True,
        type=ColumnIs(),
        metavar="COLUMN=WHAT",
        help='What a column of a table is: "Firma=company". Remembered.',
    ),
    click.Option(
        ["--ask-columns"],
        is_flag=True,
        help="Read no table before its columns are confirmed with --map.",
    ),
)
"""Added to a command by `answering`."""


def answering(command: C) -> C:
    """Give a command these options."""
    command.params.extend(OPTIONS)
    return command


def answers(
    me: str | None,
    date_order: str | None,
    *,
    zone: str | None,
    columns: Sequence[tuple[str, str]],
    ask: bool,
) -> Answers:
    """Return what the options say; nothing at all where none was given."""
    said = Answers(
        me=me or "",
        day_first=_DAY_FIRST[date_order],
        zone=zone or "",
        here=zone_here(),
        columns=tuple(columns),
        ask=ask,
    )
    return NOTHING_SAID if said == NOTHING_SAID else said


def zone_here() -> str:
    """Return the name of this machine's time zone; ``UTC`` where it has no name."""
    named = os.environ.get("TZ", "").lstrip(":")
    if "/" in named and not named.startswith("/"):
        return named
    _, found, name = str(Path("/etc/localtime").resolve()).partition(_ZONES)
    return name if found else "UTC"


def columns_json(columns: Sequence[Column]) -> list[Json]:
    """Return a table's columns as the contract names the fields."""
    return [
        {"name": one.name, "taken_for": one.taken_for, "first": list(one.first)}
        for one in columns
    ]
