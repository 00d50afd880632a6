"""Tess, who is written to, and notes to her under one policy or another."""

from datetime import date

from closeknit.desk.invitations.rules.case import Case, Named, Recall, Whom
from closeknit.desk.policy.rules.policy import Outbound
from closeknit.desk.words.rules.note import traits
from closeknit.ties.rules.encounters import Acquaintance, Encounter

TODAY = date(2026, 11, 21)
MAY = Encounter(date(2026, 5, 21), "meeting", "the rope fair", "", 1.0, 7)
CALL = Encounter(date(2026, 11, 20), "call", "", "rye", 1.0, 9)
STRANGER = Whom(8, "Tess Lind", Recall.STRANGER, "nothing between you in your data")
LONG_AGO = Whom(
    8, "Tess Lind", Recall.AT_RISK, "last in touch 6 months ago", Acquaintance(MAY, MAY)
)
YESTERDAY = Whom(
    8, "Tess Lind", Recall.FRESH, "you spoke yesterday", Acquaintance(MAY, CALL)
)
DEB = Named("Deb", 5, "Deb Quill")


def note(
    text: str,
    whom: Whom = STRANGER,
    outbound: Outbound | None = None,
    *,
    named: tuple[Named, ...] = (),
    locked: str = "",
    reason: str = "",
) -> Case:
    """Return a note to Tess, under a policy without wishes of its own."""
    out = outbound or Outbound()
    return Case(
        text,
        traits(text),
        whom,
        out,
        out.note_limit,
        named,
        locked,
        reason,
        today=TODAY,
    )
