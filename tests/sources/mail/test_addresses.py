import pytest

from closeknit.sources.mail.addresses import person_name, recipients, sender
from closeknit.sources.record import NOBODY, Mention

ADA = Mention(name="Ada Sample", email="ada@example.com")


@pytest.mark.parametrize(
    ("header", "who"),
    [
        ("Ada Sample <ada@example.com>", ADA),
        ('"Ada Sample" <ADA@Example.com>', ADA),
        ("'Ada Sample' <ada@example.com>", ADA),
        ('"Sample, Ada" <ada@example.com>', ADA),
        ("Sample, Ada <ada@example.com>", ADA),
        ("=?utf-8?Q?Sample=2C_Ada?= <ada@example.com>", ADA),
        ("=?utf-8?Q?Sample, Ada?= <ada@example.com>", ADA),
        ("ada@example.com (Ada Sample)", ADA),
        ("ada@example.com ((Ada Sample))", ADA),
        ('"Ada \\"Sample" <ada@example.com>', Mention('Ada "Sample', "", ADA.email)),
        ("ada@example.com", Mention(email="ada@example.com")),
        ("<ada@example.com>", Mention(email="ada@example.com")),
        ('"ada@example.com" <ada@example.com>', Mention(email="ada@example.com")),
        ("Team: ada@example.com;", Mention(email="ada@example.com")),
    ],
)
def test_sender_is_the_one_address(header: str, who: Mention) -> None:
    assert sender(header) == who


@pytest.mark.parametrize(
    "header",
    [
        "",
        '"" <>',
        "Ada Sample",
        "undisclosed-recipients:;",
        "ada@example.com, eve@attacker.example",
        "<ada@example.com>eve@attacker.example",
        "<ada@example.com> <eve@attacker.example>",
        "ada@example.com <eve@attacker.example",
        "ada@example.com\u202emoc.live@x",
        "Ada <ada@exam\0ple.com>",
        "Ada <@relay.example:ada@example.com>",
        "Ada <" + "a" * 400 + "@example.com>",
    ],
)
def test_sender_that_could_be_another_is_nobody(header: str) -> None:
    assert sender(header) == NOBODY


def test_recipients_are_read_in_their_order() -> None:
    header = '"Okafor, Ben" <ben@example.org>, chen@example.org,, nobody'

    assert recipients(header) == (
        (
            Mention("Ben Okafor", "", "ben@example.org"),
            Mention("", "", "chen@example.org"),
        ),
        2,
    )


def test_recipients_end_at_five_hundred_and_are_counted() -> None:
    header = ", ".join(f"p{n}@example.net" for n in range(800))

    who, listed = recipients(header)

    assert (len(who), who[-1].email, listed) == (500, "p499@example.net", 800)


@pytest.mark.parametrize(
    ("raw", "name"),
    [
        ("Lovelace, Ada", "Ada Lovelace"),
        ("Ada Lovelace, PhD", "Ada Lovelace, PhD"),
        ("Example, Inc.", "Example, Inc."),
        ("Smith, Bo, Jr", "Smith, Bo, Jr"),
        ("ada@example.com via Docs", ""),
        ("...", ""),
        ("=?utf-8?B?QWRh?=\r\n Sample", "Ada Sample"),
        ("x" * 300, "x" * 200),
    ],
)
def test_name_is_as_people_say_it(raw: str, name: str) -> None:
    assert person_name(raw) == name
