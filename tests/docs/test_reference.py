"""The reference is what the code does: its tables are written from the code."""

from collections.abc import Callable
from pathlib import Path

import click
import pytest

from tests.docs import policies, tables, triaged
from tests.docs.blocks import blocks
from tests.docs.commands import EXPLAINED, commands_page, every_command
from tests.habits.source import ROOT

Golden = Callable[[str, str, str], None]


def test_every_command_and_option_is_in_the_reference(golden: Golden) -> None:
    golden("reference/cli.md", "commands", commands_page())


def only_a_heading(command: click.Command) -> bool:
    return isinstance(command, click.Group) and not command.invoke_without_command


def test_every_command_takes_json() -> None:
    without = [
        name
        for name, command in every_command()
        if not any("--json" in option.opts for option in command.params)
        and not only_a_heading(command)
    ]

    assert without == []


def test_every_command_says_what_it_does() -> None:
    silent = [name for name, one in every_command() if not one.help]

    assert silent == []


def test_every_option_but_those_that_explain_themselves_has_a_help_text() -> None:
    silent = {
        option.name
        for _, command in every_command()
        for option in command.params
        if isinstance(option, click.Option) and not option.help and option.name
    }

    assert silent == set(EXPLAINED)


@pytest.mark.parametrize(
    ("page", "name", "text"),
    [
        ("reference/sources.md", "readers", tables.readers),
        ("reference/sources.md", "not read", tables.export_left_alone),
        ("reference/sources.md", "kinds", tables.record_kinds),
        ("reference/settings.md", "settings", tables.kept_settings),
        ("reference/settings.md", "limits", tables.limits),
        ("why/tie_strength.md", "half lives", tables.half_lives),
        ("why/tie_strength.md", "bands", tables.bands),
        ("why/quiet.md", "quiet", tables.quiet),
        ("reference/features.md", "features", tables.features),
        ("reference/policy.md", "kinds of evidence", policies.kinds),
        ("reference/policy.md", "numbers", policies.numbers),
        ("reference/policy.md", "presets", policies.presets),
        ("why/triage.md", "states", triaged.states),
        ("why/triage.md", "time", triaged.time),
    ],
)
def test_a_table_of_the_pages_is_what_the_code_has(
    page: str, name: str, text: Callable[[], str], golden: Golden
) -> None:
    golden(page, name, text())


def test_every_file_of_the_export_that_is_read_is_in_the_reference(
    tmp_path: Path, golden: Golden
) -> None:
    golden("reference/sources.md", "read", tables.export_read(tmp_path))


def test_no_written_part_of_a_page_is_left_to_itself() -> None:
    held = {
        "reference/cli.md": ["commands"],
        "reference/sources.md": ["readers", "read", "not read", "kinds"],
        "reference/settings.md": ["settings", "limits"],
        "why/tie_strength.md": ["half lives", "bands"],
        "why/quiet.md": ["quiet"],
        "reference/features.md": ["features"],
        "reference/policy.md": ["kinds of evidence", "numbers", "presets"],
        "why/triage.md": ["states", "time"],
    }

    found = {
        str(page.relative_to(ROOT / "docs")): names
        for page in sorted((ROOT / "docs").rglob("*.md"))
        if (names := blocks(page.read_text(encoding="utf-8")))
    }

    assert found == dict(sorted(held.items()))
