"""Phrases for a note, each from a record or in the user's own words; none made up."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from datetime import date
from importlib.resources import files
from typing import Final, NamedTuple

from closeknit.desk.invitations.rules.case import Recall, Whom
from closeknit.desk.invitations.rules.composer import Needed
from closeknit.desk.invitations.rules.draft import Phrase, Slot
from closeknit.desk.policy.rules.policy import AskInNote
from closeknit.people.rules.identity.names import TITLES
from closeknit.sources.handles import folded
from closeknit.ties.rules.encounters import Encounter

_TOLD: Final[Mapping[str, Mapping[str, str]]] = tomllib.loads(
    files(__package__).joinpath("phrases.toml").read_text("utf-8")
)
LANGUAGES: Final = tuple(_TOLD)
"""The languages in which phrases can be made, English first."""
LONGEST: Final = 60
"""Characters of a place or a topic that a phrase takes from a record."""
FEWEST_SHARED: Final = 2
"""From so many shared people on a note may say how many they are; never who (C4)."""


_ENDS: Final = (".", "!", "?", "\u2026")
_ANSWERED: Final = re.compile(
    r"^(?:(?:re|aw|wg|fwd?|sv|vs|tr|rv|res|enc|antw|doorst|rif|r|i) ?: ?)+",
    re.IGNORECASE,
)
"""What mail programs of seven languages put before the subject of an answer."""


class Me(NamedTuple):
    """Who the ego is, by their own profile, and the record that says so."""

    name: str = ""
    headline: str = ""
    company: str = ""
    title: str = ""
    kept: tuple[int, ...] = ()


class Facts(NamedTuple):
    """What the records and the user say that a note can be made of."""

    whom: Whom
    me: Me = Me()
    employer: str = ""
    employer_kept: tuple[int, ...] = ()
    shared: int = 0
    """How many people both know."""
    reason: str = ""
    benefit: str = ""
    ask: AskInNote = AskInNote.NONE


def first_name(name: str) -> str:
    """Return what a person is greeted by.

    >>> first_name("Dr. Tess Lind"), first_name("Lind, Tess")
    ('Tess', 'Tess')
    """
    family, comma, given = name.partition(",")
    words = (given if comma and given.strip() else family).split()
    kept = [word for word in words if folded(word).rstrip(".") not in TITLES]
    return (kept or words or [""])[0]


def greeting(name: str, language: str = "en") -> str:
    """Return the greeting of a note."""
    return _TOLD[language]["greeting"].format(first=first_name(name))


def ending(me: Me, language: str = "en") -> str:
    """Return how a note ends by default: thanks and the ego's first name (R3-25).

    >>> ending(Me("Hal Quay"))
    'Thank you, Hal'
    """
    told = _TOLD[language]["ending"].format(me=first_name(me.name))
    return told.rstrip(" ,")


def needed(whom: Whom) -> tuple[Needed, ...]:
    """Return the slots that have to be filled for this person.

    Strangers are told who writes, why, and what they have of it (R1-06, R1-07); who
    may not recall the ego is reminded, and told why (R0-19, R0-20).
    """
    if whom.recall is Recall.STRANGER:
        return (
            Needed(Slot.WHO_I_AM, "R1-06", "You have not met: say who you are."),
            Needed(Slot.REASON, "R1-07", "Why this person, and why now?"),
            Needed(Slot.BENEFIT, "R1-07", "What is worth their time?"),
        )
    where = Needed(Slot.WHERE_MET, "R0-19", "Remind them where you met.")
    if whom.recall is Recall.AT_RISK:
        says = f"They may not recall you ({whom.because}): why do you write?"
        return (where, Needed(Slot.REASON, "R0-20", says))
    return (where,)


def phrases(facts: Facts, language: str = "en", *, today: date) -> tuple[Phrase, ...]:
    """Return all phrases that the facts give, the best of each slot first."""
    return tuple(_phrases(facts, _TOLD[language], today))


def _phrases(facts: Facts, say: Mapping[str, str], today: date) -> Iterator[Phrase]:
    met = facts.whom.met
    if met is not None and facts.whom.recall is not Recall.STRANGER:
        for one in dict.fromkeys((met.first, met.last)):
            yield Phrase(Slot.WHERE_MET, _met(one, say, today), (one.kept,))
            about = _short(one.about)
            if about:
                text = f"{_met(one, say, today)} {say['about'].format(about=about)}"
                yield Phrase(Slot.WHERE_MET, text, (one.kept,))
    if facts.employer:
        text = say["employer"].format(company=facts.employer)
        yield Phrase(Slot.COMMON, text, facts.employer_kept)
    if facts.shared >= FEWEST_SHARED:
        yield Phrase(Slot.COMMON, say["circle"].format(many=facts.shared))
    if facts.whom.recall in {Recall.STRANGER, Recall.AT_RISK}:
        yield from _who(facts.me, say)
    for slot, text in ((Slot.REASON, facts.reason), (Slot.BENEFIT, facts.benefit)):
        if text:
            yield Phrase(slot, text if text.endswith(_ENDS) else f"{text}.")
    if facts.ask is not AskInNote.NONE:
        how = "realtime" if facts.ask is AskInNote.REALTIME else "permission"
        yield Phrase(Slot.TALK, say[how])


def _who(me: Me, say: Mapping[str, str]) -> Iterator[Phrase]:
    if me.company and me.title:
        text = say["position"].format(company=me.company, title=me.title)
        yield Phrase(Slot.WHO_I_AM, text, me.kept)
    if _short(me.headline):
        yield Phrase(
            Slot.WHO_I_AM, say["headline"].format(headline=me.headline), me.kept
        )


def _met(one: Encounter, say: Mapping[str, str], today: date) -> str:
    where = _short(one.where)
    month = say["months"].split()[one.on.month - 1]
    year = "" if one.on.year == today.year else f" {one.on.year}"
    pattern = say.get(one.how, say["other"])
    text = pattern.format(
        where=say["at"].format(where=where) if where else "",
        day=say["day"].format(d=one.on.day, month=month) + year,
        month=month + year,
    )
    return text[0].upper() + text[1:]


def _short(text: str) -> str:
    """Return one line of a record's text that can stand in a note, else nothing.

    Without what a mail program puts before a subject, or what ends a sentence.
    """
    line = _ANSWERED.sub("", " ".join(text.split())).rstrip(".?! ")
    return line if 0 < len(line) <= LONGEST and line.isprintable() else ""
