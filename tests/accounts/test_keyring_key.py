"""The strongbox's key in the system's keyring, here one of our own in memory."""

from collections.abc import Iterator
from pathlib import Path

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.backends import fail

from closeknit.accounts.account import Secret
from closeknit.accounts.strongbox import Strongbox
from closeknit.shared.errors import UnreadableFile


class InMemory(KeyringBackend):
    """A keyring that forgets when the test ends."""

    priority = 0.5  # so low that none but this test takes it

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]  # the library's
        self.priority = 5
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password


@pytest.fixture
def ring() -> Iterator[InMemory]:
    before = keyring.get_keyring()
    ours = InMemory()
    keyring.set_keyring(ours)
    yield ours
    keyring.set_keyring(before)


def test_the_key_is_kept_in_the_keyring_and_not_in_the_home(
    tmp_path: Path, ring: InMemory
) -> None:
    box = Strongbox(tmp_path)

    box.put("mail", Secret("canary"))
    box.put("mail", Secret("other"))

    assert box.how() == "keyring"
    assert box.get("mail") == Secret("other")
    assert [len(bytes.fromhex(key)) for key in ring.kept.values()] == [32]
    assert sorted(file.name for file in tmp_path.iterdir()) == ["secrets.box"]


def test_a_keyring_without_the_key_is_told(tmp_path: Path, ring: InMemory) -> None:
    box = Strongbox(tmp_path)
    box.put("mail", Secret("canary"))
    ring.kept.clear()

    with pytest.raises(UnreadableFile, match="no key for this home"):
        box.get("mail")


def test_a_machine_without_a_keyring_keeps_the_key_in_a_file(
    tmp_path: Path, ring: InMemory
) -> None:
    keyring.set_keyring(fail.Keyring())  # type: ignore[no-untyped-call]  # the library's

    how = Strongbox(tmp_path).how()

    assert (how, ring.kept) == ("key file", {})
