"""Which reader reads this file? The only module that names the readers."""

import os
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Protocol

from closeknit.shared.errors import UnreadableFile
from closeknit.sources.acquaintances.listing import ACQUAINTANCE_LIST
from closeknit.sources.address_book.readers import ADDRESS_BOOK_READERS
from closeknit.sources.archive import unsafe_names
from closeknit.sources.calendar.readers import CALENDAR_READERS
from closeknit.sources.crm import reading as crm
from closeknit.sources.crm.fields import FIELDS, header_key
from closeknit.sources.linkedin.export import LINKEDIN_EXPORT
from closeknit.sources.mail.readers import MAIL_READERS
from closeknit.sources.reader import TABLE, Answers, Column, Reader
from closeknit.sources.whatsapp.reader import APPLE, WHATSAPP_CHAT

READERS: tuple[Reader, ...] = (
    LINKEDIN_EXPORT,
    *CALENDAR_READERS,
    *ADDRESS_BOOK_READERS,
    *MAIL_READERS,
    WHATSAPP_CHAT,
    ACQUAINTANCE_LIST,
    crm.CRM_TABLE,
)
"""In the order they are asked. What is a table of any kind is the last one's."""
NAMELESS_CHAT = APPLE
"""The name of every chat that an Apple phone wrote."""
CHAT = WHATSAPP_CHAT.name
TAKEN_FOR = FIELDS
"""What a column of a table can be taken for, each word with what it means."""


class _Hash(Protocol):
    def update(self, chunk: bytes, /) -> None:
        """Take in some more."""


CHUNK = 1 << 20
SAMPLE = 1 << 16
WHOLE = 64 << 20
"""Bytes up to which a file is known by every one of them. A larger one is known by its
length, its first and last megabyte and 64 KB of each between: a mailbox grows, and an
archive ends with the checksums of all it holds."""
DEPTH = 4
SHOWN = 3
"""Unsafe names of an archive that are told; the others are counted."""


def reader_for(path: Path) -> Reader:
    """Return the reader that knows this file or folder.

    Raises:
        UnreadableFile: there is no such file, or no reader knows it.
    """
    if not path.exists():
        raise UnreadableFile(f"There is no file {path}.", code="no_file")
    for reader in READERS:
        if reader.recognises(path):
            return reader
    if path.is_file() and path.stat().st_size == 0:
        raise UnreadableFile("The file is empty: it holds nothing.", code="empty_file")
    if path.is_dir():
        raise UnreadableFile(
            "There is nothing in it that could be imported.", code="no_known_files"
        )
    if unsafe := unsafe_names(path):
        raise _unsafe(unsafe)
    raise UnreadableFile(
        "This is no file closeknit knows. It reads LinkedIn's data export (the "
        "zip, its folder or one of its CSV files), mailboxes (.mbox, Maildir, .eml), "
        "Takeout archives of mail, calendars (.ics, Outlook's CSV), address books "
        "(.vcf, Google's or Outlook's CSV), WhatsApp's chats (.txt or .zip), and "
        "tables of people (.csv) from a CRM or your own.",
        code="unknown_file",
    )


def _unsafe(names: list[str]) -> UnreadableFile:
    told = "; ".join(names[:SHOWN])
    more = f"; and {len(names) - SHOWN:,} more" if len(names) > SHOWN else ""
    return UnreadableFile(
        f"This is an unsafe archive, and nothing of it is read. {told}{more}.",
        code="no_known_files",
    )


def columns_of(path: Path, answers: Answers) -> tuple[Column, ...]:
    """Return a table's columns with what they are taken for; none of anything else.

    Raises:
        UnreadableFile: it cannot be read, or has no column that the answers name.
    """
    return crm.columns_of(path, answers) if reader_for(path).name == TABLE else ()


def header_of(columns: tuple[Column, ...]) -> str:
    """Return what a table's header is remembered by."""
    return header_key([column.name for column in columns])


def every(path: Path, depth: int = DEPTH) -> Iterator[Path]:
    """Yield what is to be read in a path: itself, or the files in a folder.

    A folder that is one source (an unpacked export, a Maildir) is itself; a folder of
    mixed files is gone through, hidden files left out, `depth` levels deep; whether a
    reader knows what is yielded shows when it is asked for.
    """
    if not path.is_dir() or any(reader.recognises(path) for reader in READERS):
        yield path
        return
    inside_it = sorted(i for i in path.iterdir() if not i.name.startswith("."))
    if not inside_it and depth == DEPTH:
        yield path
    for inside in inside_it:
        if inside.is_symlink():
            continue
        if not inside.is_dir():
            yield inside
        elif depth:
            yield from every(inside, depth - 1)


def _add(path: Path, seen: "_Hash") -> None:
    size = path.stat().st_size
    seen.update(size.to_bytes(8))
    with path.open("rb") as file:
        if size <= WHOLE:
            while chunk := file.read(CHUNK):
                seen.update(chunk)
            return
        for start in (*range(0, size - CHUNK, CHUNK), size - CHUNK):
            file.seek(start)
            seen.update(file.read(CHUNK if start in {0, size - CHUNK} else SAMPLE))


def fingerprint(path: Path) -> str:
    """Return a hash of the content: the same for the same bytes under any name.

    Of a large file, of its length and a sample of each megabyte (`WHOLE`).
    Of a folder: of each file's relative name and content.
    """
    seen = sha256()
    if path.is_file():
        _add(path, seen)
        return seen.hexdigest()
    for folder, folders, files in os.walk(path):
        folders.sort()
        for name in sorted(files):
            file_path = Path(folder) / name
            size = file_path.stat().st_size
            seen.update(f"{file_path.relative_to(path)}\x1f{size}\x1f".encode())
            _add(file_path, seen)
    return seen.hexdigest()
