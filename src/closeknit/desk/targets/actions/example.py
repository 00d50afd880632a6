"""Whom the ego of the invented town wants to reach: one by a warm path, one not yet."""

from datetime import date

from closeknit.desk.intake.actions.knows import knows
from closeknit.desk.permissions import actions as ledger
from closeknit.desk.permissions.rules.ledger import Purpose, Step, Word
from closeknit.desk.targets import store
from closeknit.desk.targets.actions.listing import add
from closeknit.people import store as people

MILLER, BOTH = "Agnes Polwhele", "Nessa Thorburn"
WANTED = (
    (MILLER, "her mill buys grain three months before it is paid"),
    ("Hector Sandry", "the ferries need a finance head by spring"),
)


def wish(ego: int, *, today: date) -> None:
    """Put both on the list, with who will introduce the first; once only."""
    if store.targets(ego):
        return
    for who, because in WANTED:
        add(ego, who, because=because, today=today)
    miller, both = (people.find(ego, who) for who in (MILLER, BOTH))
    one, other = (people.mention_of(ego, who) for who in (both, miller))
    knows(ego, one, other, today=today)
    word = Word(Step.GRANTED, today, how="over the counter")
    ledger.say(ego, both, miller, word, purpose=Purpose.INTRODUCTION, today=today)
