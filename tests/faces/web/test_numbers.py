"""Numbers in an address that are none: the page is as it would be without them."""

import pytest
from django.test import Client

from closeknit.records.actions.ego import ensure_ego

pytestmark = pytest.mark.django_db

LONG = "9" * 5_000
ASKED = {
    "/people": "start",
    "/circles": "to",
    "/introductions": "introducer",
}


@pytest.mark.parametrize("number", [LONG, "-1", "٤٢", "1e9", ""])
@pytest.mark.parametrize("path", ASKED)
def test_what_is_no_number_is_let_be(client: Client, path: str, number: str) -> None:
    ensure_ego()

    assert client.get(path, {ASKED[path]: number}).status_code == 200
