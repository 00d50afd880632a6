"""What to write around an introduction, drafted part by part; a person sends it."""

import re
import tomllib
from collections.abc import Mapping, Sequence
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Final, NamedTuple

from closeknit.desk.introductions.rules.states import State
from closeknit.desk.invitations.rules.fault import Fault
from closeknit.desk.triage.rules.drafts import first_name

_PLACE: Final = re.compile(
    r"\{(first|targets?|introducer|me|headline|reason|benefit|blurb)\}"
)


class Draft(StrEnum):
    """What a draft is for."""

    ASK = "ask"
    BLURB = "blurb"
    READY = "ready"
    THANK = "thank"
    TELL = "tell"
    REFERRAL = "referral"


PARTS: Mapping[Draft, tuple[str, ...]] = {
    Draft.ASK: (
        "hello",
        "reason",
        "wish",
        "benefit",
        "ask",
        "blurb",
        "out",
        "sign_off",
    ),
    Draft.BLURB: ("who", "meet", "to", "reason", "benefit", "ask"),
    Draft.READY: ("hello", "thanks", "agreed", "reason", "ask", "sign_off"),
    Draft.THANK: ("hello", "thanks", "tell", "give", "sign_off"),
    Draft.TELL: ("hello", "told", "thanks", "sign_off"),
    Draft.REFERRAL: ("hello", "know", "reason", "ask", "blurb", "out", "sign_off"),
}
"""The parts of each, in their order: a reason, a way out, a text to forward (R0-24)."""
_SPARED = ("benefit", "ask", "who", "meet")
"""Parts of a text to forward that give way, in this order, where it must be short."""
_INSTEAD = {"wish": "reason", "agreed": "thanks", "to": "meet"}
"""Parts that stand only where the other one does not: who is meant is always said."""
_ENDS: Final = ".!?:;\u2026\u3002\uff01\uff1f\u061f"
_OWN_LINES = frozenset({"hello", "blurb", "sign_off"})


class Names(NamedTuple):
    """Who introduces whom, and the user's own words. Empty is not known.

    `may_name`: the introducer allowed their name in a text to the target (R0-25).
    """

    introducer: str
    targets: tuple[str, ...]
    me: str
    headline: str = ""
    reason: str = ""
    benefit: str = ""
    may_name: bool = True


class Message(NamedTuple):
    """A draft: what for, in which language, its text; `over`: characters too many.

    `faults` is what is wrong with it, as of any note that is checked.
    """

    draft: Draft
    language: str
    text: str
    over: int = 0
    faults: tuple[Fault, ...] = ()


@cache
def wording() -> Mapping[str, Mapping[str, Mapping[str, str]]]:
    """Return what the parts say, by language and draft."""
    return tomllib.loads(files(__package__).joinpath("drafts.toml").read_text("utf-8"))


def blurb(names: Names, *, spoken: str = "en", limit: int | None = None) -> Message:
    """Return the text to forward, within the introducer's own length.

    What can be spared gives way part by part; whom it is for and the reason never do,
    and what is then too long is told as `over`.

    >>> ann = Names("Ann Lee", ("Tess Orr",), "Sam Hale", "roofs", "She builds domes")
    >>> blurb(ann, limit=60).text
    'I would like to get to know Tess Orr. She builds domes.'
    >>> blurb(ann, limit=40).text, blurb(ann, limit=20).over
    ('Tess Orr: She builds domes.', 7)
    """
    in_, said = _said(Draft.BLURB, spoken)
    kept = list(PARTS[Draft.BLURB])
    for spared in ("", *_SPARED):
        kept = [part for part in kept if part != spared]
        told = {part: _filled(said[part], names, in_) for part in kept}
        text = " ".join(filter(None, _standing(told).values()))
        if limit is None or len(text) <= limit:
            return Message(Draft.BLURB, in_, text)
    return Message(Draft.BLURB, in_, text, len(text) - (limit or 0))


def draft(
    what: Draft, names: Names, *, spoken: str = "en", limit: int | None = None
) -> Message:
    """Return a draft; in English where there is no wording in their language.

    >>> names = Names("Ann Lee", ("Tess Orr",), "Sam Hale")
    >>> draft(Draft.THANK, names).text.splitlines()[0]
    'Hello Ann,'
    """
    forward = blurb(names, spoken=spoken, limit=limit)
    if what is Draft.BLURB:
        return forward
    in_, said = _said(what, spoken)
    to = names.targets[0] if what is Draft.READY else names.introducer
    body: list[str] = []
    run: list[str] = []
    told = {
        part: _filled(said[part], names, in_, forward.text, to) for part in PARTS[what]
    }
    for part, text in _standing(told).items():
        if part in _OWN_LINES:
            body += [" ".join(run), text]
            run = []
        elif text:
            run.append(text)
    return Message(what, in_, "\n\n".join(filter(None, body)), forward.over)


def _said(what: Draft, spoken: str) -> tuple[str, Mapping[str, str]]:
    in_ = spoken if what in wording().get(spoken, {}) else "en"
    return in_, wording()[in_][what]


def _standing(told: Mapping[str, str]) -> dict[str, str]:
    """Return the parts without those that stand only in another's place."""
    return {
        part: text
        for part, text in told.items()
        if not told.get(_INSTEAD.get(part, ""))
    }


def _filled(
    part: str, names: Names, spoken: str, forward: str = "", to: str = ""
) -> str:
    known = {
        "first": first_name(to),
        "target": names.targets[0],
        "targets": joined(names.targets, spoken),
        "introducer": names.introducer if names.may_name else "",
        "me": names.me,
        "headline": names.headline.rstrip(" ."),
        "reason": closed(names.reason),
        "benefit": closed(names.benefit),
        "blurb": forward,
    }
    if any(not known[hit[1]] for hit in _PLACE.finditer(part)):
        return ""
    return _PLACE.sub(lambda hit: known[hit[1]], part)


def joined(names: Sequence[str], spoken: str = "en") -> str:
    """Return names as they are said one after the other.

    >>> joined(["Ann"]), joined(["Ann", "Bo", "Cy"]), joined(["Ann", "Bo"], "de")
    ('Ann', 'Ann, Bo and Cy', 'Ann und Bo')
    """
    *others, last = names
    both = wording()[spoken]["words"]["and"]
    return both.format(", ".join(others), last) if others else last


def closed(text: str) -> str:
    """Return the user's words as a whole sentence: with a full stop, if none is there.

    >>> closed(" She builds domes "), closed("Does she?"), closed("(Ask!)"), closed("")
    ('She builds domes.', 'Does she?', '(Ask!)', '')
    """
    said = text.strip()
    bare = said.rstrip("\"'\u2019\u201d\u00bb)]")
    return said if not bare or bare[-1] in _ENDS else f"{said}."


def draft_for(state: State, *, referral: bool = False) -> Draft | None:
    """Return which draft helps in a state.

    >>> draft_for(State.INTRODUCED)
    <Draft.READY: 'ready'>
    """
    if referral and state in {State.PLANNED, State.ASKED}:
        return Draft.REFERRAL
    return {
        State.PLANNED: Draft.ASK,
        State.ASKED: Draft.ASK,
        State.NO_ANSWER: Draft.ASK,
        State.AGREED: Draft.BLURB,
        State.BOTH_AGREED: Draft.BLURB,
        State.INTRODUCED: Draft.READY,
        State.MET: Draft.THANK,
        State.THANKED: Draft.TELL,
    }.get(state)
