"""Who writes without a hand: newsletters, lists, shops, desks, junk."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Machine:
    """A sender that writes by itself; `every` so many days, `times` times.

    `to` is empty for the ego; `since` is how many days ago the latest came.
    """

    name: str
    mail: str
    every: int
    times: int
    lines: tuple[tuple[str, str], ...]
    headers: tuple[tuple[str, str], ...] = ()
    to: str = ""
    labels: str = "Inbox,Category Updates,Unread"
    since: int = 2


def _listed(name: str) -> tuple[tuple[str, str], ...]:
    return (
        ("List-Id", f"<{name}.lists.example.net>"),
        ("List-Unsubscribe", f"<https://example.net/leave/{name}>"),
        ("Precedence", "bulk"),
    )


FRONT_DESK = Machine("Quay Eleven front desk", "info@example.org", 35, 8, (("Your table", "Your table is booked for half past seven. The front desk."), ("Lost property", "Is the brown umbrella yours?")))  # fmt: skip
"""A mailbox that several people read, and that the ego answers."""
ALTOS = '"Altos" <altos@example.org>'
MACHINES = (
    Machine("Harbour Ledger", "newsletter@example.net", 7, 40, (("This week on the quay", "Three ferries, two openings and a lost parrot.\nUnsubscribe at the foot of this letter."), ("Prices: rye up, rope down", "Our table of the week.")), _listed("harbour-ledger")),
    Machine("Small Firms Monthly", "hello@example.net", 30, 14, (("Ten questions for your bank", "Number six will surprise nobody."),), _listed("small-firms")),
    Machine("Ropewalk Theatre", "news@example.org", 21, 12, (("What is on", "Puppets, again, by popular demand."),), _listed("ropewalk")),
    Machine("Packet Post", "noreply@example.com", 12, 20, (("Your parcel is on its way", "Please do not answer this letter."), ("Your parcel was left with a neighbour", "Please do not answer this letter."))),
    Machine("Brackenhythe Savings House", "no-reply@example.net", 30, 12, (("Your statement is ready", "Sign in to read it."),), (("Auto-Submitted", "auto-generated"),)),
    Machine("Bay Calendar", "notification@example.org", 25, 9, (("Reminder: bins", "Tomorrow."),), (("Precedence", "bulk"),)),
    Machine("Godfrey Lusk", "godfrey.lusk@example.net", 33, 6, (("[altos] parking at the hall", "The hall asks us not to park on the flowers."), ("[altos] scores", "I have three left.")), (("List-Id", "Altos <altos.example.org>"), ("List-Post", "<mailto:altos@example.org>"), ("Precedence", "list")), to=ALTOS),
    Machine("Petronel Ware", "petronel@example.com", 41, 4, (("[altos] lost glove", "Left, green, wool."),), (("List-Id", "Altos <altos.example.org>"), ("List-Post", "<mailto:altos@example.org>"), ("Precedence", "list")), to=ALTOS),
    FRONT_DESK,
    Machine("Kestrel Bay Harbour Office", "office@example.com", 60, 6, (("Mooring notice", "Pontoon C is closed on Thursday."),)),
    Machine("Mail Delivery System", "mailer-daemon@example.net", 70, 3, (("Undelivered mail returned to sender", "The mailbox is full."),), (("Auto-Submitted", "auto-replied"), ("Return-Path", "<>"))),
    Machine("Trent Vale", "trent.vale@example.net", 9, 3, (("Dear friend of gold", "I write in confidence about a chest of gold."),), labels="Spam,Unread"),
)  # fmt: skip
