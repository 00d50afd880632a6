"""note, reply: what is kept about somebody; what a text says."""

import sys

import click

from closeknit.desk.policy import actions as policies
from closeknit.desk.words.rules.faults import faults
from closeknit.desk.words.rules.length import counted
from closeknit.desk.words.rules.note import NAMES, Traits, traits
from closeknit.desk.words.rules.reply import classify
from closeknit.faces.cli import by_hand
from closeknit.faces.cli.shown import JSON, Json, desk, say, tell
from closeknit.people import store as people

LONGEST = 100_000
"""So many bytes of standard input are read; no note or reply has more."""


def _stdin() -> str:
    return sys.stdin.buffer.read(LONGEST).decode(errors="replace")


class Notes(click.Group):
    """`note WHO TEXT`, as it always was, beside the commands on notes."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Take what names no command for a person's name."""
        if args and args[0] not in {*self.commands, *ctx.help_option_names}:
            args = ["about", *args]
        return super().parse_args(ctx, args)


@click.group(cls=Notes)
def note() -> None:
    """Keep a note about somebody, or check a note to somebody.

    `closeknit note WHO TEXT` is short for `closeknit note about WHO TEXT`.
    """


note.add_command(by_hand.note, "about")


@note.command()
@click.option("--to", "who", metavar="WHO", required=True, help="Whom it is for.")
@click.option(
    "--limit",
    type=click.IntRange(min=1),
    help="How many characters it may have (else as your policy says).",
)
@JSON
def check(who: str, *, limit: int | None, json_: bool) -> None:
    """Check an invitation note that stands on standard input.

    Counted as in the field on LinkedIn's page: most emoji are two characters.
    """
    at = desk(settled=False)
    people.find(at.ego, who)
    text = _stdin().strip("\r\n")
    if limit is None:
        limit = policies.in_force(at.ego, today=at.today).policy.outbound.note_limit
    told = traits(text)
    found = faults(text, told, limit=limit)
    document: dict[str, Json] = {
        "characters": counted(text),
        "limit": limit,
        "passes": not found,
        "faults": [one._asdict() for one in found],
        "traits": {name: getattr(told, name) for name in NAMES},
        "because": {name: list(words) for name, words in told.because.items()},
    }

    def words() -> None:
        say(f"{counted(text)} of {limit} characters.")
        for one in found:
            say(f"- {one.says} ({one.requirement})")
        _say_traits(told)

    tell(json_, document, words)


def _say_traits(told: Traits) -> None:
    for name, words in told.because.items():
        say(f"{name.replace('_', ' ')}: {'; '.join(words)}")


@click.group()
def reply() -> None:
    """Read a reply."""


@reply.command("classify")
@JSON
def classify_(*, json_: bool) -> None:
    """Say which of nine kinds a reply on standard input is, and why.

    detailed, apology, snippy, pitch, jobseeker, recruiter, spam, thanks-only, other.
    It is a suggestion: what to do stays yours.
    """
    said = classify(_stdin())
    document: dict[str, Json] = {
        "label": said.label,
        "sure": said.sure,
        "because": list(said.because),
    }

    def words() -> None:
        say(f"{said.label} ({said.sure:.0%} sure)")
        for sentence in said.because:
            say(f"  {sentence}")

    tell(json_, document, words)
