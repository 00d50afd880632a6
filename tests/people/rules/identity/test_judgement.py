"""Evidence adds up, either way round; guards ask for a human being."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from closeknit.people.rules.identity.evidence import COMPARISONS, KINDS
from closeknit.people.rules.identity.fitted import WEIGHTS
from closeknit.people.rules.identity.judgement import PRIOR, because, judge, verdict
from closeknit.people.rules.identity.namesakes import Namesakes
from closeknit.people.rules.identity.saying import SAYING
from closeknit.people.rules.identity.side import Job, Side

ADA = Side(
    1, ("Ada Lovelace",), profiles=("ada-lovelace",), jobs=(Job("Engine Works"),)
)
MAILBOX = Side(2, ("Lovelace, Ada",), emails=("ada.lovelace@engineworks.example",))


def test_mailbox_at_the_firm_is_joined_with_its_reasons() -> None:
    judged = judge(ADA, MAILBOX)

    assert verdict(judged) == "join"
    assert {reason.words for reason in judged.reasons} == {
        "the same name",
        "a name that few have",
        "one's address spells the other's name",
        "one's profile address spells the other's name",
        "an address at the other's firm",
    }


@pytest.mark.parametrize(
    ("one", "other", "guard", "contradicted"),
    [
        (
            ADA._replace(emails=("home@example.com",)),
            Side(2, ("Will Lovelace",), emails=("home@example.com",)),
            "perhaps a couple or a family with one address",
            True,
        ),
        (
            ADA._replace(emails=("ada@example.com",)),
            Side(2, ("Nell Quill",), emails=("ada@example.com",)),
            "perhaps one writes for the other",
            True,
        ),
        (ADA, ADA._replace(id=2, profiles=("ada-2",)), "two LinkedIn profiles", True),
        (ADA, Side(2, mailbox=True), "a desk's address, not one person's", True),
        (
            ADA,
            MAILBOX._replace(beside=frozenset({1})),
            "both appear in one thread or meeting",
            True,
        ),
        (
            ADA._replace(names=("Ada Lovelace Jr.",)),
            MAILBOX._replace(names=("Ada Lovelace Sr.",)),
            "one is Jr. or III, the other is not",
            True,
        ),
        (
            ADA,
            MAILBOX._replace(names=("Ada King",)),
            "perhaps one changed their name",
            False,
        ),
        (
            ADA,
            Side(2, ("Ada",), by_name=True),
            "of one only part of the name is known",
            False,
        ),
        (
            ADA,
            MAILBOX._replace(names=("Ada Lovelace", "Will Lovelace")),
            "an address that people of two names use",
            False,
        ),
    ],
)
def test_guard_asks_for_a_human_being(
    one: Side, other: Side, guard: str, *, contradicted: bool
) -> None:
    judged = judge(one, other)

    assert (judged.guard, judged.contradicted) == (guard, contradicted)
    assert verdict(judged) != "join"


def test_two_of_one_name_are_never_joined_unseen() -> None:
    judged = judge(ADA, MAILBOX, of=Namesakes(2, 1, ("engine",)))

    assert judged.guard == "several people have this name"
    assert judged.weight < judge(ADA, MAILBOX).weight


def test_every_fitted_weight_has_a_sentence_and_a_comparison() -> None:
    known = {compare.__name__ for compare in COMPARISONS} | {"rarity", "namesakes"}
    known |= {"unnamed", "elsewhere", "firms", "renamed", "half"}

    assert set(WEIGHTS) == set(KINDS)
    assert {level for bits in WEIGHTS.values() for level in bits} <= {PRIOR, *SAYING}
    assert {comparison for comparison, _ in SAYING} == known


NAMES = st.sampled_from(
    ["Ada Lovelace", "Lovelace, Ada", "Ada", "A. King", "Bo Diddley", "", "Li Wei"]
)
SIDES = st.builds(
    Side,
    st.integers(1, 9),
    names=st.lists(NAMES, max_size=3).map(tuple),
    emails=st.lists(
        st.sampled_from(["ada@example.com", "bo.diddley@b.example", "x@y.example"]),
        max_size=2,
    ).map(tuple),
    profiles=st.lists(st.sampled_from(["ada-ex", "bo-ex"]), max_size=1).map(tuple),
    jobs=st.lists(st.builds(Job, st.sampled_from(["B", "Works"])), max_size=2).map(
        tuple
    ),
)


@settings(deadline=None)
@given(SIDES, SIDES)
def test_judgement_is_the_same_either_way_round(one: Side, other: Side) -> None:
    assert judge(one, other) == judge(other, one)


def test_names_that_differ_by_a_number_are_two() -> None:
    one, other = Side(1, ("Room 1 Quay",), by_name=True), Side(2, ("Room 2 Quay",))

    judgement = judge(one, other)

    assert judgement.guard == "their names have different numbers"
    assert judgement.contradicted


def test_mailbox_that_spells_its_owner_is_joined_though_another_writes_from_it() -> (
    None
):
    judged = judge(ADA, MAILBOX._replace(names=("Nell Quill", "Ada Lovelace")))

    assert (verdict(judged), judged.guard) == ("join", "")


@pytest.mark.parametrize(
    ("name", "address"),
    [
        ("Ada", "ada.lovelace@engineworks.example"),
        ("Ada", "alovelace@engineworks.example"),
        ("Ada L.", "lovelace.ada@engineworks.example"),
        ("A. Lovelace", "ada.lovelace@engineworks.example"),
    ],
)
def test_address_completes_what_is_written_of_a_name(name: str, address: str) -> None:
    judged = judge(ADA, Side(2, (name,), emails=(address,)))

    assert verdict(judged) == "join"


def test_address_without_a_name_speaks_of_a_rare_one_louder() -> None:
    box = Side(2, emails=("alovelace@example.org",))

    rare = judge(Side(1, ("Ada Lovelace",)), box)
    common = judge(
        Side(1, ("Ada Smith",)), box._replace(emails=("asmith@example.org",))
    )

    words = [{reason.words for reason in judged.reasons} for judged in (rare, common)]
    assert words == [
        {
            "one's address has the other's family name with an initial",
            "an address without a name, and a name that few have",
        },
        {
            "one's address has the other's family name with an initial",
            "an address without a name, and a name that many have",
        },
    ]
    assert rare.weight > common.weight


def test_common_name_alone_is_neither_joined_nor_asked() -> None:
    mary = Side(1, ("Mary Smith",), profiles=("mary-smith",))
    mailbox = Side(2, ("Mary Smith",), emails=("mary.smith@example.com",))

    judged = judge(mary, mailbox)

    assert (verdict(judged), judged.guard) == ("apart", "many people have this name")


def test_guard_that_says_what_a_reason_says_is_told_once() -> None:
    father = Side(1, ("Walter Jelbert Sr.",), jobs=(Job("Gannet"),))
    son = Side(2, ("Walter Jelbert Jr.",), jobs=(Job("Gannet"),))
    judgement = judge(father, son)

    told = json.loads(because(judgement))

    words = [reason[3] for reason in told]
    assert words[0] == judgement.guard == "one is Jr. or III, the other is not"
    assert len(words) == len(set(words))
    weighed = sum(reason[2] for reason in told)
    assert weighed == pytest.approx(sum(r.weight for r in judgement.reasons))


@pytest.mark.parametrize(
    ("one", "other", "level"),
    [
        ("Ngozi Adeyemi-Wolff", "Ngozi Adeyemi-Wolff", "rare"),
        ("Ngozi Adeyemi-Wolff", "Ngozi Wolff", "common_family"),
        ("Ngozi Klein-Wolff", "Ngozi Klein-Wolff", "common_family"),
        ("Ngozi Wolff", "Ngozi Wolff", "common_family"),
    ],
)
def test_double_name_is_as_rare_as_its_rarer_half(
    one: str, other: str, level: str
) -> None:
    judged = judge(Side(1, (one,)), Side(2, (other,)))

    assert [r.level for r in judged.reasons if r.comparison == "rarity"] == [level]
