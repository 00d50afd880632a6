"""Which of the things said about a person is shown."""

import random

from hypothesis import given
from hypothesis import strategies as st

from closeknit.people.rules.facts import KINDS, Said, Shown, in_whose_shadow, shown

PROFILE = Said(1, "profile", "ada-ex", "Ada Lovelace", 4, 100, "Quay", "Clerk", 100)
MAIL = Said(5, "email", "ada@example.com", "ada l.", 1, 900, "", "", -1)


def test_linkedins_own_name_stands_before_a_mails() -> None:
    assert shown([MAIL, PROFILE]) == Shown(
        name="Ada Lovelace",
        company="Quay",
        position="Clerk",
        profile="ada-ex",
        emails="ada@example.com",
        folded="ada lovelace",
        found_by="ada lovelace\nquay\nclerk\nada@example.com\nada-ex",
        mailbox=False,
    )


def test_newest_position_is_shown_whatever_handle_has_it() -> None:
    card = MAIL._replace(company="Tern Boats", position="Head", held=200)

    one = shown([PROFILE, card])

    assert (one.company, one.position) == ("Tern Boats", "Head")


def test_newest_profile_address_is_shown() -> None:
    newer = PROFILE._replace(id=9, value="ada-byron-ex", said=101)

    assert shown([PROFILE, newer]).profile == "ada-byron-ex"


def test_nameless_person_is_called_by_address_then_profile_then_handle() -> None:
    mail, profile, phone = (
        Said(1, kind, value, "", -1, 0, "", "", -1)
        for kind, value in (
            ("email", "ada@example.com"),
            ("profile", "ada-ex"),
            ("phone", "+3216000000"),
        )
    )

    names = [shown([one]).name for one in (mail, profile, phone)]

    assert names == ["ada@example.com", "ada-ex", "+3216000000"]


def test_only_who_has_nothing_but_a_desks_address_is_a_mailbox() -> None:
    desk = Said(1, "mailbox", "info@example.com", "Quay Eleven", 1, 1, "", "", -1)

    assert shown([desk]).mailbox
    assert not shown([desk, PROFILE]).mailbox


def test_name_alone_stands_in_the_shadow_of_whoever_has_it_surely() -> None:
    sure = shown([PROFILE])
    alone = shown([Said(7, "name", "ada lovelace", "Ada Lovelace", 3, 1, "", "", -1)])
    other = shown([Said(8, "name", "bo diddley", "Bo Diddley", 3, 1, "", "", -1)])

    assert in_whose_shadow({1: sure, 7: alone, 8: other}, {7, 8}) == {7}


@st.composite
def said_of_one(draw: st.DrawFn) -> list[Said]:
    words = st.sampled_from(["", "Ada", "Ada Lovelace", "Quay", "Tern Boats"])
    times = st.integers(-1, 3)
    many = draw(st.integers(1, 5))
    return [
        Said(number, draw(st.sampled_from(KINDS)), f"v{number}", draw(words),
             draw(times), draw(times), draw(words), draw(words), draw(times))
        for number in range(1, many + 1)
    ]  # fmt: skip


@given(said_of_one(), st.randoms(use_true_random=False))
def test_order_of_handles_does_not_matter(
    handles: list[Said], dice: random.Random
) -> None:
    assert shown(dice.sample(handles, len(handles))) == shown(handles)


@given(said_of_one())
def test_everybody_is_called_something_and_found_by_it(handles: list[Said]) -> None:
    one = shown(handles)

    assert one.name
    assert one.folded in one.found_by.split("\n")
