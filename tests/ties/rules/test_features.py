"""The features of a tie by hand, and the SQL that counts the same of everybody."""

import math
from collections.abc import Iterator

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from closeknit.engines.tables.duckdb import Duckdb
from closeknit.engines.tables.tables import Tables
from closeknit.engines.trials.events import sorted_events
from closeknit.engines.trials.signs import known
from closeknit.ties.rules.exchange import DAY, HORIZON, Exchange
from closeknit.ties.rules.features import SAYS, Features, features
from closeknit.ties.rules.features_text import TOUCHED, steps, text
from closeknit.ties.rules.strength import PAUSE, measure

NOW = 20_000 * DAY + 86_399
Tie = tuple[int, int]
Counted = dict[Tie, Features]


def ago(days: float, by: str, channel: str = "mail", size: int = 1) -> Exchange:
    return (NOW - int(days * DAY), by, channel, size)


def counted_by(tables: Tables, now: int = NOW, *, only: bool = False) -> Counted:
    """Return what an engine counts of the exchanges it holds."""
    return {
        (int(str(ego)), int(str(person))): Features(*rest)  # type: ignore[arg-type]  # compared below
        for ego, person, *rest in tables.rows(text(tables.dialect, now=now, only=only))
    }


def by_the_rule(histories: dict[Tie, list[Exchange]], now: int = NOW) -> Counted:
    found = {tie: features(of, now=now) for tie, of in histories.items()}
    return {tie: of for tie, of in found.items() if of is not None}


def assert_alike(found: Counted, rule: Counted) -> None:
    """Hold the two together: nulls and whole numbers the same, the rest to 1e-9."""
    assert found.keys() == rule.keys()
    for tie, of in found.items():
        for name, one, other in zip(Features._fields, of, rule[tie], strict=True):
            if isinstance(other, float) and one is not None:
                assert math.isclose(one, other, rel_tol=1e-9), (tie, name, one, other)
            else:
                assert one == other, (tie, name, one, other)


def test_everything_counted_of_one_tie_by_hand() -> None:
    found = features(
        [
            ago(200, "ego"),  # never answered
            ago(100, "ego"),
            ago(99.5, "them", size=4),  # half a day later
            ago(99, "ego", "linkedin"),
            ago(50, "them", "chat"),
            ago(47, "both", "meeting"),  # answers too, three days later
            ago(10, "both", "call"),  # nobody waits for an answer
            ago(-1, "them"),
        ],
        now=NOW,
    )

    assert found is not None
    theirs, ours = found.faded_theirs, found.faded_ours
    both = 2 ** (-47 / 180) + 2 ** (-10 / 22.5)
    assert theirs == pytest.approx(2 ** (-99.5 / 90) / 2 + 2 ** (-50 / 11.25) + both)
    assert ours == pytest.approx(
        2 ** (-200 / 90) + 2 ** (-100 / 90) + 2 ** (-99 / 90) + both
    )
    assert found == Features(
        theirs=4,
        ours=5,
        theirs_lately=3,
        ours_lately=2,
        faded_theirs=theirs,
        faded_ours=ours,
        starts=4,
        started_by_them=1,
        started_by_us=2,
        answered_by_them=1,
        answered_by_us=1,
        their_answer=0.5 * DAY,
        our_answer=3.0 * DAY,
        days=6,
        days_theirs=4,
        days_ours=5,
        first=NOW - 200 * DAY,
        last=NOW - 10 * DAY,
        last_theirs=NOW - 10 * DAY,
        last_ours=NOW - 10 * DAY,
        rhythm=190 / 5,
        silence=10 / (190 / 5),
        mails=3,
        linkedin=1,
        meetings=1,
        calls=1,
        chats=1,
        two_way=True,
        chance=found.chance,
    )


def test_chance_is_the_strength_that_is_shown() -> None:
    history = [ago(90, "them"), ago(45, "ego"), ago(1, "them", size=9)]

    found = features(history, now=NOW)

    assert found is not None
    assert found.chance == measure(history, now=NOW).strength > 0


def test_nothing_is_counted_where_there_is_nothing() -> None:
    assert features([ago(-1, "them")], now=NOW) is None


def test_each_feature_is_told_in_words() -> None:
    assert tuple(SAYS) == Features._fields


