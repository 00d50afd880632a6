"""What a reading yields besides records: what could not be read, or was left alone."""

import msgspec

from closeknit.sources.record import AnyRecord


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
