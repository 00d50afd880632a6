"""Whose mailbox this is, told from its first messages."""

from collections import Counter

from closeknit.sources.mail.addresses import recipients
from closeknit.sources.mail.message import Letter
from closeknit.sources.record import Mention, Owner

SAMPLE = 2000
"""Messages that are looked at."""

_FEW = 3
_DELIVERED = ("delivered-to", "x-original-to")


class Witness:
    """What the first messages say about their owner.

    Told by, in this order: where mail was delivered to, who wrote what lies among the
    sent; else the one address that more than half of the messages between people bear.
    """

    def __init__(self) -> None:
        self._messages = 0
        self._delivered: Counter[str] = Counter()
        self._sent: Counter[str] = Counter()
        self._present: Counter[str] = Counter()
        self._names: dict[str, Counter[str]] = {}
        self.seen: set[str] = set()

    def hear(self, letter: Letter) -> None:
        """Take one message into account."""
        wrote, headers = letter.wrote, letter.headers
        if wrote is None or headers is None or wrote.bulk == "spam":
            return
        own = {
            who.email
            for name in _DELIVERED
            if name in headers
            for who in recipients(headers[name])[0]
        }
        self._delivered.update(own)
        if "sent" in letter.kinds and wrote.sender.email:
            self._sent[wrote.sender.email] += 1
        people = {who.email: who for who in (*wrote.to, *wrote.cc, wrote.sender)}
        people.pop("", None)
        self.seen |= own | people.keys()
        if not wrote.bulk:
            self._messages += 1
            self._present.update(people.keys())
        for address, who in people.items():
            if who.name:
                self._names.setdefault(address, Counter())[who.name] += 1

    def owners(self) -> list[Owner]:
        """Return the owner's addresses with the name each is written with."""
        return [
            Owner(Mention(name=self._name(address), email=address))
            for address in self._addresses()
        ]

    def _addresses(self) -> list[str]:
        total = sum(self._delivered.values())
        told = [a for a, n in self._delivered.most_common() if n * 4 >= total]
        told += [a for a, _ in self._sent.most_common() if a not in told]
        if told:
            return told
        first, second = [*self._present.most_common(2), ("", 0), ("", 0)][:2]
        if first[1] < _FEW or first[1] * 2 <= self._messages or first[1] == second[1]:
            return []
        return [first[0]]

    def _name(self, address: str) -> str:
        names = self._names.get(address)
        return names.most_common(1)[0][0] if names else ""
