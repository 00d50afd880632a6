"""Keys as numbers pair the same sides as the keys do."""

from hypothesis import given
from hypothesis import strategies as st

from closeknit.people.rules.found_by import (
    GUESSED,
    NAMED,
    PROVEN,
    by_key,
    candidates,
    found_by,
    meet,
    packed,
    share,
    unpacked,
)
from closeknit.people.rules.identity.blocking import LARGEST, keys
from closeknit.people.rules.identity.side import Job, Side

_given = st.sampled_from(["Ada", "A.", "Bob", "Robert", "Bo"])
_family = st.sampled_from(["King", "K.", "Lovelace", "Smith"])
_names = st.builds("{} {}".format, _given, _family)
_boxes = st.sampled_from(["aking", "ada.king", "kinga", "bob", "info"])
_sides = st.builds(
    Side,
    st.just(0),
    st.lists(_names, max_size=2).map(tuple),
    profiles=st.sampled_from([(), ("ada-king-ex",), ("bob-ex",)]),
    emails=st.lists(_boxes, max_size=2).map(
        lambda boxes: tuple(f"{box}@acme.example" for box in boxes)
    ),
    jobs=st.sampled_from([(), (Job("Acme"),)]),
)


@given(st.lists(_sides, max_size=6))
def test_the_pairs_are_those_that_meet_under_a_key(sides: list[Side]) -> None:
    found = {number: found_by(side) for number, side in enumerate(sides)}

    pairs = set(candidates(by_key(found.items()), None))

    assert pairs == {
        (one, other)
        for one in found
        for other in found
        if one < other and share(found[one], found[other])
    }


@given(_sides, _sides)
def test_numbers_meet_where_keys_do(one: Side, other: Side) -> None:
    one, other = one._replace(profiles=()), other._replace(profiles=())

    met = share(found_by(one), found_by(other))

    assert met == bool(keys(one).shared(keys(other)))


def test_two_members_meet_by_their_name_only() -> None:
    assert not meet(PROVEN, PROVEN)
    assert meet(PROVEN | NAMED, PROVEN | NAMED)
    assert meet(PROVEN, 0)


def test_two_guesses_do_not_meet() -> None:
    assert not meet(GUESSED, GUESSED)
    assert meet(GUESSED, 0)


def test_a_crowded_key_pairs_nobody() -> None:
    many = {number: found_by(Side(0, ("Ada King",))) for number in range(LARGEST + 1)}

    assert set(candidates(by_key(many.items()), None)) == set()


def test_of_a_pair_one_is_to_be_looked_at() -> None:
    found = {number: found_by(Side(0, ("Ada King",))) for number in (1, 2, 3)}

    assert set(candidates(by_key(found.items()), {1})) == {(1, 2), (1, 3)}


@given(_sides)
def test_packed_keys_come_back(side: Side) -> None:
    marks = found_by(side).marks

    assert unpacked(packed(marks)) == marks
