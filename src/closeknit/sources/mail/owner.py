"""Whose mailbox this is, told from its first messages."""

from collections import Counter

from closeknit.sources.handles import folded
from closeknit.sources.mail.addresses import recipients
from closeknit.sources.mail.message import Letter
from closeknit.sources.record import Mention, Owner

SAMPLE = 1000
"""Messages that are looked at: cheap, and more do not tell more."""

_FEW = 3
_DELIVERED = ("delivered-to", "x-original-to")


class Witness:
    """What the first messages say about their owner.

    Told by, in this order: where mail was delivered to, who wrote what lies among the
    sent; else the one address that more than half of the messages between people bear.
    A stray mail of somebody else's among them makes nobody the owner: it takes a share.
    """

    def __init__(self) -> None:
        self._letters: list[Letter] = []

    def hear(self, letter: Letter) -> None:
        """Take one message into account."""
        if letter.wrote is not None and letter.wrote.bulk != "spam":
            self._letters.append(letter)

    @property
    def heard(self) -> bool:
        """Whether any message could be read."""
        return bool(self._letters)

    def owners(self, own: frozenset[str]) -> list[Owner] | None:
        """Return the owner's addresses with names; None where one is in `own`."""
        delivered, sent, present, between = self._count()
        if own and not own.isdisjoint((*delivered, *present)):
            return None
        told = [a for a, n in delivered.items() if n * 4 >= sum(delivered.values())]
        told += [a for a in self._sent(sent) if a not in told]
        if not told and present:
            first, second = sorted([*present.values(), 0], reverse=True)[:2]
            if first >= _FEW and first * 2 > between and first > second:
                told = [max(present, key=present.__getitem__)]
        return [Owner(Mention(name=self._name(a), email=a)) for a in told]

    def _count(self) -> tuple[Counter[str], Counter[str], Counter[str], int]:
        """Count addresses delivered to, that sent, that occur; and the letters."""
        headers: list[str] = []
        sent: list[str] = []
        present: list[str] = []
        between = 0
        for letter in self._letters:
            wrote, said = letter.wrote, letter.headers
            if wrote is None or said is None:
                continue
            if letter.says[0] is not wrote:  # LinkedIn tells the ego of somebody
                headers.append(said.get("to", ""))
            headers += [said[name] for name in _DELIVERED if name in said]
            if "sent" in letter.kinds and not wrote.bulk:
                sent.append(wrote.sender.email)
            if not wrote.bulk:
                between += 1
                present.append(wrote.sender.email)
                present += [who.email for who in wrote.to]
                present += [who.email for who in wrote.cc]
        delivered = _addressed(Counter(headers))
        return delivered, _named(sent), _named(present), between

    def _sent(self, sent: Counter[str]) -> list[str]:
        """Return who wrote over a third of what was sent, and that name's others."""
        most = sent.most_common(1)
        told = {a for a, n in sent.items() if n * 3 > sum(sent.values())}
        told |= {a for a, _ in most}
        names = {folded(self._name(a)) for a in told} - {""}
        return [a for a in sent if a in told or folded(self._name(a)) in names]

    def _name(self, address: str) -> str:
        """Return the name the address is mostly written with."""
        names = Counter(
            who.name
            for letter in self._letters
            if letter.wrote
            for who in (letter.wrote.sender, *letter.wrote.to)
            if who.email == address and who.name
        )
        return names.most_common(1)[0][0] if names else ""


def _named(addresses: list[str]) -> Counter[str]:
    found = Counter(addresses)
    found.pop("", None)
    return found


def _addressed(counted: Counter[str]) -> Counter[str]:
    """Return the counts by address; a header may hold several."""
    found: Counter[str] = Counter()
    for value, times in counted.most_common():
        for who in recipients(value)[0]:
            found[who.email] += times
    return found
