"""Write the digest: as text, as a mail into a folder, once for each weekly hour."""

import os
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from django.conf import settings
from django.db import transaction

from closeknit.desk.intake.actions.keeping import held
from closeknit.desk.intake.rules.hour import hour_in
from closeknit.desk.intake.rules.sending import Sending, digest_in
from closeknit.desk.week import models, store
from closeknit.desk.week.actions.beside import beside
from closeknit.desk.week.actions.feed import of_home
from closeknit.desk.week.rules import digest as rules
from closeknit.desk.week.store.said import digest_written
from closeknit.engines import home
from closeknit.people import store as people
from closeknit.records import store as records
from closeknit.records.actions.ego import note_done
from closeknit.shared.errors import CannotKeep

LOCK = "digest.lock"
_MAILDIR = ("cur", "new", "tmp")


class Written(NamedTuple):
    """What came of it: the file, None where none was written, and why."""

    file: Path | None
    because: str


def text_to(of: rules.Digest, file: Path) -> None:
    """Write a digest into a file; one of something else is not touched.

    Raises:
        CannotKeep: it cannot be written, or is a file of something else.
    """
    begins = rules.BEGINS.encode()
    try:
        if file.exists():
            with file.open("rb") as opened:
                if opened.read(len(begins)) != begins:
                    raise CannotKeep(
                        f"{file} is no digest of closeknit's; not touched."
                    )
        file.write_text(of.text, encoding="utf-8")
    except OSError as error:
        raise CannotKeep(f"{file} cannot be written: {error.strerror}.") from error


def mail_to(ego: int, of: rules.Digest, *, on: datetime, to: Path | None) -> Path:
    """Write a digest as a mail into a folder or a Maildir; return the file.

    Written again for the same hour it takes its own place.

    Raises:
        CannotKeep: it cannot be written.
    """
    of_this = of_home(b"digest", 6)
    own = next((one for one in sorted(people.own_emails(ego)) if one.isascii()), "")
    made = rules.mail(of, on=on, to=own, home=of_this)
    folder = to or home.inside(settings.HOME, "digests")
    try:
        return _put(folder, f"closeknit-{on:%Y-%m-%d}.{of_this}", made)
    except OSError as error:
        raise CannotKeep(
            f"No mail can be written into {folder}: {error.strerror}."
        ) from error


def _put(folder: Path, name: str, content: bytes) -> Path:
    """Put a whole file into a folder: a mail program never sees a part of it."""
    if all((folder / one).is_dir() for one in _MAILDIR):
        file, fresh = folder / "new" / name, folder / "tmp" / name
    else:
        file, fresh = folder / f"{name}.eml", folder / f".{name}.new"
    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_NOFOLLOW
    with os.fdopen(os.open(fresh, flags, 0o600), "wb") as opened:
        opened.write(content)
    fresh.replace(file)
    return file


def write_due(ego: int, *, now: datetime) -> Written:
    """Write the mail of the last weekly hour, if it is wanted and was not written.

    An hour that passed while the computer slept is made up for, once; those before it
    are not.

    Raises:
        CannotKeep: it cannot be written; the next time tries again.
    """
    kept = records.settings(ego)
    wanted = digest_in(kept)
    if wanted.how is not Sending.MAIL:
        return Written(None, "no mail is wanted: closeknit settings digest mail")
    on = rules.latest(hour_in(kept), now)
    with held(LOCK):
        if digest_written(ego, on.date()):
            return Written(None, f"the digest of {on:%A %-d %B} was written")
        week = store.week(ego, today=now.date())
        stands = beside(ego, today=now.date())
        to = Path(wanted.folder).expanduser() if wanted.folder else None
        file = mail_to(ego, rules.digest(week, stands), on=on, to=to)
        with transaction.atomic():
            models.Digest(ego_id=ego, hour=on.date()).save(force_insert=True)
            note_done(ego, "digest", file.name)
    return Written(file, f"the digest of {on:%A %-d %B}")
