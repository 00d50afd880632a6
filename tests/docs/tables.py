"""Sources, records, limits and settings as the code has them, told as Markdown."""

from collections import defaultdict
from datetime import date
from pathlib import Path

from closeknit.faces.cli.by_hand import SETTINGS
from closeknit.sources import archive, record, registry, table, zipped
from closeknit.sources.address_book import lines, sheets, written
from closeknit.sources.linkedin import connections, invitations, left_alone
from closeknit.sources.linkedin.export import EXPORT, LINKEDIN_EXPORT, place_of
from closeknit.sources.linkedin.section import Section
from closeknit.sources.mail import addresses, bulk, gzipped, headers, mbox, parts, text
from closeknit.sources.reader import Options
from closeknit.sources.said import Hidden, NotRead, Unreadable
from closeknit.ties.rules import features as counted
from closeknit.ties.rules import forecast, rhythm, strength
from closeknit.ties.rules.exchange import DAY
from closeknit.town import build
from tests.docs.blocks import table as told
from tests.habits.source import ROOT

TODAY = date(2026, 11, 21)
SAMPLES = ROOT / "tests/sources/linkedin/exports"


def readers() -> str:
    """Return the readers in the order in which they are asked."""
    rows = [(f"`{one.name}`", _first_line(type(one))) for one in registry.READERS]
    return told(["name", "what it reads"], rows)


def _first_line(of: type) -> str:
    return (of.__doc__ or "").partition("\n")[0].replace("``", "`")


def kinds_by_section(folder: Path) -> dict[int, list[str]]:
    """Return the kinds of record each section has said, over all the samples."""
    names = list(EXPORT)
    found: dict[int, set[str]] = defaultdict(set)
    for export in [*build(folder, today=TODAY).exports, *SAMPLES.glob("*.zip")]:
        for file, _, said in LINKEDIN_EXPORT.read(export, Options(today=TODAY)):
            place = place_of(file.rpartition("/")[2])
            if place is None or isinstance(said, NotRead | Unreadable):
                continue
            kind = "hidden" if isinstance(said, Hidden) else _kind(said)
            found[id(EXPORT[names[place]])].add(kind)
    return {section: sorted(kinds) for section, kinds in found.items()}


def _kind(said: object) -> str:
    return type(said).__name__.lower()


def export_read(folder: Path) -> str:
    """Return the files of LinkedIn's export that are read."""
    kinds = kinds_by_section(folder)
    rows = []
    for name, section in EXPORT.items():
        if isinstance(section, Section):
            becomes = ", ".join(f"`{kind}`" for kind in kinds[id(section)])
            needs = ", ".join(section.needs)
            rows.append((f"`{name}.csv`", becomes, needs, _any_name(section)))
    head = ["file", "becomes", "known by the columns", "under any name"]
    return told(head, rows)


def _any_name(section: Section) -> str:
    return "yes" if section.telling else ""


def export_left_alone() -> str:
    """Return the files of LinkedIn's export that are not read, and why."""
    rows = [
        (f"`{name}.csv`", said.because)
        for name, said in EXPORT.items()
        if isinstance(said, NotRead)
    ]
    rows.append(("a page (`.html`)", left_alone.ARTICLE.because))
    rows.append(("anything else", left_alone.UNKNOWN.because))
    return told(["file", "because"], rows)


def record_kinds() -> str:
    """Return what a record can be."""
    rows = [
        (f"`{kind.__name__.lower()}`", _first_line(kind))
        for kind in record.Record.__subclasses__()
    ]
    return told(["kind", "what it says"], rows)


def kept_settings() -> str:
    """Return the settings that are kept in the home."""
    return told(["name", "what it does"], [(f"`{k}`", v) for k, v in SETTINGS.items()])


def limits() -> str:
    """Return the limits that foreign files are held to, and the tie's constants."""
    rows = [
        ("a zip, unpacked", _size(zipped.MOST_UNPACKED), "refused"),
        ("a zip's ratio", f"{zipped.MOST_RATIO} times", "refused"),
        ("files in a zip or folder", f"{zipped.MOST_MEMBERS:,}", "refused"),
        ("folders below the one given", f"{archive.MOST_DEPTH}", "not looked into"),
        ("connections in a file", f"{connections.MOST_ROWS:,}", "refused"),
        ("an invitation's note", _letters(invitations.LONGEST_NOTE), "cut"),
        ("a value in a table", _letters(table.LONGEST_VALUE), "that row unreadable"),
        ("lines of a row", f"{table.MOST_LINES}", "that row unreadable"),
        ("the same with long texts", f"{table.MOST_LINES_OF_PROSE:,}", "the same"),
        ("a gzip's ratio", f"{gzipped.MOST_RATIO} times", "refused"),
        ("one header of a mail", _letters(headers.HEADER), "cut, and said"),
        ("headers of a mail", f"{headers.HEADERS:,}", "the rest not read, and said"),
        ("recipients read of a mail", f"{addresses.RECIPIENTS}", "the same"),
        ("recipients of a personal mail", f"{bulk.MANY}", "more is bulk"),
        ("a message held in memory", _size(mbox.KEPT), "the rest is only counted"),
        ("the text of a mail, if kept", _letters(text.TEXT), "cut"),
        ("a value on a card", _size(lines.MOST), "cut, and said"),
        ("a picture on a card", _size(sheets.LARGEST_PICTURE), "left out, and said"),
        ("addresses on a card", f"{written.MOST_HANDLES}", "only the name is used"),
        ("parts in damaged parts", f"{parts.DEPTH}", "the text not read, and said"),
    ]
    return told(["what", "at most", "beyond it"], rows)


def _size(many: int) -> str:
    for unit, size in (("GiB", 1 << 30), ("MiB", 1 << 20), ("KiB", 1 << 10)):
        if many >= size:
            return f"{many // size} {unit}"
    return f"{many} bytes"


def _letters(many: int) -> str:
    return f"{many:,} characters"


def half_lives() -> str:
    """Return after how many days an exchange counts half, by channel."""
    rows = [(one, f"{forecast.half_life(one):g} days") for one in forecast.LASTS]
    return told(["channel", "half-life"], rows)


def bands() -> str:
    """Return from which strength on a tie is in which band."""
    days = strength.ALIVE // DAY
    rows = [
        ("strong", f"{strength.STRONG} or more, and alive in the last {days} days"),
        ("medium", f"{strength.MEDIUM} or more"),
        ("weak", "less, but both ways; or a LinkedIn link alone"),
        ("none", "one-way, or nothing"),
    ]
    return told(["band", "strength"], rows)


def quiet() -> str:
    """Return the constants of going quiet."""
    rows = [
        ("fading", f"{rhythm.FADES} times the usual gap"),
        ("lapsed", f"{rhythm.LAPSES} times the usual gap"),
        ("days with an exchange before there is a rhythm", f"{rhythm.ENOUGH_DAYS}"),
        ("shortest gap that is believed", f"{rhythm.SHORTEST:g} days"),
    ]
    return told(["what", "value"], rows)


def features() -> str:
    """Return what is counted of a tie."""
    rows = [(f"`{name}`", says) for name, says in counted.SAYS.items()]
    return told(["feature", "what it is"], rows)
