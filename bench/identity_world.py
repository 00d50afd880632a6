"""What sources say of the invented people, with the mess that sources make."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from typing import NamedTuple

from bench.identity_mess import TODAY, Mess, Writer
from bench.identity_people import Person, domain, firm_name, person


class Said(NamedTuple):
    """One mention as its source has it, and whose it truly is."""

    truth: int
    source: str
    name: str
    profile: str = ""
    email: str = ""
    phone: str = ""
    company: str = ""
    position: str = ""
    on: date | None = None
    place: str = ""
    born: str = ""
    round: int = -1
    """The small meeting or thread it was seen in, -1 for none."""


@dataclass(slots=True)
class World:
    """The people, the mentions in the order they are read, and how many there are."""

    people: list[Person]
    said: list[Said] = field(default_factory=list)


def people(dice: Random, many: int, mess: Mess) -> list[Person]:
    """Return the people; no two share an own address or a profile."""
    made: list[Person] = []
    taken: set[str] = set()
    for number in range(many):
        twin = spouse = None
        if made and dice.random() < mess.namesake_at_work:
            twin = dice.choice(made)
        elif made and dice.random() < mess.shared_address:
            spouse = made[-1]
        firms = max(4, many // 12)
        one = person(dice, number, firms, twin=twin, spouse=spouse)
        moved = one.before != one.firm
        one.work = _unlike(taken, one.work)
        one.old_work = _unlike(taken, one.old_work) if moved else one.work
        one.home = one.home if spouse else _unlike(taken, one.home)
        one.slug = _unlike(taken, one.slug)
        made.append(one)
    return made


def _unlike(taken: set[str], text: str) -> str:
    head, at, tail = text.partition("@")
    number, one = 1, text
    while one in taken:
        number += 1
        one = f"{head}{number}{at}{tail}"
    taken.add(one)
    return one


Source = Callable[[Writer, Person, date], Iterator[Said]]


def linkedin(w: Writer, one: Person, _: date) -> Iterator[Said]:
    name = w.name(one, TODAY)
    shown = w.dice.choice([one.work, one.home]) if w.now(0.08) else ""
    firm = one.before if w.now(0.1) else one.firm
    yield Said(
        one.id, "linkedin", name, one.slug, shown, "", firm_name(firm), one.role, TODAY
    )


def mail(w: Writer, one: Person, on: date) -> Iterator[Said]:
    rounds = w.rounds(one, 0) + w.rounds(one, 1)
    boxes = [one.work if w.now(0.7) else one.home]
    if one.before != one.firm and w.now(0.4):
        boxes.append(one.old_work)
    if w.now(0.15):
        boxes.append(one.home)
    for box in dict.fromkeys(boxes):
        day = on if box != one.old_work else date(2022, 5, 1)
        name = "" if w.now(w.mess.no_name) else w.name(one, day)
        if name and w.now(w.mess.first_only):
            name = w.script(one.given)
        yield Said(one.id, "mail", name, email=box, on=day, round=rounds.pop())
        if w.now(0.6):
            yield Said(one.id, "mail", name, email=box, on=day, round=rounds[-1])
            if not w.now(w.mess.twice_in_a_round):
                rounds.pop()
    if w.now(w.mess.assistant):
        yield Said(-one.id - 2, "mail", "Nell Quillfeather", email=one.work, on=on)
    if w.now(w.mess.desk):
        desk = f"info@{domain(one.firm)}"
        yield Said(
            -1_000_000 - one.firm, "mail", firm_name(one.firm), email=desk, on=on
        )


def calendar(w: Writer, one: Person, on: date) -> Iterator[Said]:
    name = w.name(one, on)
    box = w.dice.choice([one.work, one.work, one.home])
    number = w.rounds(one, 2)[0]
    if w.now(0.2):
        yield Said(one.id, "calendar", name, on=on, round=number)
    else:
        shown = "" if w.now(0.3) else name
        yield Said(one.id, "calendar", shown, email=box, on=on, round=number)


def book(w: Writer, one: Person, on: date) -> Iterator[Said]:
    for which in ("google", "phone"):
        if w.now(0.7 if which == "google" else 0.3):
            yield Said(
                one.id,
                which,
                w.name(one, on, by_hand=True),
                email=w.dice.choice([one.work, one.home]) if w.now(0.6) else "",
                phone=one.phone if w.now(0.8) else "",
                company=firm_name(one.firm) if w.now(0.5) else "",
                on=on,
                place=one.place if w.now(0.3) else "",
                born=one.born if w.now(0.3) else "",
            )


def crm(w: Writer, one: Person, on: date) -> Iterator[Said]:
    old = w.now(0.3)
    firm, box = (one.before, one.old_work) if old else (one.firm, one.work)
    yield Said(
        one.id,
        "crm",
        w.name(one, on, by_hand=True),
        email=box if w.now(0.65) else "",
        phone=one.phone if w.now(0.25) else "",
        company=firm_name(firm) if w.now(0.9) else "",
        position=one.role if w.now(0.5) else "",
        on=date(2023, 3, 1) if old else on,
        place=one.place if w.now(0.5) else "",
    )


def whatsapp(w: Writer, one: Person, on: date) -> Iterator[Said]:
    name = w.name(one, on)
    if w.now(w.mess.first_only * 3):
        name = w.script(one.given)
    phone = one.phone if w.now(0.35) else ""
    number = w.rounds(one, 3)[0]
    yield Said(one.id, "whatsapp", name, phone=phone, on=on, round=number)


SHARES: tuple[tuple[Source, float], ...] = (
    (linkedin, 0.65),
    (mail, 0.75),
    (calendar, 0.45),
    (book, 0.45),
    (crm, 0.35),
    (whatsapp, 0.25),
)


def world(mentions: int, seed: int, mess: Mess | None = None) -> World:
    """Return a world of that many mentions, the same for the same arguments."""
    dice = Random(f"identity|{seed}")  # noqa: S311 - a world, not a secret
    w = Writer(dice, mess or Mess())
    made = World(people(dice, int(mentions / 3.6), w.mess))
    for one in made.people:
        made.said += _all_of(w, one)
    made.said = made.said[:mentions]
    last = max(said.truth for said in made.said)
    made.people = made.people[: last + 1]
    dice.shuffle(made.said)
    return made


def _all_of(w: Writer, one: Person) -> Iterable[Said]:
    for source, share in SHARES:
        if w.now(share):
            on = TODAY - timedelta(days=w.dice.randrange(1_200))
            for said in source(w, one, on):
                yield replaced_email(said)


def replaced_email(said: Said) -> Said:
    """Return the mention with its address in small letters, as readers give it."""
    return said._replace(email=said.email.lower())
