"""What is worth doing this week, why, and which advice asks for it."""

from datetime import UTC, date, datetime

from closeknit.desk.cadence.rules.cadence import Due, Reason, Touch, Why
from closeknit.desk.week.rules.lists import (
    Item,
    Section,
    Who,
    answer,
    even_out,
    invite,
    keep,
    section,
    speak,
)
from closeknit.ties.rules.alter import Alter, Found
from closeknit.ties.rules.channels import ByChannel
from closeknit.ties.rules.exchange import DAY
from closeknit.ties.rules.strength import NOTHING

TODAY = date(2026, 11, 21)
NOON = int(datetime(2026, 11, 21, 12, tzinfo=UTC).timestamp())
ADA = Alter(
    7, "Ada", "Engines", "Analyst", "ada-ex", "ada@example.com", mailbox=False,
    band="weak", own_word="", connected=None, gone=None, invited=None, asked_us=None,
    waiting=False, inbound=None, default_text=False, fades=None, lapses=None,
    measured=NOTHING,
)  # fmt: skip
TWO_WAY = NOTHING._replace(
    two_way=True, theirs=9, ours=9, theirs_lately=2, ours_lately=3, days=9,
    last=NOON - 21 * DAY, rhythm=14.0,
)  # fmt: skip
MAILS = (ByChannel("mail", 9, 9, 0, theirs_lately=2, ours_lately=3),)


def test_person_met_lately_is_to_be_invited_r0_27() -> None:
    assert invite(ADA._replace(measured=TWO_WAY, by_channel=MAILS), TODAY) == Item(
        Who(7, "Ada"),
        "Invite, with a note on where you met",
        [
            "you were in touch 3 weeks ago, both ways",
            "2 mails from them, 3 mails from you in 90 days, last 3 weeks ago",
            "not connected on LinkedIn, and not invited",
        ],
        "R0-27",
    )


def test_default_invitation_is_to_be_asked_why_r4_06() -> None:
    one = ADA._replace(asked_us=NOON - 9 * DAY, waiting=True, default_text=True)

    item = answer(one, TODAY)

    assert (item.do, item.requirement) == ("Ask why, before you accept", "R4-06")
    assert item.because[0].startswith("invited you 9 days ago")
    assert "with LinkedIn's own text or none: no reason was given" in item.because


def test_invitation_with_a_note_is_to_be_read_r2_16() -> None:
    item = answer(ADA._replace(asked_us=NOON, waiting=True), TODAY)

    assert (item.do, item.requirement) == ("Read the note and decide", "R2-16")


def test_invitation_of_somebody_connected_before_says_so() -> None:
    item = answer(ADA._replace(asked_us=NOON, gone=date(2026, 5, 1)), TODAY)

    assert "you were connected before" in item.because


def test_one_never_spoken_to_is_to_be_greeted_r3_29() -> None:
    item = speak(ADA._replace(connected=date(2026, 9, 21)), TODAY)

    assert item.requirement == "R3-29"
    assert item.because == [
        "connected 2 months ago",
        "not a word between you since, in mail or on LinkedIn",
    ]


def test_tie_that_is_due_is_to_be_kept_without_needing_anything_r3_13() -> None:
    due = Due(date(2026, 10, 1), 28, "you two are usually in touch every 2 weeks")
    plain = Reason(Why.PLAIN, "ask how they are; nothing is needed")
    last = date(2026, 9, 3)
    told = "last in touch 3 months ago; you two are usually in touch every 2 weeks"

    alive = keep(Touch(7, "Ada", due, last, (plain,)), TODAY)
    news = Reason(Why.NEWS, "now Chief Baker")
    lapsed = keep(Touch(7, "Ada", due, last, (news,), quiet="lapsed"), TODAY)

    assert alive == Item(
        Who(7, "Ada"), "Write, without needing anything", [told], "R3-13"
    )
    assert lapsed.because == ["now Chief Baker", f"lapsed: {told}"]


def test_one_way_tie_is_to_be_evened_out_r3_11() -> None:
    last = NOON - 21 * DAY
    theirs = even_out(
        ADA._replace(measured=NOTHING._replace(theirs=5, last=last)), TODAY
    )
    ours = even_out(ADA._replace(measured=NOTHING._replace(ours=5, last=last)), TODAY)

    assert theirs.because == ["they wrote 5 times, you never did", "last 3 weeks ago"]
    assert theirs.do == "Answer, or say that you will not"
    assert ours.because == ["you wrote 5 times, they never did", "last 3 weeks ago"]
    assert ours.do == "Ask what they need, or let it go"
    assert theirs.requirement == ours.requirement == "R3-11"


def test_section_counts_more_than_it_shows() -> None:
    found = section(Found(40, [ADA._replace(connected=TODAY)]), speak, today=TODAY)

    assert isinstance(found, Section)
    assert (found.total, [item.person.name for item in found.items]) == (40, ["Ada"])
