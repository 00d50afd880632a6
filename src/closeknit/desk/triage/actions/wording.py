"""A message drafted: in the wording shipped, or the user's own of `messages.toml`."""

from datetime import date
from pathlib import Path

from django.conf import settings

from closeknit.desk.intake.rules.languages import languages_in
from closeknit.desk.invitations.rules.lifecycle import State
from closeknit.desk.invitations.store.composing import me
from closeknit.desk.invitations.store.sent import invitations
from closeknit.desk.policy.rules.market import Facts
from closeknit.desk.policy.store.evidence import facts
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
from closeknit.people import store as people
from closeknit.records import store as records
from closeknit.shared.errors import NotKept, UnreadableFile

FILE = "messages.toml"
LARGEST = 100_000


def message(ego: int, one: Inbound, what: Draft, *, spoken: str = "") -> Message:
    """Return a draft to whoever sent an invitation; nothing is kept. Four queries.

    In the language asked for, else in theirs, if the user writes it.

    Raises:
        UnreadableFile: the user's own wording cannot be read; the sentence says where.
    """
    said = one.heard.text if one.heard else one.note
    to = one.queued.name, one.who.company
    return _message(ego, what, to=to, said=said, spoken=spoken)


def once_joined(
    ego: int, person: int, what: Draft, *, today: date, spoken: str = ""
) -> Message:
    """Return a draft to whoever accepted the user's invitation; nothing is kept.

    In the language asked for, else in that of the note they accepted.

    Raises:
        NotKept: they have accepted none.
        UnreadableFile: the user's own wording cannot be read; the sentence says where.
    """
    sent = invitations(ego, today=today, person=person)
    if not sent or sent[-1].sent.state is not State.ACCEPTED:
        name = people.display_name(ego, person)
        raise NotKept(f"{name} has accepted no invitation of yours.")
    company = facts(ego, [person], places=False).get(person, Facts()).company
    to = sent[-1].name, company
    return _message(ego, what, to=to, said=sent[-1].sent.text, spoken=spoken)


def _message(
    ego: int, what: Draft, *, to: tuple[str, str], said: str, spoken: str
) -> Message:
    words, own = wording(), me(ego)
    in_ = spoken or spoken_in(said, languages_in(records.settings(ego)))
    name, company = to
    names = Names(name, own.name, own.headline, company)
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
