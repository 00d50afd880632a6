"""Mailboxes and archives for the tests to write."""

import io
import tarfile
import zipfile
from pathlib import Path

FROM = b"From x@example.com Sat Nov 21 12:00:00 2026\n"
MESSAGE = b"From: ada@example.com\nTo: me@example.org\nSubject: Tea\n\nHi.\n"
MBOX = FROM + MESSAGE + b"\n" + FROM + MESSAGE


def write(path: Path, content: bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path


def zipped(path: Path, members: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return path


def tarred(path: Path, members: dict[str, bytes]) -> Path:
    with tarfile.open(path, "w:gz") as archive:
        for name, content in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(content)
            archive.addfile(info, io.BytesIO(content))
    return path
