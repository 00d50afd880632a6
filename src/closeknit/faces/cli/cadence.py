"""keep and review: whom to be in touch with, and which ties to look through."""

from datetime import date

import click

from closeknit.desk.cadence import actions, store
from closeknit.desk.cadence.rules.cadence import Touch
from closeknit.desk.cadence.rules.review import Answer
from closeknit.desk.cadence.store.reviewed import review as reviewed
from closeknit.faces.cli import Day
from closeknit.faces.cli.shown import JSON, Desk, Json, desk, say, tell
from closeknit.people import store as people
from closeknit.shared.errors import RuleBroken


@click.command()
@click.argument("who", metavar="[WHO]", required=False)
@click.option("--every", type=int, metavar="DAYS", help="How often; 0 for never.")
@click.option("--by-rhythm", is_flag=True, help="Leave it to the tie's own rhythm.")
@click.option("--not-before", type=Day(), help="No reminder until this day.")
@click.option("--topic", default="", help="Something to come back to ...")
@click.option("--on", type=Day(), help="... from this day on (else today).")
@click.option("--done", type=int, metavar="N", help="A topic is dealt with.")
@click.option("--limit", default=store.AT_MOST, show_default=True)
@JSON
def keep(  # noqa: PLR0913 - the options of the command
    who: str | None,
    every: int | None,
    not_before: date | None,
    topic: str,
    on: date | None,
    done: int | None,
    *,
    limit: int,
    by_rhythm: bool,
    json_: bool,
) -> None:
    """Show whom to be in touch with, without needing anything, and why (R3-13).

    With WHO: say how often, not before a day, or what to come back to.
    """
    at = desk()
    if done is not None:
        actions.finish(at.ego, done, today=at.today)
        tell(json_, {"done": done}, lambda: say("Done."))
    elif who:
        number = people.find(at.ego, who)
        if topic:
            actions.topic(at.ego, number, topic, on=on or at.today)
        if every is not None or not_before is not None or by_rhythm:
            actions.pace(
                at.ego, number, today=at.today, every=every, snoozed=not_before
            )
        _one(at, number, json_=json_)
    else:
        _all(at, limit, json_=json_)


def _one(at: Desk, number: int, *, json_: bool) -> None:
    kept = store.of_person(at.ego, number, today=at.today)
    due = kept.due
    document: dict[str, Json] = {
        "person": {"id": number, "name": people.display_name(at.ego, number)},
        "due": due.on.isoformat() if due else None,
        "every": due.every if due else None,
        "because": due.because if due else "",
        "topics": [
            {"id": one.id, "text": one.text, "on": one.on.isoformat()}
            for one in kept.topics
        ],
    }

    def words() -> None:
        say(f"next: {due.on}, {due.because}" if due else "no reminder")
        for one in kept.topics:
            say(f"{one.on}  {one.text} (done: closeknit keep --done {one.id})")

    tell(json_, document, words)


def _all(at: Desk, limit: int, *, json_: bool) -> None:
    found = store.touches(at.ego, today=at.today, limit=limit)
    document: dict[str, Json] = {
        "as_of": at.today.isoformat(),
        "touches": [touch_json(one, at.today) for one in found.items],
        "more": found.more,
    }

    def words() -> None:
        for one in found.items:
            say(f"{one.name}: {one.reasons[0].says}")
            for because in one.because(at.today)[:1]:
                say(f"  {because}")
        if found.more:
            say(f"{found.more} more are due; these come first.")
        if not found.items:
            say("Nobody is due. Your ties are kept.")

    tell(json_, document, words)


def touch_json(one: Touch, today: date) -> dict[str, Json]:
    """Return somebody to write to, with why now and what about."""
    return {
        "person": {"id": one.person, "name": one.name},
        "due": one.due.on.isoformat(),
        "every": one.due.every,
        "last": one.last.isoformat() if one.last else None,
        "reasons": [{"why": r.why, "says": r.says} for r in one.reasons],
        "because": list(one.because(today)),
    }


@click.command()
@click.argument("who", metavar="[WHO]", required=False)
@click.argument(
    "answer", type=click.Choice([one.value for one in Answer]), required=False
)
@click.option("--text", default="", help="Why, for yourself.")
@click.option("--undo", type=int, metavar="N", help="Take a verdict back.")
@click.option("--limit", default=20, show_default=True)
@JSON
def review(
    who: str | None,
    answer: str | None,
    text: str,
    undo: int | None,
    limit: int,
    *,
    json_: bool,
) -> None:
    """Show which ties to keep, revive or let go; say what you decide (R3-06).

    Nobody is removed from here: on LinkedIn that is your click. Whoever is let go and
    invites again is recognised.
    """
    at = desk()
    if undo is not None:
        actions.take_back(at.ego, undo, today=at.today)
        tell(json_, {"taken_back": undo}, lambda: say("Taken back."))
    elif who and answer:
        number = actions.decide(
            at.ego, people.find(at.ego, who), Answer(answer), today=at.today, text=text
        )
        words = f"Kept (undo: closeknit review --undo {number})"
        tell(json_, {"verdict": number}, lambda: say(words))
    elif who:
        raise RuleBroken(f"Say what you decide: {', '.join(Answer)}.")
    else:
        _review(at, limit, json_=json_)


def _review(at: Desk, limit: int, *, json_: bool) -> None:
    found = reviewed(at.ego, today=at.today)
    document: dict[str, Json] = {
        "as_of": at.today.isoformat(),
        "is_due": found.is_due,
        "last": found.last.isoformat() if found.last else None,
        "ties": [
            {"person": {"id": one.person, "name": one.name}, "kind": one.kind,
             "because": list(one.because), "suggested": one.suggested}
            for one in found.items[:limit]
        ],
        "total": len(found.items),
        "decided": [
            {"id": one.id, "person": {"id": one.person, "name": one.name},
             "verdict": one.verdict, "on": one.on.isoformat(), "text": one.text}
            for one in found.said
        ],
    }  # fmt: skip

    def words() -> None:
        last = f"the last was on {found.last}" if found.last else "there was none yet"
        say(f"A review is {'due' if found.is_due else 'not due'}; {last}.")
        for one in found.items[:limit]:
            say(f"{one.name}: {one.kind}; {one.suggested}?")
            for because in one.because:
                say(f"  {because}")
        if len(found.items) > limit:
            say(f"{len(found.items) - limit} more; these come first.")

    tell(json_, document, words)
