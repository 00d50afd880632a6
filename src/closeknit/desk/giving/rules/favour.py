"""A favour: one thing that went from one to the other (R3-12)."""

import re
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from closeknit.sources.handles import folded


class Side(StrEnum):
    """Which way it went, seen from the ego."""

    GIVEN = "given"
    RECEIVED = "received"
    ASKED = "asked"
    """The ego asked for something, whatever came of it (R3-11)."""


class Kind(StrEnum):
    """What it was."""

    HELP = "help"
    INTRODUCTION = "introduction"
    INFORMATION = "information"
    RECOMMENDATION = "recommendation"
    ENDORSEMENT = "endorsement"


NOTED = (Kind.HELP, Kind.INTRODUCTION, Kind.INFORMATION, Kind.RECOMMENDATION)
"""What a person notes; endorsements are found, and count apart: they are a click."""


class Favour(NamedTuple):
    """One favour. `id` is 0 where it was found in a record, `kept`, and not noted.

    `beside` is whom somebody was introduced to, "" where it is no introduction.
    """

    person: int
    side: Side
    kind: Kind
    on: date | None
    text: str = ""
    beside: str = ""
    id: int = 0
    kept: int = 0


_INTRODUCES = re.compile(
    r"(?<!\w)(?:e-?intro|intro|introductions?|introducing|meet|vorstellung|bekannt ?"
    r"machen|mise en relation|presentations?|presentacion|presentazione|introductie|"
    r"kennismaking)(?!\w)|<-?>|\u2194"
)
_ANSWERS = re.compile(r"^\s*(?:re|aw|sv|fwd?|wg|tr|antw|rv)\s*(?:\[\d+\])?\s*:")


def introduces(subject: str) -> bool:
    """Say whether a mail to two people reads as an introduction, by its subject.

    Answers and forwarded mails do not: they follow one.

    >>> introduces("Intro: Ada <> Bo"), introduces("Re: Intro: Ada <> Bo")
    (True, False)
    >>> introduces("Introducing you two"), introduces("Minutes of Monday")
    (True, False)
    """
    text = folded(subject)
    return not _ANSWERS.match(text) and bool(_INTRODUCES.search(text))


def says(one: Favour) -> str:
    """Return a favour in words.

    >>> says(Favour(1, Side.GIVEN, Kind.INTRODUCTION, None, beside="Bo Lind"))
    'you introduced them to Bo Lind'
    """
    whom = one.beside or "somebody"
    told = {
        (Side.GIVEN, Kind.INTRODUCTION): f"you introduced them to {whom}",
        (Side.RECEIVED, Kind.INTRODUCTION): f"they introduced you to {whom}",
        (Side.GIVEN, Kind.RECOMMENDATION): "you recommended them",
        (Side.RECEIVED, Kind.RECOMMENDATION): "they recommended you",
        (Side.GIVEN, Kind.ENDORSEMENT): "you endorsed a skill of theirs",
        (Side.RECEIVED, Kind.ENDORSEMENT): "they endorsed a skill of yours",
        (Side.GIVEN, Kind.INFORMATION): "you told them something useful",
        (Side.RECEIVED, Kind.INFORMATION): "they told you something useful",
        (Side.GIVEN, Kind.HELP): "you helped them",
        (Side.RECEIVED, Kind.HELP): "they helped you",
    }.get((one.side, one.kind), "you asked them for something")
    return f"{told}: {one.text}" if one.text else told
