"""Whom a record names, by which handles, and who did what."""

from datetime import UTC, date, datetime

import pytest

from closeknit.people.rules.desks import is_machine
from closeknit.people.rules.naming import Handle, handles, named
from closeknit.sources.record import (
    Accepted,
    AnyRecord,
    Card,
    Connected,
    Endorsed,
    Invited,
    Judged,
    Knows,
    Mention,
    Met,
    Note,
    Notified,
    Owner,
    Position,
    Profile,
    Recommended,
    Skill,
    Told,
    Wrote,
)

NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)
ADA = Mention("Ada Lovelace", email="ada@example.com")
BO = Mention("Bo Diddley", email="bo@example.com")
SAM = Mention("Sam Spade", email="sam@example.com")
OWN = frozenset({("email", "sam@example.com"), ("profile", "sam-ex")})
Who = list[tuple[str, str, int]]


def mail(sender: Mention, to: tuple[Mention, ...], bulk: str = "") -> Wrote:
    return Wrote("mail", sender, to[:1], to[1:], NOON, bulk=bulk)


def roles(record: AnyRecord) -> Who:
    """Return (first handle's value, who did it, for how many) of whom it names."""
    return [(one.handles[0][1], one.by, one.size) for one in named(record, OWN)]


def test_writer_did_it_and_others_stand_beside() -> None:
    assert roles(mail(BO, (SAM, ADA))) == [
        ("bo@example.com", "them", 2),
        ("ada@example.com", "beside", 2),
    ]


def test_ego_wrote_to_each_of_those_named() -> None:
    assert roles(mail(SAM, (BO, ADA))) == [
        ("bo@example.com", "ego", 2),
        ("ada@example.com", "ego", 2),
    ]


def test_ego_who_writes_to_themselves_names_nobody() -> None:
    assert roles(mail(SAM, (SAM,))) == []


def test_meeting_is_of_both_and_for_all_but_the_ego() -> None:
    assert roles(Met((BO, SAM, ADA), date(2026, 11, 20))) == [
        ("bo@example.com", "both", 2),
        ("ada@example.com", "both", 2),
    ]


def test_list_mail_counts_where_the_ego_is_named_or_wrote() -> None:
    town = Mention(email="town@lists.example.org")

    assert roles(mail(BO, (town,), "list")) == []
    assert roles(mail(BO, (town, SAM), "list")) == [
        ("bo@example.com", "them", 20),
        ("town@lists.example.org", "beside", 20),
    ]
    assert roles(mail(SAM, (town, BO), "list")) == [
        ("town@lists.example.org", "ego", 20),
        ("bo@example.com", "ego", 20),
    ]


@pytest.mark.parametrize("bulk", ["bulk", "auto", "bounce", "sponsored", "spam"])
def test_mail_that_is_no_exchange_names_nobody(bulk: str) -> None:
    assert roles(mail(BO, (SAM,), bulk)) == []
    assert roles(mail(SAM, (BO,), bulk)) == []


@pytest.mark.parametrize(
    ("who", "found"),
    [
        (Mention("Ada", "ada-ex", "ada@example.com", "+3216000000"),
         (("profile", "ada-ex"), ("email", "ada@example.com"),
          ("phone", "+3216000000"))),
        (Mention("Ada", "ada-ex", "info@example.com"), (("profile", "ada-ex"),)),
        (Mention("Quay Eleven", email="info@example.com"),
         (("mailbox", "info@example.com"),)),
        (Mention("Quay Eleven", email="noreply@example.com"), ()),
        (Mention("  Ada  LOVELACE "), (("name", "ada lovelace"),)),
        (Mention("LinkedIn Member"), ()),
        (Mention(), ()),
        (Mention("Ada", handle="joined:ada|2026-01-02"),
         (("joined", "ada|2026-01-02"),)),
    ],
)  # fmt: skip
def test_handles_prove_and_a_name_alone_proposes(
    who: Mention, found: tuple[Handle, ...]
) -> None:
    assert handles(who) == found


@pytest.mark.parametrize(
    "address",
    [
        "noreply@example.com",
        "no-reply@example.com",
        "no_reply+17@example.com",
        "donotreply@example.com",
        "do_not_reply.shop@example.com",
        "mailer-daemon@example.com",
        "bounces@example.com",
        "notifications@example.com",
        "newsletter@example.com",
        "postmaster@example.com",
    ],
)
def test_machine_is_never_a_person(address: str) -> None:
    assert is_machine(address)
    assert roles(mail(Mention("Quay", email=address), (SAM,))) == []


@pytest.mark.parametrize(
    "address", ["ada@example.com", "nora@example.com", "info@x.ex"]
)
def test_address_that_somebody_reads_is_no_machine(address: str) -> None:
    assert not is_machine(address)


