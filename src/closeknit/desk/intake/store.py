"""Questions of identity and joins, read: both sides, the reasons, since when."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple

import msgspec

from closeknit.desk.intake.rules.again import statement
from closeknit.desk.intake.rules.undecided import undecided
from closeknit.people import store as people
from closeknit.people.rules.identity.judgement import speaks
from closeknit.people.rules.naming import handles
from closeknit.people.rules.sides import Word, code, known_by, side_of
from closeknit.people.store import pairs as kept
from closeknit.people.store.one_name import One, left_apart
from closeknit.people.store.together import together
from closeknit.records import store as records
from closeknit.sources.record import Knows, Met
from closeknit.ties import store as ties

BY_HAND = "by_hand"
"""The source of what is typed in."""
SLEEP = timedelta(days=30)
"""How long a question sleeps that was answered with ``later``."""
LEAST_TIE = 0.5
"""What a question about two people without any tie is worth, beside its weight."""


class Shown(NamedTuple):
    """One of the two, as a question shows them."""

    person: int
    handle: str
    names: tuple[str, ...]
    emails: tuple[str, ...]
    phones: tuple[str, ...]
    profiles: tuple[str, ...]
    work: tuple[str, ...]
    sources: tuple[str, ...]


class Reason(NamedTuple):
    """Why two may be one, in words, and what it `speaks`.

    ``for`` one person, ``against`` it, ``little`` either way; ``asked``: why they are
    not joined unseen.
    """

    says: str
    speaks: str


class Question(NamedTuple):
    """Are these the same person? `because` holds each reason in words."""

    id: str
    one: Shown
    other: Shown
    weight: float
    reasons: tuple[Reason, ...]

    @property
    def because(self) -> tuple[str, ...]:
        """Return the reasons' words."""
        return tuple(reason.says for reason in self.reasons)


class Join(NamedTuple):
    """Two that are one person here: by ``rule`` or by ``you``, and since when."""

    id: str
    one: Shown
    other: Shown
    weight: float | None
    reasons: tuple[Reason, ...]
    by: str
    on: date | None

    @property
    def because(self) -> tuple[str, ...]:
        """Return the reasons' words."""
        return tuple(reason.says for reason in self.reasons)


class Apart(NamedTuple):
    """Two handles that are two people's, as the user said."""

    id: str
    one: str
    other: str
    on: date


def asleep(ego: int, *, today: date) -> dict[str, date]:
    """Return the questions that the user wants to be asked later, and when."""
    return {
        code(word.one, word.other): word.at.date() + SLEEP
        for word in kept.words(ego)
        if word.verdict == "later" and word.at.date() + SLEEP > today
    }


class State(NamedTuple):
    """How many questions are open, how many sleep, and until when the first does.

    `alike` are the people of one name who are left apart, name by name.
    """

    open: int
    later: int
    until: date | None
    alike: list[tuple[One, ...]]

    @property
    def people(self) -> int:
        """Return how many people are left apart from others of their name."""
        return sum(map(len, self.alike))

    @property
    def says(self) -> tuple[str, ...]:
        """Return that in sentences."""
        return undecided(
            asked=self.open,
            later=self.later,
            until=self.until,
            names=len(self.alike),
            people=self.people,
        )


def state(ego: int, *, today: date) -> State:
    """Return what is still undecided of who is who."""
    quiet = asleep(ego, today=today)
    asked = [pair.code for pair in kept.pairs(ego, "ask")]
    later = [quiet[called] for called in asked if called in quiet]
    return State(
        len(asked) - len(later), len(later), min(later, default=None), left_apart(ego)
    )


def waiting(ego: int, *, today: date) -> int:
    """Return how many questions there are."""
    quiet = asleep(ego, today=today)
    return sum(pair.code not in quiet for pair in kept.pairs(ego, "ask"))


def questions(ego: int, *, today: date, limit: int = 20) -> list[Question]:
    """Return the questions worth most: likely ones, on which much of a tie depends."""
    quiet = asleep(ego, today=today)
    asked = [pair for pair in kept.pairs(ego, "ask") if pair.code not in quiet]
    worth = _worth(ego, asked)
    asked.sort(key=lambda pair: (-worth[pair.code], pair.code))
    sides = _shown(ego, [side for pair in asked[:limit] for side in pair[1:3]])
    return [
        Question(p.code, sides[p.one], sides[p.other], p.weight, reasons(p.because))
        for p in asked[:limit]
        if p.one in sides and p.other in sides
    ]


def reasons(said: str) -> tuple[Reason, ...]:
    """Return a pair's reasons, each with what it speaks."""
    found = msgspec.json.decode(said, type=list[tuple[str, str, float, str]])
    return tuple(
        Reason(words, speaks(comparison, level, weight))
        for comparison, level, weight, words in found
        if words
    )


