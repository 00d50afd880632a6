"""A store asked without an ego fails; it never answers for everybody."""

import inspect
from collections.abc import Callable, Iterator
from datetime import date
from types import ModuleType

import pytest

from closeknit.desk.accounts import store as accounts
from closeknit.desk.cadence.store import said as kept_said
from closeknit.desk.giving.store import both
from closeknit.desk.invitations import store as invitations
from closeknit.desk.invitations.store import counted, sent
from closeknit.desk.kinds import store as kinds
from closeknit.desk.permissions import store as permissions
from closeknit.desk.policy import store as policy
from closeknit.desk.policy.rules.presets import REFERRAL
from closeknit.desk.policy.store import evidence, received
from closeknit.desk.readiness import store as readiness
from closeknit.desk.targets import store as targets
from closeknit.desk.triage import store as triage
from closeknit.desk.triage.store import inbound, mining, queue, reporting
from closeknit.desk.week import store as week
from closeknit.desk.week.store import due as week_due
from closeknit.desk.week.store import said as week_said
from closeknit.network.store import measured, traits, ways
from closeknit.people import store as people
from closeknit.people.store import one_name, together
from closeknit.records import store as records
from closeknit.shared.errors import NoEgo
from closeknit.ties import store as ties
from closeknit.ties.store import booked, firms, in_brief, whole

STORES = (
    records,
    people,
    together,
    one_name,
    ties,
    accounts,
    kinds,
    policy,
    evidence,
    received,
    week,
    week_due,
    week_said,
    permissions,
    invitations,
    sent,
    counted,
    readiness,
    targets,
    booked,
    firms,
    in_brief,
    whole,
    ways,
    traits,
    measured,
    triage,
    queue,
    inbound,
    reporting,
    mining,
    both,
    kept_said,
)
NO_EGO_NEEDED = {
    *("default_ego", "moment", "cases", "digests", "packed", "place_of"),
    *("best", "gold", "known_to", "led_to", "own_people", "reached", "second_degree"),
    *("follow_ups", "ready", "reminders"),
}
"""`default_ego` says who the ego is; those of the week get it beside its words; the
others ask no table."""
FILLED: dict[str, object] = {
    "int": 1,
    "str": "ada",
    "date": date(2026, 11, 21),
    "list[int]": [1],
    "Sequence[int]": [1],
    "float": 1.0,
    "tuple[str, str]": ("name", "ada"),
    "Collection[int]": [1],
    "Iterable[int]": [1],
    "Iterable[str]": ["name:ada"],
    "Policy": REFERRAL,
    "Network": None,
    "Question": None,
    "Withhold]]": {},
    "Introduction]": [],
    "Raw]": [],
    "Queued]": [],
    "Stands]": [],
}


def functions() -> Iterator[tuple[ModuleType, str]]:
    for store in STORES:
        for name, one in inspect.getmembers(store, inspect.isfunction):
            own = one.__module__ == store.__name__
            if own and not name.startswith("_") and name not in NO_EGO_NEEDED:
                yield store, name


def filled(function: Callable[..., object]) -> dict[str, object]:
    """Return something for each argument that has no default, but for the ego."""
    asked = inspect.signature(function).parameters.values()
    return {
        one.name: FILLED[inspect.formatannotation(one.annotation).rpartition(".")[2]]
        for one in asked
        if one.name != "ego"
        and one.default is one.empty
        and one.kind is not one.VAR_POSITIONAL
    }


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("store", "name"),
    [pytest.param(s, n, id=f"{s.__name__}.{n}") for s, n in functions()],
)
def test_store_function_without_an_ego_fails(store: ModuleType, name: str) -> None:
    function = getattr(store, name)
    asked = filled(function)

    with pytest.raises(NoEgo):
        list(function(0, **asked))  # a generator asks only when it is gone through


def test_every_store_has_functions_that_were_asked() -> None:
    asked = [name for _, name in functions()]

    assert len(asked) > 30
    assert {store.__name__ for store, _ in functions()} == {s.__name__ for s in STORES}
