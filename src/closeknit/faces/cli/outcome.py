"""outcomes and handoff: what came of it, and handing people on."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import click

from closeknit.desk.invitations.rules.rates import Rate
from closeknit.desk.invitations.store.sent import invitations
from closeknit.desk.outcomes import actions, store
from closeknit.desk.outcomes.actions import handing
from closeknit.desk.outcomes.rules.by_note import ANY, ByNote
from closeknit.desk.outcomes.rules.handoff import Shape, Whom
from closeknit.desk.outcomes.rules.outcome import (
    Kind,
    Outcome,
    amount,
    money,
    silent,
)
from closeknit.desk.outcomes.store.by_note import by_notes
from closeknit.desk.triage.actions.reading import read_sent
from closeknit.faces.cli import Day
from closeknit.faces.cli.shown import JSON, Desk, Json, desk, say, tell
from closeknit.people import store as people
from closeknit.shared.errors import RuleBroken
from closeknit.ties.rules.words import many as counted


@click.command()
@click.argument("who", metavar="[WHO]", required=False)
@click.argument(
    "kind",
    type=click.Choice([k.value for k in Kind]),
    required=False,
    metavar="[KIND]",
)
@click.option("--value", default="", help="What it is worth: 50000 USD.")
@click.option("--on", type=Day(), help="The day (else today).")
@click.option("--text", default="", help="In a line.")
@click.option("--undo", type=int, metavar="N", help="Take an outcome back.")
@JSON
def outcomes(  # noqa: PLR0913 - the options of the command
    who: str | None,
    kind: str | None,
    value: str,
    on: date | None,
    text: str,
    *,
    undo: int | None,
    json_: bool,
) -> None:
    """Show what came of your ties, what led there, and the rates.

    `closeknit outcomes WHO KIND` notes one: an introduction, a call, a client, a job, a
    deal, help. What came before it is told, not credited.
    """
    at = desk()
    if undo is not None:
        actions.take_back(at.ego, undo)
        tell(json_, {"taken_back": undo}, lambda: say("Taken back."))
    elif who and kind:
        number = actions.note(
            at.ego, people.find(at.ego, who), Kind(kind), money(value),
            on=on or at.today, today=at.today, text=text,
        )  # fmt: skip
        document: dict[str, Json] = {"noted": number}
        words = f"Noted (undo: closeknit outcomes --undo {number})"
        tell(json_, document, lambda: say(words))
    elif who:
        raise RuleBroken(f"Say what came of it: {', '.join(Kind)}.")
    else:
        _all(at, json_=json_)


def _all(at: Desk, *, json_: bool) -> None:
    seen = store.seen(at.ego, today=at.today)
    missed = seen.not_asked.missed
    sent = invitations(at.ego, today=at.today)
    notes = by_notes(at.ego, sent, read_sent(at.ego, sent), today=at.today)
    document: dict[str, Json] = {
        "as_of": at.today.isoformat(),
        "outcomes": [outcome_json(one) for one in seen.outcomes],
        "totals": [
            {"kind": t.kind, "many": t.many,
             "worth": [{"currency": c, "value": v / 100} for c, v in t.worth]}
            for t in seen.totals
        ],
        "by_tie": [{"tie": by.name} | _rate(by.rate) for by in seen.by_tie],
        "by_way": [{"way": by.name} | _rate(by.rate) for by in seen.by_way],
        "introductions_by_tie": [
            {"tie": by.name} | _rate(by.rate) for by in seen.by_introducer
        ],
        "by_note": [
            {"trait": by.trait, "what": by.what,
             "with_it": _rate(by.with_), "without": _rate(by.without)}
            for by in notes
        ],
        "connected": seen.connected,
        "without_a_word": seen.silent,
        "asked_why": _rate(seen.not_asked.asked),
        "accepted_without_asking": seen.not_asked.not_asked,
        "may_have_missed": (
            None
            if missed is None
            else dict(zip(("likely", "low", "high"), missed, strict=True))
        ),
    }  # fmt: skip

    def words() -> None:
        for one in seen.outcomes:
            worth = amount(one.value, one.currency)
            told = ": ".join(filter(None, (one.kind.value, worth, one.text)))
            say(f"{one.on}  {one.name}, {told} ({one.id})")
            for led in one.led:
                say(f"            before: {led.says}{f', {led.on}' if led.on else ''}")
        _say_rates(seen, notes)
        if missed is not None and seen.not_asked.not_asked:
            say(
                f"{seen.not_asked.not_asked} accepted without asking; at that rate "
                f"{missed[0]:.0f} outcomes ({missed[1]:.0f} to {missed[2]:.0f}) missed"
            )
        if not seen.outcomes:
            say("No outcome is noted yet: `closeknit outcomes WHO KIND`.")

    tell(json_, document, words)


def _say_rates(seen: store.Seen, notes: Sequence[ByNote]) -> None:
    say("How many of these people have an outcome:")
    for by in seen.by_tie:
        say(f"  {by.name} ties: {_said(by.rate)}")
    for by in seen.by_way:
        say(f"  {by.name}: {_said(by.rate)}")
    say(f"  you asked them why: {_said(seen.not_asked.asked)}")
    for one in (note for note in notes if note.what == ANY):
        both = f"{_said(one.with_)}; without: {_said(one.without)}"
        say(f"  invited, note {one.trait.replace('_', ' ')}: {both}")
    for by in seen.by_introducer:
        say(f"introductions asked of {by.name} ties: {_said(by.rate)}")
    if seen.connected:
        say(silent(seen.connected, seen.silent))


def outcome_json(one: Outcome) -> dict[str, Json]:
    """Return an outcome with what came before it."""
    return {
        "id": one.id,
        "person": {"id": one.person, "name": one.name},
        "kind": one.kind,
        "on": one.on.isoformat(),
        "value": None if one.value is None else one.value / 100,
        "currency": one.currency,
        "text": one.text,
        "before": [
            {"how": led.how, "says": led.says,
             "on": led.on.isoformat() if led.on else None}
            for led in one.led
        ],
    }  # fmt: skip


def _rate(of: Rate) -> dict[str, Json]:
    return {"of": of.of, "with": of.yes, "share": of.share,
            "low": of.low, "high": of.high}  # fmt: skip


def _said(of: Rate) -> str:
    if of.share is None or of.low is None or of.high is None:
        return f"{of.yes} of {of.of}"
    return f"{of.yes} of {of.of}, {of.share:.0%} ({of.low:.0%} to {of.high:.0%})"


@click.command()
@click.argument(
    "shape",
    type=click.Choice([*(s.value for s in Shape), "webhook"]),
    metavar="SHAPE",
)
@click.option("--to", required=True, metavar="FILE|URL",
              help="A new file; for a webhook, an https address.")  # fmt: skip
@click.option("--whom", type=click.Choice([w.value for w in Whom]),
              default=Whom.INTERESTED.value, show_default=True,
              help="Who is handed on.")  # fmt: skip
@click.option("--allow-host", "--allow", "allow", multiple=True, metavar="HOST",
              help="A host of your own that may be private.")  # fmt: skip
@JSON
def handoff(
    shape: str, to: str, whom: str, allow: tuple[str, ...], *, json_: bool
) -> None:
    """Hand people on: hubspot, salesforce, pipedrive, list, vcard or webhook.

    Tables are formula-safe, and closeknit reads them back. A list holds only whom an
    address and a day of consent are known of. A webhook gets the same as JSON: the only
    command that sends anything of people, and only where you say.
    """
    at = desk()
    if shape == "webhook":
        many = handing.send(at.ego, Whom(whom), to, today=at.today, private=allow)
        sent = counted(many, "person", "people")
        host = to.split("/")[2] if to.count("/") > 1 else to
        tell(json_, {"sent": many}, lambda: say(f"Sent {sent} to {host}."))
        return
    many = handing.hand_off(at.ego, Shape(shape), Whom(whom), Path(to), today=at.today)
    wrote = counted(many, "person", "people")
    tell(json_, {"written": many}, lambda: say(f"Wrote {wrote} into {to}."))
