"""What records say of whoever answers to a handle, while they are being read."""

from dataclasses import dataclass

from closeknit.people.rules.facts import called

FACTS = "rank said name held company position joined called".split()
"""The columns of a handle that records fill."""


@dataclass(slots=True)
class Heard:
    """A handle at hand: its number, and the newest facts about who answers to it.

    `id` is 0 until it has a row. `facts` are rank, time and name; `held` is the time of
    company and position.
    """

    id: int
    facts: tuple[int, int, str] = (-1, 0, "")
    held: tuple[int, str, str] = (-1, "", "")
    joined: str = ""
    called: str = ""

    def hears(self, fact: tuple[int, int, str], held: tuple[int, str, str]) -> bool:
        """Take in what is said of it, and say whether that changed anything."""
        is_news = False
        if fact[2] == self.facts[2] and fact <= self.facts and not held[1] + held[2]:
            return False  # most of what is said: a message says the name once more
        if name := fact[2]:
            if name != self.facts[2]:
                names = called(self.called or self.facts[2], name)
                is_news = names != self.called
                self.called = names
            if fact > self.facts:
                self.facts, is_news = fact, True
        if (held[1] or held[2]) and held > self.held:
            self.held, is_news = held, True
        return is_news

    def columns(self) -> tuple[int | str, ...]:
        """Return what is kept of it: the values of `FACTS`."""
        return (*self.facts, *self.held, self.joined, self.called)
