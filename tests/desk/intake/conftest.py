"""The town's files, and the same things said in other files."""

import mailbox
from collections.abc import Mapping
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import pytest

from closeknit.town import Town, build
from tests.records.said import TODAY


@pytest.fixture(scope="session")
def town(tmp_path_factory: pytest.TempPathFactory) -> Town:
    return build(tmp_path_factory.mktemp("town"), today=TODAY)


@pytest.fixture(scope="session")
def files(town: Town, tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Path]:
    """Every way in which the town can be brought, by a short name."""
    folder = tmp_path_factory.mktemp("ways")
    one, two = halves(town.exports[1], folder)
    return {
        "older export": town.exports[0],
        "newer export": town.exports[1],
        "first part": one,
        "second part": two,
        "mailbox": town.mailbox,
        "maildir": as_maildir(town.mailbox, folder / "mail"),
    }


def halves(export: Path, folder: Path) -> tuple[Path, Path]:
    """Write the export as LinkedIn does: a quick part, and the rest a day later."""
    quick, rest = (
        folder / f"{kind}_LinkedInDataExport_{export.stem[-10:]}.zip"
        for kind in ("Basic", "Complete")
    )
    with (
        ZipFile(export) as whole,
        ZipFile(quick, "w", ZIP_DEFLATED) as one,
        ZipFile(rest, "w", ZIP_DEFLATED) as two,
    ):
        for at, member in enumerate(whole.infolist()):
            for part in (
                (one, two) if "Profile" in member.filename else ((one, two)[at % 2],)
            ):
                entry = ZipInfo(member.filename, member.date_time)
                part.writestr(entry, whole.read(member))
    return quick, rest


def as_maildir(mbox: Path, folder: Path) -> Path:
    """Write the same mails as a Maildir."""
    source, target = mailbox.mbox(mbox, create=False), mailbox.Maildir(folder)
    for mail in source:
        target.add(mail)
    source.close()
    target.close()
    return folder
