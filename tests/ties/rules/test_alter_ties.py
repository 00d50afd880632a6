"""How sure it is that two alters know each other, and why."""

from hypothesis import given
from hypothesis import strategies as st

from closeknit.ties.rules.alter_ties import (
    SMALL,
    SURE,
    WHOLE,
    AlterTie,
    Evidence,
    Joined,
    joined,
    reasons,
    weight,
)

ADA, BO = Joined(1, "Ada"), Joined(2, "Bo")
DAY = 86_400
EVIDENCE = st.builds(
    Evidence,
    st.sampled_from(sorted(SURE)),
    st.integers(1, 50),
    st.integers(0, 50 * WHOLE),
    st.none(),
    st.none(),
)


def seen(how: str, many: int = 1, worth: int = WHOLE) -> Evidence:
    return Evidence(how, many, worth, 0, 19_000 * DAY)


def test_a_word_weighs_more_than_a_small_meeting_and_that_more_than_a_mail() -> None:
    said, met, mail = (weight([seen(how)]) for how in ("said", "meeting", "thread"))

    assert said > met > mail > 0


def test_pair_has_its_evidence_in_order_of_weight() -> None:
    mail, said = seen("thread"), seen("said")

    assert joined(ADA, BO, [mail, said]) == AlterTie(ADA, BO, 0.965, [said, mail])


def test_each_kind_has_its_reason_in_words() -> None:
    found = joined(ADA, BO, [seen("thread", 3), Evidence("said", 1, WHOLE, None, None)])

    assert reasons(found) == [
        "1 word of yours that they know each other",
        "3 messages with both in it, last on 8 Jan 2022",
    ]


def test_part_of_any_small_group_is_a_whole_number() -> None:
    assert [WHOLE % size for size in range(2, SMALL + 1)] == [0] * (SMALL - 1)


@given(st.lists(EVIDENCE, max_size=8), EVIDENCE)
def test_further_evidence_never_weakens_whatever_its_order(
    before: list[Evidence], further: Evidence
) -> None:
    with_it = weight([*before, further])

    assert 0 <= weight(before) <= with_it <= 1
    assert with_it == weight([further, *reversed(before)])
