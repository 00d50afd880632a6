"""The drafts' wording: as shipped, or as the user says it in `messages.toml`."""

from pathlib import Path

from django.conf import settings

from closeknit.desk.triage.rules.drafts import Wording, reworded, shipped
from closeknit.shared.errors import UnreadableFile

FILE = "messages.toml"
LARGEST = 100_000


def wording() -> Wording:
    """Return what the drafts say.

    Raises:
        UnreadableFile: the user's file cannot be read; the sentence says where.
    """
    try:
        with (Path(settings.HOME) / FILE).open("rb") as opened:
            content = opened.read(LARGEST)
    except FileNotFoundError:
        return shipped()
    except OSError as error:
        raise UnreadableFile(f"{FILE} cannot be read: {error.strerror}.") from error
    try:
        return reworded(content.decode(), file=FILE)
    except UnicodeDecodeError as error:
        raise UnreadableFile(f"{FILE} is not in UTF-8.") from error
