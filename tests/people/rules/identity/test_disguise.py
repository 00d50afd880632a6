"""A name that only looks Latin, beside how it sounds."""

import pytest

from closeknit.people.rules.clusters import Node, clusters
from closeknit.people.rules.identity.blocking import keys
from closeknit.people.rules.identity.disguise import poses, seen_as
from closeknit.people.rules.identity.guards import LOOKS
from closeknit.people.rules.identity.judgement import judge, verdict
from closeknit.people.rules.identity.side import Side

FAKE = "Јоѕерһ Sachs"  # noqa: RUF001 - Cyrillic; it sounds Joserh
REAL = "Joseph Sachs"


@pytest.mark.parametrize(
    ("name", "seen"),
    [
        (FAKE, REAL),
        ("ΝΟΡΑ Sachs", "Nopa Sachs"),  # noqa: RUF001 - in Greek letters
        ("Léа Sachs", ""),  # noqa: RUF001 - mixed in one word
        ("Лев Sachs", ""),
        ("Ivan С. Sachs", ""),  # noqa: RUF001 - an initial alone
        ("Ноа Лев", ""),  # noqa: RUF001 - one word looks Latin, the other does not
        ("José Muñoz", ""),
        ("Ada King", ""),
        ("", ""),
    ],
)
def test_name_is_seen_as_latin_where_every_word_looks_so(name: str, seen: str) -> None:
    assert seen_as(name) == seen


@pytest.mark.parametrize(
    ("one", "other", "is_so"),
    [
        (FAKE, REAL, True),
        (FAKE.lower(), REAL.lower(), True),
        (FAKE, "Sachs, Joseph", True),
        (FAKE, "Joseph M. Sachs", True),
        (FAKE, "Joserh Sachs", False),  # as it sounds
        (FAKE, FAKE, False),
        (FAKE, "Bo Diddley", False),
        ("Иван Сос", "Ivan Sos", False),  # noqa: RUF001 - an honest name
        ("Анна Керн", "Anna Kern", False),
        ("Кате Sachs", "Kate Sachs", False),
    ],
)
def test_one_poses_where_the_look_is_theirs_and_the_sound_is_not(
    one: str, other: str, *, is_so: bool
) -> None:
    assert (poses(one, other), poses(other, one)) == (is_so, is_so)


def test_look_alike_is_met_asked_about_and_no_chain_may_join_it() -> None:
    box = ("joseph.sachs@works.example",)
    real = Side(1, (REAL,), profiles=("joseph-sachs-ex",))
    fake = Side(2, (FAKE,), emails=box)

    judged = judge(real, fake)

    assert keys(real).shared(keys(fake))
    assert verdict(judged) == verdict(judge(fake, real)) == "ask"
    assert (judged.guard, judged.contradicted) == (LOOKS, True)
    assert verdict(judge(real, fake._replace(names=(REAL,)))) == "join"
    assert judge(fake, Side(3, ("Joserh Sachs",), emails=box)).guard == ""


def test_cards_of_a_look_alike_and_the_real_one_share_an_address_and_nothing_else() -> (
    None
):
    mail = Node(3, "email", "", value="joseph@sachs.example")
    cards = {
        n: Node(n, "card", name.lower(), value=f"{name.lower()}|{mail.value}")
        for n, name in ((1, REAL), (2, FAKE))
    }

    found = clusters({**cards, 3: mail}, [(1, 3), (2, 3)])

    assert found[1] != found[2]
