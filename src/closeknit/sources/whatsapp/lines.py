"""A chat's lines put together to messages; what WhatsApp itself says is left out.

Apple's app writes ``[04/03/25, 14:05:09] Ann: text``, Android's ``04/03/2025, 14:05 -
Ann: text``, each in the order, with the signs and the clock of the phone's language.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from closeknit.sources.whatsapp.words import is_media, is_system

LONGEST_TEXT = 1 << 16
LONGEST_SENDER = 100

_HALF = (
    r"[AaPp]\.?\s?[Mm]\.?|vorm\.|nachm\.|午前|午後|上午|下午|오전|오후|"
    r"[πμ]\.?\s?μ\.?|[صم]"
)
_START = re.compile(
    r"(?P<open>\[)?(?P<one>\d{1,4})(?P<sign>[./-])\s?(?P<two>\d{1,2})(?P=sign)\s?"
    r"(?P<three>\d{1,4})\.?,?(?:\s(?:à|um|at|às|kl\.|klo|a las|alle|om))?\s+"
    rf"(?:(?P<early>{_HALF})\s?)?(?P<hour>\d{{1,2}})[:.](?P<minute>\d{{2}})"
    rf"(?:[:.]\d{{2}})?(?:\s?(?P<late>{_HALF}))?(?P<end>\]|\s-)(?:\s.*)?",
    re.DOTALL,
)
_AFTERNOON = re.compile(r"[Pp]|nachm|午後|下午|오후|μ|م")
_MARKS = re.compile(r"[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
_OWN_WORDS = re.compile(r"\u200e<[^<>]{3,80}>$")
"""``<This message was edited>``, in whatever language."""
_SPACES = str.maketrans({"\u202f": " ", "\u00a0": " "})
_QUOTED = frozenset('“”„«»"')
_NOON = 12
_YEAR = 4
_HOURS, _MINUTES = 24, 60


class Stamp(NamedTuple):
    """When a message was written, as it stands: three numbers, hour and minute."""

    numbers: tuple[int, int, int]
    year_first: bool
    slashed: bool
    hour: int
    minute: int


class Message(NamedTuple):
    """One message: its first line, when, by whom, and its text; "" for a picture."""

    line: int
    stamp: Stamp
    sender: str
    text: str
    length: int
    media: bool


class Title(NamedTuple):
    """The name that Apple's app gives a chat's first line."""

    name: str


def messages(lines: Iterable[tuple[int, str]]) -> Iterator[Message | Title]:
    """Yield the messages, and what the chat is called where the chat says it."""
    held: Message | None = None
    for number, line in lines:
        begun = _begun(number, line)
        if begun is None:
            held = _longer(held, line)
            continue
        if held is not None:
            yield _done(held)
        held = begun if isinstance(begun, Message) else None
        if isinstance(begun, Title) and begun.name:
            yield begun
    if held is not None:
        yield _done(held)


def begins(line: str) -> bool:
    """Say whether a line is the first of a message, or of a word of WhatsApp's own."""
    return _begun(1, line) is not None


def _begun(number: int, line: str) -> Message | Title | None:
    found = _START.fullmatch(_MARKS.sub("", line[:64]).translate(_SPACES) + line[64:])
    if found is None or (found["open"] is None) == (found["end"] == "]"):
        return None
    stamp = _stamp(found)
    if stamp is None:
        return None
    # With its marks: they tell what the app says by itself.
    body = _after_stamp(line)
    sender, colon, text = body.partition(":")
    sender = " ".join(_MARKS.sub("", sender).split()).removeprefix("~").strip()
    if not colon or not 0 < len(sender) <= LONGEST_SENDER or _QUOTED & set(sender):
        return Title("")
    text = text.removeprefix(" ")
    if text.startswith("\u200e") and not is_media(_MARKS.sub("", text)):
        return Title(sender)
    if is_system(_MARKS.sub("", text)):
        return Title("")
    return Message(number, stamp, sender, text, 0, media=False)


def _after_stamp(line: str) -> str:
    mark = "] " if _MARKS.sub("", line[:4]).startswith("[") else " - "
    return line.translate(_SPACES).partition(mark)[2]


def _stamp(found: re.Match[str]) -> Stamp | None:
    one, two, three = int(found["one"]), int(found["two"]), int(found["three"])
    half = found["early"] or found["late"] or ""
    hour, minute = int(found["hour"]), int(found["minute"])
    if half:
        hour = hour % _NOON + (_NOON if _AFTERNOON.match(half) else 0)
    if hour >= _HOURS or minute >= _MINUTES:
        return None
    year_first = len(found["one"]) == _YEAR
    return Stamp((one, two, three), year_first, found["sign"] == "/", hour, minute)


def _longer(held: Message | None, line: str) -> Message | None:
    if held is None:
        return None
    room = LONGEST_TEXT - len(held.text)
    more = f"\n{line}"
    return held._replace(
        text=held.text + more[: max(0, room)],
        length=held.length + max(0, len(more) - max(0, room)),
    )


def _done(held: Message) -> Message:
    """Return the message as it is kept: no marks, no words of the app's own."""
    text = _MARKS.sub("", _OWN_WORDS.sub("", held.text.rstrip())).rstrip()
    first, _, caption = text.partition("\n")
    if is_media(first):
        caption = caption.strip()
        return held._replace(text=caption, length=len(caption), media=True)
    return held._replace(text=text, length=len(text) + held.length)


def numbered(readline: Callable[[], str]) -> Iterator[tuple[int, str]]:
    """Yield lines with their numbers; a very long one comes in pieces."""
    number, whole = 1, True
    while line := readline():
        kept = line.rstrip("\n")
        yield number, kept if whole else f" {kept}"
        whole = line.endswith("\n")
        number += whole
