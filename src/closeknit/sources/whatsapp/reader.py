"""The reader of WhatsApp's chats: the text, the zip it comes in, or its folder."""

import re
from pathlib import Path

from closeknit.shared.errors import UnreadableFile
from closeknit.sources.archive import Member, look
from closeknit.sources.reader import Options
from closeknit.sources.whatsapp.lines import begins
from closeknit.sources.whatsapp.reading import ChatReading
from closeknit.sources.whatsapp.words import titled
from closeknit.sources.zipped import names_in

APPLE = "_chat.txt"
_BEGIN = 4096
_FIRST_LINES = 5
_LATER = re.compile(r"[\[\u200e\ufeff]*\d{1,4}[./-]\s?\d{1,2}[./-]\s?\d{1,4}\.?,")
"""A comma after the day, which a program's log has not."""
_OTHER_SOURCES = (".csv", ".mbox", ".ics", ".vcf", ".eml", ".zip")


class WhatsAppChat:
    """A chat as WhatsApp exports it: the text, or a zip or folder with pictures."""

    name = "whatsapp.chat"

    def recognises(self, path: Path) -> bool:
        """Say whether it is one, by its name and its first lines."""
        suffix = path.suffix.casefold()
        try:
            if path.is_dir():
                return _is_unpacked(path)
            if suffix == ".zip":
                return any(map(_is_chat_name, names_in(path)))
            return suffix == ".txt" and _is_chat(path)
        except (OSError, ValueError):  # not ours to read, or no text
            return False

    def read(self, path: Path, options: Options) -> ChatReading:
        """Return the reading of it.

        Raises:
            UnreadableFile: the zip is damaged or unsafe, or holds not exactly one chat.
        """
        members = look(path)
        chats = [m for m in members if not m.left_alone and _is_chat_name(m.base)]
        if path.is_file() and len(members) == 1 and members[0].base == path.name:
            chats = [members[0]]
        if len(chats) != 1:
            raise UnreadableFile(
                f"It holds {len(chats)} chats; give them one at a time.",
                code="chat_not_one",
            )
        return ChatReading(chats[0], _title(path, chats[0]), options)


WHATSAPP_CHAT = WhatsAppChat()
"""The reader of WhatsApp's chats."""


def _is_chat_name(name: str) -> bool:
    base = name.rpartition("/")[2]
    return base == APPLE or (
        base.casefold().endswith(".txt") and bool(titled(base[: -len(".txt")]))
    )


def _is_unpacked(folder: Path) -> bool:
    """Say whether a folder is one unpacked chat, with no other source in it."""
    if not (folder / APPLE).is_file():
        return False
    return not any(
        one.is_dir() or one.name.casefold().endswith(_OTHER_SOURCES)
        for one in folder.iterdir()
    )


def _is_chat(path: Path) -> bool:
    with path.open("rb") as file:
        begin = file.read(_BEGIN).decode("utf-8-sig", "ignore")
    lines = [line for line in begin.split("\n") if line.strip()][:_FIRST_LINES]
    named = path.name == APPLE or bool(titled(path.stem))
    return any(begins(line) and (named or _LATER.match(line)) for line in lines)


def _title(path: Path, member: Member) -> str:
    names = (Path(member.base).stem, path.stem, path.parent.name)
    return next(filter(None, map(titled, names)), "")
