"""What stands on a card, whatever the format, and what may be said of it."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from closeknit.sources import handles
from closeknit.sources.phones import phone_of
from closeknit.sources.record import Card, Mention, Note
from closeknit.sources.said import Noticed, Unreadable

MOST_HANDLES = 50
"""Of one kind on one card; more is no person's."""
MOST_TEXT = 1_000
"""Characters of a name, a company, a place."""
MOST_ID = 255
GOOGLES = frozenset({"mycontacts", "starred"})
"""Labels that are Google's own."""

_NUMBER = re.compile(r"[0-9\s+()./-]+")

NO_ADDRESS = "an address that is none: left out"
NO_COUNTRY = "a telephone number without its country's code: not used"
NO_NUMBER = "a telephone number that is none: left out"
TOO_MANY = f"more than {MOST_HANDLES} addresses or numbers: only the name is used"
LONG_ID = f"an id of more than {MOST_ID} characters: left out"
NOBODY = "an organisation, a group or a place: no person"
NO_NAME = "neither a name nor a way to reach anybody"


class Troubles:
    """What went wrong on cards without costing them, each kind told once."""

    def __init__(self) -> None:
        self._seen: dict[str, tuple[int, int, int]] = {}

    def add(self, trouble: str, line: int) -> None:
        """Note that this went wrong on the card at this line; once a card."""
        first, times, last = self._seen.get(trouble, (line, 0, -1))
        if last != line:
            self._seen[trouble] = first, times + 1, line

    def noticed(self) -> Iterator[tuple[int, Noticed]]:
        """Yield each kind of trouble at its first card, with the count."""
        for trouble, (line, times, _) in self._seen.items():
            many = "1 card" if times == 1 else f"{times:,} cards"
            yield line, Noticed(f"{many}: {trouble}")


@dataclass(slots=True)
class Written:
    """What stands on one card, as it stands; empty where nothing does.

    `names` are the person's, the best first. `phones` are without those of a fax or a
    switchboard. Of `pages` only a LinkedIn profile counts.
    """

    line: int
    names: list[str] = field(default_factory=list)
    emails: list[str] = field(default_factory=list)
    phones: list[str] = field(default_factory=list)
    pages: list[str] = field(default_factory=list)
    company: str = ""
    position: str = ""
    place: str = ""
    on: date | None = None
    uid: str = ""
    labels: list[str] = field(default_factory=list)
    note: str = ""


def one_line(text: str) -> str:
    r"""Return a text on one line, cut where no such text is as long.

    >>> one_line(" Ada\nLovelace ")
    'Ada Lovelace'
    """
    return " ".join(text[: 2 * MOST_TEXT].split())[:MOST_TEXT]


def said(card: Written, troubles: Troubles) -> Iterator[Card | Note | Unreadable]:
    """Yield the card and what is noted on it; or why it says nothing.

    A card whose only name is its company's is that company's: an address on it is kept,
    its name and its numbers are nobody's.
    """
    names, company = _names(card), one_line(card.company)
    if company and not names:
        card.phones = []
    who = tuple(dict.fromkeys(_who(card, names[0] if names else "", troubles)))
    if not who:
        if company:
            troubles.add(NOBODY, card.line)
        else:
            yield Unreadable(NO_NAME)
        return
    yield Card(
        who,
        company=company,
        position=one_line(card.position),
        on=card.on,
        also=tuple(names[1:]),
        place=one_line(card.place),
        uid=_uid(card, troubles),
        labels=_labels(card.labels),
    )
    if note := card.note.replace("\r\n", "\n").replace("\0", "").strip():
        yield Note(who[0], note)


def _names(card: Written) -> list[str]:
    """Return the person's names, each once, without what only stands for one."""
    found: dict[str, str] = {}
    company = handles.folded(one_line(card.company))
    for name in map(one_line, card.names):
        folded = handles.folded(name)
        stands_in = handles.email(name) or _NUMBER.fullmatch(name)
        if folded and folded != company and not stands_in:
            found.setdefault(folded, name)
    return list(found.values())[:MOST_HANDLES]


def _who(card: Written, name: str, troubles: Troubles) -> Iterator[Mention]:
    """Yield the ways to reach them, the surest first; else the bare name."""
    if max(map(len, (card.emails, card.phones, card.pages))) > MOST_HANDLES:
        troubles.add(TOO_MANY, card.line)
    slugs = filter(None, map(handles.slug, card.pages[:MOST_HANDLES]))
    found = [Mention(name, profile=slug) for slug in slugs]
    for text in card.emails[:MOST_HANDLES]:
        if address := handles.email(text):
            found.append(Mention(name, email=address))
        else:
            troubles.add(NO_ADDRESS, card.line)
    for text in card.phones[:MOST_HANDLES]:
        if number := phone_of(text):
            found.append(Mention(name, phone=number))
        else:
            international = text.strip().startswith("+")
            troubles.add(NO_NUMBER if international else NO_COUNTRY, card.line)
    yield from found or ([Mention(name)] if name else [])


def _uid(card: Written, troubles: Troubles) -> str:
    uid = one_line(card.uid).removeprefix("urn:uuid:")
    if len(uid) <= MOST_ID:
        return uid
    troubles.add(LONG_ID, card.line)
    return ""


def _labels(labels: Iterable[str]) -> tuple[str, ...]:
    kept = (one_line(label) for label in labels)
    theirs = (
        k for k in kept if k and not k.startswith("* ") and k.lower() not in GOOGLES
    )
    return tuple(dict.fromkeys(theirs))[:MOST_HANDLES]
