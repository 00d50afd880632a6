"""The week's calendar: as a file, and under an address with a word in it."""

from datetime import date
from hashlib import blake2b
from pathlib import Path

from django.conf import settings

from closeknit.desk.intake.rules.hour import hour_in
from closeknit.desk.week import store
from closeknit.desk.week.rules.feed import OURS, calendar
from closeknit.engines import home
from closeknit.records import store as records
from closeknit.shared.errors import CannotKeep

SECRET = "calendar"  # noqa: S105 - a key's name, not the key
BEGINS = 200
"""Bytes of a file by which it is known as a calendar written here."""


def word() -> str:
    """Return the word in the feed's address: this home's own, and always the same."""
    return _of_home(b"word", 24)


def feed(ego: int, *, today: date) -> str:
    """Return the calendar of this week."""
    return _calendar(ego, store.week(ego, today=today, limit=1).to_invite, today)


def write(ego: int, to_invite: int, file: Path, *, today: date) -> None:
    """Write the calendar of this week into a file.

    Raises:
        CannotKeep: it cannot be written, or is a file of something else.
    """
    text = _calendar(ego, to_invite, today).encode()
    try:
        if file.exists():
            with file.open("rb") as opened:
                begins = opened.read(BEGINS)
            if OURS.encode() not in begins:
                raise CannotKeep(
                    f"{file} is not a calendar of closeknit's; not touched."
                )
        file.write_bytes(text)
    except OSError as error:
        raise CannotKeep(f"{file} cannot be written: {error.strerror}.") from error


def _calendar(ego: int, to_invite: int, today: date) -> str:
    hour = hour_in(records.settings(ego))
    return calendar(to_invite, hour, home=_of_home(b"home", 8), today=today)


def _of_home(what: bytes, size: int) -> str:
    return blake2b(
        what, key=home.secret(SECRET, Path(settings.HOME)), digest_size=size
    ).hexdigest()
