"""By which channel somebody likes to be spoken to, and what to offer first (R3-30)."""

from enum import StrEnum


class Channel(StrEnum):
    """A way to speak or write to somebody."""

    PHONE = "phone"
    VIDEO = "video"
    IN_PERSON = "in person"
    MAIL = "mail"
    LINKEDIN = "linkedin"
    CHAT = "chat"


SPOKEN = (Channel.PHONE, Channel.VIDEO, Channel.IN_PERSON)
"""Those by which two speak: what one moves to after joining (R3-29)."""
OFFERS = {
    Channel.PHONE: "a phone call",
    Channel.VIDEO: "a video call",
    Channel.IN_PERSON: "a coffee",
    Channel.MAIL: "a mail, to ask when to speak",
    Channel.LINKEDIN: "a message on LinkedIn, to ask when to speak",
    Channel.CHAT: "a chat message, to ask when to speak",
}


def offers(preferred: Channel | None) -> tuple[Channel, ...]:
    """Return what to offer somebody, their own channel first.

    >>> [one.value for one in offers(Channel.IN_PERSON)]
    ['in person', 'phone', 'video']
    """
    if preferred is None:
        return SPOKEN
    return (preferred, *(one for one in SPOKEN if one is not preferred))
