"""met, note, tie, me, settings: what the user types in."""

from datetime import date

import click

from closeknit.desk.intake.actions import by_hand
from closeknit.faces.cli.shown import JSON, Json, desk, say, tell
from closeknit.people import store as people
from closeknit.records import store as records
from closeknit.records.actions.ego import set_ego
from closeknit.shared.errors import RuleBroken
from closeknit.ties import store as ties


def _kept(json_: bool, number: int, words: str) -> None:  # noqa: FBT001 - the flag as click gives it
    document: dict[str, Json] = {"import": number}
    tell(
        json_, document, lambda: say(f"{words} (undo: closeknit imports undo {number})")
    )


@click.command()
@click.argument("who", nargs=-1, required=True, metavar="WHO...")
@click.option("--on", type=click.DateTime(["%Y-%m-%d"]), help="The day (else today).")
@click.option("--at", "where", default="", help="Where: an event, a place.")
@click.option("--about", default="", help="What it was about.")
@click.option("--how", type=click.Choice(by_hand.HOW), default="meeting")
@JSON
def met(
    who: tuple[str, ...],
    on: date | None,
    where: str,
    about: str,
    how: str,
    *,
    json_: bool,
) -> None:
    """Keep a meeting or a call with one or several people."""
    at = desk()
    day = date(on.year, on.month, on.day) if on else at.today
    number = by_hand.met(
        at.ego,
        [people.find(at.ego, one) for one in who],
        on=day,
        today=at.today,
        how=how,
        where=where,
        about=about,
    )
    _kept(json_, number, "Kept.")


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


SETTINGS = {"bodies": "keep the text of messages (off: only who, when and how long)"}


@click.command()
@click.argument("name", required=False)
@click.argument("value", required=False, type=click.Choice(["on", "off"]))
@JSON
def settings(name: str | None, value: str | None, *, json_: bool) -> None:
    """Show the settings, or change one: `closeknit settings bodies on`."""
    at = desk(settled=False)
    now = records.settings(at.ego)
    if name is not None:
        if name not in SETTINGS or value is None:
            raise RuleBroken(f"Say one of {', '.join(SETTINGS)}, and on or off.")
        now = now | {name: value == "on"}
        set_ego(at.ego, settings=now)
    document: dict[str, Json] = {key: bool(now.get(key, False)) for key in SETTINGS}

    def words() -> None:
        for key, says in SETTINGS.items():
            say(f"{key:<8} {'on' if now.get(key) else 'off':<4} {says}")
        counts = ", ".join(f"{n:,} {b}" for b, n in sorted(ties.bands(at.ego).items()))
        say(f"Ties: {counts or 'none yet'}.")

    tell(json_, document, words)
