"""People of sides: the user's words first, and never the order."""

from hypothesis import given
from hypothesis import strategies as st

from closeknit.people.rules.identity.groups import Likely, Words, groups, pair

SURE = [Likely(1, 2, 9.0, "join"), Likely(2, 3, 5.0, "join")]


def test_same_joins_what_no_rule_would() -> None:
    told = Words(same=frozenset({(1, 4)}))

    assert groups([1, 4], [], told).person == {1: 1, 4: 1}


def test_different_parts_a_chain_at_its_weakest_join() -> None:
    told = Words(different=frozenset({(1, 3)}))

    found = groups([1, 2, 3], SURE, told)

    assert (found.person, found.joins) == ({1: 1, 2: 1, 3: 3}, (SURE[0],))


def test_join_taken_back_stays_out_and_is_not_asked() -> None:
    told = Words(taken_back=frozenset({(1, 2)}))

    found = groups([1, 2, 3], SURE, told)

    assert (found.person, found.questions) == ({1: 1, 2: 2, 3: 2}, ())


def test_contradiction_holds_through_a_chain_and_is_asked() -> None:
    profiles = Likely(1, 3, 7.0, "ask", contradicted=True)

    found = groups([1, 2, 3], [*SURE[:1], Likely(2, 3, 2.0, "join"), profiles])

    assert found.person == {1: 1, 2: 1, 3: 3}
    assert found.questions == (profiles,)


def test_rivals_of_like_weight_are_asked_and_not_joined() -> None:
    one, other = Likely(1, 3, 9.0, "join"), Likely(2, 3, 8.5, "join")
    apart = Likely(1, 2, -9.0, "apart", contradicted=True)

    found = groups([1, 2, 3], [one, other, apart])

    assert found.person == {1: 1, 2: 2, 3: 3}
    assert found.questions == (one, other)


def test_two_people_are_asked_about_once() -> None:
    asked = [Likely(1, 3, 3.0, "ask"), Likely(2, 3, 4.0, "ask")]

    assert groups([1, 2, 3], [*SURE[:1], *asked]).questions == (asked[1],)


IDS = st.integers(1, 7)
PAIRS = st.tuples(IDS, IDS).filter(lambda two: two[0] < two[1])
LIKELY = st.builds(
    lambda two, weight, verdict, contradicted: Likely(
        two[0], two[1], float(weight), verdict, contradicted and verdict != "join"
    ),
    PAIRS,
    st.integers(-3, 12),
    st.sampled_from(["join", "ask", "apart"]),
    st.booleans(),
)
WORDS = st.builds(Words, *[st.frozensets(PAIRS, max_size=3)] * 3)


@given(st.lists(LIKELY, max_size=9), WORDS)
def test_any_order_ends_in_the_same_people(judged: list[Likely], told: Words) -> None:
    turned = judged[::-1]

    assert groups(range(1, 8), judged, told) == groups(range(7, 0, -1), turned, told)


@given(st.lists(LIKELY, max_size=9), WORDS)
def test_nobody_holds_two_whom_the_user_called_different(
    judged: list[Likely], told: Words
) -> None:
    person = groups(range(1, 8), judged, told).person

    assert not {
        pair(*two) for two in told.different if person[two[0]] == person[two[1]]
    }
    assert all(of <= side and person[of] == of for side, of in person.items())
