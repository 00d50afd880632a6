"""evaluate: how well the rules agree with people's labels, and with what came true."""

from collections.abc import Sequence
from pathlib import Path
from typing import TypeVar

import click
import msgspec

from closeknit.desk.words.rules.measure import agreement
from closeknit.desk.words.rules.note import NAMES, good, traits
from closeknit.desk.words.rules.reply import classify
from closeknit.faces.cli.evaluate_ties import ties
from closeknit.faces.cli.shown import JSON, Json, say, tell, warn
from closeknit.shared.errors import UnreadableFile


class LabelledNote(msgspec.Struct, frozen=True):
    """A note with its traits (0 or 1) and whether it was judged good or bad."""

    text: str
    traits: dict[str, int]
    judgement: str = ""


class LabelledReply(msgspec.Struct, frozen=True):
    """A reply with its kind."""

    text: str
    label: str


Row = TypeVar("Row", LabelledNote, LabelledReply)
FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


def _rows(path: Path, kind: type[Row]) -> list[Row]:
    """Return the rows of a file of JSON lines; bad ones are named on stderr."""
    found: list[Row] = []
    for number, line in enumerate(path.read_bytes().splitlines(), start=1):
        if not line.strip():
            continue
        try:
            found.append(msgspec.json.decode(line, type=kind))
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            warn(f"{path.name}, line {number}: not read: {error}")
    if not found:
        raise UnreadableFile(f"{path.name} holds no labelled line that can be read.")
    return found


@click.group()
def evaluate() -> None:
    """Measure the rules: on labels given by people, on what really happened next."""


evaluate.add_command(ties)


@evaluate.command()
@click.argument("file", type=FILE)
@JSON
def notes(file: Path, *, json_: bool) -> None:
    """Measure the traits of notes: macro-F1 of each, and of good against bad.

    FILE holds JSON lines with `text`, `traits` (name: 0 or 1) and `judgement`.
    """
    rows = _rows(file, LabelledNote)
    found = [traits(row.text) for row in rows]
    measured = {
        name: agreement(
            (str(row.traits[name]), str(int(getattr(told, name))))
            for row, told in zip(rows, found, strict=True)
            if name in row.traits
        ).macro_f1
        for name in NAMES
    }
    judged = agreement(
        (row.judgement, "good" if good(row.text, told, known=False) else "bad")
        for row, told in zip(rows, found, strict=True)
        if row.judgement in {"good", "bad"}
    )
    document: dict[str, Json] = {
        "notes": len(rows),
        "traits": measured,
        "good_bad": judged.macro_f1,
    }

    def words() -> None:
        for name, f1 in {**measured, "good or bad": judged.macro_f1}.items():
            say(f"{name:<16} {f1:.3f}")

    tell(json_, document, words)


@evaluate.command()
@click.argument("file", type=FILE)
@JSON
def replies(file: Path, *, json_: bool) -> None:
    """Measure the kinds of replies: macro-F1, F1 of each, who was taken for what.

    FILE holds JSON lines with `text` and `label`.
    """
    rows = _rows(file, LabelledReply)
    told = agreement((row.label, classify(row.text).label) for row in rows)
    document: dict[str, Json] = {"replies": len(rows), **told._asdict()}

    def words() -> None:
        say(f"macro-F1 {told.macro_f1:.3f}")
        for label, f1 in told.per_class.items():
            say(f"{label:<12} {f1:.3f}  {_taken(told.confusion.get(label, {}))}")

    tell(json_, document, words)


def _taken(found: dict[str, int]) -> str:
    several: Sequence[str] = [
        f"{many} {label}" for label, many in found.items() if many
    ]
    return ", ".join(several)
