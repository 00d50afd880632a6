"""Whatever goes wrong is told in words, with the right status."""

import pytest
from django.db import OperationalError
from django.http import HttpResponse
from django.test import RequestFactory

from closeknit.faces.web import errors
from closeknit.faces.web.errors import ToldPlainly
from closeknit.shared.errors import (
    Ambiguous,
    CannotKeep,
    NoEgo,
    NotKept,
    RuleBroken,
    UnreadableFile,
)

REQUEST = RequestFactory().get("/people/7")


def told(exception: Exception) -> HttpResponse | None:
    middleware = ToldPlainly(lambda _: HttpResponse())
    return middleware.process_exception(REQUEST, exception)


@pytest.mark.parametrize(
    ("exception", "status"),
    [
        (NotKept("There is no person 7."), 404),
        (Ambiguous("Two answer to that."), 404),
        (RuleBroken("No."), 409),
        (CannotKeep("The disk is full."), 507),
        (UnreadableFile("That is a picture."), 400),
        (NoEgo(), 400),
    ],
)
def test_what_the_user_can_put_right_is_told(exception: Exception, status: int) -> None:
    response = told(exception)

    assert response is not None
    assert response.status_code == status
    assert str(exception) in response.content.decode()


def test_locked_database_says_when_to_try_again() -> None:
    response = told(OperationalError("database is locked"))

    assert response is not None
    assert (response.status_code, response["Retry-After"]) == (503, "2")
    assert "try again in a moment" in response.content.decode()


@pytest.mark.parametrize("bug", [ValueError("x"), OperationalError("no such table")])
def test_bug_stays_a_bug(bug: Exception) -> None:
    assert told(bug) is None


def test_bug_is_told_without_its_insides() -> None:
    response = errors.broken(REQUEST)

    assert response.status_code == 500
    assert "A fault of ours" in response.content.decode()


def test_part_of_a_page_is_told_as_a_part() -> None:
    request = RequestFactory().get("/people", headers={"HX-Request": "true"})

    text = errors.told(request, 404, "Gone", "It is <gone>.").content.decode()

    assert text.startswith('<p class="wrong" role="alert">')
    assert "It is &lt;gone&gt;." in text
