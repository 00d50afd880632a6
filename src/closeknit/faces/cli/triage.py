"""triage: what to do with each invitation received, and what was done."""

import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import click

from closeknit.desk.policy import actions as policies
from closeknit.desk.triage import store
from closeknit.desk.triage.actions import taking
from closeknit.desk.triage.actions.hand_over import hand_over
from closeknit.desk.triage.actions.reading import judged
from closeknit.desk.triage.actions.wording import message
from closeknit.desk.triage.rules.cases import Why, is_open
from closeknit.desk.triage.rules.drafts import (
    Draft,
    Message,
    draft_for,
    drafts_for,
)
from closeknit.desk.triage.rules.inbound import Inbound
from closeknit.desk.triage.rules.states import ACCEPTED, Step
from closeknit.desk.triage.store.inbound import inbound
from closeknit.desk.triage.store.reporting import older, reported
from closeknit.desk.words.rules.reply import LABELS
from closeknit.faces.cli import Day
from closeknit.faces.cli.shown import JSON, Desk, Json, desk, say, tell
from closeknit.faces.cli.triage_told import (
    SHOWN,
    WHY_UNKNOWN,
    history_json,
    inbound_json,
    message_json,
    older_json,
    report_json,
    say_inbound,
    say_older,
    say_one,
    say_report,
)
from closeknit.people import store as people
from closeknit.shared.errors import NotKept, RuleBroken

LONGEST = 100_000
"""So many bytes of standard input are read; no reply has more."""
STEPS = tuple(Step)
USAGE = (
    "Say `triage`, `triage WHO`, `triage WHO... STEP`, `triage draft WHO [KIND]`, "
    f"`triage report`, `triage undo [STEP]` or `triage hand-over FILE`. "
    f"A step is one of: {', '.join(STEPS)}."
)


@click.command()
@click.argument("said", nargs=-1, metavar="[WHO... [STEP]]")
@click.option("--text", help="What they answered (else standard input).")
@click.option("--as", "label", type=click.Choice(LABELS), help="The kind of a reply.")
@click.option("--by", default="", help="By which channel, if not on LinkedIn.")
@click.option("--on", type=Day(), help="On which day, if not today.")
@click.option("--in", "spoken", default="", help="The language of a draft: en, de, ...")
@click.option("--batch", is_flag=True, help="Undo all that was done together.")
@JSON
def triage(  # noqa: PLR0913 - each is an option
    said: tuple[str, ...],
    text: str | None,
    label: str | None,
    by: str,
    on: date | None,
    spoken: str,
    *,
    batch: bool,
    json_: bool,
) -> None:
    """Show what to do with invitations received; say what you did; undo it.

    `triage` lists them, `triage WHO` shows one with its draft and history, `triage WHO
    asked` says that you asked why. Other steps: reply (their answer, on standard input
    or with --text), confirm --as KIND, accept, followup, decline, close, interested,
    done, remove, deny. `triage undo` takes the newest step back. Nothing is sent.
    """
    at = desk()
    match said:
        case ():
            _list(at, json_=json_)
        case ("report",):
            _report(at, json_=json_)
        case ("undo",) | ("undo", _):
            _undo(at, "".join(said[1:]), batch=batch, json_=json_)
        case ("draft", who) | ("draft", who, _):
            _draft(at, who, "".join(said[2:]), spoken, json_=json_)
        case ("hand-over", file):
            _hand_over(at, Path(file), json_=json_)
        case (who,):
            _show(at, who, spoken, json_=json_)
        case (*whom, step) if step in STEPS:
            saying = taking.Saying(_text(text, Step(step)), label or "", by, on)
            _take(at, whom, Step(step), saying, json_=json_)
        case _:
            raise RuleBroken(USAGE)


def _text(text: str | None, step: Step) -> str:
    """Return what they answered: as an option, else from standard input."""
    if text is not None or step is not Step.REPLY:
        return text or ""
    return sys.stdin.buffer.read(LONGEST).decode(errors="replace")


def _report(at: Desk, *, json_: bool) -> None:
    found, before = reported(at.ego, today=at.today), older(at.ego, today=at.today)
    document = report_json(found) | {"accepted_under_older": older_json(before)}

    def words() -> None:
        say_report(found)
        say_older(before)

    tell(json_, document, words)


