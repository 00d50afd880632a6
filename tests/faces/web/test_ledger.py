"""The ledger of permissions in the browser: every word, names that do harm, queries."""

from datetime import date

import pytest
from django.test import Client

from closeknit.desk.permissions import actions
from closeknit.desk.permissions.rules.ledger import Purpose, Step, Word
from closeknit.people import store as people
from closeknit.records.actions.ego import ensure_ego
from closeknit.sources.record import Connected, Mention
from tests.faces.web.test_queries import counted
from tests.records.said import TODAY, keep

pytestmark = pytest.mark.django_db

HARM = "<script>alert(1)</script> \u202egnp.eert"


def pair(number: int) -> tuple[int, int, int]:
    """Keep somebody and whom the ego wants to reach; return the ego and both."""
    ego = ensure_ego()
    for name in ("Deb", "Tim"):
        one = Mention(f"{name} {number} {HARM}", f"{name.lower()}-{number}")
        keep(ego, Connected(one, date(2026, 1, 2)))
    return ego, people.find(ego, f"deb-{number}"), people.find(ego, f"tim-{number}")


def test_every_word_stands_with_its_day_and_what_ran_out(client: Client) -> None:
    ego, deb, tim = pair(1)
    for word in (
        Word(Step.ASKED, date(2026, 3, 1)),
        Word(Step.GRANTED, date(2026, 3, 4), date(2026, 6, 2), f"by mail {HARM}"),
        Word(Step.GRANTED, date(2026, 9, 1), date(2026, 12, 1), "on the phone"),
        Word(Step.WITHDRAWN, date(2026, 9, 9)),
    ):
        actions.say(ego, deb, tim, word, today=TODAY)
    no = Word(Step.DENIED, date(2026, 9, 2))
    actions.say(ego, deb, tim, no, purpose=Purpose.INTRODUCTION, today=TODAY)

    page = client.get("/permissions").content.decode()

    ledger = page[page.index('id="ledger"') :]
    words = ["withdrawn", "denied", "granted until 1 Dec 2026, on the phone",
             "expired", "granted until 2 Jun 2026, by mail", "asked"]  # fmt: skip
    places = [ledger.index(one) for one in words]
    assert places == sorted(places)
    days = ["2026-09-09", "2026-09-02", "2026-09-01", "2026-06-02", "2026-03-04",
            "2026-03-01"]  # fmt: skip
    assert [day for day in days if f'datetime="{day}"' in ledger] == days
    assert "an introduction" in ledger
    assert "their name in a note" in ledger
    assert f'href="/people/{deb}"' in ledger
    assert "<script>alert" not in page
    assert "\u202e" not in page


def test_page_asks_no_more_for_more_words(client: Client) -> None:
    numbers = []
    for number in range(3):
        ego, deb, tim = pair(number)
        actions.say(ego, deb, tim, Word(Step.GRANTED, TODAY), today=TODAY)
        client.get("/permissions")
        with counted() as asked:
            client.get("/permissions")
        numbers.append(len(asked))

    assert numbers == [numbers[0]] * 3
    assert client.get("/targets").content.decode().count('href="/permissions"') == 1


def test_empty_ledger_says_so(client: Client) -> None:
    ensure_ego()

    assert "Nobody has been asked yet." in client.get("/permissions").content.decode()
