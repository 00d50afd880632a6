"""The network's file: made for whoever asks, mended, not believed when in doubt."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import numpy as np
import pytest
from django.conf import settings

from closeknit.desk.intake.actions import by_hand, knows, same
from closeknit.desk.intake.actions.catch_up import rebuild, settle_day
from closeknit.desk.intake.actions.whom import whom
from closeknit.network.actions import snapshot
from closeknit.network.models import State
from closeknit.network.store import file
from closeknit.network.store.people import EGO, NOBODY, Network
from closeknit.people import store as people
from closeknit.shared.errors import RuleBroken
from closeknit.sources.record import Connected, Knows, Mention, Met, Owner, Wrote
from closeknit.ties.store import in_brief
from tests.records.said import TODAY, keep, new_ego

pytestmark = pytest.mark.django_db

ANN, BOB = Mention("Ann Lee", "ann-ex"), Mention("Bob Stone", "bob-ex")
TESS = Mention("Tess Quill", "tess-ex")
Named = tuple[str, str, int]


@pytest.fixture
def ego(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> int:
    monkeypatch.setattr(settings, "HOME", tmp_path / "home")
    made = new_ego()
    keep(made, *(Connected(one, date(2026, 1, 2)) for one in (ANN, BOB)),
         Knows(ANN, TESS, "said", TODAY))  # fmt: skip
    return made


def fresh(ego: int) -> Network:
    """Return the network as another process would open it."""
    number = file.state(ego)
    assert number is not None
    found = file.opened(ego, number)
    assert found is not None
    return found


@pytest.mark.parametrize("flavour", ["arrays", "compiled"])
def test_network_is_asked_in_the_flavour_that_is_set(
    ego: int, flavour: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settings, "GRAPH", flavour)
    knows_tess = people.find(ego, "Ann Lee")

    network = snapshot.current(ego)

    assert type(network.graph).__name__ == f"{flavour.title()}Graph"
    target = network.node(people.find(ego, "Tess Quill"))
    assert target is not None
    ways = network.graph.introducers(EGO, target)
    assert [network.people([way.introducer]) for way in ways] == [(knows_tess,)]


def test_flavour_that_is_none_is_refused_in_a_sentence(
    ego: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settings, "GRAPH", "abacus")

    with pytest.raises(RuleBroken, match="is arrays or compiled, not abacus"):
        snapshot.current(ego)


def edges(ego: int, network: Network) -> list[Named]:
    names = {**people.names(ego, people.everybody(ego)), EGO: "me"}
    return sorted(
        (names[int(network.ids[node])], names[int(network.ids[step.node])], strength)
        for node in range(network.graph.people)
        if network.ids[node] != NOBODY
        for step in network.graph.edges_of(node)
        for strength in [step.strength]
    )


def made_anew(ego: int) -> list[Named]:
    before = fresh(ego)
    found = edges(ego, before)
    number = file.state(ego)
    assert number is not None
    anew = edges(ego, snapshot._make(ego, number))
    assert found == anew
    return found


def test_file_is_made_for_whoever_asks_first(ego: int) -> None:
    assert not file.is_there(ego)

    found = snapshot.current(ego)

    assert edges(ego, found) == [
        ("Ann Lee", "Tess Quill", 242),
        ("Ann Lee", "me", 1),
        ("Bob Stone", "me", 1),
        ("Tess Quill", "Ann Lee", 242),
        ("me", "Ann Lee", 1),
        ("me", "Bob Stone", 1),
    ]
    assert edges(ego, fresh(ego)) == edges(ego, found)
    assert snapshot.current(ego) is found


def test_much_is_not_made_when_somebody_waits_for_it(
    ego: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(snapshot, "MANY", 2)
    rebuild(ego, today=TODAY)
    assert not file.is_there(ego)  # one pair is not much

    keep(ego, Knows(BOB, TESS, "said", TODAY))

    assert file.is_there(ego)
    assert ("Bob Stone", "Tess Quill", 242) in edges(ego, fresh(ego))


def test_mended_file_says_what_one_made_anew_would(ego: int) -> None:
    many = [Mention(f"Person {n} X", f"p{n}-ex") for n in range(40)]
    pairs = [two for by in (1, 2, 3) for two in zip(many, many[by:], strict=False)]
    keep(
        ego,
        *(Connected(one, date(2026, 1, 2)) for one in many),
        *(Knows(*two, "said", TODAY) for two in pairs),
    )
    snapshot.current(ego)
    generation = (file.folder(ego) / "graph/current").read_text()

    by_hand.judge(ego, people.find(ego, "Bob Stone"), "strong", today=TODAY)
    one, other = whom(ego, "Bob Stone"), whom(ego, "Una Dale")
    knows.knows(ego, one, other, how="introduced", on=None, today=TODAY)

    assert (file.folder(ego) / "graph/current").read_text() == generation
    found = made_anew(ego)
    assert ("me", "Bob Stone", 171) in found
    assert ("Bob Stone", "Una Dale", 230) in found


def test_day_that_goes_by_is_mended_too(ego: int) -> None:
    sam, eve = Mention("Sam", email="sam@example.com"), Mention("Eve", "eve-ex")
    at = datetime(2026, 11, 20, 12, tzinfo=UTC)
    days = [at - timedelta(days=3 * back) for back in range(12)]
    plan = datetime(2026, 11, 23, 9, tzinfo=UTC)
    keep(
        ego,
        Owner(sam),
        *(Wrote("linkedin", ANN, (sam,), at=on) for on in days),
        *(Wrote("linkedin", sam, (ANN,), at=on + timedelta(hours=1)) for on in days),
        Met((BOB, eve), plan.date(), at=plan, uid="plan"),
    )
    before = edges(ego, snapshot.current(ego))

    settle_day(ego, today=TODAY + timedelta(days=80))

    assert ("Bob Stone", "Eve") not in {edge[:2] for edge in before}
    after = made_anew(ego)
    assert after != before
    assert ("Bob Stone", "Eve") in {edge[:2] for edge in after}
    of_ann = [edge[2] for edges_ in (before, after) for edge in edges_
              if edge[:2] == ("me", "Ann Lee")]  # fmt: skip
    assert of_ann[0] > of_ann[1] > 1


def test_two_who_prove_to_be_one_are_one_node(ego: int) -> None:
    keep(ego, Knows(BOB, Mention("Bob S", email="bob@example.com"), "said", TODAY))
    snapshot.current(ego)
    one, other = (people.find(ego, n) for n in ("ann-ex", "bob@example.com"))

    same.judge_people(ego, one, other, "same", today=TODAY)

    assert fresh(ego).node(max(one, other)) is None
    assert made_anew(ego)
    assert ("Ann Lee", "Bob Stone", 242) in edges(ego, snapshot.current(ego))


def test_more_new_people_than_there_is_room_for_make_it_anew(ego: int) -> None:
    snapshot.current(ego)

    keep(ego, *(Knows(ANN, Mention(f"Person {n} X", f"p{n}-ex"), "said", TODAY)
                for n in range(snapshot.SPARE + 1)))  # fmt: skip

    assert len(made_anew(ego)) == 6 + 2 * (snapshot.SPARE + 1)


@pytest.mark.parametrize("lost", ["people", "graph/current", "graph", "."])
def test_lost_file_is_made_again(ego: int, lost: str) -> None:
    whole = edges(ego, snapshot.current(ego))
    at = file.folder(ego) / lost
    _remove(at)

    snapshot._kept.networks.clear()  # noqa: SLF001 - as another process finds it

    assert edges(ego, snapshot.current(ego)) == whole


def _remove(at: Path) -> None:
    if at.is_file():
        at.unlink()
        return
    for one in at.iterdir():
        _remove(one)
    at.rmdir()


@pytest.mark.parametrize(
    "name", ["people", "rows", "neighbours", "strengths", "header"]
)
def test_damaged_file_is_made_again(ego: int, name: str) -> None:
    whole = edges(ego, snapshot.current(ego))
    found = [one for one in file.folder(ego).rglob(name) if one.is_file()]
    for one in found:
        one.write_bytes(b"\x07" * len(one.read_bytes()))

    snapshot._kept.networks.clear()  # noqa: SLF001 - as another process finds it

    assert len(found) == 1
    assert edges(ego, snapshot.current(ego)) == whole


def test_file_of_another_state_is_not_believed(ego: int) -> None:
    snapshot.current(ego)
    before = (file.folder(ego) / "people").read_bytes()
    rebuild(ego, today=TODAY)
    (file.folder(ego) / "people").write_bytes(before)
    State.objects.of(ego).update(number=7)

    assert file.opened(ego, 7) is None
    assert snapshot.current(ego).graph.reflects == 7


def test_each_ego_has_a_file_of_its_own(ego: int) -> None:
    other = new_ego()
    keep(other, Connected(BOB, date(2026, 1, 2)))

    mine, theirs = snapshot.current(ego), snapshot.current(other)

    assert (len(edges(ego, mine)), len(edges(other, theirs))) == (6, 2)
    assert not np.array_equal(mine.ids, theirs.ids)


def test_all_pairs_at_once_weigh_what_each_one_does(ego: int) -> None:
    at = datetime(2026, 11, 20, 12, tzinfo=UTC)
    sam = Mention("Sam Spade", email="sam@example.com")
    keep(ego, Owner(sam), Wrote("mail", sam, (ANN, BOB, TESS), at=at),
         Wrote("mail", sam, (ANN, TESS), at=at, subject="two"))  # fmt: skip
    every = people.everybody(ego)

    at_once = in_brief.every_pair(ego)

    one_by_one = sorted(in_brief.between(ego, every))
    assert len(one_by_one) == 3
    assert sorted(zip(*map(np.ndarray.tolist, at_once), strict=True)) == one_by_one
