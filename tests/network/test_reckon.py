"""Reckoning with a ledger: what comes back is what the app itself computes."""

from datetime import timedelta
from pathlib import Path

import pytest

from closeknit.desk.intake.actions import by_hand, catch_up
from closeknit.desk.intake.actions.undo import forget
from closeknit.engines import home
from closeknit.engines.tables.duckdb import Duckdb
from closeknit.network.actions import ledger
from closeknit.network.actions.bring_back import bring_back
from closeknit.network.actions.reckon import Reckoned, reckon
from closeknit.network.store.reckoned import Found, Reachable, reckoned
from closeknit.people import store as people
from closeknit.shared.errors import CannotKeep, NotKept, UnreadableFile
from closeknit.sources.record import Connected, Knows, Mention, Owner, Wrote
from closeknit.ties import store as ties
from closeknit.ties.rules.alter_ties import Joined
from closeknit.ties.rules.strength import within
from tests.network.test_ledger import NOON, SAM, contents_of, unseen
from tests.records.said import TODAY, keep, new_ego

pytestmark = pytest.mark.django_db

ADA = Mention("Ada Lovelace", "ada-ex", "ada@example.com")
BO = Mention("Bo Stone", "bo-ex")
TESS = Mention("Tess Quill", "tess-ex")


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("CLOSEKNIT_HOME", str(tmp_path / "home"))
    return home.make(tmp_path / "home")


@pytest.fixture
def ego() -> int:
    """Ada is written to and judged strong, Bo is connected; both know Tess."""
    made = new_ego()
    keep(
        made,
        Owner(SAM),
        *(Connected(one, TODAY.replace(month=1)) for one in (ADA, BO)),
        *(Knows(one, TESS, "said", TODAY) for one in (ADA, BO)),
        *(Wrote("mail", ADA, (SAM,), at=NOON - timedelta(days=n)) for n in (2, 40)),
        Wrote("linkedin", SAM, (ADA,), at=NOON - timedelta(days=1)),
    )
    by_hand.judge(made, people.find(made, "Ada Lovelace"), "strong", today=TODAY)
    return made


def reckoned_here(ego: int, folder: Path) -> Reckoned:
    """Write a ledger, reckon with it in this process, and bring the results back."""
    ledger.export(ego, folder / "ledger", today=TODAY, watch=unseen)
    with Duckdb(folder / "spill") as tables:
        found = reckon(folder / "ledger", folder / "results", tables, today=TODAY)
    bring_back(ego, folder / "results")
    return found


def whole(ego: int) -> Found:
    return reckoned(ego, limit=10)


def named(ego: int, name: str) -> Joined:
    return Joined(people.find(ego, name), name)


def test_ties_come_back_as_the_app_itself_has_them(ego: int, tmp_path: Path) -> None:
    found = reckoned_here(ego, tmp_path)

    shown = ties.people(ego, only="everybody", order="strength", today=TODAY).people
    expected = {one.name: (one.band, one.measured.strength) for one in shown}
    assert found == Reckoned(ties=3, candidates=1)
    assert {
        t.who.name: (t.band, round(within(t.chance, t.band), 9))
        for t in whole(ego).ties
    } == {
        name: (band, round(strength, 9))
        for name, (band, strength) in expected.items()
        if band != "none"
    }


def test_candidate_comes_back_with_the_best_introducer(
    ego: int, tmp_path: Path
) -> None:
    reckoned_here(ego, tmp_path)

    found = whole(ego)

    ada, tess = named(ego, "Ada Lovelace"), named(ego, "Tess Quill")
    own = next(tie.strength for tie in found.ties if tie.who == ada)
    assert found.candidates == [Reachable(tess, ada, own, known=242, ways=2)]
    assert (found.all_ties, found.all_candidates, found.gone) == (2, 1, 0)


