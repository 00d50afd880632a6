"""Everything that was written, with its day and hour, in one list."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from random import Random

from closeknit.town.cast.circles import EGO, ROUNDS, Round
from closeknit.town.chance import chance, mark
from closeknit.town.people import Letter, Townsperson
from closeknit.town.topics import CLOSERS, EGO_OPENS, TOPICS

SOMETIMES = 0.3
"""How many exchanges are on LinkedIn, and how many have a third letter."""


@dataclass(frozen=True, slots=True)
class Sent:
    """One letter as it was sent. `others` are the further people it went to."""

    at: datetime
    who: Townsperson
    letter: Letter
    key: str
    thread: str
    replies_to: str = ""
    others: tuple[Townsperson, ...] = ()
    title: str = ""


def history(person: Townsperson, today: date, seed: int) -> list[Sent]:
    """Return all letters between the ego and the person, oldest first."""
    dice = chance(seed, person.name, person.mail, "letters")
    letters = [*_told(person, dice), *person.letters]
    letters.sort(key=lambda letter: -letter.ago)
    sent: list[Sent] = []
    last: dict[str, str] = {}
    for number, letter in enumerate(letters):
        at = _moment(letter, today, sent[-1].at if sent else None, dice)
        key = mark(person.name, person.mail, number, letter.text)
        about = letter.subject.removeprefix("Re: ").removeprefix("Automatic reply: ")
        is_reply = about != letter.subject
        before = last.get(about, "") if is_reply else ""
        thread = mark(person.mail, about, at.date() if not is_reply else "")
        if before:
            thread = next(one.thread for one in sent if one.key == before)
        if not letter.automatic:
            last[about] = key
        sent.append(Sent(at, person, letter, key, thread, replies_to=before))
    return sent


def _moment(
    letter: Letter, today: date, before: datetime | None, dice: Random
) -> datetime:
    day = today - timedelta(days=letter.ago)
    at = datetime.combine(day, time(7, 10), UTC)
    at += timedelta(minutes=dice.randint(0, 240), seconds=dice.randint(0, 59))
    if before is not None and at <= before:
        at = before + timedelta(minutes=dice.randint(9, 70))
    return at


def _told(person: Townsperson, dice: Random) -> Iterator[Letter]:
    """Yield the exchanges of the person's rhythm, latest first."""
    rhythm = person.rhythm
    if rhythm is None:
        return
    about = TOPICS[rhythm.topic]
    begin = dice.randrange(len(EGO_OPENS))
    for turn in range(rhythm.times):
        slack = rhythm.every // 6 if turn else 0
        ago = rhythm.quiet + turn * rhythm.every + dice.randint(-slack, slack)
        by_ego = turn % 2 == 1
        pool = EGO_OPENS if by_ego else about
        subject, opener, answer = pool[(turn // 2 + begin) % len(pool)]
        chat = (
            person.joined is not None
            and person.joined > ago
            and dice.random() < SOMETIMES
        )
        texts = [(by_ego, opener), (not by_ego, answer)]
        if dice.random() < SOMETIMES:
            texts.append((by_ego, dice.choice(CLOSERS)))
        for place, (ego_writes, text) in enumerate(texts):
            title = "" if chat else ("Re: " if place else "") + subject
            yield Letter(ago, title, text, by_ego=ego_writes, on_linkedin=chat)


def rounds(people: Mapping[str, Townsperson], today: date) -> Iterator[Sent]:
    """Yield what several people wrote to each other with the ego among them."""
    for circle in ROUNDS:
        yield from _told_round(circle, people, today)


def _told_round(
    circle: Round, people: Mapping[str, Townsperson], today: date
) -> Iterator[Sent]:
    start = datetime.combine(today - timedelta(days=circle.ago), time(8, 20), UTC)
    before = ""
    for place, (writer, goals, text) in enumerate(circle.lines):
        by_ego = writer == EGO
        names = [name for name in goals if name != EGO]
        who = people[names.pop(0) if by_ego else writer]
        subject = (
            "" if circle.on_linkedin else ("Re: " if before else "") + circle.title
        )
        letter = Letter(
            circle.ago, subject, text, by_ego=by_ego, on_linkedin=circle.on_linkedin
        )
        key = mark(circle.title, place)
        yield Sent(
            start + timedelta(minutes=47 * place),
            who,
            letter,
            key,
            mark(circle.title),
            replies_to=before,
            others=tuple(people[name] for name in names),
            title=circle.title if circle.on_linkedin else "",
        )
        before = key
