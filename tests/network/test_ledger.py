"""The ledger: everything an engine needs to reckon, and nothing that names anybody."""

import json
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from pathlib import Path

import duckdb
import pytest

from closeknit.engines import home
from closeknit.network.actions import ledger
from closeknit.network.rules.ledger import Counts, part
from closeknit.network.store.called import own_pseudonym, pseudonyms
from closeknit.people import store as people
from closeknit.shared.errors import CannotKeep
from closeknit.sources.record import Connected, Knows, Mention, Met, Owner, Wrote
from tests.records.said import TODAY, keep, new_ego

pytestmark = pytest.mark.django_db

SAM = Mention("Sam Spade", email="sam@example.com")
ADA = Mention("Ada Lovelace", "ada-ex", "ada@example.com")
BO = Mention("Bo <script>", email="bo@example.com")
NOON = datetime(2026, 11, 14, 12, tzinfo=UTC)
AT = int(NOON.timestamp())


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("CLOSEKNIT_HOME", str(tmp_path / "home"))
    return home.make(tmp_path / "home")


@pytest.fixture
def ego() -> int:
    made = new_ego()
    keep(
        made,
        Owner(SAM),
        Connected(ADA, date(2026, 6, 1), "Quay", "Clerk"),
        Wrote("mail", ADA, (SAM, BO), at=NOON, subject="Not told"),
        Wrote("mail", SAM, (ADA,), at=NOON + timedelta(days=1)),
        Met((ADA,), date(2026, 11, 16), at=NOON + timedelta(days=2)),
        Met((ADA, BO), date(2026, 11, 17), "at Bo's", at=NOON + timedelta(days=3)),
        Knows(ADA, BO, "said", TODAY),
    )
    return made


def unseen(_what: str, _done: int, _total: int) -> None:
    """Watch nothing."""


def wrote(ego: int, to: Path) -> Counts:
    return ledger.export(ego, to, today=TODAY, watch=unseen)


def rows(folder: Path, name: str, columns: str) -> list[tuple[object, ...]]:
    sql = (
        f"SELECT {columns} FROM read_parquet('{folder}/{name}/**/*.parquet',"  # noqa: S608 - made here
        " hive_partitioning = true) ORDER BY ALL"
    )
    return duckdb.connect().execute(sql).fetchall()


def contents_of(folder: Path) -> dict[str, str]:
    return {
        str(file.relative_to(folder)): sha256(file.read_bytes()).hexdigest()
        for file in folder.rglob("*")
        if file.is_file()
    }


def test_ledger_holds_exchanges_standing_and_pairs_by_pseudonyms(
    ego: int, tmp_path: Path
) -> None:
    us = own_pseudonym(ego)
    ada, bo = (
        pseudonyms(ego)[people.find(ego, who)]
        for who in ("ada@example.com", "bo@example.com")
    )

    counts = wrote(ego, tmp_path / "ledger")

    day, to = 86_400, tmp_path / "ledger"
    columns = "ego, person, t, side, channel, size, part"
    assert rows(to, "exchanges", columns) == sorted([
        (us, ada, AT, "them", "mail", 2, part(ada)),
        (us, ada, AT + day, "ego", "mail", 1, part(ada)),
        (us, ada, AT + 2 * day, "both", "meeting", 1, part(ada)),
        (us, ada, AT + 3 * day, "both", "other", 2, part(ada)),
        (us, bo, AT + 3 * day, "both", "other", 2, part(bo)),
    ])  # fmt: skip
    columns = "ego, person, connected, own_word, left_out"
    assert rows(to, "people", columns) == sorted([
        (us, ada, True, "", False),
        (us, bo, False, "", False),
    ])  # fmt: skip
    assert rows(to, "pairs", "ego, one, other, how, many") == sorted([
        (us, *sorted([ada, bo]), "other", 1),
        (us, *sorted([ada, bo]), "said", 1),
        (us, *sorted([ada, bo]), "thread", 1),
    ])  # fmt: skip
    assert counts == Counts(exchanges=5, people=2, pairs=3)
    assert json.loads((tmp_path / "ledger/ledger.json").read_text()) == {
        "ledger": 1, "written": "2026-11-21", "exchanges": 5, "people": 2, "pairs": 3,
    }  # fmt: skip


