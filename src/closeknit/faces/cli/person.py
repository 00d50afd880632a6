"""person: one person with all that is known, and the user's own word on them."""

from datetime import date
from typing import NamedTuple

import click

from closeknit.desk.intake.actions import by_hand
from closeknit.desk.targets.actions import away
from closeknit.desk.targets.rules.opening import Behind
from closeknit.faces.cli import about
from closeknit.faces.cli.opened_told import behind_json
from closeknit.faces.cli.shown import JSON, Desk, Json, desk, person_json, say, tell
from closeknit.people import store as who_is
from closeknit.records import store as records
from closeknit.shared.errors import NotKept
from closeknit.ties import store as ties
from closeknit.ties.rules.alter import (
    Alter,
    disguise,
    is_second_degree,
    reasons_of,
)
from closeknit.ties.rules.alter_ties import AlterTie, reasons
from closeknit.ties.rules.chances import Chances
from closeknit.ties.rules.encounters import Acquaintance, says
from closeknit.ties.rules.history import Entry
from closeknit.ties.store import alters
from closeknit.ties.store.chances import chances_of
from closeknit.ties.store.encounters import met
from closeknit.ties.store.history import history

SETS = 4
"""Words of ``person set WHO FIELD VALUE``."""


def timeline_json(
    ego: int, number: int, limit: int, *, today: date
) -> list[dict[str, Json]]:
    """Return a person's timeline, each line with the file and line it comes from.

    A meeting of a day to come is `planned`.
    """
    happened = who_is.timeline(ego, number, limit=limit)
    origins = records.origins(ego, [h.kept for h in happened])
    lines: list[dict[str, Json]] = []
    for h in happened:
        origin = origins[h.kept]
        at = records.moment(h.at)
        lines.append(
            {
                "on": at.date().isoformat() if at else None,
                "at": at.isoformat() if at else None,
                "kind": h.kind,
                "channel": h.channel,
                "by": h.by,
                "people": h.size,
                "planned": h.kind == "met" and at is not None and at.date() > today,
                "origin": about.origin_json(origin),
            }
        )
    return lines


class Beside(NamedTuple):
    """What is known of a person beside the tie."""

    met: Acquaintance | None
    history: list[Entry]
    knows: list[AlterTie]
    likely: Chances
    behind: Behind

    def kept(self) -> list[int]:
        """Return the records it comes from."""
        found = {entry.kept for entry in self.history}
        if self.met is not None:
            found |= {self.met.first.kept, self.met.last.kept}
        return sorted(found)


def beside(at: Desk, number: int) -> Beside:
    """Return what is known of a person beside the tie."""
    return Beside(
        met(at.ego, [number], today=at.today).get(number),
        history(at.ego, number),
        alters.around(at.ego, number),
        chances_of(at.ego, number, today=at.today),
        away.behind(away.sought(at.ego, today=at.today, by=number), number),
    )


def _likely_json(of: Chances) -> dict[str, Json]:
    return {
        "exchange_in_90_days": of.tie._asdict() if of.tie else None,
        "terms": [term._asdict() for term in of.terms],
        "answer_in_7_days": {
            "band": of.reply,
            "percent": of.answer._asdict() if of.answer else None,
            "because": of.because,
        },
    }


@click.command()
@click.argument("words", nargs=-1, required=True, metavar="WHO | set WHO FIELD VALUE")
@click.option("--limit", default=200, show_default=True, help="Lines of the timeline.")
@JSON
def person(words: tuple[str, ...], limit: int, *, json_: bool) -> None:
    """Show one person: the tie, its reasons, and what happened, with origins.

    `closeknit person set "Ann Lee" company "Firm"` keeps your own word on a field
    (name, company, position, place, email), which stands above every source until an
    empty one takes it back; `denied yes` that you want no tie with them; `job done`
    that their new job needs nothing more. Somebody new is named in full, or by their
    profile or address.
    """
    at = desk()
    if words[0] == "set" and len(words) == SETS:
        _, who, field, value = words
        found = by_hand.known_or_new(at.ego, who, today=at.today)
        number = by_hand.tell(at.ego, found, field, value, today=at.today)
        undo = f"(undo: closeknit imports undo {number})"
        tell(json_, {"import": number}, lambda: say(f"Your word stands. {undo}"))
        return
    if len(words) > 1:
        raise click.UsageError(
            "Say one person (names in quotes), or: person set WHO FIELD VALUE."
        )
    _show(at, who_is.find(at.ego, words[0]), limit, json_=json_)


def _show(at: Desk, number: int, limit: int, *, json_: bool) -> None:
    one = ties.person(at.ego, number)
    if one is None:
        raise NotKept(f"There is no person {number}.")
    lines = timeline_json(at.ego, number, limit, today=at.today)
    known = beside(at, number)
    document = _document(at, one, known)
    document["timeline"] = lines
    tell(json_, document, lambda: _say(at, one, known, lines))


def _document(at: Desk, one: Alter, known: Beside) -> dict[str, Json]:
    origins = records.origins(at.ego, known.kept())
    document = person_json(one, today=at.today)
    document["connected_on"] = one.connected.isoformat() if one.connected else None
    document["handles"] = [f"{k}:{v}" for k, v in who_is.handles_of(at.ego, one.id)]
    document["perhaps_the_same"] = [
        {"id": other.id, "name": other.name, "because": "the same name"}
        for other in ties.namesakes(at.ego, one.id, one.name)
    ]
    document["likely"] = _likely_json(known.likely)
    document["met"] = about.met_json(known.met, origins)
    document["history"] = about.history_json(known.history, origins)
    document["knows"] = [about.pair_json(pair) for pair in known.knows]
    document["leads_to"] = behind_json(known.behind)
    document["second_degree"] = is_second_degree(one, known.knows, known.history)
    return document


def _say_likely(of: Chances) -> None:
    if of.tie:
        say(
            f"  in touch both ways within 90 days: {of.tie.about} of 100"
            f" ({of.tie.low} to {of.tie.high}, by your own past)"
        )
    told = f"{of.answer.about} of 100" if of.answer else of.reply
    say(f"  if you write, an answer within a week: {told}; {'; '.join(of.because)}")


def _say(at: Desk, one: Alter, known: Beside, lines: list[dict[str, Json]]) -> None:
    say(one.name)
    say(f"  {' · '.join(filter(None, (one.position, one.company)))}")
    if posing := disguise(one):
        say(f"  Look twice: {posing}.")
    why = reasons_of(one, today=at.today)
    say(f"  tie: {one.band}; {'; '.join(why)}")
    _say_likely(known.likely)
    if is_second_degree(one, known.knows, known.history):
        say("  known to you only through others: your 2nd degree")
    if known.met is not None:
        say(f"  {says(known.met.first, today=at.today)}")
    for entry in known.history:
        days = f"{entry.first or '?'} to {entry.last or '?'}"
        say(f"  {entry.field}: {entry.value}  ({entry.source}, {days})")
    for pair in known.knows[:10]:
        say(f"  knows {pair.other.name}: {'; '.join(reasons(pair))}")
    if known.behind.says:
        say(f"  {known.behind.says}")
    for line in lines[:40]:
        origin = line["origin"]
        where = f"{origin['file']}:{origin['line']}" if isinstance(origin, dict) else ""
        when = line["on"] or "no date   "
        kind = "planned" if line["planned"] else line["kind"]
        say(f"  {when}  {kind:<10} by {line['by']:<6} {where}")
