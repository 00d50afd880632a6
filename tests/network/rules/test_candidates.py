"""Everybody's two steps at once: the plain rule and the SQL say the same."""

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from closeknit.engines.tables.duckdb import Duckdb
from closeknit.network.rules.candidates import (
    CANDIDATES,
    KNOWN,
    OWN,
    Candidate,
    candidates,
)
from closeknit.network.rules.ledger import PEOPLE
from closeknit.network.rules.strength import alter_tie, own_tie
from closeknit.ties.rules.alter_ties import SURE, WHOLE, Evidence, weight
from closeknit.ties.rules.strength import ALIVE, MEDIUM, STRONG, Measured, band

EGO = 1


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Duckdb]:
    with Duckdb(tmp_path_factory.mktemp("spill"), threads=1) as engine:
        yield engine


SCORES = (
    "ego BIGINT",
    "person BIGINT",
    "chance DOUBLE",
    "two_way BOOLEAN",
    "alive BOOLEAN",
)
PAIR = ("ego BIGINT", "one BIGINT", "other BIGINT", "how VARCHAR", "worth BIGINT")


def make(
    tables: Duckdb, name: str, columns: tuple[str, ...], rows: list[tuple[object, ...]]
) -> None:
    """Make a table of these columns with these rows, which may be none."""
    parted = [column.split() for column in columns]
    typed = ", ".join(f"CAST({name} AS {type_}) AS {name}" for name, type_ in parted)
    none = tuple("NULL" for _ in columns)
    values = [f"({', '.join(map(repr, row))})" for row in rows]
    values.append(f"({', '.join(none)})")
    names = ", ".join(name for name, _ in parted)
    tables.make(
        name,
        f"SELECT {typed} FROM (VALUES {', '.join(values)}) t ({names})"  # noqa: S608 - made here
        " WHERE ego IS NOT NULL",
    )


def test_nobody_known_already_and_nobody_left_out_is_a_candidate() -> None:
    own = {10: 200, 11: 100, 12: 0}
    pairs = [(10, 11, 255), (10, 12, 255), (10, 13, 9), (11, 14, 3), (13, 15, 255)]

    found = candidates(EGO, own, pairs, left_out=[14])

    assert found == [
        Candidate(EGO, 12, 10, own=200, known=255, ways=1),
        Candidate(EGO, 13, 10, own=200, known=9, ways=1),
    ]


def test_lower_number_introduces_where_two_are_equal() -> None:
    found = candidates(EGO, {11: 100, 10: 100}, [(11, 20, 7), (10, 20, 7)])

    assert found == [Candidate(EGO, 20, 10, own=100, known=7, ways=2)]


NUMBERS = st.integers(1, 9)
CHANCES = st.sampled_from([0.0, 0.05, MEDIUM, 0.2, STRONG, 0.5, 0.99])
WORDS = st.sampled_from(["", "strong", "medium", "weak", "none"])
TIES = st.dictionaries(
    NUMBERS,
    st.tuples(
        CHANCES, st.booleans(), st.booleans(), st.booleans(), WORDS, st.booleans()
    ),
)
PAIRS = st.dictionaries(
    st.tuples(NUMBERS, NUMBERS, st.sampled_from(sorted(SURE))).filter(
        lambda pair: pair[0] < pair[1]
    ),
    st.integers(1, 3 * WHOLE),
)


@given(ties=TIES, pairs=PAIRS)
def test_sql_gives_the_strengths_and_candidates_of_the_rules(
    tables: Duckdb,
    ties: dict[int, tuple[float, bool, bool, bool, str, bool]],
    pairs: dict[tuple[int, int, str], int],
) -> None:
    own = {
        person: 0 if out else own_tie(
            band(
                Measured(chance, two_way, last=0), now=ALIVE + (not alive),
                connected=connected, own_word=word,
            ), chance
        )
        for person, (chance, two_way, alive, connected, word, out) in ties.items()
    }  # fmt: skip
    evidence: dict[tuple[int, int], list[Evidence]] = {}
    for (one, other, how), worth in pairs.items():
        said = evidence.setdefault((one, other), [])
        said.append(Evidence(how, 1, worth, None, None))
    known = {pair: alter_tie(weight(said)) for pair, said in evidence.items()}

    make(tables, "scores", SCORES, [(EGO, n, *of[:3]) for n, of in ties.items()])
    people = ("ego BIGINT", *PEOPLE)
    make(tables, "people", people, [(EGO, n, *of[3:]) for n, of in ties.items()])
    make(tables, "pairs", PAIR, [(EGO, *pair, n) for pair, n in pairs.items()])
    tables.make("own", OWN)
    tables.make("known", KNOWN)

    assert sorted(tables.rows("SELECT person, strength FROM own")) == sorted(
        own.items()
    )
    assert sorted(tables.rows("SELECT one, other, strength FROM known")) == sorted(
        (*pair, strength) for pair, strength in known.items()
    )
    assert sorted(tables.rows(CANDIDATES)) == candidates(
        EGO,
        own,
        [(*pair, strength) for pair, strength in known.items()],
        left_out=[person for person, of in ties.items() if of[5]],
    )
