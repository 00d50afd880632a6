"""Small worlds to be mistaken in: few names, many ways of saying them."""

from collections.abc import Hashable
from datetime import UTC, date, datetime, timedelta

from hypothesis import strategies as st

from closeknit.people.models import Block, Handle, Pair, Person
from closeknit.sources.record import (
    AnyRecord,
    Card,
    Connected,
    Mention,
    Met,
    Note,
    Wrote,
)

SAM = Mention("Sam Spade", email="sam@example.com")
NAMES = (
    "Ada Lovelace",
    "Ada King",
    "A. Lovelace",
    "Lovelace, Ada",
    "Ada King Lovelace",
    "Bo Diddley",
    "Bob Diddley",
    "ada",
)
EMAILS = (
    "ada@example.com",
    "ada.lovelace@example.org",
    "alovelace@example.net",
    "bo@example.com",
    "info@example.com",
    "home@example.org",
)
PROFILES = ("ada-ex", "ada-lovelace-12ab", "bo-ex")
PHONES = ("+442079460000", "+442079460001")
FIRMS = ("", "Engines", "Quay")
NOON = datetime(2026, 11, 1, 12, tzinfo=UTC)

_names, _emails = st.sampled_from(NAMES), st.sampled_from(EMAILS)
_days = st.integers(0, 3).map(lambda n: date(2026, 1, 1) + timedelta(days=n))
_by_mail = st.builds(Mention, _names, email=_emails)
_members = st.builds(
    Mention,
    _names,
    st.sampled_from(PROFILES),
    st.sampled_from(("", *EMAILS)),
)
_connected = st.builds(
    Connected,
    _members,
    _days,
    st.sampled_from(FIRMS),
)
_mails = st.builds(
    lambda who, others, hours: Wrote(
        "mail",
        who,
        (SAM, *others),
        at=NOON + timedelta(hours=hours),
        message_id=f"<{who.name}{who.email}{hours}{len(others)}@ex>",
    ),
    _by_mail,
    st.lists(_by_mail, max_size=2),
    st.integers(0, 5),
)
_cards = st.builds(
    lambda name, emails, phone, firm: Card(
        (*(Mention(name, email=e) for e in emails), Mention(name, phone=phone)), firm
    ),
    _names,
    st.lists(_emails, max_size=2, unique=True),
    st.sampled_from(("", *PHONES)),
    st.sampled_from(FIRMS),
)
_notes = st.builds(lambda n, day: Note(Mention(n), f"on {day}"), _names, _days)
_meetings = st.builds(
    lambda who, on: Met(tuple(who), on),
    st.lists(_by_mail, min_size=1, max_size=3),
    _days,
)
statements: st.SearchStrategy[AnyRecord] = st.one_of(
    _connected, _mails, _cards, _notes, _meetings
)
"""Anything that a source may say of these few people."""

Rows = list[tuple[Hashable, ...]]


def numbered(ego: int) -> dict[str, Rows]:
    """Return all that settling writes, numbers and all."""
    people = [f.attname for f in Person._meta.concrete_fields]  # noqa: SLF001 - Django's public spelling
    pairs = "one other verdict stands weight code because".split()
    return {
        "people": sorted(Person.objects.of(ego).values_list(*people)),
        "handles": sorted(
            Handle.objects.of(ego).values_list("id", "person_id", "side")
        ),
        "blocks": sorted(Block.objects.of(ego).values_list("key", "side", "role")),
        "pairs": sorted(Pair.objects.of(ego).values_list(*pairs)),
    }
