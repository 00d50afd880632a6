"""A message drafted: in the wording shipped, or the user's own of `messages.toml`."""

from pathlib import Path

from django.conf import settings

from closeknit.desk.intake.rules.languages import languages_in
from closeknit.desk.invitations.store.composing import me
from closeknit.desk.triage.rules.drafts import (
    Draft,
    Message,
    Names,
    Wording,
    draft,
    reworded,
    shipped,
    spoken_in,
)
from closeknit.desk.triage.rules.inbound import Inbound
from closeknit.records import store as records
from closeknit.shared.errors import UnreadableFile

FILE = "messages.toml"
LARGEST = 100_000


def message(ego: int, one: Inbound, what: Draft, *, spoken: str = "") -> Message:
    """Return a draft to whoever sent an invitation; nothing is kept. Four queries.

    In the language asked for, else in theirs, if the user writes it.

    Raises:
        UnreadableFile: the user's own wording cannot be read; the sentence says where.
    """
    words, own = wording(), me(ego)
    said = one.heard.text if one.heard else one.note
    in_ = spoken or spoken_in(said, languages_in(records.settings(ego)))
    names = Names(one.queued.name, own.name, own.headline, one.who.company)
    return draft(what, names, spoken=in_, wording=words)


def wording() -> Wording:
    """Return what the drafts say.

    Raises:
        UnreadableFile: the user's file cannot be read; the sentence says where.
    """
    try:
        with (Path(settings.HOME) / FILE).open("rb") as opened:
            content = opened.read(LARGEST)
    except FileNotFoundError:
        return shipped()
    except OSError as error:
        raise UnreadableFile(f"{FILE} cannot be read: {error.strerror}.") from error
    try:
        return reworded(content.decode(), file=FILE)
    except UnicodeDecodeError as error:
        raise UnreadableFile(f"{FILE} is not in UTF-8.") from error
