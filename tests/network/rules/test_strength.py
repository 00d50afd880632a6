"""Numbers of edges: monotone in strength and in sureness, bands kept."""

from hypothesis import given
from hypothesis import strategies as st

from closeknit.network.rules.strength import (
    FLOORS,
    MOST,
    alter_tie,
    band,
    own_tie,
    sure,
)
from closeknit.ties.rules.strength import Measured
from closeknit.ties.rules.strength import band as band_of

PARTS = st.floats(0.0, 1.0, allow_nan=False)


@given(PARTS, PARTS)
def test_stronger_tie_never_has_a_lower_number(one: float, other: float) -> None:
    weaker, stronger = sorted((one, other))

    numbers = [
        own_tie(
            band_of(Measured(strength=s, two_way=True, last=0), now=0, connected=False),
            s,
        )
        for s in (weaker, stronger)
    ]

    assert 1 <= numbers[0] <= numbers[1] <= MOST


@given(st.sampled_from(list(FLOORS)), PARTS)
def test_number_of_the_egos_tie_has_the_band_it_was_made_of(
    said: str, strength: float
) -> None:
    assert band(own_tie(said, strength)) == said


@given(PARTS, PARTS)
def test_surer_pair_never_has_a_lower_number(one: float, other: float) -> None:
    less, more = sorted((one, other))

    assert 0 <= alter_tie(less) <= alter_tie(more) <= MOST
    assert (alter_tie(less) == 0) == (less == 0.0)


def test_own_word_stands_above_what_was_measured() -> None:
    numbers = [own_tie(said, 0.0) for said in ("none", "weak", "medium", "strong")]

    assert numbers == [0, 1, 86, 171]


def test_sureness_is_said_in_words() -> None:
    told = [sure(alter_tie(w)) for w in (0.163, 0.5, 0.95)]

    assert told == [
        "little shows that they know each other",
        "they probably know each other",
        "they surely know each other",
    ]
