"""A short plan for speaking with somebody: who, why now, what they gain (R2-10).

An invitation or a call is prepared like any other: why this person, what is in it for
them, how to begin, and what to ask next from the user's own notes (R3-31). Whoever has
just joined is best spoken to soon (R3-29).
"""

import tomllib
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from textwrap import shorten
from typing import NamedTuple

from closeknit.desk.cadence.rules.cadence import Reason, Why
from closeknit.desk.kinds.rules.channel import Channel, offers
from closeknit.ties.rules.words import ago

QUESTIONS = 3
"""Questions of a plan: more are an interview."""
LONGEST = 120
"""Characters of a note that a question quotes."""


class Noted(NamedTuple):
    """Something the user noted, or what an encounter was about; from which day."""

    text: str
    on: date | None


class Facts(NamedTuple):
    """What is known of somebody before a call.

    `work` is position and firm, `are` what they are to the user in words, `wishes` what
    they look for; `joined` since when the two are connected, `spoken` whether a word
    went either way since; `language` the one to begin in.
    """

    name: str
    work: str
    company: str
    are: tuple[str, ...]
    reasons: tuple[Reason, ...]
    due: str
    wishes: tuple[str, ...]
    notes: tuple[Noted, ...]
    joined: date | None
    spoken: bool
    channel: Channel | None
    language: str = "en"


class Plan(NamedTuple):
    """What to have in mind for a call; `by` is the day by which it is best made."""

    who: str
    why_now: tuple[str, ...]
    they_gain: tuple[str, ...]
    opening: str
    questions: tuple[str, ...]
    offers: tuple[Channel, ...]
    by: date | None


def plan(of: Facts, *, today: date, within: int) -> Plan:
    """Return the plan; `within` so many days of joining it is best made.

    Every part says something, if only what to think about first.
    """
    by = of.joined + timedelta(days=within) if of.joined and not of.spoken else None
    who = ", ".join(filter(None, (of.name, of.work, *of.are)))
    gain = tuple(f"they look for: {wish}" for wish in of.wishes)
    return Plan(
        who,
        tuple(_why_now(of, by, today)) or ("nothing presses: call when it suits both",),
        gain or ("think first of what is in it for them; nothing is noted yet",),
        opening(of, today=today),
        tuple(questions(of, today=today)),
        offers(of.channel),
        by,
    )


def _why_now(of: Facts, by: date | None, today: date) -> list[str]:
    found = []
    if by is not None and of.joined is not None:
        late = "best spoken to by" if by >= today else "it was best to speak by"
        when = ago(of.joined, today=today)
        found.append(f"connected {when}, not a word since: {late} {by:%-d %b %Y}")
    found += [one.says for one in of.reasons if one.why is not Why.PLAIN]
    return [*found, of.due] if of.due else found


def opening(of: Facts, *, today: date) -> str:
    """Return how to begin, in their `language`: with what is there between the two.

    >>> of = Facts("Ada Reed", "", "Quay", (), (), "", (), (), None, False, None)
    >>> opening(of, today=date(2026, 11, 21))
    'Hello Ada, how have you been?'
    """
    every = _openings()
    said = every.get(of.language, every["en"])
    how, text, when = _begins(of, today)
    first = next(iter(of.name.split()), "")
    hello = said["hello" if first else "nobody"].format(first=first)
    return hello + said[how].format(text=text, when=when, company=of.company)


def _begins(of: Facts, today: date) -> tuple[str, str, str]:
    """Return which line a call begins with, what it is about, and how long ago."""
    for why, how in ((Why.TOPIC, "topic"), (Why.NEWS, "news")):
        says = next((one.says for one in of.reasons if one.why is why), "")
        if says:
            return how, says, ""
    if of.joined is not None and not of.spoken:
        return "joined_at" if of.company else "joined", "", ""
    if of.notes and of.notes[0].on is not None:
        return "noted", _quoted(of.notes[0]), ago(of.notes[0].on, today=today)
    return "plain", "", ""


@cache
def _openings() -> Mapping[str, Mapping[str, str]]:
    text = files(__package__).joinpath("openings.toml").read_text("utf-8")
    return tomllib.loads(text)


def questions(of: Facts, *, today: date) -> list[str]:
    """Return what to ask next, from the user's own notes, the newest first (R3-31)."""
    found = [_question(one, today) for one in of.notes[:QUESTIONS]]
    if not of.spoken and of.company:
        found.append(f"What is your work at {of.company} about?")
    if not of.wishes:
        found.append("What are you looking for at the moment?")
    return found[:QUESTIONS]


def _question(one: Noted, today: date) -> str:
    when = f" {ago(one.on, today=today)}" if one.on else ""
    return f"What came of this, which you noted{when}: {_quoted(one)}?"


def _quoted(one: Noted) -> str:
    return f"“{shorten(one.text, LONGEST, placeholder='…')}”"


def notes_of(texts: Sequence[Noted]) -> tuple[Noted, ...]:
    """Return notes that say something, each once, the newest first."""
    order = sorted(texts, key=lambda one: one.on or date.min, reverse=True)
    seen: dict[str, Noted] = {}
    for one in order:
        said = " ".join(one.text.split())
        if said:
            seen.setdefault(said, Noted(said, one.on))
    return tuple(seen.values())


def spoken(plan: Plan) -> list[str]:
    """Return the plan line by line."""
    return [
        plan.who,
        *(f"Why now: {one}" for one in plan.why_now),
        *(f"For them: {one}" for one in plan.they_gain),
        f"Begin: {plan.opening}",
        *(f"Ask: {one}" for one in plan.questions),
        f"Offer: {', '.join(plan.offers)}",
    ]
