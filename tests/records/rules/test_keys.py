"""Two records are one statement when the same was said, not when it looks alike."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from closeknit.records.rules.keys import keys_of
from closeknit.sources.record import (
    AnyRecord,
    Connected,
    Education,
    Endorsed,
    Event,
    Followed,
    Invited,
    Mention,
    Met,
    Note,
    Owner,
    Position,
    Profile,
    Recommended,
    Skill,
    Wrote,
)

ADA = Mention("Ada Lovelace", profile="ada-ex")
BO = Mention("Bo Diddley", email="bo@example.com")
MINUTE = datetime(2023, 2, 7, 14, 37)
NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)


def wrote(**said: object) -> Wrote:
    """Return a mail from Bo to Sam at noon, but for what is said otherwise."""
    usual: dict[str, object] = {
        "channel": "mail",
        "sender": BO,
        "to": (Mention(email="sam@example.com"),),
        "at": NOON,
        "message_id": "<1@example.com>",
        "subject": "Nets",
    }
    return Wrote(**(usual | said))  # type: ignore[arg-type]  # the fields' own types


def test_invitation_is_one_in_an_old_export_and_a_new_one() -> None:
    old = Invited(Mention("Ada Lovelace"), outgoing=True, at=MINUTE, text="Hello\nAda")
    new = Invited(
        ADA, outgoing=True, at=MINUTE.replace(second=59, tzinfo=UTC), text="Hello Ada"
    )

    assert keys_of(old) == keys_of(new)


@pytest.mark.parametrize(
    "other",
    [
        Invited(Mention("Ada Byron"), outgoing=True, at=MINUTE, text="Hello"),
        Invited(ADA, outgoing=False, at=MINUTE, text="Hello"),
        Invited(ADA, outgoing=True, at=MINUTE.replace(minute=38), text="Hello"),
        Invited(ADA, outgoing=True, at=None, text="Hello"),
        Invited(ADA, outgoing=True, at=MINUTE, text="Hello!"),
    ],
)
def test_invitation_of_another_person_way_minute_or_text_is_another(
    other: Invited,
) -> None:
    one = Invited(ADA, outgoing=True, at=MINUTE, text="Hello")

    assert keys_of(one).key != keys_of(other).key


def test_linkedin_message_is_one_with_nine_ten_or_thirteen_columns() -> None:
    # 2021 has no links of recipients, 2023 has them, 2026 says drafts and attachments.
    nine = wrote(channel="linkedin", sender=ADA, to=(Mention("Sam"),), thread="2-YT=",
                 message_id="", subject="", digest="a1")  # fmt: skip
    ten = wrote(channel="linkedin", sender=ADA, to=(Mention("Sam", "sam-ex"),),
                thread="2-YT=", message_id="", subject="", digest="a1")  # fmt: skip
    thirteen = wrote(channel="linkedin", sender=ADA, to=(Mention("Sam", "sam-ex"),),
                     thread="2-YT=", message_id="", subject="", digest="a1",
                     text="kept now", characters=8)  # fmt: skip

    assert keys_of(nine) == keys_of(ten) == keys_of(thirteen)


def test_linkedin_messages_of_one_second_with_other_words_are_two() -> None:
    one = wrote(channel="linkedin", thread="2-YT=", digest="a1")
    other = wrote(channel="linkedin", thread="2-YT=", digest="b2")

    assert keys_of(one).key != keys_of(other).key


def test_mail_is_one_in_two_mailboxes() -> None:
    mine = wrote(thread="g1", characters=900)
    theirs = wrote(thread="", characters=905, cc=(ADA,))

    assert keys_of(mine) == keys_of(theirs)


def test_mail_without_an_id_is_known_by_its_twin() -> None:
    named, nameless = keys_of(wrote()), keys_of(wrote(message_id=""))

    assert nameless.nameless
    assert (nameless.key, nameless.twin) == (named.twin, named.twin)
    assert named.key != named.twin


def test_forged_id_does_not_take_the_place_of_the_first_mail() -> None:
    forged = wrote(sender=Mention(email="mallory@example.com"))

    assert keys_of(wrote()).key != keys_of(forged).key


def test_values_that_run_together_are_told_apart() -> None:
    one = wrote(channel="linkedin", thread="s5", digest="71")
    other = wrote(channel="linkedin", thread="s57", digest="1")
    sailing = keys_of(Education("s5", "71"))

    assert keys_of(one).key != keys_of(other).key
    assert sailing.key != keys_of(Education("s57", "1")).key


def test_mail_without_an_id_or_a_date_is_known_by_its_words() -> None:
    one, other = (
        keys_of(wrote(message_id="", at=None, digest=digest)) for digest in ("a", "b")
    )

    assert (one.twin, other.twin) == (None, None)
    assert one.key != other.key


def test_connection_with_a_new_position_is_a_new_statement() -> None:
    before = Connected(ADA, date(2026, 1, 2), "Quay Eleven", "Clerk")
    after = Connected(ADA, date(2026, 1, 2), "Quay Eleven", "Head of clerks")
    again = Connected(ADA, date(2026, 1, 2), "Quay Eleven", "Clerk", alone=False)

    assert keys_of(before) == keys_of(again)
    assert keys_of(before).key != keys_of(after).key


EVERY_KIND: tuple[AnyRecord, ...] = (
    Owner(ADA),
    Connected(ADA, date(2026, 1, 2)),
    Invited(ADA, outgoing=True),
    wrote(),
    Met((ADA,), date(2026, 1, 2)),
    Endorsed(ADA, outgoing=False, skill="Sailing"),
    Recommended(ADA, outgoing=True, text="Kind."),
    Note(ADA, "Likes tea"),
    Profile("Sam"),
    Position("Quay Eleven"),
    Education("College"),
    Skill("Sailing"),
    Followed("Quay Eleven"),
    Event("Fair"),
)


def test_no_two_kinds_share_a_key() -> None:
    keys = [keys_of(record).key for record in EVERY_KIND]

    assert len(set(keys)) == len(EVERY_KIND)
    assert {len(key) for key in keys} == {16}


@given(st.text(max_size=20), st.text(max_size=20), st.text(max_size=20))
def test_key_is_the_same_for_the_same_words_and_others_for_others(
    thread: str, digest: str, other: str
) -> None:
    key = keys_of(wrote(channel="linkedin", thread=thread, digest=digest)).key

    assert key == keys_of(wrote(channel="linkedin", thread=thread, digest=digest)).key
    if other != digest:
        apart = keys_of(wrote(channel="linkedin", thread=thread, digest=other)).key
        assert key != apart
