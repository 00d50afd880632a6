"""What is true of an account: how it stands, when it may be asked again."""

from datetime import date, datetime, timedelta
from typing import NamedTuple

from closeknit.accounts.account import Account, Skipped
from closeknit.shared.errors import RuleBroken

PAUSE = {"linkedin": timedelta(hours=1)}
"""Between two askings that went well, at least: LinkedIn wants one an hour at most."""
TOKEN = {"linkedin": timedelta(days=60)}
"""How long a secret of this kind lives, from the day it was made."""
LONGEST_LABEL = 60
LONGEST = 400
WARNED = timedelta(days=10)
"""Before a token's end, for so long it is told."""


class Known(NamedTuple):
    """An account as it is kept, and how its last asking stands.

    `taken_back`: its imports that the user has undone since.
    """

    id: int
    key: str
    account: Account
    turn: int
    cursor: str
    added: datetime
    secret_on: date
    last_tried: datetime | None
    last_succeeded: datetime | None
    again_at: datetime | None
    state: str
    because: str
    skipped: tuple[Skipped, ...]
    taken_back: tuple[int, ...]

    @property
    def label(self) -> str:
        """Return what the user calls it."""
        return self.account.label

    @property
    def secret_name(self) -> str:
        """Return what its secret is kept under.

        With whom it is shown to, so that a row that was changed finds no secret.
        """
        return secret_name(self.key, self.account)


class Waiting(NamedTuple):
    """What was fetched and is still to be imported; the files as in the spool."""

    files: list[str]
    cursor: str
    skipped: tuple[Skipped, ...]


def secret_name(key: str, account: Account) -> str:
    """Return what the secret of an account with this key is kept under."""
    return f"{key} {account.kind} {account.address} {account.user}"


def not_before(one: Known, now: datetime) -> datetime | None:
    """Return when an account may be asked again, None where that is now."""
    pause = PAUSE.get(one.account.kind)
    times = [one.again_at]
    if pause is not None and one.state == "done" and one.last_succeeded is not None:
        times.append(one.last_succeeded + pause)
    latest = max((at for at in times if at is not None), default=now)
    return latest if latest > now else None


def runs_out(one: Known) -> date | None:
    """Return the day the secret runs out, None where it does not."""
    life = TOKEN.get(one.account.kind)
    return None if life is None else one.secret_on + life


def token_told(one: Known, today: date) -> str:
    """Return what there is to say about a token near its end, or past it."""
    until = runs_out(one)
    if until is None or until > today + WARNED:
        return ""
    if until < today:
        return (
            f"Its token ran out on {_day(until)}. Make a new one and give it with "
            f"`closeknit account secret {one.label}`."
        )
    return (
        f"Its token runs out on {_day(until)}. Make a new one before and give it with "
        f"`closeknit account secret {one.label}`."
    )


def how(one: Known, *, running: bool) -> str:
    """Return one word for how an account stands.

    ``running``, ``held``, ``never``, ``done``, ``failed`` or ``broken off``.
    """
    if running:
        return "running"
    if one.taken_back:
        return "held"
    return "broken off" if one.state == "asking" else one.state


def standing(one: Known, *, running: bool) -> str:
    """Return how an account stands, as it is: a failed asking never reads as done."""
    word = how(one, running=running)
    if word == "running":
        return "Being asked right now."
    if word == "held":
        return (
            f"Held: import {one.taken_back[0]} was taken back. `closeknit sync "
            f"{one.label}` brings everything again; remove the account if it is to "
            "stay away."
        )
    since = (
        f" Last succeeded {_moment(one.last_succeeded)}."
        if one.last_succeeded
        else " It has never succeeded."
    )
    match word:
        case "never":
            return "Not asked yet."
        case "done":
            return f"Asked and read {_moment(one.last_succeeded)}."
        case "failed":
            return f"Failed {_moment(one.last_tried)}: {one.because}{since}"
    return f"Broken off {_moment(one.last_tried)}; the next sync goes on.{since}"


def _moment(at: datetime | None) -> str:
    return f"{_day(at.date())} at {at:%H:%M} UTC" if at else "never"


def _day(on: date) -> str:
    return f"{on.day} {on:%b %Y}"


def fit(account: Account) -> Account:
    """Return an account as it can be kept.

    Raises:
        RuleBroken: its label, address or user cannot be, or hold what is secret.
    """
    label = account.label.strip()
    if not label or len(label) > LONGEST_LABEL or not label.isprintable():
        raise RuleBroken(f"A label is one line of 1 to {LONGEST_LABEL} letters.")
    if label.startswith("-"):
        raise RuleBroken("A label does not begin with a dash.")
    for text in (account.address, account.user):
        if len(text) > LONGEST or not text.isprintable():
            raise RuleBroken("An address and a user are one line each, and shorter.")
    if not account.address:
        raise RuleBroken("Say where the account is: --host or --url.")
    if "@" in account.address:
        raise RuleBroken(
            "Leave the user's name out of the address: give it as the user, and the "
            "password when asked."
        )
    return account
