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
    """A meeting or a call, as a person typed it in or a calendar has it.

    `on` is the day where it took place; `at` its beginning in UTC, None for a whole
    day. `size` is how many people it was for besides the ego, 0 where those named are
    all. `uid` is the calendar's own id of this one occurrence. `off`: called off, or
    the ego declined; kept so that a newer calendar can say it of an older one's entry.
    """

    who: tuple[Mention, ...]
    on: date
    how: str = "meeting"
    where: str = ""
    about: str = ""
    at: datetime | None = None
    minutes: int = 0
    size: int = 0
    uid: str = ""
    off: bool = False


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
    """An address-book card or a CRM's row: several ways to reach one person.

    `also` are other names of theirs (before marriage, nickname, in another script).
    `place` is where they live or work. `uid` is the book's own id of the card. `book`
    names the CRM (``hubspot``, ``salesforce``, ``pipedrive``, ``crm``; "" for an
    address book), `standing` what it takes them for (``client``, ``prospect``, "").
    `on` is the day the card is from.
    """

    who: tuple[Mention, ...]
    company: str = ""
    position: str = ""
    on: date | None = None
    also: tuple[str, ...] = ()
    place: str = ""
    uid: str = ""
    book: str = ""
    standing: str = ""
    labels: tuple[str, ...] = ()


class Knows(Record, frozen=True):
    """Two others know each other: somebody said so, or a page or a list shows it.

    `how`: said, introduced, list, mutual; how well: worked, friend, met (years, since).
    """

    one: Mention
    other: Mention
    how: str = "said"
    on: date | None = None
    text: str = ""
    years: int = 0
    since: date | None = None


class Told(Record, frozen=True):
    """The ego's own word on one thing about somebody; empty takes the word back.

    `field`: ``name``, ``company``, ``position``, ``place``, ``email``; or how the desk
    is to treat them: ``denied`` (``yes``: no tie is wanted), ``job`` (``done``: their
    last change of job needs nothing more), ``invitation`` (the day on which the ego
    withdrew theirs).
    """

    who: Mention
    field: str
    value: str
    at: datetime


class Same(Record, frozen=True):
    """The ego's own word on whether two handles are one human being's.

    `verdict`: ``same``, ``different``, ``later``, or empty to take the last word back.
    """

    one: Mention
    other: Mention
    verdict: str
    at: datetime


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
    | Recommended | Note | Judged | Card | Knows | Told | Same | Profile | Position
    | Education | Skill | Followed | Event
)
# fmt: on
