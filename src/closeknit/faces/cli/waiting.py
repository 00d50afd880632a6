"""waiting, scorecard: what became of your invitations, and how you write them."""

from datetime import date

import click

from closeknit.desk.invitations.actions import withdrawn as action
from closeknit.desk.invitations.rules.growth import Stood, capped
from closeknit.desk.invitations.rules.pace import Pace, pace
from closeknit.desk.invitations.rules.rates import (
    Compared,
    Rate,
    accepted,
    by_profile,
    compared,
    replied,
    strangers,
)
from closeknit.desk.invitations.rules.scorecard import Counted, Scorecard
from closeknit.desk.invitations.rules.sent import Invitation, advice, in_order
from closeknit.desk.invitations.store.counted import (
    WEEKS,
    cases,
    course,
    grown,
    standing,
)
from closeknit.desk.invitations.store.counted import scorecard as cards
from closeknit.desk.invitations.store.sent import invitations
from closeknit.desk.policy import store as policy
from closeknit.desk.targets.actions import away
from closeknit.desk.triage.actions.reading import read_sent
from closeknit.desk.triage.actions.wording import once_joined
from closeknit.desk.triage.rules.drafts import ONCE_JOINED, Draft
from closeknit.faces.cli.opened_told import opened_json
from closeknit.faces.cli.shown import JSON, Desk, Json, desk, say, tell
from closeknit.faces.cli.triage_told import message_json
from closeknit.people import store as people
from closeknit.sources.handles import profile_url
from closeknit.ties.rules.words import many

WORDS = tuple(one.value for one in ONCE_JOINED)


@click.group(invoke_without_command=True)
@click.option("--limit", default=50, show_default=True, help="Invitations shown.")
@JSON
@click.pass_context
def waiting(ctx: click.Context, limit: int, *, json_: bool) -> None:
    """Show your invitations: who has not answered, who joined, and your pace."""
    if ctx.invoked_subcommand is None:
        _show(desk(), limit, json_=json_)


def _show(at: Desk, limit: int, *, json_: bool) -> None:
    every = in_order(invitations(at.ego, today=at.today))
    now = policy.current(at.ego)
    goes = pace([one.sent for one in every], now, today=at.today)
    shown = every[:limit]
    document: dict[str, Json] = {
        "total": len(every),
        "pace": _pace_json(goes),
        "invitations": [_invitation_json(one, at.today) for one in shown],
    }

    def words() -> None:
        for says in goes.says:
            say(says)
        for one in shown:
            said = advice(one, today=at.today)
            say(f"{one.sent.on}  {one.sent.state:<9} {one.name}: {one.sent.because}")
            say(f"            {'. '.join(filter(None, (said.do, said.because)))}")
        say(f"{many(len(every), 'invitation')} in all.")

    tell(json_, document, words)


def _pace_json(goes: Pace) -> dict[str, Json]:
    return {
        "week": goes.week,
        "usual": round(goes.usual, 2),
        "notes": goes.notes,
        "left": goes.left,
        "waiting": goes.open,
        "says": list(goes.says),
    }


def _invitation_json(one: Invitation, today: date) -> dict[str, Json]:
    said, since = advice(one, today=today), one.sent.since
    return {
        "person": {"id": one.person, "name": one.name},
        "profile_url": profile_url(one.slug),
        "on": one.sent.on.isoformat(),
        "text": one.sent.text,
        "state": one.sent.state.value,
        "since": since.isoformat() if since else None,
        "because": [one.sent.because, *filter(None, [said.because])],
        "do": said.do or None,
        "from": said.on.isoformat() if said.on else None,
        "met": one.met,
        "replied": one.replied,
        "readiness": one.readiness,
        "profile": one.profile or None,
    }


@waiting.command()
@click.argument("who", metavar="WHO")
@click.option("--on", type=click.DateTime(["%Y-%m-%d"]), help="The day (else today).")
@JSON
def withdrawn(who: str, *, on: date | None, json_: bool) -> None:
    """Keep that you withdrew your open invitation to somebody on LinkedIn."""
    at = desk()
    day = date(on.year, on.month, on.day) if on else None
    person = people.find(at.ego, who)
    number = action.withdraw(at.ego, person, on=day, today=at.today)
    words = f"Kept: withdrawn (undo: closeknit imports undo {number})"
    tell(json_, {"import": number}, lambda: say(words))


@waiting.command(name="not-withdrawn")
@click.argument("who", metavar="WHO")
@JSON
def not_withdrawn(who: str, *, json_: bool) -> None:
    """Take the word back that you withdrew an invitation to somebody."""
    at = desk()
    number = action.take_back(at.ego, people.find(at.ego, who), today=at.today)
    tell(json_, {"import": number}, lambda: say("Taken back."))