def _list(at: Desk, *, json_: bool) -> None:
    policy = policies.in_force(at.ego, today=at.today).policy
    found = judged(at.ego, policy, today=at.today)
    queued = [one.queued for one in found]
    report = reported(at.ego, today=at.today, queued=queued)
    document: dict[str, Json] = {
        "inbound": [inbound_json(one, today=at.today) for one in found],
        "policy": {"name": policy.name, "version": policy.version},
        "report": report_json(report),
    }

    def words() -> None:
        open_ = [one for one in found if is_open(one.queued.case)]
        for one in open_[:SHOWN]:
            say_inbound(one, today=at.today)
        if len(open_) > SHOWN:
            say(f"... and {len(open_) - SHOWN:,} more (--json has all).")
        if not open_:
            say("No invitation needs you.")
        if report.unknown:
            say(f"Accepted without knowing why: {len(report.unknown)} (triage report).")

    tell(json_, document, words)


def _one(at: Desk, who: str) -> Inbound:
    policy = policies.in_force(at.ego, today=at.today).policy
    person = people.find(at.ego, who)
    found = inbound(at.ego, policy, today=at.today, people=[person])
    if not found or not (found[0].queued.inbound or found[0].queued.case.steps):
        name = people.display_name(at.ego, person)
        raise NotKept(f"{name} has sent you no invitation.")
    return found[0]


def _message(at: Desk, one: Inbound, what: Draft | None, spoken: str) -> Message | None:
    return message(at.ego, one, what, spoken=spoken) if what else None


def _show(at: Desk, who: str, spoken: str, *, json_: bool) -> None:
    one = _one(at, who)
    lines = store.history(at.ego, one.queued.person)
    state = one.queued.case.state
    made = _message(at, one, draft_for(state), spoken)
    document: dict[str, Json] = {
        **inbound_json(one, today=at.today),
        "history": history_json(lines, one.queued.case),
        "draft": message_json(made) if made else None,
        "drafts": list(drafts_for(state)),
    }
    tell(json_, document, lambda: say_one(one, lines, made, today=at.today))


def _draft(at: Desk, who: str, kind: str, spoken: str, *, json_: bool) -> None:
    if kind and kind not in set(Draft):
        raise RuleBroken(f"There are drafts for: {', '.join(Draft)}.")
    one = _one(at, who)
    state = one.queued.case.state
    what = Draft(kind) if kind else draft_for(state)
    made = _message(at, one, what, spoken)
    if made is None:
        listed = ", ".join(Draft)
        raise RuleBroken(f"Nothing is drafted for {state} by itself; say {listed}.")
    tell(json_, message_json(made), lambda: say(made.text))


def _take(
    at: Desk, whom: Sequence[str], step: Step, saying: taking.Saying, *, json_: bool
) -> None:
    numbers = [people.find(at.ego, one) for who in whom for one in who.split(",")]
    batch = taking.batch_name()
    steps = [
        taking.take(
            at.ego, one, step, _worded(at, one, step, saying),
            today=at.today, batch=batch,
        )
        for one in dict.fromkeys(numbers)
    ]  # fmt: skip
    policy = policies.in_force(at.ego, today=at.today).policy
    found = inbound(at.ego, policy, today=at.today, people=numbers)
    document: dict[str, Json] = {
        "steps": steps,
        "inbound": [inbound_json(one, today=at.today) for one in found],
    }

    def words() -> None:
        for one in found:
            say_inbound(one, today=at.today)
            if one.queued.case.state in ACCEPTED and one.queued.case.why is Why.UNKNOWN:
                say(f"         {WHY_UNKNOWN}")
        many_ = " --batch" if len(steps) > 1 else ""
        say(f"(undo: closeknit triage undo{many_})")

    tell(json_, document, words)


def _worded(at: Desk, person: int, step: Step, saying: taking.Saying) -> taking.Saying:
    """Return what is said; a question or a follow-up as drafted, if in no words."""
    what = {Step.ASKED: Draft.ASK_WHY, Step.FOLLOWUP: Draft.FOLLOW_UP}.get(step)
    if what is None or saying.text:
        return saying
    made = message(at.ego, _one(at, str(person)), what)
    return saying._replace(text=made.text)


def _undo(at: Desk, number: str, *, batch: bool, json_: bool) -> None:
    if number and not number.isdecimal():
        raise RuleBroken("Say the number of a step, as `triage WHO --json` has it.")
    if batch:
        undone = taking.undo_batch(at.ego, today=at.today)
    else:
        undone = [taking.undo(at.ego, int(number) if number else None, today=at.today)]
    document: dict[str, Json] = {
        "undone": [{"step": one.id, "did": one.step} for one in undone]
    }
    told = ", ".join(one.step for one in undone)
    tell(json_, document, lambda: say(f"Undone: {told}. All is as it was before."))


def _hand_over(at: Desk, file: Path, *, json_: bool) -> None:
    policy = policies.in_force(at.ego, today=at.today).policy
    many = hand_over(at.ego, policy, file, today=at.today)
    document: dict[str, Json] = {"file": str(file), "people": many}
    tell(json_, document, lambda: say(f"{many} written to {file}."))
