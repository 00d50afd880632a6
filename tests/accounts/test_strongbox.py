"""Secrets are kept encrypted, are found again, and are nowhere else."""

import stat
from pathlib import Path

import pytest

from closeknit.accounts.account import Secret
from closeknit.accounts.strongbox import Strongbox
from closeknit.shared.errors import NotKept, RuleBroken, UnreadableFile

WORD = Secret("correct horse")
CANARY = Secret("canary-7f3a91")


@pytest.fixture(params=["key file", "passphrase"])
def box(request: pytest.FixtureRequest, tmp_path: Path) -> Strongbox:
    return Strongbox(tmp_path, WORD if request.param == "passphrase" else None)


def test_a_secret_kept_is_found_again(box: Strongbox) -> None:
    box.put("mail", CANARY)
    box.put("calendar", Secret("other"))

    again = Strongbox(box.folder, box.passphrase)

    assert (again.get("mail"), again.get("calendar")) == (CANARY, Secret("other"))
    assert again.names() == ("calendar", "mail")


def test_a_secret_put_again_is_the_new_one(box: Strongbox) -> None:
    box.put("mail", Secret("old"))

    box.put("mail", CANARY)

    assert box.get("mail") == CANARY


def test_a_secret_dropped_is_gone(box: Strongbox) -> None:
    box.put("mail", CANARY)

    box.drop("mail")

    with pytest.raises(NotKept, match="closeknit account secret"):
        box.get("mail")


def test_an_empty_home_has_no_secrets_and_no_strongbox(box: Strongbox) -> None:
    box.drop("mail")

    assert box.names() == ()
    assert not box.file.exists()


def test_no_file_holds_the_secret_as_it_is(box: Strongbox) -> None:
    box.put("mail", CANARY)

    files = [file for file in box.folder.rglob("*") if file.is_file()]

    assert files
    assert not any(CANARY.reveal().encode() in file.read_bytes() for file in files)


def test_its_files_are_closed_to_others(box: Strongbox) -> None:
    box.put("mail", CANARY)

    modes = {
        stat.S_IMODE(file.stat().st_mode)
        for file in box.folder.rglob("*")
        if file.is_file()
    }

    assert modes == {0o600}


def test_the_strongbox_alone_does_not_open(tmp_path: Path) -> None:
    box = Strongbox(tmp_path)
    box.put("mail", CANARY)
    (tmp_path / "keys/strongbox").unlink()

    with pytest.raises(UnreadableFile, match="does not open with the key"):
        box.get("mail")
    with pytest.raises(UnreadableFile):
        box.put("mail", CANARY)


@pytest.mark.parametrize("other", [None, Secret("wrong"), Secret("")])
def test_another_passphrase_does_not_open(tmp_path: Path, other: Secret | None) -> None:
    Strongbox(tmp_path, WORD).put("mail", CANARY)

    with pytest.raises(RuleBroken, match="passphrase") as told:
        Strongbox(tmp_path, other).get("mail")

    assert "wrong" not in str(told.value)


@pytest.mark.parametrize("at", range(0, 200, 7))
def test_a_strongbox_with_one_letter_changed_is_told_and_never_believed(
    tmp_path: Path, at: int
) -> None:
    box = Strongbox(tmp_path)
    box.put("mail", CANARY)
    raw = bytearray(box.file.read_bytes())
    raw[at % len(raw)] ^= 1
    box.file.write_bytes(bytes(raw))

    with pytest.raises((UnreadableFile, RuleBroken)):
        box.get("mail")


def test_a_key_that_is_there_is_not_made_anew(tmp_path: Path) -> None:
    box = Strongbox(tmp_path)
    box.put("mail", CANARY)
    key = (tmp_path / "keys/strongbox").read_bytes()

    box.put("mail", Secret("other"))

    assert (tmp_path / "keys/strongbox").read_bytes() == key


def test_a_secret_is_not_shown_by_printing_it() -> None:
    assert (repr(CANARY), str(CANARY), f"{CANARY}") == ("Secret(...)",) * 3
