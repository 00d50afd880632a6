"""What there is to say of one invented person, as frozen values.

Days are counted back from the town's own today: `ago=3` is three days before it. So the
same stories hold on whatever day the town is built.
"""

import unicodedata
from dataclasses import dataclass
from enum import StrEnum


class Part(StrEnum):
    """The part somebody plays, in words for a reader who checks the desk."""

    MET = "met or mailed both ways lately, neither connected nor invited"
    WAITING_DEFAULT = "has invited the ego without a word of their own; waiting"
    WAITING_NOTE = "has invited the ego with a good note; waiting"
    WAITING_PITCH = "has invited the ego with a sales pitch; waiting"
    WAITING_KNOWN = (
        "has invited the ego by default text, though the two know each other"
    )
    WAITING_BY_MAIL = "has invited the ego since the last export; only a mail says so"
    INVITED = "invited by the ego, no answer yet"
    ACCEPTED = "accepted the ego's invitation between the two exports"
    ACCEPTED_BY_MAIL = "accepted after the last export; only a mail says so"
    WITHDRAWN = "invited by the ego; the invitation is gone from the later export"
    GONE = "connected in the earlier export, gone from the later one"
    MOVED = "changed jobs between the two exports"
    SILENT = "connected months ago, and never a word since"
    CLOSE = "close, two-way and in good order"
    QUIET_4 = "close and two-way, now silent for four times their rhythm"
    QUIET_8 = "close and two-way, now silent for eight times their rhythm"
    ONLY_ASKED = "one-way: the ego writes only when in need"
    ONLY_WRITES = "one-way: writes again and again, the ego never answers"
    TARGET = "known to a close tie, not to the ego: one introduction away"
    NAMESAKE = "one of two different people with the same name"
    NEW_SLUG = "one person whose profile address changed between the exports"
    SAME_AS_MAIL = "connected and in the mailbox, joined by the address in the export"
    CARD_JOINS = "connected and in the mailbox, joined by an address-book card"
    DOUBTFUL = "perhaps somebody else in the town too; only a human being can say"
    NAMED = "has a name that is easy to get wrong"
    LIST_ONLY = "heard of on a mailing list only"
    SPAMMER = "wrote into the spam folder only"
    NEIGHBOUR = "connected, with little or nothing in between"


@dataclass(frozen=True, slots=True)
class Letter:
    """One message between the ego and one person, by mail or in LinkedIn's inbox."""

    ago: int
    subject: str
    text: str
    by_ego: bool = False
    on_linkedin: bool = False
    automatic: bool = False


def came(ago: int, subject: str, text: str) -> Letter:
    """Return a mail to the ego."""
    return Letter(ago, subject, text)


def went(ago: int, subject: str, text: str) -> Letter:
    """Return a mail by the ego."""
    return Letter(ago, subject, text, by_ego=True)


def heard(ago: int, text: str) -> Letter:
    """Return a LinkedIn message to the ego."""
    return Letter(ago, "", text, on_linkedin=True)


def said(ago: int, text: str) -> Letter:
    """Return a LinkedIn message by the ego."""
    return Letter(ago, "", text, by_ego=True, on_linkedin=True)


@dataclass(frozen=True, slots=True)
class Rhythm:
    """Exchanges every so many days, the last of them `quiet` days ago."""

    every: int
    times: int
    quiet: int
    topic: str


@dataclass(frozen=True, slots=True)
class Invite:
    """An invitation; `withdrawn` ones are missing from the later export."""

    ago: int
    text: str = ""
    outgoing: bool = False
    withdrawn: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Townsperson:
    """One invented person with all their history.

    `joined` is None where the two are not connected. `first` is needed only where the
    first name has more than one word. `before` is firm and role, `old_slug` the profile
    in the earlier export. `mail_name` is how their own mails name them.
    """

    name: str
    part: Part
    firm: str = ""
    role: str = ""
    first: str = ""
    slug: str = ""
    mail: str = ""
    mail_name: str = ""
    joined: int | None = None
    gone: bool = False
    shows_mail: bool = False
    before: tuple[str, str] | None = None
    old_slug: str = ""
    invite: Invite | None = None
    rhythm: Rhythm | None = None
    letters: tuple[Letter, ...] = ()
    phone: str = ""
    card: bool = False
    note: str = ""

    @property
    def first_name(self) -> str:
        """Return the name as LinkedIn's first column has it."""
        return self.first or self.name.partition(" ")[0]

    @property
    def last_name(self) -> str:
        """Return the rest of the name, which may stand before the first."""
        if self.name.startswith(self.first_name):
            return self.name.removeprefix(self.first_name).strip()
        return self.name.removesuffix(self.first_name).strip()

    @property
    def profile(self) -> str:
        """Return the slug, "" where the person has nothing to do with LinkedIn."""
        if self.slug or (self.joined is None and self.invite is None):
            return self.slug
        return slug_for(self.name)


def slug_for(name: str) -> str:
    """Return an invented slug for a name in Latin letters.

    >>> slug_for("Zoë van der Brandt")
    'zoe-van-der-brandt-ex'
    """
    apart = unicodedata.normalize("NFKD", name.lower())
    bare = "".join(
        c if c.isascii() and c.isalnum() else " "
        for c in apart
        if c < "\u0300" or c > "\u036f"
    )
    return "-".join([*bare.split(), "ex"])


def profile_address(slug: str) -> str:
    """Return the profile's address as an export writes it, percent-encoded.

    >>> profile_address("zoë-ex")
    'https://www.linkedin.com/in/zo%C3%AB-ex'
    """
    coded = "".join(
        c if c.isascii() else "".join(f"%{b:02X}" for b in c.encode()) for c in slug
    )
    return f"https://www.linkedin.com/in/{coded}"