def test_ledger_names_nobody_and_quotes_nothing(ego: int, tmp_path: Path) -> None:
    wrote(ego, tmp_path / "ledger")

    words = {
        value
        for name in ("exchanges", "people", "pairs")
        for row in rows(tmp_path / "ledger", name, "*")
        for value in row
        if isinstance(value, str)
    }
    assert words == set("them ego both mail meeting other said thread".split()) | {""}
    called = {
        number
        for name, columns in (("people", "person, ego"), ("pairs", "one, other"))
        for row in rows(tmp_path / "ledger", name, columns)
        for number in row
    }
    assert len(called) == 3
    assert called.isdisjoint([ego, *people.everybody(ego)])


def test_same_ledger_is_written_twice_alike(ego: int, tmp_path: Path) -> None:
    wrote(ego, tmp_path / "one")

    wrote(ego, tmp_path / "two")

    assert contents_of(tmp_path / "one") == contents_of(tmp_path / "two")


def test_other_home_calls_the_same_people_otherwise(
    ego: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wrote(ego, tmp_path / "one")
    monkeypatch.setenv("CLOSEKNIT_HOME", str(home.make(tmp_path / "another")))

    wrote(ego, tmp_path / "two")

    called = [
        {row[0] for row in rows(tmp_path / name, "people", "person")}
        for name in ("one", "two")
    ]
    assert called[0].isdisjoint(called[1])


def test_ledger_takes_an_older_ones_place_and_nothing_elses(
    ego: int, tmp_path: Path
) -> None:
    wrote(ego, tmp_path / "ledger")
    keep(ego, Wrote("mail", ADA, (SAM,), at=NOON - timedelta(days=9)))
    (tmp_path / "photos").mkdir()
    (tmp_path / "photos/ada.png").touch()

    newer = wrote(ego, tmp_path / "ledger")
    with pytest.raises(CannotKeep, match="holds other files; choose an empty folder"):
        wrote(ego, tmp_path / "photos")

    assert newer.exchanges == 6
    assert len(rows(tmp_path / "ledger", "exchanges", "t")) == 6
    assert sorted(one.name for one in tmp_path.iterdir()) == [
        "home",
        "ledger",
        "photos",
    ]
    assert [one.name for one in (tmp_path / "photos").iterdir()] == ["ada.png"]


def test_others_in_a_ledger_put_together_stay_and_results_go(
    ego: int, tmp_path: Path
) -> None:
    to = tmp_path / "ledger"
    wrote(ego, to)
    theirs = {to / name / "ego=1/0.parquet" for name in ("people", "pairs")}
    theirs.add(to / "exchanges/ego=1/part=3/0.parquet")
    for file in theirs:
        file.parent.mkdir(parents=True)
        file.write_bytes(next((to / "people").glob("ego=*/0.parquet")).read_bytes())
    (to / "results").mkdir()
    (to / "results/ledger.json").write_text('{"reckoned": 1}')
    before = {file: file.read_bytes() for file in theirs}
    keep(ego, Wrote("mail", ADA, (SAM,), at=NOON - timedelta(days=9)))

    newer = wrote(ego, to)

    assert newer.exchanges == 6
    assert {file: file.read_bytes() for file in theirs} == before
    assert sorted(one.name for one in (to / "people").iterdir()) == [
        "ego=1", f"ego={own_pseudonym(ego)}",
    ]  # fmt: skip
    assert sorted(one.name for one in to.iterdir()) == [
        "exchanges", "ledger.json", "pairs", "people",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("file", "contents"),
    [
        ("notes.txt", ""),
        ("exchanges/notes.txt", ""),
        ("exchanges/{ours}/part=1/thesis.txt", ""),
        ("results/thesis.txt", ""),
        ("ledger.json", '{"cash": 3}'),
    ],
)
def test_ledger_with_somebodys_file_in_it_is_left_as_it_is(
    ego: int, tmp_path: Path, file: str, contents: str
) -> None:
    to = tmp_path / "ledger"
    wrote(ego, to)
    foreign = to / file.format(ours=f"ego={own_pseudonym(ego)}")
    foreign.parent.mkdir(exist_ok=True)
    foreign.write_text(contents)
    before = contents_of(to)

    with pytest.raises(CannotKeep, match="holds other files; choose an empty folder"):
        wrote(ego, to)

    assert contents_of(to) == before
