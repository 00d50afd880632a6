"""Mail over IMAP: what is new in the folders that tell of people, as mailbox files.

Nothing is ever changed there: folders are opened to look only, and mails are peeked at.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from hashlib import sha256
from itertools import islice
from pathlib import Path

import msgspec

from closeknit.accounts import imap_folders, oauth
from closeknit.accounts.account import (
    NUMBERED_ANEW,
    Account,
    Fetched,
    Secret,
    Skipped,
    Watch,
)
from closeknit.accounts.egress import Reach
from closeknit.accounts.imap_line import Line
from closeknit.accounts.imap_said import Folder, Value, readable
from closeknit.accounts.spool import Place, Spool
from closeknit.shared.errors import AccountRefused

HEADERS = (
    "from to cc bcc date subject message-id in-reply-to references sender return-path "
    "content-type content-transfer-encoding content-disposition delivered-to "
    "x-original-to list-id list-post list-unsubscribe mailing-list x-mailing-list "
    "x-beenthere precedence auto-submitted x-autoreply x-autorespond x-autoresponder "
    "x-auto-response-suppress x-failed-recipients feedback-id x-mailer x-mailgun-sid "
    "x-sg-eid x-mc-user x-mandrill-user x-campaign x-campaignid x-campaign-id "
    "x-csa-complaints x-ses-outgoing x-roving-id x-spam-flag"
).split()
"""The headers asked for: those that the reader of mail reads."""

BATCH = 500
"""Mails asked for at once where only their headers are."""

WHOLE_BATCH = 40
"""Mails asked for at once where their text is; of each, its first 256 KB."""

NOTICE_BATCH = 200
NOTICE = b"@linkedin.com"
"""In a sender's address: LinkedIn's own mails say who accepted and who invited only in
their text, so the beginning of theirs is asked for too."""

PORTS = {"start": 143, "on": 993, "off": 143}
_PLAIN = f"(UID BODY.PEEK[HEADER.FIELDS ({' '.join(HEADERS).upper()})]"
_WHOLE = "(UID BODY.PEEK[]<0.262144>"
_NOTICE = "(UID BODY.PEEK[]<0.32768>"
_GMAIL = " X-GM-THRID X-GM-LABELS"


class Cursor(msgspec.Struct, frozen=True):
    """Where the last asking ended: UIDVALIDITY and last UID of each folder."""

    folders: Mapping[str, tuple[int, int]] = {}


class Imap:
    """A mail account, asked over IMAP."""

    kind = "imap"
    says = "mail, by IMAP"
    address = ""
    options: Mapping[str, str] = {
        "folders": "names between commas, or all (else sent mail, inbox, archive)",
        "bodies": "on: bring the text of mails too (else headers only)",
        "tls": "on (port 993), start (STARTTLS, port 143), off (allowed hosts only)",
        "oauth": "google, microsoft or a token address; the secret is a refresh token",
        "client": "with oauth: the id of the program, as the mail service gave it",
    }

    def check(self, account: Account, secret: Secret) -> None:
        """Return if the account can be signed in to and has the folders asked for."""
        with _signed_in(account, secret) as (line, _):
            imap_folders.chosen(line.folders(), account.option("folders"))

    def fetch(
        self,
        account: Account,
        secret: Secret,
        *,
        cursor: str,
        spool: Path,
        watch: Watch,
    ) -> Fetched:
        """Bring the new mails of each folder, a file for each folder that has any."""
        known = dict(_read(cursor).folders)
        files: list[Path] = []
        with _signed_in(account, secret) as (line, renewed):
            choice = imap_folders.chosen(line.folders(), account.option("folders"))
            skipped = list(choice.skipped)
            for folder in choice.read:
                asked = _Asked(line, folder, account, watch)
                box = _file(spool, folder)
                known[folder.name] = asked.bring(box, known.get(folder.name, (0, 0)))
                skipped += asked.skipped
                if box.exists() and box.stat().st_size:
                    files.append(box)
        ended = msgspec.json.encode(Cursor(known), order="sorted").decode()
        return Fetched(tuple(files), ended, tuple(skipped), renewed)


class _Asked:
    """One folder being asked for what is new."""

    def __init__(
        self, line: Line, folder: Folder, account: Account, watch: Watch
    ) -> None:
        self.skipped: list[Skipped] = []
        self._line = line
        self._folder = folder
        self._watch = watch
        self._bodies = account.option("bodies") == "on"
        gmail = _GMAIL if "X-GM-EXT-1" in line.extensions else ""
        self._plain, self._whole, self._notice = (
            f"{items}{gmail})" for items in (_PLAIN, _WHOLE, _NOTICE)
        )
        self._lost = 0

    def bring(self, box: Path, known: tuple[int, int]) -> tuple[int, int]:
        """Fill the file with what is new; return where that ends."""
        validity, following, length = self._line.examine(self._folder)
        if known[1] and known[0] != validity:
            known = (validity, 0)
            self.skipped.append(
                Skipped(self._folder.name, NUMBERED_ANEW, is_left=False)
            )
        of = f"{self._folder.name} {'whole' if self._bodies else 'headers'}"
        spool = Spool(box, Place(of, validity, known[1], known[1]))
        if following - 1 != spool.place.last:
            self._fill(spool, length)
        if self._lost:
            what = "1 mail" if self._lost == 1 else f"{self._lost:,} mails"
            because = f"the server could not give it out of {self._folder.name}"
            self.skipped.append(Skipped(what, because))
        return validity, spool.place.last

    def _fill(self, spool: Spool, length: int) -> None:
        numbers = self._line.numbers(spool.place.last, length)
        size = WHOLE_BATCH if self._bodies else BATCH
        while batch := list(islice(numbers, size)):
            spool.add(self._mails(batch), batch[-1])
            self._watch(f"{self._folder.name}", spool.place.mails, length)

    def _mails(self, uids: Sequence[int]) -> Iterator[bytes]:
        """Yield these mails; of LinkedIn's own ones, the beginning of the text too."""
        if self._bodies:
            yield from map(_mail, self._given(uids, self._whole))
            return
        given = self._given(uids, self._plain)
        notices = [_uid(one) for one in given if _is_notice(one)]
        told: dict[int, bytes] = {}
        for start in range(0, len(notices), NOTICE_BATCH):
            some = self._given(notices[start : start + NOTICE_BATCH], self._notice)
            told |= {_uid(one): _mail(one) for one in some}
        for one in given:
            yield told.get(_uid(one)) or _mail(one)

    def _given(self, uids: Sequence[int], items: str) -> list[Mapping[bytes, Value]]:
        """Return the messages; where the server fails at one, all the others."""
        try:
            found = self._line.fetch(uids, items)
        except AccountRefused:
            if len(uids) == 1:
                self._lost += 1
                return []
            half = len(uids) // 2
            return [*self._given(uids[:half], items), *self._given(uids[half:], items)]
        asked = set(uids)
        return [one for one in found if _uid(one) in asked and "BODY" in _names(one)]


