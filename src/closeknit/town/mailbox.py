"""The ego's mailbox, as a Takeout writes it: one mbox, newest letters last."""

import quopri
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from email.header import Header
from pathlib import Path

from closeknit.town import ego
from closeknit.town.chance import chance, mark
from closeknit.town.history import Sent
from closeknit.town.people import Townsperson

QUOTING, HTML = 0.4, 0.35
"""How many answers quote what they answer; how many people write HTML as well."""


@dataclass(frozen=True, slots=True)
class Mail:
    """One mail with its headers in order, before it is written down."""

    at: datetime
    key: str
    headers: tuple[tuple[str, str], ...]
    text: str
    labels: str = "Inbox,Opened"
    thread: str = ""
    html: bool = False


def write_mailbox(path: Path, mails: Iterable[Mail]) -> None:
    """Write the mails, in the order of their days."""
    ordered = sorted(mails, key=lambda mail: (mail.at, mail.key, mail.labels))
    path.write_bytes(b"".join(as_bytes(mail) for mail in ordered))


def as_bytes(mail: Mail) -> bytes:
    """Return the mail as it stands in an mbox, with the empty line after it."""
    thread = int(mark("thread", mail.thread or mail.key, length=14), 16)
    number = 1_700_000_000_000_000_000 + thread
    first = f"From {number}@xxx {mail.at:%a %b %d %H:%M:%S} +0000 {mail.at:%Y}"
    top = [first, f"X-GM-THRID: {number}", f"X-Gmail-Labels: {mail.labels}"]
    if "Sent" not in mail.labels:
        top.append(f"Delivered-To: {ego.MAIL}")
    top.append("MIME-Version: 1.0")
    top.append(f"Date: {mail.at:%a, %d %b %Y %H:%M:%S} +0000")
    top += [f"{name}: {said}" for name, said in mail.headers]
    top.append(f"Message-ID: {message_id(mail.key)}")
    body = _html(mail) if mail.html else _plain(mail.text)
    return "\n".join([*top, body, "", ""]).encode()


def message_id(key: str) -> str:
    """Return the mail's own id."""
    return f"<CA{key}@mail.example.org>"


def address(name: str, mail: str) -> str:
    """Return name and address as a header has them.

    >>> address("Drax, Philippa", "p@example.com")
    '"Drax, Philippa" <p@example.com>'
    """
    if not name:
        return mail
    if not name.isascii():
        name = Header(name, "utf-8").encode()
    elif not name.replace(" ", "").replace("-", "").isalnum():
        name = f'"{name}"'
    return f"{name} <{mail}>"


def words(text: str) -> str:
    """Return a header's text, encoded where it is not plain ASCII."""
    return text if text.isascii() else Header(text, "utf-8").encode()


def from_letter(sent: Sent, before: Sent | None) -> Mail:
    """Return a letter as a mail; `before` is the one it answers."""
    who, letter = sent.who, sent.letter
    own = address(ego.NAME, ego.MAIL)
    alter = address(who.mail_name or who.name, who.mail)
    others = [address(one.name, one.mail) for one in sent.others]
    source, goal = (own, alter) if letter.by_ego else (alter, own)
    headers = [("From", source), ("To", goal)]
    if others:
        headers.append(("Cc", ", ".join(others)))
    headers.append(("Subject", words(letter.subject)))
    if sent.replies_to:
        headers.append(("In-Reply-To", message_id(sent.replies_to)))
        headers.append(("References", message_id(sent.replies_to)))
    if letter.automatic:
        headers.append(("Auto-Submitted", "auto-replied"))
    text = letter.text
    dice = chance("shape", sent.key)
    if before is not None and dice.random() < QUOTING:
        text += "\n\n" + quoted(before)
    labels = "Sent,Opened" if letter.by_ego else "Inbox,Opened"
    writer = ego.NAME if letter.by_ego else who.name
    html = chance("writes html", writer).random() < HTML
    return Mail(sent.at, sent.key, tuple(headers), text, labels, sent.thread, html=html)


def quoted(before: Sent) -> str:
    """Return the answered letter as mail programs quote it."""
    who: Townsperson = before.who
    name, mail = (ego.NAME, ego.MAIL) if before.letter.by_ego else (who.name, who.mail)
    lines = "\n".join(f"> {line}" for line in before.letter.text.split("\n"))
    return f"On {before.at:%a, %d %b %Y at %H:%M}, {name} <{mail}> wrote:\n{lines}"


def _plain(text: str) -> str:
    if text.isascii():
        kind = 'Content-Type: text/plain; charset="UTF-8"'
        return f"{kind}\n\n{_guarded(text)}"
    coded = quopri.encodestring(text.encode()).decode()
    kind = 'Content-Type: text/plain; charset="UTF-8"'
    return f"{kind}\nContent-Transfer-Encoding: quoted-printable\n\n{_guarded(coded)}"


def _html(mail: Mail) -> str:
    edge = "=_" + mark("edge", mail.key, length=16)
    page = mail.text.replace("&", "&amp;").replace("<", "&lt;")
    page = "<div>" + page.replace("\n", "<br>\n") + "</div>"
    other = _plain(page).replace("text/plain", "text/html")
    kind = f'Content-Type: multipart/alternative; boundary="{edge}"'
    return f"{kind}\n\n--{edge}\n{_plain(mail.text)}\n--{edge}\n{other}\n--{edge}--"


def _guarded(text: str) -> str:
    """Put > before lines that would look like the beginning of a mail."""
    return "\n".join(
        f">{line}" if line.lstrip(">").startswith("From ") else line
        for line in text.split("\n")
    )