def test_member_is_known_by_profile_and_address_and_day_of_joining() -> None:
    who = Mention("Ada Lovelace", "ada-ex", "ada@example.com")

    (one,) = named(Connected(who, date(2026, 1, 2), "Quay", "Clerk"), OWN)

    assert one.handles == (("profile", "ada-ex"), ("email", "ada@example.com"))
    assert (one.joined, one.company, one.position) == (
        "ada lovelace|2026-01-02",
        "Quay",
        "Clerk",
    )


def test_member_without_a_link_is_known_by_name_and_day() -> None:
    (one,) = named(Connected(Mention("Ada Lovelace"), date(2026, 1, 2)), OWN)

    assert one.handles == (("joined", "ada lovelace|2026-01-02"),)
    assert one.joined == "ada lovelace|2026-01-02"


def test_member_with_a_double_in_the_file_is_known_by_profile_only() -> None:
    who = Mention("Ada Lovelace", "ada-ex", "office-7@example.com")

    (one,) = named(Connected(who, date(2026, 1, 2), alone=False), OWN)

    assert (one.handles, one.joined) == ((("profile", "ada-ex"),), "")


def test_name_without_an_end_is_cut_where_it_is_a_handle() -> None:
    endless = Mention("Ada " * 10_000)

    ((_, by_name),) = handles(endless)
    (joined,) = named(Connected(endless, date(2026, 1, 2)), OWN)

    assert len(by_name) == 400
    assert joined.handles == (("joined", joined.joined),)
    assert len(joined.joined) == 411


def test_card_is_known_by_name_and_address_together() -> None:
    home = Mention("Ada Lovelace", email="ada@example.com")

    (by_home,) = named(Card((home, Mention("Ada Lovelace", phone="+4420"))), OWN)

    assert by_home.handles == (
        ("card", "ada lovelace|ada@example.com"),
        ("email", "ada@example.com"),
        ("phone", "+4420"),
    )


def test_card_with_a_profile_is_known_by_that() -> None:
    both = Mention("Ada", "ada-ex"), Mention("Ada", email="ada@example.com")

    (by_profile,) = named(Card(both[::-1]), OWN)

    assert by_profile.handles == (("profile", "ada-ex"), ("email", "ada@example.com"))


def test_card_with_the_address_of_a_desk_is_not_the_desk() -> None:
    desk = "info@example.com"

    (by_name,) = named(Card((Mention("Ada Lovelace", email=desk),)), OWN)
    (nameless,) = named(Card((Mention(email=desk),)), OWN)

    assert by_name.handles == (("card", "ada lovelace|info@example.com"),)
    assert nameless.handles == (("mailbox", "info@example.com"),)


def test_card_of_fifty_addresses_is_known_by_its_name() -> None:
    many = tuple(Mention("Ada", email=f"e{n}@example.com") for n in range(50))

    (by_name,) = named(Card(many), OWN)

    assert by_name.handles == (("name", "ada"),)


def test_card_of_the_ego_names_nobody() -> None:
    assert roles(Card((ADA, SAM))) == []


def test_digest_that_says_a_first_name_only_names_nobody() -> None:
    assert roles(Notified(Mention("Ada"), "a message")) == []
    assert roles(Notified(Mention("Ada", "ada-ex"), "a message")) == [
        ("ada-ex", "none", 1)
    ]


@pytest.mark.parametrize(
    ("record", "by"),
    [
        (Invited(ADA, outgoing=True), "ego"),
        (Invited(ADA, outgoing=False), "them"),
        (Accepted(ADA, NOON), "them"),
        (Endorsed(ADA, outgoing=True), "ego"),
        (Endorsed(ADA, outgoing=False), "them"),
        (Recommended(ADA, outgoing=True), "ego"),
        (Recommended(ADA, outgoing=False), "them"),
        (Note(ADA, "Likes tea"), "ego"),
        (Judged(ADA, "strong", NOON), "ego"),
    ],
)
def test_each_kind_says_who_did_it(record: AnyRecord, by: str) -> None:
    assert roles(record) == [("ada@example.com", by, 1)]


@pytest.mark.parametrize(
    "record", [Owner(SAM), Profile("Sam"), Position("Quay"), Skill("Sailing")]
)
def test_what_is_the_egos_own_names_nobody(record: AnyRecord) -> None:
    assert roles(record) == []


def test_two_who_know_each_other_are_named_and_neither_wrote() -> None:
    assert roles(Knows(ADA, BO)) == [
        ("ada@example.com", "none", 2),
        ("bo@example.com", "none", 2),
    ]
    assert roles(Knows(ADA, SAM)) == [("ada@example.com", "none", 2)]


def test_address_that_is_told_of_somebody_is_theirs() -> None:
    (known,) = named(Told(ADA, "email", "Ada@Quay.example", NOON), OWN)
    (desk,) = named(Told(ADA, "email", "info@quay.example", NOON), OWN)

    assert known.handles[1:] == (("email", "ada@quay.example"),)
    assert desk.handles == (("email", "ada@example.com"),)


def test_what_is_told_of_somebody_is_the_egos_word() -> None:
    assert roles(Told(ADA, "company", "Quay", NOON)) == [("ada@example.com", "ego", 1)]
