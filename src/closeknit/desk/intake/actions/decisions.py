"""Hand over drafts and decisions as a chained file, and check such a file (R4-26)."""

import json
from collections.abc import Iterator
from pathlib import Path

from django.apps import apps

from closeknit.desk.intake.rules.chain import Checked, chained, checked
from closeknit.records.actions.ego import note_done
from closeknit.records.models import Done
from closeknit.shared.errors import CannotKeep, RuleBroken, UnreadableFile


def write(ego: int, file: Path) -> Checked:
    """Write the history, drafts and decisions to a new file; return its last hash.

    Raises:
        RuleBroken: there is such a file already.
        CannotKeep: the disk will not take it.
    """
    word, many = "", 0
    try:
        with file.open("x", encoding="utf-8", newline="\n") as out:
            file.chmod(0o600)
            for line in chained(_statements(ego)):
                out.write(f"{line}\n")
                word, many = str(json.loads(line)["hash"]), many + 1
    except FileExistsError as error:
        raise RuleBroken(f"{file} is there already; name a new one.") from error
    except OSError as error:
        raise CannotKeep(f"{file}: {error.strerror}.") from error
    note_done(ego, "decisions", file.name, word)
    return Checked(many, word, 0)


def check(file: Path, word: str = "") -> Checked:
    """Return how far a file holds together; with its last hash, to the end.

    Raises:
        UnreadableFile: it cannot be read.
    """
    try:
        with file.open(encoding="utf-8") as lines:
            found = checked(lines)
    except (OSError, UnicodeDecodeError) as error:
        raise UnreadableFile(f"{file} cannot be read as text.") from error
    is_short = word and not found.broken and found.word != word
    return found._replace(broken=found.lines + 1) if is_short else found


def _statements(ego: int) -> Iterator[dict[str, object]]:
    """Yield what was done, then each row of the desk's tables, in their order."""
    done = Done.objects.of(ego).order_by("pk").values("at", "what", "to", "because")
    for said in done.iterator():
        yield {"table": "history", **said}
    for model in sorted(apps.get_models(), key=lambda one: one._meta.db_table):  # noqa: SLF001 - Django's public spelling
        if not getattr(model, "HANDED_OVER", False):
            continue
        rows = model._base_manager.filter(ego_id=ego).order_by("pk")  # noqa: SLF001 - same
        for row in rows.values():
            yield {"table": model._meta.db_table, **row}  # noqa: SLF001 - same
