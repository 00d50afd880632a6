from pathlib import Path

import msgspec

from closeknit.sources.mail.owner import SAMPLE
from closeknit.sources.mail.reading import WHOSE
from closeknit.sources.record import Mention, Owner
from closeknit.sources.said import Noticed
from tests.sources.mail.says import OPTIONS, said_of

FROM = "From x@example.com Sat Nov 21 12:00:00 2026\n"
ME = "Me Sample <me@example.com>"


def mailbox(folder: Path, *messages: str, name: str = "All.mbox") -> Path:
    path = folder / name
    path.write_text("".join(f"{FROM}{headers}\n\nHi.\n\n" for headers in messages))
    return path


def between(n: int, me: str = ME) -> str:
    return f"From: p{n}@example.org\nTo: {me}"


def owners(path: Path) -> list[Mention]:
    return [item.who for _, _, item in said_of(path) if isinstance(item, Owner)]


def test_owner_is_told_by_where_mail_was_delivered(tmp_path: Path) -> None:
    path = mailbox(
        tmp_path,
        f"Delivered-To: me@example.com\n{between(1)}",
        "Delivered-To: me@example.com\nFrom: p2@example.org\nTo: talk@example.net",
    )

    assert owners(path) == [Mention(name="Me Sample", email="me@example.com")]


def test_owner_is_told_by_what_was_sent(tmp_path: Path) -> None:
    path = mailbox(
        tmp_path,
        f"From: {ME}\nTo: p1@example.org",
        "From: me@example.net\nTo: p1@example.org",
        name="Sent.mbox",
    )

    assert owners(path) == [
        Mention(name="Me Sample", email="me@example.com"),
        Mention(email="me@example.net"),
    ]


def test_stray_mail_among_the_sent_makes_nobody_the_owner(tmp_path: Path) -> None:
    mine = [f"From: {ME}\nTo: ann@example.org" for _ in range(30)]
    stray = "From: Ann Reed <ann@example.org>\nTo: me@example.com"
    path = mailbox(tmp_path, stray, *mine, name="Sent.mbox")

    assert owners(path) == [Mention(name="Me Sample", email="me@example.com")]


def test_newsletter_among_few_sent_is_not_its_reader(tmp_path: Path) -> None:
    news = "From: news@example.org\nTo: me@example.com\nList-Unsubscribe: <x:y>"
    path = mailbox(tmp_path, news, f"From: {ME}\nTo: p1@example.org", name="Sent.mbox")

    assert owners(path) == [Mention(name="Me Sample", email="me@example.com")]


def test_seldom_used_address_of_ones_own_name_is_ones_own(tmp_path: Path) -> None:
    mine = [f"From: {ME}\nTo: p1@example.org" for _ in range(9)]
    other = "From: me sample <me@example.net>\nTo: p1@example.org"
    path = mailbox(tmp_path, *mine, other, name="Sent.mbox")

    assert owners(path) == [
        Mention(name="Me Sample", email="me@example.com"),
        Mention(name="me sample", email="me@example.net"),
    ]


def test_addresses_taken_as_ones_own_are_said(tmp_path: Path) -> None:
    path = mailbox(tmp_path, f"From: {ME}\nTo: p1@example.org", name="Sent.mbox")

    says = [item.says for _, _, item in said_of(path) if isinstance(item, Noticed)]

    assert says == [
        "Taken as your own, by what was sent and received here: me@example.com",
    ]


def test_owner_is_told_by_being_in_most_messages(tmp_path: Path) -> None:
    path = mailbox(tmp_path, *(between(n) for n in range(4)))

    assert owners(path) == [Mention(name="Me Sample", email="me@example.com")]


def test_owner_is_said_before_anything_else(tmp_path: Path) -> None:
    path = mailbox(tmp_path, *(between(n) for n in range(4)))

    assert [type(item) is Owner for _, _, item in said_of(path)] == [
        True,
        *([False] * 5),
    ]


def test_list_mail_tells_no_owner(tmp_path: Path) -> None:
    path = mailbox(tmp_path, *(f"List-Id: <x>\n{between(n)}" for n in range(9)))

    assert said_of(path)[0] == ("All.mbox", 1, Noticed(WHOSE))


def test_two_who_only_write_to_each_other_are_not_told_apart(tmp_path: Path) -> None:
    path = mailbox(tmp_path, *(between(1) for _ in range(9)))

    assert said_of(path)[0] == ("All.mbox", 1, Noticed(WHOSE))


def test_known_own_address_ends_the_question(tmp_path: Path) -> None:
    path = mailbox(tmp_path, *(between(n) for n in range(4)))
    known = msgspec.structs.replace(OPTIONS, own=frozenset({"me@example.com"}))

    assert not [
        item for _, _, item in said_of(path, known) if isinstance(item, Owner | Noticed)
    ]


def test_long_mailbox_loses_nothing_after_its_sample(tmp_path: Path) -> None:
    path = mailbox(tmp_path, *(between(n) for n in range(SAMPLE + 5)))

    said = said_of(path)

    assert [number for _, number, _ in said] == [1, 1, *range(1, SAMPLE + 6)]
