"""What every command shares: the desk it works at, and how it shows things."""

import json
import re
import sys
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, date, datetime
from typing import NamedTuple, Self

import click

from closeknit.desk.intake.actions.catch_up import settle_day
from closeknit.desk.intake.actions.keeping import one_at_a_time, open_home
from closeknit.sources.handles import profile_url
from closeknit.ties.rules.alter import Alter, disguise, reasons_of

Json = None | bool | int | float | str | Sequence["Json"] | Mapping[str, "Json"]

_RISKY = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]"
)


class Desk(NamedTuple):
    """Whose desk, and on which day."""

    ego: int
    today: date


def desk(*, settled: bool = True) -> Desk:
    """Open the home; bring what is due up to the day, unless told not to.

    While an import is running, what is there is shown as it stands.
    """
    today: date = click.get_current_context().obj
    ego = open_home()
    if settled:
        with one_at_a_time(wait=False) as nobody_else, Progress() as progress:
            if nobody_else:
                settle_day(ego, today=today, watch=progress)
    return Desk(ego, today)


JSON = click.option(
    "--json", "json_", is_flag=True, help="One JSON document on stdout."
)
"""The option that every command takes."""


def tell(json_: bool, document: Json, words: Callable[[], None]) -> None:  # noqa: FBT001 - the flag as click gives it
    """Show a document to a program, or words to a person."""
    if json_:
        click.echo(json.dumps(document, ensure_ascii=False, default=_plain))
    else:
        words()


def _plain(value: object) -> str:
    if isinstance(value, datetime):
        zoned = value if value.tzinfo else value.replace(tzinfo=UTC)
        return zoned.isoformat()
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(value)


def safe(text: str) -> str:
    r"""Return text that cannot drive a terminal or reorder what stands beside it.

    >>> safe("Ada\x1b[2J")
    'Ada\\x1b[2J'
    """
    return _RISKY.sub(lambda found: found[0].encode("unicode_escape").decode(), text)


def say(text: str = "") -> None:
    """Print a line for a person."""
    click.echo(safe(text))


def warn(text: str) -> None:
    """Print a line on stderr."""
    click.echo(safe(text), err=True)


def person_json(one: Alter, *, today: date) -> dict[str, Json]:
    """Return a person as the contract names the fields."""
    return {
        "id": one.id,
        "name": one.name,
        "company": one.company,
        "position": one.position,
        "profile_url": profile_url(one.profile),
        "emails": one.emails.split("\n") if one.emails else [],
        "disguise": disguise(one) or None,
        "tie": {
            "strength": one.band,
            "value": round(one.measured.strength, 4),
            "two_way": one.measured.two_way,
            "own_word": one.own_word or None,
            "because": reasons_of(one, today=today),
        },
    }


class Progress:
    """A progress bar on stderr for whatever takes longer than a second."""

    def __init__(self) -> None:
        self.bar: click._termui_impl.ProgressBar[int] | None = None
        self.what = ""
        self.done = 0
        self.began = datetime.now(UTC)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._close()

    def __call__(self, what: str, done: int, total: int) -> None:
        """Show how far it is."""
        if what != self.what:
            self._close()
            self.what, self.done, self.began = what, 0, datetime.now(UTC)
        if self.bar is None:
            if not sys.stderr.isatty() or (datetime.now(UTC) - self.began).seconds < 1:
                return
            self.bar = click.progressbar(
                length=max(1, total), label=safe(what)[:40], file=sys.stderr
            )
            self.bar.__enter__()
        self.bar.length = max(1, total)
        self.bar.update(max(0, done - self.done))
        self.done = done

    def _close(self) -> None:
        if self.bar is not None:
            self.bar.finish()
            self.bar.render_finish()
            self.bar = None
