"""A desk, a strongbox and LinkedIn as a server of our own."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings

from closeknit.accounts.account import Account
from closeknit.accounts.strongbox import Strongbox
from closeknit.desk.accounts.actions.keeping import strongbox
from closeknit.records.actions.ego import ensure_ego
from tests.accounts.replayed import LinkedIn, replayed


@pytest.fixture
def linkedin() -> Iterator[LinkedIn]:
    with replayed() as one:
        yield one


@pytest.fixture
def box(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Strongbox:
    monkeypatch.setattr(settings, "HOME", tmp_path / "home")
    return strongbox()


@pytest.fixture
def ego(transactional_db: None) -> int:
    del transactional_db
    return ensure_ego("Odile Marchetti")


@pytest.fixture
def mine(linkedin: LinkedIn) -> Account:
    allowed = frozenset({"localhost"})
    return Account("linkedin", "mine", linkedin.address, allowed=allowed)