@waiting.command()
@click.argument("who", metavar="WHO")
@click.argument("kind", type=click.Choice(WORDS), default=WORDS[0])
@click.option("--in", "spoken", default="", help="Its language: en, de, ...")
@JSON
def draft(who: str, kind: str, spoken: str, *, json_: bool) -> None:
    """Draft a first message to somebody who accepted your invitation.

    `introduce` says who you are, `company` asks about their work, `call` offers to
    speak. You send it yourself.
    """
    at = desk()
    person = people.find(at.ego, who)
    made = once_joined(at.ego, person, Draft(kind), today=at.today, spoken=spoken)
    tell(json_, message_json(made), lambda: say(made.text))


@click.command()
@click.option("--weeks", default=WEEKS, show_default=True, help="Weeks shown.")
@click.option("--exact", is_flag=True, help="How many connections, beyond 500 too.")
@JSON
def scorecard(weeks: int, *, exact: bool, json_: bool) -> None:
    """Show how your notes keep the three rules, week by week, and what they did.

    A rate is shown from six decided invitations on, with its interval.
    """
    at = desk()
    found = cards(at.ego, today=at.today, weeks=max(1, weeks))
    every = invitations(at.ego, today=at.today)
    decided = cases(every, today=at.today, read=read_sent(at.ego, every))
    grew = grown(at.ego, today=at.today, weeks=max(1, weeks))
    stood = course(at.ego, today=at.today, weeks=max(1, weeks))
    sought = away.sought(at.ego, today=at.today)
    opened = away.opened(sought, weeks=max(1, weeks))
    counts = standing(at.ego)
    number = str(counts.connected) if exact else capped(counts.connected)
    document: dict[str, Json] = {
        "weeks": [_card_json(one) for one in found],
        "kept": grew.kept,
        "new_known": [
            {"monday": monday.isoformat(), "people": many}
            for monday, many in grew.weeks
        ],
        "idle_weeks": grew.idle,
        "course": [one._asdict() | {"monday": one.monday.isoformat()} for one in stood],
        "targets_opened": opened_json(opened),
        "two_way": counts.two_way,
        "connections": number,
        "accepted": _rate_json(accepted(decided)),
        "replied": _rate_json(replied(decided)),
        "by": [_compared_json(one) for one in compared(decided)],
        "strangers": [_compared_json(one) for one in strangers(decided)],
        "by_profile": [
            {"since": on.isoformat(), "profile": mark, "accepted": _rate_json(rate)}
            for on, mark, rate in by_profile(decided)
        ],
    }

    def words() -> None:
        for card in found:
            _say_card(card)
        new = ", ".join(str(many) for _, many in grew.weeks)
        say(f"Kept, in touch both ways within a year: {grew.kept:,}.")
        say(f"New and known, this week and those before: {new}. {grew.says}".strip())
        _say_course(stood)
        if opened and opened.says:
            say(opened.says)
        say(f"Two-way ties: {counts.two_way:,}. Connected with {number}.")
        say(f"Accepted: {in_words(accepted(decided))}")
        say(f"Wrote after joining: {in_words(replied(decided))}")
        for one in compared(decided):
            with_, without = one.accepted_with, one.accepted_without
            say(f"  {one.name:<15} {in_words(with_)}; without: {in_words(without)}")

    tell(json_, document, words)


def _say_course(stood: list[Stood]) -> None:
    for one in stood:
        say(f"  {one.monday}: kept {one.kept:,}, new {one.new}, reach {one.reach:,}")


def in_words(rate: Rate) -> str:
    """Return a rate in words: only the counts where there are too few."""
    counts = f"{rate.yes} of {rate.of}"
    if rate.share is None or rate.low is None or rate.high is None:
        return f"{counts}, too few for a rate"
    return f"{counts}, {rate.share:.0%} ({rate.low:.0%} to {rate.high:.0%})"


def _rate_json(rate: Rate) -> dict[str, Json]:
    numbers = {
        name: None if value is None else round(value, 4)
        for name, value in (
            ("share", rate.share),
            ("low", rate.low),
            ("high", rate.high),
        )
    }
    return {"of": rate.of, "yes": rate.yes, **numbers}


def _compared_json(one: Compared) -> dict[str, Json]:
    return {
        "name": one.name,
        "accepted_with": _rate_json(one.accepted_with),
        "accepted_without": _rate_json(one.accepted_without),
        "replied_with": _rate_json(one.replied_with),
        "replied_without": _rate_json(one.replied_without),
    }


def _counted_json(one: Counted) -> dict[str, Json]:
    return {"yes": one.yes, "of": one.of}


def _card_json(one: Scorecard) -> dict[str, Json]:
    return {
        "monday": one.monday.isoformat(),
        "drafts": one.drafts,
        "personalised": _counted_json(one.personalised),
        "known_or_reasoned": _counted_json(one.known_or_reasoned),
        "quality": _counted_json(one.quality),
    }


def _say_card(one: Scorecard) -> None:
    three = (
        f"personalised {one.personalised.yes}/{one.drafts}, "
        f"known or with a reason {one.known_or_reasoned.yes}/{one.drafts}, "
        f"good {one.quality.yes}/{one.drafts}"
    )
    said = three if one.drafts else "nothing written"
    say(f"Week of {one.monday}: {many(one.drafts, 'draft')}, {said}")
