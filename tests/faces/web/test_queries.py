"""A page asks as many queries for three people as for one."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client

from closeknit.desk.accounts.models import Account
from closeknit.desk.intake.actions import by_hand
from closeknit.desk.intake.actions.bring_in import bring_in
from closeknit.desk.introductions import actions as introductions
from closeknit.desk.policy.actions import use
from closeknit.desk.targets.actions import listing
from closeknit.people import store as people
from closeknit.records.actions.ego import ensure_ego
from closeknit.sources.record import Invited, Mention
from closeknit.ties import store as ties
from tests.records.said import keep

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 21)
HEAD = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
HOSTILE = "<script>alert(1)</script> seen your \u202etalk on night trains, for us both"
ROWS = [
    f"{name},Quill,https://www.linkedin.com/in/{name}-ex,,Firm,Job,21 Nov 2025\n"
    for name in ("Ada", "Bo", "Cleo")
]


@contextmanager
def counted() -> Iterator[list[str]]:
    asked: list[str] = []

    def note(execute, sql, params, many, context):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN202 - Django's own shape
        asked.append(sql)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        yield asked


def connected(tmp_path: Path, rows: int) -> int:
    """Import that many people; return the first one's number."""
    table = tmp_path / f"Connections-{rows}.csv"
    table.write_text(HEAD + "".join(ROWS[:rows]))
    ego = ensure_ego()
    bring_in(ego, [table], today=TODAY)
    found = ties.people(ego, "Quill", order="name", today=TODAY).people
    assert len(found) == rows
    return found[0].id


@pytest.mark.parametrize("path", ["/", "/people", "/people?q=quill", "/imports"])
def test_list_asks_no_more_for_more_rows(
    tmp_path: Path, client: Client, path: str
) -> None:
    numbers = []

    for rows in (1, 3):
        connected(tmp_path, rows)
        # The first look of all saves the policy, the second draws the network.
        client.get(path)
        client.get(path)
        with counted() as asked:
            answer = client.get(path)
        assert answer.status_code == 200
        numbers.append(len(asked))

    assert numbers[0] == numbers[1]
    assert numbers[0] <= 40


def test_introductions_ask_as_many_for_more_of_them(
    tmp_path: Path, client: Client
) -> None:
    connected(tmp_path, 3)
    ego, numbers = ensure_ego(), []
    why = introductions.Wanted("Bob and Una told me of your domes")
    by_hand.met(ego, [Mention("Tess Orr")], on=TODAY, today=TODAY)

    for name in ("Ada Quill", "Bo Quill", "Cleo Quill"):
        one, other = people.find(ego, name), people.find(ego, "Tess Orr")
        introductions.ask(ego, one, other, why, today=TODAY, planned=True, anyway=True)
        client.get("/introductions")
        with counted() as asked:
            answer = client.get("/introductions")
        assert name in answer.content.decode()
        numbers.append(len(asked))

    assert numbers == [numbers[0]] * 3
    assert numbers[0] <= 40


def test_week_asks_as_many_for_more_rows_where_somebody_is_wanted(
    tmp_path: Path, client: Client
) -> None:
    ego, numbers = ensure_ego(), []
    listing.add(ego, "Tess Lind", today=TODAY)

    for rows in (1, 3):
        connected(tmp_path, rows)
        client.get("/")
        client.get("/")
        with counted() as asked:
            client.get("/")
        numbers.append(len(asked))

    assert numbers[0] == numbers[1]
    assert numbers[0] <= 49


def test_person_asks_no_more_for_a_longer_line(tmp_path: Path, client: Client) -> None:
    person = connected(tmp_path, 1)
    numbers = []

    for text in ("first", "second", "third"):
        by_hand.note(ensure_ego(), person, text, today=TODAY)
        with counted() as asked:
            answer = client.get(f"/people/{person}")
        assert text in answer.content.decode()
        numbers.append(len(asked))

    assert numbers == [numbers[0]] * 3
    assert numbers[0] <= 34


def test_window_that_is_asked_for_as_a_part_is_only_the_rows(
    tmp_path: Path, client: Client
) -> None:
    connected(tmp_path, 3)

    part = client.get("/people?q=bo", headers={"HX-Request": "true"})

    text = part.content.decode()
    assert "<html" not in text
    assert "1 to 1 of 1" in text


def test_accounts_ask_no_more_for_more_accounts(
    client: Client, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(settings, "HOME", tmp_path)
    ego = ensure_ego()
    numbers = []

    for label in ("ada", "bo", "cleo"):
        Account(
            ego_id=ego, key=label, kind="imap", label=label, address="imap.example.com",
            added=datetime.now(UTC), secret_on=TODAY,
        ).save(force_insert=True)  # fmt: skip
        with counted() as asked:
            answer = client.get("/accounts")
        assert answer.status_code == 200
        numbers.append(len(asked))

    assert len(set(numbers)) == 1


def test_triage_asks_no_more_for_more_invitations(
    client: Client, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(settings, "HOME", tmp_path)
    ego = ensure_ego()
    numbers = []

    for rows in (1, 3):
        who = [Mention(f"Guest {n}", f"guest{n}-ex") for n in range(rows)]
        keep(ego, *(Invited(one, outgoing=False, text=HOSTILE) for one in who))
        with counted() as asked:
            answer = client.get("/triage")
        text = answer.content.decode()
        assert f"{rows} to decide" in text
        assert "&lt;script&gt;alert(1)&lt;/script&gt; seen" in text
        numbers.append(len(asked))

    assert numbers[0] == numbers[1]
    assert numbers[0] <= 40


def test_policy_asks_no_more_for_more_versions_or_invitations(
    client: Client, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(settings, "HOME", tmp_path)
    ego = ensure_ego()
    numbers = []

    for rows in (1, 3):
        who = [Mention(f"Guest {n}", f"guest{n}-ex") for n in range(rows)]
        keep(ego, *(Invited(one, outgoing=False, text="Hello, you") for one in who))
        use(ego, "LION", today=TODAY)
        use(ego, "referral", today=TODAY)
        with counted() as asked:
            shown = client.get("/policy")
            told = client.get("/policy/preview/LION")
        assert f"Of {rows} invitations" in told.content.decode()
        assert shown.content.decode().count("preset referral") == rows // 2 + 1
        numbers.append(len(asked))

    assert numbers[0] == numbers[1]
    assert numbers[0] <= 14
