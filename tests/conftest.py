"""What every test may ask for, and what is said of those that could not run."""

import os
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.services import chromium, dovecot, postgres, radicale
from tests.services.service import Service, all_are_required

SERVICES = (
    Service("postgres", "postgres_url", "PostgreSQL", "postgresql", postgres.is_here),
    Service("browser", "browser", "Chromium", "chromium libatomic1", chromium.is_here),
    Service("dovecot", "mail_server", "Dovecot", "dovecot-imapd", dovecot.is_here),
)
TABLES = {"db", "transactional_db", "django_db_setup", "live_server"}
LEFT_OUT = pytest.StashKey[dict[str, int]]()


def pytest_configure(config: pytest.Config) -> None:
    config.stash[LEFT_OUT] = {}


@pytest.hookimpl(tryfirst=True)  # before pytest chooses by `-m`
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what uses a service, tables or golden files, by the fixtures it asks for."""
    for item in items:
        fixtures = set(getattr(item, "fixturenames", ()))
        for service in SERVICES:
            if service.fixture in fixtures:
                item.add_marker(service.marker)
        if item.get_closest_marker("django_db") or fixtures & TABLES:
            item.add_marker("stores")
        if "golden" in fixtures:
            item.add_marker("golden")


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Leave a test out where its service is missing; in CI, fail it."""
    for service in SERVICES:
        if item.get_closest_marker(service.marker) is None or service.is_here():
            continue
        if all_are_required():
            pytest.fail(service.how_to_get_it, pytrace=False)
        left_out = item.config.stash[LEFT_OUT]
        left_out[service.marker] = left_out.get(service.marker, 0) + 1
        pytest.skip(service.how_to_get_it)


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> None:
    """Say at the end which tests were left out, and how to get them."""
    left_out = config.stash[LEFT_OUT]
    if not left_out:
        return
    terminalreporter.section("left out")
    for service in SERVICES:
        if service.marker in left_out:
            count = left_out[service.marker]
            terminalreporter.line(f"tests left out: {count}. {service.how_to_get_it}")


@pytest.fixture(scope="session")
def postgres_url() -> Iterator[str]:
    """The URL of a PostgreSQL that is there for this run only."""
    with postgres.running() as url:
        yield url


@pytest.fixture
def mail_server() -> Iterator[dovecot.Dovecot]:
    """A Dovecot with one empty mailbox, for one test."""
    with dovecot.running() as server:
        yield server


@pytest.fixture
def dav_server() -> Iterator[radicale.Radicale]:
    """A Radicale with one user who has nothing yet, for one test."""
    with radicale.running() as server:
        yield server


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A headless Chromium; a test makes its own context, and so its own cookies."""
    # Playwright keeps an event loop in this thread for as long as the browser lives,
    # and Django would take every later query of this thread for asynchronous code.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(
            executable_path=chromium.program(), args=list(chromium.QUIET)
        )
        yield opened
        opened.close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]
