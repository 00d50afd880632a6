"""The readers of mail: an mbox, a Maildir, single messages, a Google Takeout."""

import re
from collections.abc import Callable
from functools import partial
from pathlib import Path

from closeknit.shared.errors import UnreadableFile
from closeknit.sources.mail import gzipped, maildir, takeout
from closeknit.sources.mail.labels import folder
from closeknit.sources.mail.mbox import begins_mbox, cut_apart
from closeknit.sources.mail.reading import Found, MailReading
from closeknit.sources.reader import Options, Reader

_BEGIN = 4096
_FIELD = re.compile(rb"(?:\xef\xbb\xbf)?[!-9;-~]{1,76}[ \t]*:")
_MBOX = (".mbox", ".mbx", ".mbox.gz")

Find = Callable[[Callable[[int], None]], Found]


def _begin(path: Path) -> bytes:
    """Return a file's first bytes; none of what cannot be opened."""
    try:
        with path.open("rb") as file:
            return file.read(_BEGIN)
    except OSError:
        return b""


def _reading(path: Path, find: Find, options: Options, total: int) -> MailReading:
    return MailReading(find, options, total=total, shown=path.name)


def _opened(path: Path) -> Path:
    """Return the file with the messages: Apple keeps it in ``Name.mbox/mbox``."""
    return path / "mbox" if path.is_dir() else path


class Mbox:
    """Many messages in one file, also packed with gzip, also Apple Mail's folder."""

    name = "mail.mbox"

    def recognises(self, path: Path) -> bool:
        """Say whether it is named or begins like an mbox."""
        file = _opened(path)
        if not file.is_file():
            return False
        begin = _begin(file)
        if path.name.casefold().endswith(_MBOX):
            return not begin.startswith(b"PK")
        if begin.startswith(gzipped.MAGIC):
            begin = gzipped.beginning(file)
        return begins_mbox(begin)

    def read(self, path: Path, options: Options) -> MailReading:
        """Return the reading of the messages, in the file's order."""
        file = _opened(path)
        is_packed = _begin(file).startswith(gzipped.MAGIC)
        total = gzipped.size_of(file) if is_packed else file.stat().st_size
        return _reading(path, partial(self._find, path, file), options, total)

    def _find(self, path: Path, file: Path, advance: Callable[[int], None]) -> Found:
        shown = path.name if file == path else f"{path.name}/mbox"
        kinds = folder(path.name)
        is_packed = _begin(file).startswith(gzipped.MAGIC)
        with gzipped.unpacked(file) if is_packed else file.open("rb") as stream:
            cut = enumerate(cut_apart(stream, advance), start=1)
            for number, (message, size) in cut:
                yield shown, number, message, size, kinds


class Maildir:
    """A folder with ``cur`` and ``new``, a file for each message."""

    name = "mail.maildir"

    def recognises(self, path: Path) -> bool:
        """Say whether the folder is a Maildir."""
        return maildir.is_maildir(path)

    def read(self, path: Path, options: Options) -> MailReading:
        """Return the reading of the messages, folder by folder."""
        find = partial(maildir.find, path)
        return _reading(path, find, options, maildir.size_of(path))


class Eml:
    """One message in a file, or a folder of such files."""

    name = "mail.eml"

    def recognises(self, path: Path) -> bool:
        """Say whether it is an ``.eml`` that with headers, or a folder of them."""
        if path.is_dir():
            return maildir.is_all_eml(path)
        return path.suffix.casefold() == ".eml" and _is_headed(_begin(path))

    def read(self, path: Path, options: Options) -> MailReading:
        """Return the reading of the message or messages, in order of their names.

        Raises:
            UnreadableFile: it does not begin with headers.
        """
        if not path.is_dir() and not _is_headed(_begin(path)):
            raise UnreadableFile(
                "This is not a message: it does not begin with headers.", code="not_eml"
            )
        files = maildir.files_in(path) if path.is_dir() else [path]
        total = sum(file.stat().st_size for file in files)
        return _reading(path, partial(maildir.find_files, path), options, total)


class Takeout:
    """Google's archive of an account, as it was downloaded or unpacked."""

    name = "mail.takeout"

    def recognises(self, path: Path) -> bool:
        """Say whether it is named as Google names it, or holds a mailbox."""
        if path.is_dir():
            inside = [p.name for p in path.iterdir() if not p.name.startswith(".")]
            whole = path / "Takeout" if inside == ["Takeout"] else path
            return whole.name == "Takeout" and (whole / "Mail").is_dir()
        begin = _begin(path)
        if begin.startswith(gzipped.MAGIC):
            return gzipped.beginning(path)[257:262] == b"ustar"
        return begin.startswith(b"PK") and takeout.holds_mail(path)

    def read(self, path: Path, options: Options) -> MailReading:
        """Return the reading of its mailboxes, in the archive's order.

        Raises:
            UnreadableFile: the archive is damaged or unsafe.
        """
        find = partial(takeout.find, path)
        return _reading(path, find, options, takeout.size_of(path))


def _is_headed(begin: bytes) -> bool:
    return _FIELD.match(begin) is not None


MAIL_READERS: tuple[Reader, ...] = (Takeout(), Maildir(), Mbox(), Eml())
