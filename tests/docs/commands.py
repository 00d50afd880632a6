"""The command line as its own code has it, told as Markdown."""

from collections.abc import Iterator

import click

from closeknit.faces.cli import COMMANDS, cli
from tests.docs.blocks import table

EXPLAINED = {
    "limit": "How many, at most.",
    "order": "What comes first.",
    "only": "Only these people.",
    "how": "What kind of encounter.",
}
"""Options without a help text of their own: their values explain them."""


def every_command() -> Iterator[tuple[str, click.Command]]:
    """Yield each command with its name, those under a command after it."""
    context = click.Context(cli)
    for name in COMMANDS:
        command = cli.get_command(context, name)
        assert command is not None
        yield name, command
        if isinstance(command, click.Group):
            for below, under in command.commands.items():
                yield f"{name} {below}", under


def commands_page() -> str:
    """Return every command with what it takes."""
    parts = [_told("closeknit", cli, usage="closeknit [OPTIONS] COMMAND [ARGS]...")]
    parts += [_told(f"closeknit {name}", one) for name, one in every_command()]
    return "\n\n".join(parts)


def _told(name: str, command: click.Command, usage: str = "") -> str:
    told = [f"### {name}", _paragraphs(command.help or "")]
    told.append(f"```\n{usage or _usage(name, command)}\n```")
    options = [one for one in command.params if isinstance(one, click.Option)]
    rows = [
        (f"`{_spelling(one)}`", _says(one)) for one in options if one.name != "json_"
    ]
    if rows:
        told.append(table(["option", "what it does"], rows))
    return "\n\n".join(told)


def _paragraphs(text: str) -> str:
    return "\n\n".join(" ".join(part.split()) for part in text.split("\n\n"))


def _usage(name: str, command: click.Command) -> str:
    words = [name]
    for one in command.params:
        if not isinstance(one, click.Option):
            words.append(one.make_metavar(click.Context(command)))
        elif one.required:
            words.append(_spelling(one))
        else:
            words.append(f"[{_spelling(one)}]")
    return " ".join(words)


def _spelling(option: click.Option) -> str:
    names = "/".join([*option.opts, *option.secondary_opts])
    if option.is_flag:
        return names
    if isinstance(option.type, click.Choice):
        return f"{names} {'|'.join(map(str, option.type.choices))}"
    if isinstance(option.type, click.DateTime) or option.type.name == "date":
        return f"{names} YYYY-MM-DD"
    word = (option.type.name or "text").partition(" ")[0].upper()
    return f"{names} {word}"


def _says(option: click.Option) -> str:
    says = option.help or EXPLAINED[str(option.name)]
    if option.required:
        return f"{says} Required."
    is_told = option.show_default or isinstance(option.type, click.Choice)
    if is_told and isinstance(option.default, str | int):
        return f"{says.removesuffix('.')} (else {option.default})."
    return says
