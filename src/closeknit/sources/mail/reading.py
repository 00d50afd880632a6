"""A mailbox being read: messages in, what they say out, its owner first."""

from collections.abc import Callable, Iterator
from datetime import date

from closeknit.sources.mail.labels import Kinds
from closeknit.sources.mail.message import Letter, letter
from closeknit.sources.mail.owner import SAMPLE, Witness
from closeknit.sources.reader import Options
from closeknit.sources.said import Noticed, NotRead, Said

Message = tuple[str, int, bytes, int, Kinds]
"""Mailbox as shown, number from 1, beginning of the message, size, folder's meaning."""

LeftAlone = tuple[str, NotRead]
"""A file that is not read, and why."""

Found = Iterator[Message | LeftAlone]

_MOST_HELD = 1 << 24  # characters of text waiting until the owner is told
WHOSE = (
    "Whose mailbox this is could not be told from it. Say so with: closeknit me ADDRESS"
)
YOURS = "Taken as your own, by what was sent and received here: {}"
EMPTY = "There is no message in it."


class MailReading:
    """One mailbox or several, read once in their own order.

    The owner is told from the first messages, so those wait until that is done.
    """

    def __init__(
        self,
        find: Callable[[Callable[[int], None]], Found],
        options: Options,
        *,
        total: int,
        shown: str,
    ) -> None:
        self.as_of: date | None = None
        self.total = total
        self.done = 0
        self._find = find
        self._options = options
        self._shown = shown
        self._troubles: dict[str, tuple[str, int, int]] = {}

    def __iter__(self) -> Iterator[Said]:
        """Yield whose mailbox it is, what the messages say, and what was cut short."""
        self.done = 0
        self._troubles = {}
        letters = self._letters()
        witness = Witness()
        waiting: list[Said] = []
        heard = held = 0
        for file, number, read in letters:
            witness.hear(read)
            waiting.extend((file, number, said) for said in read.says)
            heard += 1
            held += len(read.wrote.text) if read.wrote else 0
            if heard >= SAMPLE or held > _MOST_HELD:
                break
        yield from self._owner(witness, heard)
        yield from waiting
        waiting.clear()
        for file, number, read in letters:
            for said in read.says:
                yield file, number, said
        yield from self._noticed()

    def _letters(self) -> Iterator[tuple[str, int, Letter]]:
        options, troubles = self._options, self._troubles
        for found in self._find(self._advance):
            if len(found) == 2:  # noqa: PLR2004  a file that is left alone
                yield found[0], 1, Letter((found[1],))
                continue
            file, number, message, size, folder = found
            read = letter(message, size, folder, options)
            for trouble in read.troubles:
                where, first, times = troubles.get(trouble, (file, number, 0))
                troubles[trouble] = where, first, times + 1
            yield file, number, read

    def _advance(self, read: int) -> None:
        self.done += read

    def _owner(self, witness: Witness, heard: int) -> Iterator[Said]:
        """Say whose it is, unless one of the ego's own addresses is in it."""
        if not heard:
            yield self._shown, 1, Noticed(EMPTY)
            return
        owners = witness.owners(self._options.own)
        for owner in owners or ():
            yield self._shown, 1, owner
        if owners:
            mine = ", ".join(owner.who.email for owner in owners)
            yield self._shown, 1, Noticed(YOURS.format(mine))
        if owners == [] and witness.heard:
            yield self._shown, 1, Noticed(WHOSE)

    def _noticed(self) -> Iterator[Said]:
        """Say each kind of trouble once, at its first message, with the count."""
        for trouble, (file, number, times) in self._troubles.items():
            many = "1 message" if times == 1 else f"{times:,} messages"
            yield file, number, Noticed(f"{many}: {trouble}")