@pytest.fixture(scope="module")
def duck(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Duckdb]:
    with Duckdb(tmp_path_factory.mktemp("spill")) as tables:
        yield tables


def hold(tables: Duckdb, histories: dict[Tie, list[Exchange]]) -> None:
    rows = ", ".join(
        f"({ego}, {person}, {at}, '{by}', '{channel}', {size})"
        for (ego, person), of in histories.items()
        for at, by, channel, size in of
    )
    names = "ego, person, t, side, channel, size"
    tables.make("exchanges", f"SELECT * FROM (VALUES {rows}) q ({names})")  # noqa: S608 - invented rows


# Seconds at which a fortnight, a day or a pause begins or ends, and any others.
MOMENTS = st.one_of(
    st.integers(NOW - 900 * DAY, NOW + 5 * DAY),
    st.builds(
        lambda n, unit, off: (NOW - n * unit) // unit * unit + off,
        st.integers(0, 60),
        st.sampled_from([DAY, PAUSE]),
        st.sampled_from([-1, 0, 1, PAUSE, PAUSE + 1]),
    ),
)
EXCHANGES = st.tuples(
    MOMENTS,
    st.sampled_from(["them", "ego", "both"]),
    st.sampled_from(["mail", "linkedin", "meeting", "call", "chat", "whatsapp", "x"]),
    st.integers(1, 30),
)
HISTORIES = st.dictionaries(
    st.tuples(st.integers(1, 2), st.integers(1, 3)),
    st.lists(EXCHANGES, min_size=1, max_size=20),
    min_size=1,
    max_size=6,
)


@settings(max_examples=30)
@given(histories=HISTORIES)
def test_duckdb_counts_what_the_rule_does(
    duck: Duckdb, histories: dict[Tie, list[Exchange]]
) -> None:
    hold(duck, histories)

    found = counted_by(duck)

    assert_alike(found, by_the_rule(histories))


def test_only_those_touched_are_counted_again(duck: Duckdb) -> None:
    histories = {
        (1, 1): [ago(3, "them")],
        (1, 2): [ago(2, "ego")],
        (2, 1): [ago(9, "ego")],
    }
    hold(duck, histories)
    duck.make(TOUCHED, "SELECT 1 AS ego, 2 AS person")

    found = counted_by(duck, only=True)

    assert_alike(found, by_the_rule({(1, 2): histories[1, 2]}))


def test_two_steps_find_what_the_one_text_does(duck: Duckdb) -> None:
    hold(duck, {(1, 1): [ago(3, "them"), ago(2, "ego")], (1, 2): [ago(40, "both")]})

    for name, sql in steps(duck.dialect, now=NOW).items():
        duck.make(name, sql)

    in_steps = duck.rows("SELECT * FROM features ORDER BY ego, person")
    assert in_steps == sorted(duck.rows(text(duck.dialect, now=NOW)))


@settings(max_examples=20)
@given(told=st.lists(EXCHANGES, min_size=1, max_size=20, unique_by=lambda one: one[0]))
def test_signs_of_the_trials_are_features_too(told: list[Exchange]) -> None:
    told = [(at, "them" if by == "both" else by, "mail", n) for at, by, _, n in told]
    past = [one for one in told if one[0] <= NOW]
    of = features(past, now=NOW)
    if of is None:
        return
    theirs = np.array([int(by == "them") for _, by, _, _ in past])
    events = sorted_events(
        theirs,
        1 - theirs,
        np.array([float(at) for at, *_ in past]),
        np.array([float(size) for *_, size in past]),
        np.ones(len(past)),
    )

    array = known(events, float(NOW), horizon=HORIZON, people=2).signs

    pause = (NOW - of.last) / DAY / HORIZON
    assert {name: float(np.expm1(array[name][0])) for name in array} == pytest.approx(
        {name: float(np.expm1(array[name][0])) for name in array}
        | {
            "lately": min(of.faded_theirs, of.faded_ours),
            "silence": pause,
            "days_both": min(of.days_theirs, of.days_ours),
            "days": of.days,
            "count": of.theirs + of.ours,
            "lesser_count": min(of.theirs, of.ours),
            "age": (NOW - of.first) / DAY / HORIZON,
        },
        rel=1e-9,
        abs=1e-9,
    )
