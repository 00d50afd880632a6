"""The week's calendar: as a file, and under an address with a word in it."""

from datetime import date
from hashlib import blake2b
from pathlib import Path

from django.conf import settings

from closeknit.desk.intake.rules.hour import hour_in
from closeknit.desk.intake.rules.sending import Sending, digest_in
from closeknit.desk.week import store
from closeknit.desk.week.actions.beside import beside
from closeknit.desk.week.rules.digest import digest
from closeknit.desk.week.rules.feed import OURS, calendar
from closeknit.desk.week.rules.lists import Week
from closeknit.engines import home
from closeknit.records import store as records
from closeknit.shared.errors import CannotKeep

SECRET = "calendar"  # noqa: S105 - a key's name, not the key
BEGINS = 200
"""Bytes of a file by which it is known as a calendar written here."""


def word() -> str:
    """Return the word in the feed's address: this home's own, and always the same."""
    return of_home(b"word", 24)


def feed(ego: int, *, today: date) -> str:
    """Return the calendar of this week."""
    return _calendar(ego, store.week(ego, today=today))


def write(ego: int, week: Week, file: Path) -> None:
    """Write the calendar of this week into a file.

    Raises:
        CannotKeep: it cannot be written, or is a file of something else.
    """
    text = _calendar(ego, week).encode()
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


def _calendar(ego: int, week: Week) -> str:
    """Return the calendar, with the digest in it only where the user wants it so."""
    kept = records.settings(ego)
    told = ""
    if digest_in(kept).how is Sending.CALENDAR:
        told = digest(week, beside(ego, today=week.as_of)).text
    return calendar(
        week.to_invite,
        hour_in(kept),
        home=of_home(b"home", 8),
        today=week.as_of,
        told=told,
    )


def of_home(what: bytes, size: int) -> str:
    """Return a word of this home's own, always the same: what hangs on it is known."""
    return blake2b(
        what, key=home.secret(SECRET, Path(settings.HOME)), digest_size=size
    ).hexdigest()
