"""A mailbox asked over IMAP: how fast, beside imap-tools on the same server?"""

import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import perf_counter, process_time
from typing import NamedTuple

from imap_tools import MailBoxUnencrypted

from bench.figures import Figure, Part, at_least, at_most, short
from bench.stage import TODAY, Stage
from closeknit.accounts.account import Account, Secret
from closeknit.accounts.imap import IMAP
from closeknit.sources.reader import Options
from closeknit.sources.registry import reader_for
from tests.services import dovecot

MAILS, NEW = 10_000, 100
TIMES = 3
BULK = 500
FASTER, LIGHTER, SHARE = 1.5, 3.0, 0.1
_BEGAN = datetime(2020, 1, 1, tzinfo=UTC)


def measure(stage: Stage) -> Part:
    """Return the figures of a first asking, of another library, and of the next."""
    many = max(NEW, round(MAILS * stage.scale))
    spool = stage.home("asking")
    with dovecot.running() as server:
        server.deliver(_mails(0, many))
        account = Account(
            kind="imap",
            label="bench",
            address=server.address,
            user=dovecot.USER,
            options=(("tls", "off"), ("folders", "INBOX")),
            allowed=frozenset({"127.0.0.1"}),
        )
        _theirs(server.port)  # the server's own caches are warm for all from here on
        ours, asked, theirs = _best(account, spool, server.port)
        cursor = _asked(account, spool / "first", "")
        server.deliver(_mails(many, many + NEW))
        following = _took(lambda: _asked(account, spool / "next", cursor))
    shutil.rmtree(spool)
    figures = (
        Figure("mails, headers only", f"{many:,}"),
        Figure("asked for, kept on disk", f"{short(many / asked.wall)} a second"),
        Figure("asked for, kept and read", f"{short(many / ours.wall)} a second"),
        Figure("imap-tools, in bulk", f"{short(many / theirs.wall)} a second"),
        at_least(
            "asked for, kept and read / imap-tools", theirs.wall / ours.wall, FASTER
        ),
        at_least(
            "the same, in processor time of the asking program",
            theirs.cpu / ours.cpu,
            LIGHTER,
        ),
        at_most(f"{NEW} new ones / the first time", following.wall / asked.wall, SHARE),
    )
    note = (
        f"Dovecot on loopback; the best of {TIMES} runs each, in turns. imap-tools "
        f"asks for all headers, {BULK} mails at once, and sender, recipients, date and "
        "subject are taken from each. Of ours, every record is made and then left."
    )
    return Part("sync", f"IMAP: {many:,} mails", figures, (note,))


class _Took(NamedTuple):
    """Seconds by the clock, and of this program's own processor time."""

    wall: float
    cpu: float


def _best(account: Account, spool: Path, port: int) -> tuple[_Took, _Took, _Took]:
    """Return the best of each: asked and read, asked alone, the other library."""
    asked, whole, theirs = [], [], []
    for _ in range(TIMES):
        asked.append(_took(lambda: _asked(account, spool, "")))
        read = _took(lambda: _read(spool))
        whole.append(_Took(asked[-1].wall + read.wall, asked[-1].cpu + read.cpu))
        shutil.rmtree(spool)
        theirs.append(_took(lambda: _theirs(port)))
    return _least(whole), _least(asked), _least(theirs)


def _least(took: list[_Took]) -> _Took:
    return _Took(min(one.wall for one in took), min(one.cpu for one in took))


def _asked(account: Account, spool: Path, cursor: str) -> str:
    secret = Secret(dovecot.PASSWORD)
    watch: Callable[[str, int, int], None] = lambda *_: None  # noqa: E731 - one word
    return IMAP.fetch(account, secret, cursor=cursor, spool=spool, watch=watch).cursor


def _read(spool: Path) -> None:
    for file in spool.rglob("*.mbox"):
        for _ in reader_for(file).read(file, Options(TODAY)):
            pass


def _theirs(port: int) -> None:
    box = MailBoxUnencrypted("127.0.0.1", port)
    with box.login(dovecot.USER, dovecot.PASSWORD) as mails:
        for mail in mails.fetch(headers_only=True, bulk=BULK, mark_seen=False):
            _ = (mail.from_, mail.to, mail.cc, mail.date, mail.subject)


def _took(of: Callable[[], object]) -> _Took:
    began, used = perf_counter(), process_time()
    of()
    return _Took(perf_counter() - began, process_time() - used)


def _mails(first: int, last: int) -> Iterator[bytes]:
    """Yield mails with the headers that mails have on their way through the world."""
    for number in range(first, last):
        at = (_BEGAN + timedelta(minutes=number)).strftime(
            "%a, %d %b %Y %H:%M:%S +0000"
        )
        hops = "".join(
            f"Received: from mx{hop}.example.com (mx{hop} [192.0.2.{hop}])\r\n"
            f"\tby mail.example.com with ESMTPS id {number:08x}{hop}; {at}\r\n"
            for hop in range(4)
        )
        yield (
            f"{hops}DKIM-Signature: v=1; a=rsa-sha256; d=example.com; s=tea;\r\n"
            f"\tbh={'x' * 44}; b={'y' * 300}\r\n"
            f"Message-ID: <{number}@example.com>\r\nDate: {at}\r\n"
            f"From: Bo Lind <bo{number % 500}@example.com>\r\n"
            "To: Ada Marlow <ada@example.com>\r\n"
            f"References: <{number - 1}@example.com> <{number - 2}@example.com>\r\n"
            f"Subject: Re: the {number}th cup of tea\r\n"
            "Content-Type: text/plain; charset=utf-8\r\n\r\n"
            f"{'Another cup would be fine. ' * 120}\r\n"
        ).encode()
