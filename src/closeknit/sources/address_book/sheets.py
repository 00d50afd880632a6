"""A vCard file cut into cards: the lines of each that are read, held to a limit."""

from codecs import BOM_UTF8
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from closeknit.sources.address_book.content import Content, content_of
from closeknit.sources.address_book.lines import MOST, Line
from closeknit.sources.address_book.written import MOST_HANDLES, Troubles
from closeknit.sources.said import Unreadable
from closeknit.sources.shown import shown

LARGEST_PICTURE = 1 << 18

NO_LINE = "a line that is none of a card's: left out"
CUT = f"a value longer than {MOST >> 10} KiB: cut"
BIG_PICTURE = f"a picture or a sound of more than {LARGEST_PICTURE >> 10} KiB: left out"
NO_END = "a card begins here and does not end"
OUTSIDE = "it stands outside of any card"

_BEGIN, _END, _AGENT = b"BEGIN:VCARD", b"END:VCARD", b"AGENT:"
_LONGEST_EDGE = 32
_PICTURES = frozenset("PHOTO LOGO SOUND KEY".split())
_USED = frozenset(
    "VERSION FN N NICKNAME EMAIL TEL ADR ORG TITLE ROLE URL X-SOCIALPROFILE "
    "SOCIALPROFILE X-LINKEDIN NOTE CATEGORIES REV UID KIND X-ADDRESSBOOKSERVER-KIND "
    "X-ABSHOWAS X-ABLABEL X-MAIDENNAME X-PHONETIC-FIRST-NAME "
    "X-PHONETIC-LAST-NAME".split()
)


@dataclass(slots=True)
class Sheet:
    """The lines of one card that are read, by name. `empty` cards began just before."""

    line: int
    empty: int = 0
    held: dict[str, list[Content]] = field(default_factory=dict)
    is_old: bool = False

    def all(self, *names: str) -> list[Content]:
        """Return the lines of these names, those marked as preferred first."""
        found = [content for name in names for content in self.held.get(name, ())]
        return sorted(found, key=lambda content: not content.is_preferred())

    def first(self, *names: str) -> str:
        """Return the text of the first line that has one, or ""."""
        return next((t for c in self.all(*names) if (t := c.text().strip())), "")

    def label(self, content: Content) -> str:
        """Return what its owner calls this address or number."""
        labels = self.held.get("X-ABLABEL", ())
        said = (c.text() for c in labels if content.group and c.group == content.group)
        return next(said, "")


def cut_apart(
    lines: Iterable[Line], troubles: Troubles
) -> Iterator[Sheet | tuple[int, Unreadable]]:
    """Yield each whole card, and what is no part of one, in the file's order."""
    sheet: Sheet | None = None
    is_astray = False
    for edge, line in _own(lines):
        if edge == _BEGIN:
            if sheet is not None and sheet.held:
                yield sheet.line, Unreadable(NO_END)
                sheet = None
            before = sheet.empty or sheet.line if sheet is not None else 0
            sheet = Sheet(line.number, before)
        elif sheet is None:
            if not is_astray:
                yield line.number, Unreadable(OUTSIDE, _shown(line))
            is_astray = True
        elif edge == _END:
            if sheet.empty:
                yield sheet.empty, Unreadable(NO_END)
            yield sheet
            sheet, is_astray = None, False
        else:
            _hold(sheet, line, troubles)
    if sheet is not None:
        yield sheet.empty or sheet.line, Unreadable(NO_END)


def _own(lines: Iterable[Line]) -> Iterator[tuple[bytes, Line]]:
    """Yield the lines but those of a card within a card: an assistant's, in 2.1."""
    within, is_agent = 0, False
    for line in lines:
        edge = _edge(line)
        if within:
            within += (edge == _BEGIN) - (edge == _END)
        elif is_agent and edge == _BEGIN:
            within = 1
        else:
            yield edge, line
        is_agent = edge == _AGENT


def _edge(line: Line) -> bytes:
    if line.size > _LONGEST_EDGE:
        return b""
    return line.raw.removeprefix(BOM_UTF8).strip().upper()


def _shown(line: Line) -> str:
    return shown(line.raw[:400].decode("utf-8", "backslashreplace"))


def _hold(sheet: Sheet, line: Line, troubles: Troubles) -> None:
    """Hold the line if it is read: so many of a name, and no pictures."""
    content = content_of(line, old=sheet.is_old)
    if content is None:
        troubles.add(NO_LINE, sheet.line)
        return
    if content.name in _PICTURES and line.size > LARGEST_PICTURE:
        troubles.add(BIG_PICTURE, sheet.line)
    if content.name not in _USED:
        return
    if content.name == "VERSION":
        sheet.is_old = content.value.strip() == b"2.1"
    if content.is_cut:
        troubles.add(CUT, sheet.line)
    of_its_name = sheet.held.setdefault(content.name, [])
    if len(of_its_name) <= MOST_HANDLES:
        of_its_name.append(content)
