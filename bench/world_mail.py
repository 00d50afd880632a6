"""A large invented mailbox, written as it is made up."""

from bisect import bisect
from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from itertools import accumulate
from pathlib import Path
from random import Random

from bench.world_people import SENTENCES, invented
from closeknit.town.chance import chance

OWN = "Ottilie Penhallow <ottilie@example.com>"
CORRESPONDENTS = 4_000


def mailbox(path: Path, *, megabytes: int = 1_024, today: date, seed: int = 7) -> int:
    """Write an mbox of about that size and return how many messages it holds."""
    post = Post(seed)
    goal, written, count = megabytes * 1_048_576, 0, 0
    start = datetime.combine(today, time(7), UTC) - timedelta(days=6 * 365)
    step = timedelta(days=6 * 365) / max(1, goal // MEAN * 21 // 20)
    with path.open("wb", buffering=1_048_576) as out:
        while written < goal:
            written += out.write(post.message(count, start + step * count))
            count += 1
    return count


MEAN = 18_400
"""Bytes of a message, about; the six years are shared out by it."""


class Post:
    """Makes one message after the other; remembers the latest thread of each person."""

    def __init__(self, seed: int) -> None:
        self._dice = chance(seed, "mail")
        weights = (1 / (rank + 4) for rank in range(CORRESPONDENTS))
        self._heap = list(accumulate(weights))
        self._latest: dict[int, tuple[str, str, str, bool]] = {}
        banks = chance(seed, "bodies")
        self._plain = [_prose(banks, size) for size in _sizes(banks, 300, 700, 6_000)]
        self._pages = [
            b"<div style='margin:0'>" + _prose(banks, size) + b"</div>\n"
            for size in _sizes(banks, 80, 6_000, 45_000)
        ]
        self._block = _base64(banks, 4_000)

    def message(self, number: int, at: datetime) -> bytes:
        """Return the message of that number, ready to be appended."""
        thread = f"{1_700_000_000_000_000_000 + number}"
        key = f"<{number:x}.{thread[-6:]}@mail.example.org>"
        if self._dice.random() < 0.3:
            top, page = self._bulk(number), self._dice.choice(self._pages)
            labels = "Inbox,Category Updates"
        else:
            top, thread, labels = self._letter(key, thread)
            page = b""
        head = (
            f"From {thread}@xxx {at:%a %b %d %H:%M:%S} +0000 {at:%Y}\n"
            f"X-GM-THRID: {thread}\nX-Gmail-Labels: {labels}\nMIME-Version: 1.0\n"
            f"Delivered-To: ottilie@example.com\n{top}"
            f"Date: {at:%a, %d %b %Y %H:%M:%S} +0000\nMessage-ID: {key}\n"
        )
        return head.encode() + self._body(page) + b"\n"

    def _bulk(self, number: int) -> str:
        desk = number % 90
        if desk < 20:
            listed = f"List-Id: <talk{desk}.example.net>\nPrecedence: list\n"
            who = invented(500_000 + number % 700)
            return (
                f"From: {who.name} <{who.mail}>\nTo: talk{desk}@example.net\n"
                f"Subject: [talk{desk}] tides and tables\n{listed}"
            )
        return (
            f"From: The Quay {desk} <noreply{desk}@example.net>\nTo: {OWN}\n"
            f"Subject: What is on this week\nList-Unsubscribe: <https://example.net/x>\n"
            f"List-Id: <quay{desk}.example.net>\nPrecedence: bulk\n"
        )

    def _letter(self, key: str, thread: str) -> tuple[str, str, str]:
        """Return headers, thread and labels of a letter between two people."""
        dice = self._dice
        person = bisect(self._heap, dice.random() * self._heap[-1])
        who = invented(person if person % 2 else 600_000 + person)
        latest = self._latest.get(person)
        by_ego, answers = dice.random() < 0.5, ""
        subject = f"The papers of {who.last}, {len(self._latest)}"
        if latest is not None and dice.random() < 0.6:
            before, thread, subject, by_them = latest
            by_ego = not by_them if dice.random() < 0.8 else by_them
            answers = f"In-Reply-To: {before}\nReferences: {before}\n"
            subject = subject if subject.startswith("Re: ") else f"Re: {subject}"
        self._latest[person] = (key, thread, subject, by_ego)
        alter = f"{who.name} <{who.mail}>"
        source, goal = (OWN, alter) if by_ego else (alter, OWN)
        copies = ""
        if dice.random() < 0.1:
            other = invented(600_000 + dice.randrange(0, CORRESPONDENTS, 2))
            copies = f"Cc: {other.name} <{other.mail}>\n"
        top = f"From: {source}\nTo: {goal}\n{copies}Subject: {subject}\n{answers}"
        return top, thread, "Sent" if by_ego else "Inbox,Opened"

    def _body(self, page: bytes) -> bytes:
        text = self._dice.choice(self._plain)
        parts = [PLAIN + text]
        if page:
            parts.append(HTML + page)
        elif self._dice.random() < 0.4:
            parts.append(HTML + b"<div>" + text.replace(b"\n", b"<br>\n") + b"</div>\n")
        if self._dice.random() < 0.125:
            lines = self._dice.randint(60, 1_640)
            start = self._dice.randrange(0, len(self._block) // LINE - lines)
            parts.append(PAPER + self._block[start * LINE : (start + lines) * LINE])
        if len(parts) == 1:
            return parts[0]
        edge = b"\n--=_edge\n"
        return MIXED + edge + edge.join(parts) + b"\n--=_edge--\n"


LINE = 77
PLAIN = (
    b'Content-Type: text/plain; charset="UTF-8"\nContent-Transfer-Encoding: 8bit\n\n'
)
HTML = b'Content-Type: text/html; charset="UTF-8"\nContent-Transfer-Encoding: 8bit\n\n'
PAPER = (
    b'Content-Type: application/pdf; name="papers.pdf"\n'
    b'Content-Disposition: attachment; filename="papers.pdf"\n'
    b"Content-Transfer-Encoding: base64\n\n"
)
MIXED = b'Content-Type: multipart/mixed; boundary="=_edge"\n'


def _sizes(dice: Random, count: int, least: int, most: int) -> Sequence[int]:
    """Return sizes with many small ones and a few large ones."""
    return [int(least + (most - least) * dice.random() ** 2) for _ in range(count)]


def _prose(dice: Random, size: int) -> bytes:
    lines: list[str] = []
    while sum(map(len, lines)) < size:
        lines.append(" ".join(dice.choices(SENTENCES, k=2)) + "\n")
    return "".join(lines).encode()


def _base64(dice: Random, lines: int) -> bytes:
    letters = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
    return b"".join(bytes(dice.choices(letters, k=76)) + b"\n" for _ in range(lines))
