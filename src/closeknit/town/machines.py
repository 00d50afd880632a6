"""Mail that no friend wrote: newsletters, lists, shops, LinkedIn's own, and junk."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

from closeknit.town import ego
from closeknit.town.cast.senders import FRONT_DESK, MACHINES, Machine
from closeknit.town.chance import chance, mark
from closeknit.town.mailbox import Mail, address
from closeknit.town.people import profile_address, slug_for

OWN = address(ego.NAME, ego.MAIL)
DRAFT = (
    ("From", OWN),
    ("To", "Rosalind Greaves <rosalind@example.com>"),
    ("Subject", "It has been a while"),
)
SIGNED = (
    ("From", "Nessa Thorburn <nessa@example.com>"),
    ("To", OWN),
    ("Subject", "The loan, signed"),
)


def machine_mails(today: date, seed: int) -> Iterator[Mail]:
    """Yield everything that came without anybody thinking of the ego."""
    for machine in MACHINES:
        for turn in range(machine.times):
            yield _from_machine(machine, turn, today, seed)
    for turn in (1, 3):
        yield _answer(FRONT_DESK, turn, today, seed)
    yield from _linkedin(today, seed)
    yield from _odd(today, seed)


def _at(today: date, ago: int, *words: object) -> datetime:
    dice = chance(*words, ago)
    start = datetime.combine(today - timedelta(days=ago), time(6), UTC)
    return start + timedelta(minutes=dice.randint(0, 700), seconds=dice.randint(0, 59))


def _from_machine(machine: Machine, turn: int, today: date, seed: int) -> Mail:
    subject, text = machine.lines[turn % len(machine.lines)]
    key = mark(seed, machine.mail, turn)
    top = (("From", address(machine.name, machine.mail)), ("To", machine.to or OWN))
    headers = (*top, ("Subject", subject), *machine.headers)
    at = _at(today, machine.since + turn * machine.every, seed, machine.mail)
    return Mail(at, key, headers, text, machine.labels)


def _answer(machine: Machine, turn: int, today: date, seed: int) -> Mail:
    """Return the ego's answer to a shared mailbox."""
    before = _from_machine(machine, turn, today, seed)
    key = mark(seed, "answer", machine.mail, turn)
    headers = (
        ("From", OWN),
        ("To", address(machine.name, machine.mail)),
        ("Subject", "Re: Lost property"),
    )
    at = before.at + timedelta(hours=2)
    return Mail(at, key, headers, "It is mine. I come by at six.", "Sent,Opened")


def _linkedin(today: date, seed: int) -> Iterator[Mail]:
    """Yield LinkedIn's own mails: invited, accepted, several accepted, a digest."""
    notes = (
        (2, "Lucan Fairweather", "Chandler at Sandry Island Ferries"),
        (6, "Imogen Tate", "Fishmonger on Packet Lane"),
        (9, "Dexter Quill", "Consultant"),
    )
    for ago, name, role in notes:
        text = (
            f"Hi {ego.FIRST},\nI'd like to join your LinkedIn network.\n{name}\n{role}"
        )
        text += f"\nView profile: {_page(name)}?midToken=x"
        subject = f"{ego.FIRST}, please add me to your LinkedIn network"
        yield _own_mail(_at(today, ago, seed, name), name, subject, text)
    name = "Mirela Stancu-Webb"
    text = f"Mirela has accepted your invitation\n\n{name}\nSchool board, Kestrel Bay\n"
    text += f"{_page(name)}?x=1\nSuggestions from Mirela's network\n"
    text += f"{_page('Not Accepted')}?x=1"
    subject = "Mirela accepted your invitation, explore their network"
    yield _own_mail(_at(today, 2, seed, name), name, subject, text)
    text = "You have 2 new connections\n"
    for name in ("Delphine Rousset-Crane", "Jory Kitto"):
        text += f"{name}\nView profile: {_page(name)}?x=1\n"
    text += "\nYou are receiving Accepted Invitation emails."
    subject = "See Delphine's and other people's connections, experience, and more"
    yield _own_mail(_at(today, 64, seed, "several"), "", subject, text)
    text = (
        "Nessa Thorburn sent you a message\n\nYou are receiving Messages digest emails."
    )
    mail = _own_mail(_at(today, 3, seed, "digest"), "", "Nessa just messaged you", text)
    sender = ("From", "LinkedIn <messaging-digest-noreply@linkedin.com>")
    yield replace(mail, headers=(sender, *mail.headers[1:]))


def _page(name: str) -> str:
    return profile_address(slug_for(name)).replace("/in/", "/comm/in/")


def _own_mail(at: datetime, name: str, subject: str, text: str) -> Mail:
    shown = f'"{name} via LinkedIn"' if name else "LinkedIn"
    headers = (
        ("From", f"{shown} <invitations@linkedin.com>"),
        ("To", OWN),
        ("Subject", subject),
    )
    labels = "Inbox,Category Social,Opened"
    return Mail(at, mark("linkedin", name, subject), headers, text, labels)


def _odd(today: date, seed: int) -> Iterator[Mail]:
    """Yield a draft, and one mail that two labels each exported."""
    at = _at(today, 18, seed, "draft")
    text = "Rosalind, I keep meaning to ask how the larder"
    yield Mail(at, mark(seed, "draft"), DRAFT, text, "Drafts,Opened")
    at = _at(today, 151, seed, "loan")
    text = "Signed, stamped and under the till.\nFrom now on I sleep."
    twice = Mail(at, mark(seed, "loan"), SIGNED, text)
    yield twice
    yield replace(twice, labels="Clients/Bakery,Opened")
