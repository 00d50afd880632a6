"""The quick look finds apart just what the judgement finds too light to ask about."""

from hypothesis import given, settings
from hypothesis import strategies as st

from closeknit.people.rules.identity.judgement import (
    asked_from,
    is_apart,
    is_far,
    judge,
)
from closeknit.people.rules.identity.namesakes import Namesakes
from closeknit.people.rules.identity.side import Job, Side

_given = st.sampled_from(
    ["Ada", "A.", "Bob", "Robert", "Bo", "Thomas", "", "Во"]  # noqa: RUF001 - looks like Bo
)
_family = st.sampled_from(["King", "K.", "Lovelace", "Smith", "Smiht", ""])
_names = st.builds("{} {}".format, _given, _family).map(str.strip)
_boxes = st.sampled_from(["aking", "ada.king", "kinga", "bob", "bsmith", "b.lovelace"])
_hosts = st.sampled_from(["acme.example", "gmail.example", "bolt.example"])
_sides = st.builds(
    Side,
    st.just(0),
    st.lists(_names, max_size=2).map(tuple),
    profiles=st.sampled_from([(), ("ada-king-ex",), ("bob-smith-ex",)]),
    emails=st.lists(st.builds("{}@{}".format, _boxes, _hosts), max_size=2).map(tuple),
    phones=st.sampled_from([(), ("+4420555001",), ("+4420555002",)]),
    jobs=st.lists(
        st.builds(Job, st.sampled_from(["Acme", "Bolt"]), st.sampled_from(["", "CTO"])),
        max_size=2,
    ).map(tuple),
    by_name=st.booleans(),
)
_known = st.builds(
    Namesakes,
    st.integers(1, 3),
    st.integers(0, 3),
    st.sampled_from([(), ("acme",), ("acme", "bolt")]),
)


@settings(max_examples=400)
@given(_sides, _sides, _known)
def test_apart_is_what_weighs_too_little_to_be_asked_about(
    one: Side, other: Side, of: Namesakes
) -> None:
    other = other._replace(id=1)

    judged = judge(one, other, of=of)

    levels = [(reason.comparison, reason.level) for reason in judged.reasons]
    assert is_apart(one, other, of=of) == (judged.weight < asked_from(levels))


@settings(max_examples=200)
@given(_sides, _sides, st.lists(_known, min_size=1, max_size=3))
def test_far_are_two_who_are_apart_whoever_has_their_name(
    one: Side, other: Side, each: list[Namesakes]
) -> None:
    other = other._replace(id=1)

    if is_far(one, other):
        assert all(is_apart(one, other, of=of) for of in (Namesakes(), *each))