def _worth(ego: int, pairs: Sequence[kept.Paired]) -> dict[str, float]:
    """Return what each question is worth: its weight, and what of a tie hangs on it."""
    sides = kept.sides(ego, [side for pair in pairs for side in pair[1:3]])
    whose = {number: some[0][0] for number, some in sides.items()}
    strong = ties.strengths(ego, whose.values())
    return {
        pair.code: max(pair.weight, 1.0)
        * (LEAST_TIE + max(strong.get(whose.get(s, 0), 0.0) for s in pair[1:3]))
        for pair in pairs
    }


def _shown(ego: int, numbers: Sequence[int]) -> dict[int, Shown]:
    at_hand = kept.sides(ego, numbers)
    came = kept.channels(ego, [h.id for some in at_hand.values() for _, h in some])
    found = {}
    for number, some in at_hand.items():
        handles = [handle for _, handle in some]
        side = side_of(handles)
        channels = {word for h in handles for word in came.get(h.id, ())}
        found[number] = Shown(
            some[0][0],
            known_by(handles),
            side.names,
            side.emails,
            side.phones,
            side.profiles,
            tuple(
                " · ".join(filter(None, (job.position, job.company)))
                for job in side.jobs
            ),
            tuple(sorted(channels)),
        )
    return found


def joins(ego: int, *, person: int = 0, limit: int = 1000) -> list[Join]:
    """Return what is joined beyond what one record says: by the user, by the rules.

    Of one `person`, or of everybody.
    """
    told = {code(w.one, w.other): w for w in kept.words(ego) if w.verdict == "same"}
    pairs = kept.pairs(ego, "join", person=person)
    pairs = [pair for pair in pairs if pair.code not in told]
    found = [*_told(ego, told), *_by_rule(ego, pairs[:limit])]
    return [join for join in found if person in {0, join.one.person}]


def _told(ego: int, words: Mapping[str, Word]) -> Iterator[Join]:
    said = [handle for word in words.values() for handle in word[:2]]
    known = kept.numbered(ego, said)
    sides = _shown(ego, [side for _, side, _ in known.values()])
    for called, word in words.items():
        if word.one in known and word.other in known:
            one, other = (known[handle][1] for handle in word[:2])
            if one in sides and other in sides:
                day = word.at.date()
                why = (Reason("you said so", "for"),)
                yield Join(called, sides[one], sides[other], None, why, "you", day)


def _by_rule(ego: int, pairs: Sequence[kept.Paired]) -> Iterator[Join]:
    numbers = [side for pair in pairs for side in pair[1:3]]
    sides, days = _shown(ego, numbers), _since(ego, numbers)
    for code_, one, other, weight, because in pairs:
        if one in sides and other in sides:
            known = [days[side] for side in (one, other) if side in days]
            day = max(known, default=None)
            two = sides[one], sides[other]
            yield Join(code_, *two, weight, reasons(because), "rule", day)


def _since(ego: int, sides: Sequence[int]) -> dict[int, date]:
    """Return the day on which what first names each side was brought in."""
    first = kept.first_records(ego, sides)
    came = records.origins(ego, list(first.values()))
    began = {run.id: run.began.date() for run in records.runs(ego, limit=100_000)}
    return {
        side: began[came[kept].run]
        for side, kept in first.items()
        if kept in came and came[kept].run in began
    }


def apart(ego: int) -> list[Apart]:
    """Return what the user said are two people, or took apart."""
    return [
        Apart(code(word.one, word.other), word.one, word.other, word.at.date())
        for word in kept.words(ego)
        if word.verdict == "different"
    ]


class Before(NamedTuple):
    """The import that a statement was typed in with, and its day."""

    number: int
    on: date


def said_before(ego: int, record: Met | Knows) -> Before | None:
    """Return when the user typed in this very statement of the same people, if ever."""
    who = record.who if isinstance(record, Met) else (record.one, record.other)
    named = [next(iter(handles(one)), ("", "")) for one in who]
    holders = people.holders(ego, (f"{kind}:{value}" for kind, value in named))
    if len(set(holders.values())) != len(who):
        return None  # somebody new, or one of them twice
    kind = "met" if isinstance(record, Met) else "knows"
    ids = together(ego, set(holders.values()), kind=kind)
    said = records.said(ego, ids)
    same = [
        pk
        for pk, one in said.items()
        if isinstance(one, Met | Knows)
        and statement(one) == statement(record)
        and (not isinstance(one, Met) or len(one.who) == len(who))
    ]
    origins = records.origins(ego, same)
    runs = (records.run(ego, origins[pk].run) for pk in sorted(same) if pk in origins)
    typed = (run for run in runs if run.source == BY_HAND)
    return next((Before(run.id, run.began.date()) for run in typed), None)