def test_names_are_the_same_after_everything_was_computed_anew(
    ego: int, tmp_path: Path
) -> None:
    reckoned_here(ego, tmp_path)
    before = [tie.who.name for tie in whole(ego).ties]
    keep(ego, Connected(Mention("Al First", "al-ex"), TODAY.replace(month=1)))

    catch_up.rebuild(ego, today=TODAY, watch=unseen)

    assert [tie.who.name for tie in whole(ego).ties] == before


@pytest.mark.django_db(transaction=True)
def test_forgetting_anybody_lets_go_of_what_was_brought_back(
    ego: int, tmp_path: Path
) -> None:
    reckoned_here(ego, tmp_path)

    forget(ego, people.find(ego, "Bo Stone"), today=TODAY)

    with pytest.raises(NotKept, match="Nothing was brought back yet"):
        whole(ego)
    bring_back(ego, tmp_path / "results")
    assert [tie.who.name for tie in whole(ego).ties] == ["Ada Lovelace"]
    assert whole(ego).gone == 1


def test_results_of_another_home_are_not_taken_in(
    ego: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    reckoned_here(ego, tmp_path)
    monkeypatch.setenv("CLOSEKNIT_HOME", str(home.make(tmp_path / "another")))

    with pytest.raises(NotKept, match="nothing of this home's"):
        bring_back(ego, tmp_path / "results")

    assert list((tmp_path / "another/reckoned").iterdir()) == []


@pytest.mark.parametrize(
    ("contents", "says"),
    [
        ("", "holds no ledger; `closeknit ledger export"),
        ("[]", "holds no ledger; `closeknit ledger export"),
        ('{"ledger": 99}', "was written by a newer closeknit"),
        ('{"ledger": 1}', "exchanges cannot be read"),
    ],
)
def test_folder_that_is_no_ledger_is_said_to_be_none(
    tmp_path: Path, contents: str, says: str
) -> None:
    (tmp_path / "ledger.json").write_text(contents)

    with (
        Duckdb(tmp_path / "spill") as tables,
        pytest.raises(UnreadableFile, match=says),
    ):
        reckon(tmp_path, tmp_path / "results", tables, today=TODAY)


def scored(folder: Path, to: Path) -> None:
    with Duckdb(folder / "spill") as tables:
        reckon(folder / "ledger", to, tables, today=TODAY)


def test_results_take_the_place_of_earlier_ones_and_of_nothing_else(
    ego: int, tmp_path: Path
) -> None:
    ledger.export(ego, tmp_path / "ledger", today=TODAY, watch=unseen)
    docs = tmp_path / "docs"
    (docs / "sub").mkdir(parents=True)
    for name in ("thesis.txt", "sub/x"):
        (docs / name).write_text("years of work")
    scored(tmp_path, tmp_path / "earlier")

    scored(tmp_path, tmp_path / "earlier")
    with pytest.raises(CannotKeep, match=r"docs holds other files; .*: sub\.$"):
        scored(tmp_path, docs)
    (tmp_path / "earlier/thesis.txt").write_text("years of work")
    with pytest.raises(CannotKeep, match=r"earlier holds other files; .*: thesis\.txt"):
        scored(tmp_path, tmp_path / "earlier")

    assert sorted(one.name for one in docs.rglob("*")) == ["sub", "thesis.txt", "x"]
    assert (tmp_path / "earlier/thesis.txt").read_text() == "years of work"


@pytest.mark.parametrize("to", ["ledger", ".", "ledger/people", "ledger/exchanges/new"])
def test_results_never_go_where_the_ledger_lies(
    ego: int, tmp_path: Path, to: str
) -> None:
    ledger.export(ego, tmp_path / "ledger", today=TODAY, watch=unseen)
    before = contents_of(tmp_path / "ledger")

    with pytest.raises(CannotKeep, match="is where the ledger lies; choose a folder"):
        scored(tmp_path, tmp_path / to)

    assert contents_of(tmp_path / "ledger") == before


def test_folder_without_results_is_said_to_be_so(ego: int, tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="holds no results"):
        bring_back(ego, tmp_path)
