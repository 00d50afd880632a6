"""Which folders of an account are asked for, and what is said of the others."""

from collections.abc import Sequence
from dataclasses import dataclass

from closeknit.accounts.account import Skipped
from closeknit.accounts.imap_said import Folder
from closeknit.shared.errors import AccountRefused

NAMED = 8
"""Folders left out that are told by name; of more, only how many they are."""

_SENT = frozenset(
    "sent|sent mail|sent items|sent messages|sent-mail|gesendet|gesendete elemente"
    "|gesendete objekte|envoyés|éléments envoyés|messages envoyés|enviados"
    "|elementos enviados|itens enviados|inviata|posta inviata|verzonden"
    "|verzonden items|skickat|sendt|lähetetyt|wysłane|отправленные|送信済み".split("|")
)
_ARCHIVE = frozenset(
    "archive|archives|archiv|archivo|archivio|arquivo|archief|arkiv|архив".split("|")
)
_LEFT = {
    "\\junk": "junk is not read",
    "\\trash": "what was thrown away is not read",
    "\\drafts": "drafts were never sent",
}
_JUNK = "spam|junk|junk e-mail|junk mail|junk email|bulk mail"
_TRASH = (
    "trash|deleted items|deleted messages|papierkorb|gelöschte elemente|corbeille"
    "|papelera|cestino|lixeira|prullenbak"
)
_DRAFTS = "drafts|draft|entwürfe|brouillons|borradores|bozze"
_LEFT_BY_NAME = {
    name: _LEFT[mark]
    for names, mark in ((_JUNK, "\\junk"), (_TRASH, "\\trash"), (_DRAFTS, "\\drafts"))
    for name in names.split("|")
}
NOT_ASKED = "not asked for; add it with --option folders=..., or folders=all"
NO_SENT = (
    "no folder of sent mail was found, so all ties would look one-way: name it with "
    "--option folders=INBOX,..."
)


@dataclass(frozen=True, slots=True)
class Choice:
    """The folders to read, in this order, and the ones left alone."""

    read: tuple[Folder, ...]
    skipped: tuple[Skipped, ...]


def chosen(found: Sequence[Folder], asked: str) -> Choice:
    """Return what to read: the sent mail first, since it tells whose mailbox it is.

    `asked` is what the user has said: names between commas, ``all``, or nothing, which
    is sent mail, inbox and archive, or Gmail's *All Mail* that holds them all.

    Raises:
        AccountRefused: the user asks for a folder that is not there.
    """
    left = {one: why for one in found if (why := _why_left(one))}
    kept = [one for one in found if one not in left]
    whole = [one for one in kept if "\\all" in one.marks]
    if asked and asked.casefold() != "all":
        read = _asked_for(found, asked)
    elif whole:  # the others are views of it
        return Choice((whole[0],), _told(left, []))
    elif asked:
        read = kept
    else:
        read = [one for one in kept if _is_sent(one) or _is_usual(one)]
    read = sorted(read, key=lambda one: (not _is_sent(one), one.name != "INBOX"))
    others = [one for one in kept if one not in read]
    left = {one: why for one, why in left.items() if one not in read}
    skipped = _told(left, others)
    if not asked and not any(_is_sent(one) for one in read):
        skipped = (*skipped, Skipped("sent mail", NO_SENT))
    return Choice(tuple(read), skipped)


def file_name(folder: Folder) -> str:
    """Return the name of the mbox: the reader knows the sent mail by it.

    >>> file_name(Folder(b"x", "Clients/../Acme*", frozenset()))
    'Acme_.mbox'
    """
    if _is_sent(folder):
        return "Sent.mbox"
    plain = "".join(c if c.isalnum() or c in " -_" else "_" for c in folder.leaf)
    return f"{plain.strip()[:60] or 'folder'}.mbox"


def _is_sent(one: Folder) -> bool:
    return "\\sent" in one.marks or one.leaf.casefold() in _SENT


def _is_usual(one: Folder) -> bool:
    is_archive = "\\archive" in one.marks or one.leaf.casefold() in _ARCHIVE
    return one.name.upper() == "INBOX" or is_archive


def _why_left(one: Folder) -> str:
    marked = next((why for mark, why in _LEFT.items() if mark in one.marks), "")
    return marked or _LEFT_BY_NAME.get(one.leaf.casefold(), "")


def _asked_for(found: Sequence[Folder], asked: str) -> list[Folder]:
    """Return the folders named; each must be there."""
    names = [name.strip() for name in asked.split(",") if name.strip()]
    by_name = {one.name.casefold(): one for one in found}
    missing = [name for name in names if name.casefold() not in by_name]
    if missing:
        there = ", ".join(sorted(one.name for one in found))
        raise AccountRefused(
            f"There is no folder {', '.join(missing)} in this account; there are: "
            f"{there}."
        )
    return [by_name[name.casefold()] for name in names]


def _told(left: dict[Folder, str], others: list[Folder]) -> tuple[Skipped, ...]:
    told = [Skipped(one.name, why) for one, why in left.items()]
    if len(others) > NAMED:
        told.append(Skipped(f"{len(others)} more folders", NOT_ASKED))
    else:
        told += [Skipped(one.name, NOT_ASKED) for one in others]
    return tuple(told)
