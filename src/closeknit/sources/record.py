"""What a source can say: one frozen value a statement.

A record is kept for ever exactly as `encode` writes it. Its `kind` is its tag, and the
word that `closeknit import --json` counts it under. People appear in it as `Mention`s:
as that one record names them, judged by nobody yet.

The values are `msgspec.Struct`s, not dataclasses: half a million of them are built,
written and read back in an import, and these do it about ten times as fast
(`docs/decisions/0003-records-are-structs.md`).
"""

from datetime import date, datetime

import msgspec


class Mention(msgspec.Struct, frozen=True, omit_defaults=True, repr_omit_defaults=True):
    """A person as one record names them. Empty means not said.

    `profile` is a LinkedIn slug as `sources.handles.slug` gives it, `email` an address
    as `sources.handles.email` gives it, `phone` a number in E.164. `handle` is set only
    by what is typed here about somebody known: ``kind:value`` of a handle of theirs.
    """

    name: str = ""
    profile: str = ""
    email: str = ""
    phone: str = ""
    handle: str = ""


NOBODY = Mention()


class Record(
    msgspec.Struct,
    frozen=True,
    omit_defaults=True,
    repr_omit_defaults=True,
    tag_field="kind",
    tag=str.lower,
):
    """One statement of a source. Subclasses are the kinds."""


class Owner(Record, frozen=True):
    """Whose file this is: the ego, by as many names as the file gives."""

    who: Mention


class Connected(Record, frozen=True):
    """The two joined on LinkedIn on this day; company and position are the export's.

    `alone` is False where the same file holds another member with this name and day,
    or with this address: then neither proves who this is.
    """

    who: Mention
    on: date | None = None
    company: str = ""
    position: str = ""
    alone: bool = True


class Invited(Record, frozen=True):
    """An invitation. `outgoing`: by the ego. `at` has no zone where the file has none.

    `text` is the note that came with it; empty is today's default invitation.
    """

    who: Mention
    outgoing: bool
    at: datetime | None = None
    text: str = ""


class Accepted(Record, frozen=True):
    """LinkedIn told the ego by mail that this person accepted the invitation."""

    who: Mention
    at: datetime | None = None


class Wrote(Record, frozen=True):
    """One message, in a mailbox or in LinkedIn's inbox.

    `at` is in UTC, None where the message has no date that can be believed.
    `message_id` is the mail's own id, `thread` what groups a conversation, `replies_to`
    the id it answers. `bulk` says why it is no exchange between two people
    (``list``, ``bulk``, ``auto``, ``bounce``, ``sponsored``, ``spam``) or is empty.
    `characters` is the length of the text; `text` itself is kept only where the user
    has turned that on.
    """

    channel: str
    sender: Mention
    to: tuple[Mention, ...] = ()
    cc: tuple[Mention, ...] = ()
    at: datetime | None = None
    thread: str = ""
    message_id: str = ""
    replies_to: str = ""
    subject: str = ""
    bulk: str = ""
    characters: int = 0
    text: str = ""
    digest: str = ""


class Notified(Record, frozen=True):
    """LinkedIn told the ego by mail that something waits there (a message digest)."""

    who: Mention
    about: str
    at: datetime | None = None


class Met(Record, frozen=True):
    """A meeting or a call, as a person typed it in or a calendar has it."""

    who: tuple[Mention, ...]
    on: date
    how: str = "meeting"
    where: str = ""
    about: str = ""


class Endorsed(Record, frozen=True):
    """A skill was endorsed: by them, or `outgoing` by the ego."""

    who: Mention
    outgoing: bool
    skill: str = ""
    at: datetime | None = None
    status: str = ""


class Recommended(Record, frozen=True):
    """A recommendation was written: by them, or `outgoing` by the ego."""

    who: Mention
    outgoing: bool
    at: datetime | None = None
    company: str = ""
    position: str = ""
    status: str = ""
    text: str = ""


class Note(Record, frozen=True):
    """What the ego noted about somebody, on LinkedIn or here."""

    who: Mention
    text: str
    at: datetime | None = None


class Judged(Record, frozen=True):
    """The ego's own word on a tie: a band, or empty to take the word back."""

    who: Mention
    band: str
    at: datetime


class Card(Record, frozen=True):
    """An address-book card: several ways to reach one person."""

    who: tuple[Mention, ...]
    company: str = ""
    position: str = ""
    on: date | None = None


class Profile(Record, frozen=True):
    """The ego's own profile."""

    name: str
    headline: str = ""
    summary: str = ""
    industry: str = ""
    location: str = ""
    websites: tuple[str, ...] = ()


class Position(Record, frozen=True):
    """A job of the ego's. Dates as the file has them (``Jan 2020``, ``2004``)."""

    company: str
    title: str = ""
    location: str = ""
    started: str = ""
    finished: str = ""
    text: str = ""


class Education(Record, frozen=True):
    """A school of the ego's."""

    school: str
    degree: str = ""
    started: str = ""
    finished: str = ""


class Skill(Record, frozen=True):
    """A skill on the ego's profile."""

    name: str


class Followed(Record, frozen=True):
    """A company the ego follows."""

    company: str
    at: datetime | None = None


class Event(Record, frozen=True):
    """An event on LinkedIn the ego answered."""

    name: str
    at: str = ""
    status: str = ""


# fmt: off
AnyRecord = (
    Owner | Connected | Invited | Accepted | Wrote | Notified | Met | Endorsed
    | Recommended | Note | Judged | Card | Profile | Position | Education | Skill
    | Followed | Event
)
# fmt: on


class Unreadable(
    msgspec.Struct, frozen=True, omit_defaults=True, repr_omit_defaults=True
):
    """A line or a message that could not be read, and why, said for the user.

    `raw` is the beginning of it as it stood, so that it can be found and mended.
    """

    because: str
    raw: str = ""


class NotRead(msgspec.Struct, frozen=True):
    """A whole file that is left alone, and why."""

    because: str


class Hidden(msgspec.Struct, frozen=True):
    """A member who hides from exports: a date and no name. Counted, never a person."""


class Noticed(msgspec.Struct, frozen=True):
    """Something worth saying about a file that was read all the same."""

    says: str


Said = tuple[str, int, AnyRecord | Unreadable | NotRead | Hidden | Noticed]
"""File (as shown to the user), line or message number from 1, and what it says."""

_TAGS = {kind: str(kind.__struct_config__.tag) for kind in AnyRecord.__args__}
_encoder = msgspec.json.Encoder()
_decoder: msgspec.json.Decoder[AnyRecord] = msgspec.json.Decoder(AnyRecord)


def encode(record: AnyRecord) -> bytes:
    """Return the record as it is kept: JSON with its kind.

    >>> encode(Skill("Negotiation"))
    b'{"kind":"skill","name":"Negotiation"}'
    """
    return _encoder.encode(record)


def decode(kept: bytes | str) -> AnyRecord:
    """Return the record that `encode` wrote.

    >>> decode(b'{"kind":"skill","name":"Negotiation"}')
    Skill(name='Negotiation')
    """
    return _decoder.decode(kept)


def kind_of(record: AnyRecord) -> str:
    """Return the word the record is counted under."""
    return _TAGS[type(record)]
