"""What every test may ask for, and what is said of those that could not run."""

import os
import shutil
from collections.abc import Generator, Iterator
from pathlib import Path

import pytest
from django.conf import settings as of_django
from hypothesis import HealthCheck, settings
from playwright.sync_api import Browser, sync_playwright

from closeknit.engines.tables.spark import Spark
from tests.services import chromium, dovecot, postgres, radicale, spark
from tests.services.service import Service, all_are_required

SERVICES = (
    Service("postgres", "postgres_url", "PostgreSQL", "postgresql", postgres.is_here),
    Service("browser", "browser", "Chromium", "chromium libatomic1", chromium.is_here),
    Service("dovecot", "mail_server", "Dovecot", "dovecot-imapd", dovecot.is_here),
    Service(
        "spark",
        "spark_tables",
        "Spark",
        "default-jre-headless",
        spark.is_here,
        ", and then, in this folder: scripts/servers.sh",
    ),
)
# A slow machine decides no verdict, and in CI neither does luck.
settings.register_profile(
    "closeknit",
    deadline=None,
    derandomize=all_are_required(),
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("closeknit")

HOME = Path(of_django.HOME)
"""The home of this process's tests; some have one of their own for a while."""
TABLES = {"db", "transactional_db", "django_db_setup", "live_server"}


@pytest.hookimpl(tryfirst=True, wrapper=True)  # before pytest chooses by `-m`
def pytest_collection_modifyitems(
    items: list[pytest.Item],
) -> Generator[None, None, None]:
    """Mark what uses a service, tables or golden files; put what is slow first."""
    for item in items:
        fixtures = set(getattr(item, "fixturenames", ()))
        for service in SERVICES:
            if service.fixture in fixtures:
                item.add_marker(service.marker)
        if item.get_closest_marker("django_db") or fixtures & TABLES:
            item.add_marker("stores")
        if "golden" in fixtures:
            item.add_marker("golden")
    yield  # Others choose and sort.
    # What takes minutes begins first: the other processes do all else beside it.
    items.sort(key=lambda item: item.get_closest_marker("slow") is None)


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Leave a test out where its service is missing; in CI, fail it."""
    for service in SERVICES:
        if item.get_closest_marker(service.marker) is None or service.is_here():
            continue
        if all_are_required():
            pytest.fail(service.how_to_get_it, pytrace=False)
        pytest.skip(service.how_to_get_it)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say at the end which tests were left out, and how to get them."""
    # From what was reported: the tests themselves may have run in other processes.
    skipped = [str(one.longrepr) for one in terminalreporter.getreports("skipped")]
    counts = {
        service.how_to_get_it: sum(service.how_to_get_it in why for why in skipped)
        for service in SERVICES
    }
    if not any(counts.values()):
        return
    terminalreporter.section("left out")
    for how, count in counts.items():
        if count:
            terminalreporter.line(f"tests left out: {count}. {how}")


@pytest.fixture(autouse=True)
def _home_as_it_was() -> Iterator[None]:
    """Leave nothing in the home to the next test but the keys, the locks, the tables.

    Its ego would have the same number, and find the network and the policy of another.
    """
    yield
    for left in HOME.iterdir():
        if left.is_dir() and left.name != "keys":
            shutil.rmtree(left, ignore_errors=True)
        elif left.suffix in {".toml", ".box"}:
            left.unlink()


@pytest.fixture(scope="session")
def postgres_url() -> Iterator[str]:
    """The URL of a PostgreSQL that is there for this run only."""
    with postgres.running() as url:
        yield url


@pytest.fixture(scope="session")
def whole_run(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that all processes of this run of the tests share."""
    folder = tmp_path_factory.getbasetemp()
    return folder.parent if "PYTEST_XDIST_WORKER" in os.environ else folder


@pytest.fixture(scope="session")
def spark_master(whole_run: Path) -> Iterator[str]:
    """The address of a cluster on loopback that is there for this run only."""
    with spark.running(whole_run) as url:
        yield url


@pytest.fixture(scope="module")
def spark_tables(spark_master: str, whole_run: Path) -> Iterator[Spark]:
    """Tables on the run's cluster; one process of the run has it at a time."""
    with (
        spark.locked(whole_run / "spark.turn"),
        Spark(spark_master, java=spark.QUICK) as tables,
    ):
        yield tables


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
