"""Whether the week's digest is wanted, and where it goes: nowhere unless said so."""

from collections.abc import Mapping
from enum import StrEnum
from typing import NamedTuple

from closeknit.shared.errors import RuleBroken


class Sending(StrEnum):
    """What becomes of the digest."""

    OFF = "off"
    CALENDAR = "calendar"
    MAIL = "mail"


class Wanted(NamedTuple):
    """How the digest is wanted; `folder` is where mails go, "" for the home's own."""

    how: Sending = Sending.OFF
    folder: str = ""


def wanted_of(text: str) -> Wanted:
    """Return how somebody wants the digest.

    >>> wanted_of("mail ~/Maildir").folder
    '~/Maildir'

    Raises:
        RuleBroken: it says nothing of the kind.
    """
    how, _, folder = text.strip().partition(" ")
    folder = folder.strip()
    is_path = not folder or (how == "mail" and folder.startswith(("/", "~/")))
    if how not in set(Sending) or not is_path or not folder.isprintable():
        raise RuleBroken("Say off, calendar, mail, or mail and a folder: mail ~/Mail.")
    return Wanted(Sending(how), folder)


def digest_written(text: str) -> str | None:
    """Return the setting as it is kept, None for off.

    Raises:
        RuleBroken: it says nothing of the kind.
    """
    wanted = wanted_of(text)
    return None if wanted.how is Sending.OFF else " ".join(filter(None, wanted))


def digest_in(settings: Mapping[str, object]) -> Wanted:
    """Return how the digest is wanted as set: off, unless said otherwise."""
    kept = settings.get("digest")
    return wanted_of(kept) if isinstance(kept, str) else Wanted()
