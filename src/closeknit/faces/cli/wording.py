"""note, reply: what is kept about somebody; what a text says."""

import sys

import click

from closeknit.desk.invitations.rules.case import Whom
from closeknit.desk.invitations.rules.checks import check as check_all
from closeknit.desk.invitations.store.case import case, stranger, whom
from closeknit.desk.policy import actions as policies
from closeknit.desk.policy.rules.policy import Policy
from closeknit.desk.words.rules.reply import classify
from closeknit.faces.cli import by_hand
from closeknit.faces.cli.fault_told import checked_json, say_checked
from closeknit.faces.cli.shown import JSON, Desk, Json, desk, say, tell, warn
from closeknit.people import store as people
from closeknit.shared.errors import Ambiguous, NotKept

LONGEST = 100_000
"""So many bytes of standard input are read; no note or reply has more."""


def typed_in() -> str:
    """Return what stands on standard input, as far as it is read."""
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
    """Check an invitation note that stands on standard input; all faults at once.

    Who is not in your records is taken for a stranger, and nothing is kept of them.
    Counted as in the field on LinkedIn's page: most emoji are two characters. Whether a
    fault holds the note back is your policy's to say; a name without permission always
    does.
    """
    at = desk()
    policy = policies.in_force(at.ego, today=at.today).policy
    text = typed_in().strip("\r\n")
    to = _whom(at, who, policy)
    found = case(at.ego, to, text, policy=policy, today=at.today, limit=limit)
    faults = check_all(found)
    document = checked_json(found, faults)
    tell(json_, document, lambda: say_checked(found, faults))


def _whom(at: Desk, who: str, policy: Policy) -> Whom:
    """Return whom a note is for; whoever no record names is a stranger."""
    try:
        person = people.find(at.ego, who)
    except Ambiguous:
        raise
    except NotKept as error:
        warn(f"{error} The note is checked as one to a stranger.")
        return stranger(who[:400])
    return whom(at.ego, person, policy=policy, today=at.today)


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
    said = classify(typed_in())
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
