"""One invented town for all tests of the faces, copied for those that write."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.http import HttpResponse
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, expect

from closeknit.faces.web import guard
from tests.faces.served import Served, closeknit, serving
from tests.records.said import TODAY

# What a busy machine shows late is not wrong; what never comes still fails.
expect.set_options(timeout=30_000)


@pytest.fixture(scope="session")
def town_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with the town in it. Read only: copy it before anything is written."""
    home = tmp_path_factory.mktemp("town") / "home"
    closeknit(home, "demo", SERVE="0")
    return home


@pytest.fixture(scope="session")
def town(town_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The town, served to be looked at."""
    home = tmp_path_factory.mktemp("looked-at") / "home"
    shutil.copytree(town_home, home)
    with serving(home) as served:
        yield served


@pytest.fixture(scope="module")
def own_town(
    town_home: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Served]:
    """A town of this module's own, to write in."""
    home = tmp_path_factory.mktemp("written-in") / "home"
    shutil.copytree(town_home, home)
    with serving(home) as served:
        yield served


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A desk with nothing on it."""
    with serving(tmp_path_factory.mktemp("empty") / "home") as served:
        yield served


@pytest.fixture
def client(monkeypatch: pytest.MonkeyPatch) -> Client:
    """Django's client, let in, on the tests' day: for queries and single answers."""
    monkeypatch.setenv("CLOSEKNIT_TODAY", TODAY.isoformat())
    made = Client()
    made.cookies = guard.let_in(HttpResponse()).cookies
    return made


Opens = Callable[..., BrowserContext]


@pytest.fixture
def opens(browser: Browser) -> Iterator[Opens]:
    """Open a browser that has been let in to a served desk; closed after the test."""
    opened: list[BrowserContext] = []

    def let_in(served: Served, **options: object) -> BrowserContext:
        context = browser.new_context(base_url=served.base, **options)  # type: ignore[arg-type]  # as they are called for
        name, _, value = served.cookie.partition("=")
        context.add_cookies([{"name": name, "value": value, "url": served.base}])
        opened.append(context)
        return context

    yield let_in
    for context in opened:
        context.close()
