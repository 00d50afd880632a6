"""Policies of every kind that can be written, for properties that must hold of all."""

from hypothesis import strategies as st

from closeknit.desk.policy.rules.bounds import BOUNDS
from closeknit.desk.policy.rules.knowing import Evidence
from closeknit.desk.policy.rules.market import RANKS
from closeknit.desk.policy.rules.policy import (
    CELLS,
    Action,
    AskInNote,
    Band,
    Gravity,
    Inbound,
    Introductions,
    Kind,
    Needed,
    OnNoReply,
    OnSnippy,
    Outbound,
    Policy,
    Purpose,
    Review,
    TargetMarket,
)
from closeknit.desk.policy.rules.suggestion import Asked

# Made printable by their alphabet: hypothesis counts what a filter throws away.
_letters = st.characters(exclude_categories=["C", "Z"], include_characters=" ")
_words = st.text(_letters, min_size=1, max_size=12).map(str.strip).filter(bool)
_lists = st.lists(_words, max_size=3, unique=True).map(tuple)
_gravity = st.sampled_from(Gravity)
_needed = st.builds(Needed, st.sampled_from(Kind), st.integers(1, 100))
_ways = st.lists(
    st.lists(_needed, min_size=1, max_size=3, unique_by=lambda need: need.kind).map(
        tuple
    ),
    max_size=4,
    unique=True,
).map(tuple)


def _within(name: str) -> st.SearchStrategy[int]:
    return st.integers(*BOUNDS[name])


_markets = st.builds(
    TargetMarket,
    titles=_lists,
    seniority=st.lists(st.sampled_from([*RANKS]), max_size=2, unique=True).map(tuple),
    sectors=_lists,
    places=_lists,
    sizes=st.none() | st.tuples(st.integers(1, 50), st.integers(50, 900)),
    firms=_lists,
    employees=st.lists(
        st.tuples(_words, st.integers(1, 900)),
        max_size=2,
        unique_by=lambda firm: firm[0],
    ).map(tuple),
    at_least=_within("target_market.at_least"),
)
_outbound = st.builds(
    Outbound,
    personal_note=st.booleans(),
    grace_days=_within("outbound.grace_days"),
    ask_in_note=st.sampled_from(AskInNote),
    note_limit=_within("outbound.note_limit"),
    notes_per_month=st.none() | _within("outbound.notes_per_month"),
    sales_motive=_gravity,
    no_reason=_gravity,
    no_benefit=_gravity,
    links=_gravity,
    campaign_a_day=_within("outbound.campaign_a_day"),
)
_inbound = st.builds(
    Inbound,
    matrix=st.tuples(*[st.sampled_from(Action)] * len(CELLS)),
    timeout_days=_within("inbound.timeout_days"),
    on_no_reply=st.sampled_from(OnNoReply),
    on_snippy=st.sampled_from(OnSnippy),
    followup_due_days=_within("inbound.followup_due_days"),
)
policies = st.builds(
    Policy,
    name=_words,
    goal=_words,
    purpose=st.sampled_from(Purpose),
    known_if=_ways,
    willingness_required=st.booleans(),
    target_market=_markets,
    outbound=_outbound,
    inbound=_inbound,
    introductions=st.builds(
        Introductions,
        min_strength=st.sampled_from(Band),
        permission_days=_within("introductions.permission_days"),
        exchanges_first=_within("introductions.exchanges_first"),
    ),
    review=st.builds(Review, months=_within("review.months")),
)
evidence = st.lists(
    st.builds(Evidence, st.sampled_from(Kind), st.integers(0, 120)),
    max_size=5,
    unique_by=lambda one: one.kind,
).map(tuple)
asked = st.builds(Asked, *[st.booleans()] * 4)
