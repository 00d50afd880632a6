"""met, note, tie, me, settings: what the user types in."""

from datetime import date

import click

from closeknit.desk.intake.actions import by_hand
from closeknit.desk.intake.actions.met_line import met_by_name
from closeknit.desk.intake.rules.hour import hour_in, written
from closeknit.desk.intake.rules.languages import languages_in
from closeknit.desk.intake.rules.met_line import Told, is_line, told
from closeknit.desk.intake.rules.sending import digest_in
from closeknit.desk.intake.rules.settings import call_within, changed_settings
from closeknit.desk.week.store import own_domains
from closeknit.faces.cli.shown import JSON, Json, desk, say, tell
from closeknit.people import store as people
from closeknit.records import store as records
from closeknit.records.actions.ego import set_ego
from closeknit.shared.errors import SaidBefore
from closeknit.ties import store as ties


def _kept(json_: bool, number: int, words: str) -> None:  # noqa: FBT001 - the flag as click gives it
    document: dict[str, Json] = {"import": number}
    tell(
        json_, document, lambda: say(f"{words} (undo: closeknit imports undo {number})")
    )


@click.command()
@click.argument("who", nargs=-1, required=True, metavar="WHO... [at PLACE] [on DAY]")
@click.option("--on", type=click.DateTime(["%Y-%m-%d"]), help="The day (else today).")
@click.option("--at", "where", default="", help="Where: an event, a place.")
@click.option("--about", default="", help="What it was about.")
@click.option("--how", type=click.Choice(by_hand.HOW), default="meeting")
@JSON
def met(
    who: tuple[str, ...],
    *,
    on: date | None,
    where: str,
    about: str,
    how: str,
    json_: bool,
) -> None:
    """Keep a meeting or a call, in one line or by options.

    `closeknit met "Ann Lee" at PyCon Lisbon on 2026-11-14: wants the onboarding notes`.
    DAY is a date, today, yesterday or a weekday; what follows a colon is what it was
    about. Several people are joined by *and*. Whoever is new is named in full.
    """
    at = desk()
    line = " ".join(who)
    said = told(line, today=at.today) if is_line(line) else Told(who, None, "", "")
    try:
        kept = met_by_name(
            at.ego,
            said.who,
            on=date(on.year, on.month, on.day) if on else said.on or at.today,
            today=at.today,
            how=how,
            where=where or said.where,
            about=about or said.about,
        )
    except SaidBefore as before:
        said_before(before, json_=json_)
        return
    document: dict[str, Json] = {
        "import": kept.number,
        "already": False,
        "with": list(kept.names),
        "new": list(kept.new),
        "on": kept.on.isoformat(),
        "where": kept.where,
        "about": kept.about,
    }
    undo = f"(undo: closeknit imports undo {kept.number})"

    def words() -> None:
        say(f"Kept: {kept.says()} {undo}")
        if kept.new:
            say(f"New here: {', '.join(kept.new)}.")

    tell(json_, document, words)


def said_before(before: SaidBefore, *, json_: bool) -> None:
    """Say that a statement was typed in before; that is no fault."""
    document: dict[str, Json] = {"import": before.number, "already": True}
    tell(json_, document, lambda: say(f"{before} (import {before.number})"))


@click.command()
@click.argument("who", metavar="WHO")
@click.argument("text")
@JSON
def note(who: str, text: str, *, json_: bool) -> None:
    """Keep a note about somebody."""
    at = desk()
    number = by_hand.note(at.ego, people.find(at.ego, who), text, today=at.today)
    _kept(json_, number, "Kept.")


@click.command()
@click.argument("who", metavar="WHO")
@click.argument("word", type=click.Choice(["strong", "medium", "weak", "computed"]))
@JSON
def tie(who: str, word: str, *, json_: bool) -> None:
    """Say yourself how strong a tie is; `computed` leaves it to closeknit again."""
    at = desk()
    band = "" if word == "computed" else word
    number = by_hand.judge(at.ego, people.find(at.ego, who), band, today=at.today)
    _kept(json_, number, f"Your word stands: {word}.")


@click.command()
@click.argument("names", nargs=-1, metavar="[ADDRESS|PROFILE|NAME]...")
@JSON
def me(names: tuple[str, ...], *, json_: bool) -> None:
    """Show, or add to, what you are known by: addresses, profile links, a name."""
    at = desk(settled=False)
    if names:
        by_hand.me(at.ego, names, today=at.today)
    own = people.own_handles(at.ego)
    document: dict[str, Json] = {"me": [f"{kind}:{value}" for kind, value in own]}

    def words() -> None:
        for kind, value in own:
            say(f"{kind:<8} {value}")
        if not own:
            say(
                "Not known yet: import LinkedIn's export,"
                " or say `closeknit me ADDRESS`."
            )

    tell(json_, document, words)


SETTINGS = {
    "bodies": "keep the text of messages (off: only who, when and how long)",
    "calls": "in how many days after joining to offer a call (else 14)",
    "colleagues": "domains whose people are not listed to be invited (else inferred "
    "from your own addresses)",
    "digest": "what becomes of the week's digest: calendar, mail or mail FOLDER (else "
    "off)",
    "hour": "when the weekly hour is, in the calendar feed (else friday 16:00)",
    "languages": "the languages you write in, the usual one first (else any)",
}


@click.command()
@click.argument("name", required=False)
@click.argument("value", required=False, metavar="[VALUE]")
@JSON
def settings(name: str | None, value: str | None, *, json_: bool) -> None:
    """Show the settings, or change one: `closeknit settings bodies on`.

    `closeknit settings colleagues "quay.example mill.example"` says whose addresses
    are your colleagues'; `inferred` leaves it to closeknit again. `hour "fri 16:00"`
    says when your weekly hour is, `digest mail` that its list is written as a mail, and
    `languages "de en"` in which languages drafts are made for you (en, de, fr, es, pt,
    it, nl): theirs if you write it, else the first.
    """
    at = desk(settled=False)
    now = records.settings(at.ego)
    if name is not None:
        now = changed_settings(now, name, value or "")
        set_ego(at.ego, settings=now)
    own = own_domains(at.ego)
    document: dict[str, Json] = {
        "bodies": bool(now.get("bodies", False)),
        "calls": call_within(now),
        "colleagues": list(own),
        "digest": " ".join(filter(None, digest_in(now))),
        "hour": written(hour_in(now)),
        "languages": list(languages_in(now)),
    }

    def words() -> None:
        shown = {"bodies": "on" if now.get("bodies") else "off"}
        shown["calls"] = str(call_within(now))
        shown["colleagues"] = " ".join(own) or "none"
        shown["digest"] = " ".join(filter(None, digest_in(now)))
        shown["hour"] = written(hour_in(now))
        shown["languages"] = " ".join(languages_in(now)) or "any"
        for key, says in SETTINGS.items():
            say(f"{key:<12} {shown[key]:<4} {says}")
        counts = ", ".join(f"{n:,} {b}" for b, n in sorted(ties.bands(at.ego).items()))
        say(f"Ties: {counts or 'none yet'}.")

    tell(json_, document, words)
