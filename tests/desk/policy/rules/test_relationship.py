"""A relationship first: what counts as an exchange, and when there are enough."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from closeknit.desk.policy.rules.knowing import Evidence
from closeknit.desk.policy.rules.policy import Introductions, Kind, Policy
from closeknit.desk.policy.rules.presets import LION, REFERRAL, STRICT_PERSONAL
from closeknit.desk.policy.rules.relationship import exchanges, too_early

SOME = st.lists(
    st.builds(Evidence, st.sampled_from(Kind), st.integers(0, 9)), max_size=6
)


def wants(least: int) -> Policy:
    return replace(REFERRAL, introductions=Introductions(exchanges_first=least))


def test_what_both_had_a_part_in_counts_and_a_card_a_firm_or_a_crowd_does_not() -> None:
    others = (Kind.CARD, Kind.EMPLOYER, Kind.EVENT, Kind.RECOMMENDATION)
    none = [Evidence(kind, 5) for kind in others]

    assert exchanges(none) == 0
    assert exchanges([*none, Evidence(Kind.MEETING, 1), Evidence(Kind.MESSAGE, 2)]) == 3


def test_reason_says_how_much_there_is_and_how_much_is_wanted() -> None:
    seen = [Evidence(Kind.MAIL, 2)]

    assert too_early(seen, STRICT_PERSONAL) == (
        "only 2 exchanges went both ways between you yet, "
        "and your policy wants 3 exchanges first"
    )
    assert too_early(seen, REFERRAL) == too_early((), LION) == ""


def test_own_word_on_the_tie_stands_above_what_files_know() -> None:
    assert too_early([Evidence(Kind.WORD, 1)], wants(20)) == ""


@given(seen=SOME, more=SOME, least=st.integers(0, 20))
def test_more_between_two_never_makes_it_too_early(
    seen: list[Evidence], more: list[Evidence], least: int
) -> None:
    if not too_early(seen, wants(least)):
        assert not too_early([*seen, *more], wants(least))
