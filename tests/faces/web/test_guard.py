"""Only this computer's own browser gets in, and nothing else changes anything."""

import pytest

from closeknit.faces.web.guard import POLICY
from tests.faces.served import Served

FORM = {"Content_Type": "application/x-www-form-urlencoded"}


@pytest.mark.parametrize(
    ("path", "headers", "status"),
    [
        ("/", {"Host": "attacker.example:8000"}, 400),
        ("/people", {"Host": "127.0.0.1.attacker.example"}, 400),
        ("/", {"Host": "evil.localhost"}, 400),
        ("/", {"Host": "127.0.0.1:1"}, 400),
        ("/static/web/desk.css", {"Host": "attacker.example"}, 400),
        ("/people", {"Origin": "http://attacker.example"}, 403),
        ("/people", {"Sec_Fetch_Site": "cross-site", "Sec_Fetch_Mode": "no-cors"}, 403),
        ("/people", {"Sec_Fetch_Site": "same-site", "Sec_Fetch_Mode": "cors"}, 403),
        ("/", {"X_Forwarded_Host": "attacker.example"}, 200),
        ("/?token=word", {}, 200),
        ("//attacker.example/", {}, 404),
        ("/people/%2e%2e/%2e%2e/etc/passwd", {}, 404),
        ("/static/../settings.py", {}, 404),
        ("/people/99999999999999999999999", {}, 404),
        ("/people?start=99999999999999999999999&only=%00&order=;drop", {}, 200),
    ],
)
def test_request_from_elsewhere_is_refused(
    town: Served, path: str, headers: dict[str, str], status: int
) -> None:
    answer = town.ask(path, Cookie=town.cookie, **headers)

    assert answer.status == status
    assert "Traceback" not in answer.text


@pytest.mark.parametrize(
    "origin",
    ["null", "http://attacker.example", "http://127.0.0.1:9999", "https://127.0.0.1"],
)
def test_form_from_another_page_changes_nothing(town: Served, origin: str) -> None:
    person = town.person("Idris")

    answer = town.ask(
        f"{person}/note",
        method="POST",
        body="text=forged",
        Cookie=town.cookie,
        Origin=origin,
        **FORM,
    )

    assert answer.status == 403
    assert "forged" not in town.page(person).text


def test_form_without_its_token_is_refused_in_words(town: Served) -> None:
    answer = town.ask(
        "/people/8/note",
        method="POST",
        body="text=forged",
        Cookie=town.cookie,
        Origin=town.base,
        **FORM,
    )

    assert answer.status == 403
    assert "load the page again" in answer.text


@pytest.mark.parametrize("method", ["TRACE", "PUT", "DELETE", "OPTIONS", "PATCH"])
def test_other_methods_are_refused(town: Served, method: str) -> None:
    assert town.ask("/", method=method, Cookie=town.cookie).status == 405


@pytest.mark.parametrize(
    "path", ["/people/8/note", "/people/8/met", "/imports/1/undo", "/settings/bodies"]
)
def test_nothing_changes_by_being_looked_at(town: Served, path: str) -> None:
    assert town.page(path).status == 405


def test_large_form_is_refused_before_it_is_read(town: Served) -> None:
    answer = town.ask(
        "/people/8/note",
        method="POST",
        body="x" * (1024 * 1024 + 1),
        Cookie=town.cookie,
        Origin=town.base,
        **FORM,
    )

    assert answer.status == 413


@pytest.mark.parametrize(
    "cookie", ["", "closeknit_00000000=in", "{name}=in", "{name}=in:1w:forged"]
)
def test_stranger_is_told_what_to_do(town: Served, cookie: str) -> None:
    name = town.cookie.partition("=")[0]

    answer = town.ask("/", Cookie=cookie.format(name=name))

    assert answer.status == 403
    assert "Open the address that closeknit serve printed" in answer.text


def test_start_word_works_once(town: Served) -> None:
    again = town.ask(town.address.removeprefix(town.base))

    assert again.status == 403
    assert "set-cookie" not in again.headers


def test_whoever_is_in_already_is_only_led_on(town: Served) -> None:
    answer = town.page("/start?token=used")

    assert (answer.status, answer.headers["location"]) == (302, "/")


def test_every_answer_is_sealed(town: Served) -> None:
    for path in ("/", "/nowhere", "/static/web/desk.js"):
        headers = town.page(path).headers

        assert headers["content-security-policy"] == POLICY
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "same-origin"
        assert headers["cross-origin-opener-policy"] == "same-origin"
        assert "server" not in headers
    assert town.page("/").headers["cache-control"] == "no-store"


def test_cookie_is_out_of_reach_of_scripts_and_other_sites(town: Served) -> None:
    csrf = town.page("/settings").headers["set-cookie"]

    assert "HttpOnly" in csrf
    assert "SameSite=Strict" in csrf
