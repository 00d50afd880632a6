"""Where nothing is imported, no page says that all is done: each says how to begin."""

import pytest
from django.test import Client

from closeknit.records.actions.ego import ensure_ego
from closeknit.sources.record import Connected, Mention
from tests.faces.web.test_circles import text_of
from tests.faces.web.test_queries import counted
from tests.records.said import TODAY, keep

pytestmark = pytest.mark.django_db

WAY = '<a class="way first" href="/imports">Import your data</a>'
DONE = {
    "/triage": "No invitation needs you.",
    "/same": "everybody is told apart",
    "/keep": "Your ties are kept.",
    "/give": "Nothing is noted or found yet.",
    "/waiting": "No invitation of yours is known.",
    "/scorecard": "This week: 0 drafts.",
    "/invite": "Nobody whom you met waits for an invitation.",
}


@pytest.mark.parametrize("path", DONE)
def test_page_says_how_to_begin_before_the_first_import_and_not_after(
    client: Client, path: str
) -> None:
    ego = ensure_ego()

    before = text_of(client, path)
    keep(ego, Connected(Mention("Ada Lovelace", "ada-ex"), TODAY))
    after = text_of(client, path)

    assert WAY in before
    assert DONE[path] not in before
    assert WAY not in after
    assert DONE[path] in after


def test_page_with_something_to_show_does_not_ask_whether_there_is_anything(
    client: Client,
) -> None:
    keep(ensure_ego(), Connected(Mention("Ada Lovelace", "ada-ex"), TODAY))

    with counted() as asked:
        text_of(client, "/settings")

    assert [sql for sql in asked if "COUNT" in sql and "person" in sql] == []


def test_figure_of_noughts_is_told_and_not_drawn(client: Client) -> None:
    keep(ensure_ego(), Connected(Mention("Ada Lovelace", "ada-ex"), TODAY))

    page = text_of(client, "/scorecard")

    assert "From 0 to 0 ties kept in 8 weeks." in page
    assert "<svg" not in page