@contextmanager
def _signed_in(
    account: Account, secret: Secret
) -> Iterator[tuple[Line, Secret | None]]:
    """Yield a signed-in line, and the secret to keep where it has been renewed."""
    tls = account.option("tls")
    host, port = _place(account.address, tls)
    tls = tls or ("start" if port == PORTS["start"] else "on")
    reach = Reach(allowed=account.allowed)
    token, renewed = None, None
    if account.option("oauth"):
        token, renewed = oauth.access_token(account, secret, reach)
    line = Line(host, port, reach, tls=tls)
    try:
        if token is not None:
            line.sign_in_by_token(account.user, token)
        else:
            line.sign_in(account.user, secret)
        yield line, renewed
    finally:
        line.end()


def _place(address: str, tls: str) -> tuple[str, int]:
    """Return host and port of an address.

    Raises:
        AccountRefused: it is none, or the option `tls` has a value it does not know.
    """
    if tls not in {"", *PORTS}:
        raise AccountRefused(f"The option tls is on, start or off, not {tls!r}.")
    bare = address.strip().removeprefix("imaps://").removeprefix("imap://").rstrip("/")
    host, colon, port = bare.rpartition(":")
    if not colon or bare.endswith("]") or (":" in host and "]" not in host):
        host, port = bare, str(PORTS[tls or "on"])
    if not host or not port.isdecimal():
        raise AccountRefused(
            f"{address!r} is no mail server's address; one is imap.example.com or "
            "imap.example.com:993."
        )
    return host, int(port)


def _read(cursor: str) -> Cursor:
    return msgspec.json.decode(cursor, type=Cursor) if cursor else Cursor()


def _file(spool: Path, folder: Folder) -> Path:
    """Return the folder's own file: folders of one last name do not share it."""
    mark = sha256(folder.wire).hexdigest()[:8]
    return spool / mark / imap_folders.file_name(folder)


def _names(one: Mapping[bytes, Value]) -> set[str]:
    return {name.decode("latin-1") for name, value in one.items() if value != b"NIL"}


def _uid(one: Mapping[bytes, Value]) -> int:
    uid = one.get(b"UID", b"")
    return int(uid) if isinstance(uid, bytes) and uid.isdigit() else 0


def _is_notice(one: Mapping[bytes, Value]) -> bool:
    body = one.get(b"BODY", b"")
    lines = body.lower().split(b"\n") if isinstance(body, bytes) else []
    return any(line.startswith(b"from:") and NOTICE in line for line in lines)


def _mail(one: Mapping[bytes, Value]) -> bytes:
    """Return a mail as a file has it, with Gmail's marks as its Takeout writes them."""
    body = one[b"BODY"]
    marks = b""
    thread, labels = one.get(b"X-GM-THRID"), one.get(b"X-GM-LABELS")
    if isinstance(thread, bytes) and thread.isdigit():
        marks += b"X-GM-THRID: %s\r\n" % thread
    if isinstance(labels, list) and labels:
        names = [readable(one).lstrip("\\") for one in labels if isinstance(one, bytes)]
        plain = [n.replace(",", " ").replace('"', "") for n in names if n.isprintable()]
        marks += f"X-Gmail-Labels: {','.join(plain)}\r\n".encode()
    return marks + body if isinstance(body, bytes) else marks


IMAP = Imap()
