"""How a secret reaches us: a prompt, a file or the environment; never the arguments."""

import os
import sys
from pathlib import Path

import click

from closeknit.accounts.account import Secret
from closeknit.accounts.strongbox import Strongbox
from closeknit.desk.accounts.actions.keeping import strongbox
from closeknit.shared.errors import RuleBroken

PASSPHRASE = "CLOSEKNIT_PASSPHRASE"  # noqa: S105 - the name of a variable, no secret
LONGEST = 16_384


def secret(file: str, variable: str, what: str) -> Secret:
    """Return the secret from a file (``-``: stdin), a variable, or else a prompt.

    Raises:
        RuleBroken: there is none, or nobody to ask.
    """
    if file and variable:
        raise RuleBroken("Give the secret by --secret-file or --secret-env, not both.")
    if file:
        text = _from_file(file)
    elif variable:
        text = os.environ.get(variable, "")
    elif sys.stdin.isatty():
        text = click.prompt(what, hide_input=True, err=True)
    else:
        raise RuleBroken(
            "There is nobody to ask for the secret: give it with --secret-file - on "
            "stdin, or name a variable with --secret-env."
        )
    text = text.strip("\r\n")
    if not text.strip():
        raise RuleBroken("The secret is empty.")
    return Secret(text)


def _from_file(file: str) -> str:
    try:
        if file == "-":
            return sys.stdin.read(LONGEST)
        with Path(file).open(encoding="utf-8") as opened:
            return opened.read(LONGEST)
    except (OSError, UnicodeDecodeError) as error:
        raise RuleBroken(f"The secret cannot be read from {file}.") from error


def box(*, fresh: bool = False) -> Strongbox:
    """Return the strongbox, with its passphrase where it wants one and it is to be had.

    `fresh`: a strongbox that is not there yet is to be locked with a passphrase.

    Raises:
        RuleBroken: it is there already, and locked otherwise.
    """
    given = os.environ.get(PASSPHRASE, "")
    one = strongbox(Secret(given) if given else None)
    wants = one.file.exists() and one.how() == "passphrase"
    if fresh and one.file.exists() and not wants:
        raise RuleBroken(
            f"The secrets of this home are locked by the {one.how()} already. Remove "
            "the accounts and delete secrets.box to begin with a passphrase."
        )
    if given or not (fresh or wants) or not sys.stdin.isatty():
        if fresh and not given:
            raise RuleBroken(f"Give the passphrase in {PASSPHRASE}.")
        return one
    typed = click.prompt(
        "Passphrase of the strongbox",
        hide_input=True,
        confirmation_prompt=not wants,
        err=True,
    )
    return strongbox(Secret(typed))
