"""The messages of triage, drafted part by part; a person reads and sends them."""

import re
import tomllib
from collections.abc import Mapping, Sequence
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Final, NamedTuple

from closeknit.desk.intake.rules.languages import answered_in
from closeknit.desk.triage.rules.states import ACCEPTED, State
from closeknit.desk.words.rules.tongue import language
from closeknit.shared.errors import UnreadableFile

LONGEST_PART = 1_000
_PLACE: Final = re.compile(r"\{(?:first|me|headline|company)\}")


class Draft(StrEnum):
    """What a draft is for."""

    ASK_WHY = "ask"
    FOLLOW_UP = "follow_up"
    CLOSE = "close"
    INTRODUCE = "introduce"
    COMPANY = "company"
    CALL = "call"


PARTS: Mapping[Draft, tuple[str, ...]] = {
    Draft.ASK_WHY: ("thanks", "apology", "unsure", "how", "benefit", "sign_off"),
    Draft.FOLLOW_UP: ("thanks", "intention", "offer", "sign_off"),
    Draft.CLOSE: ("closing",),
    Draft.INTRODUCE: ("thanks", "who", "invites", "sign_off"),
    Draft.COMPANY: ("hello", "firm", "question", "sign_off"),
    Draft.CALL: ("hello", "why", "call", "sign_off"),
}
"""The parts of each, in their order: six to ask (R2-18); what they hope for, and an
offer with a list to be put on (R4-20, R4-21); one calm line (R2-21, R2-22); and what
the articles write once somebody is accepted: who one is, what they do, a call (R3-04,
R3-29)."""
ONCE_JOINED = (Draft.INTRODUCE, Draft.COMPANY, Draft.CALL)
"""The drafts for whoever accepted an invitation of the ego's (R3-04, R3-29)."""
AFTER_ACCEPTING = (Draft.FOLLOW_UP, *ONCE_JOINED)
"""The drafts to choose from once somebody is accepted; what they hope for comes first,
as acceptance without that question is what R4-19 rules out."""

Wording = Mapping[str, Mapping[str, Mapping[str, str]]]
"""What the parts say, by language and draft."""


class Names(NamedTuple):
    """Who writes to whom: their name and firm, the ego's name and headline.

    A part of a draft that names what is not known is left out.
    """

    to: str
    me: str
    headline: str = ""
    company: str = ""


class Message(NamedTuple):
    """A draft: what for, in which language, and its text."""

    draft: Draft
    language: str
    text: str


@cache
def shipped() -> Wording:
    """Return the wording that comes with closeknit, in seven languages."""
    text = files(__package__).joinpath("drafts.toml").read_text("utf-8")
    return tomllib.loads(text)


def reworded(text: str, *, file: str) -> Wording:
    """Return the wording with what the user says otherwise.

    Raises:
        UnreadableFile: it is no TOML, or a part is no text of a draft.
    """
    try:
        own = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise UnreadableFile(f"{file}: {error}.") from error
    found = {spoken: dict(drafts) for spoken, drafts in shipped().items()}
    for spoken, drafts in own.items():
        if not isinstance(drafts, dict):
            raise UnreadableFile(f'{file}: "{spoken}" is a section: [{spoken}.ask].')
        for name, parts in drafts.items():
            known = found.setdefault(spoken, {})
            known[name] = {**known.get(name, {}), **_parts(parts, spoken, name, file)}
    return found


def _parts(parts: object, spoken: str, name: str, file: str) -> dict[str, str]:
    if name not in set(Draft) or not isinstance(parts, dict):
        listed = ", ".join(Draft)
        raise UnreadableFile(f"{file}: [{spoken}.{name}] is none of {listed}.")
    for part, text in parts.items():
        if part not in PARTS[Draft(name)]:
            listed = ", ".join(PARTS[Draft(name)])
            raise UnreadableFile(f"{file}: [{spoken}.{name}] has {listed}; no {part}.")
        if not isinstance(text, str) or len(text) > LONGEST_PART:
            raise UnreadableFile(
                f"{file}: {part} in [{spoken}.{name}] is a text, "
                f"{LONGEST_PART} characters at most."
            )
    return parts


def draft(
    what: Draft, names: Names, *, spoken: str = "en", wording: Wording | None = None
) -> Message:
    """Return a draft; in English where the wording has nothing in their language.

    >>> draft(Draft.CLOSE, Names("Bo Lind", "Ada")).text  # doctest: +ELLIPSIS
    'Hello Bo, thank you for your answer, and no harm done. ... Ada'
    """
    words = shipped() if wording is None else wording
    in_ = spoken if words.get(spoken, {}).get(what) else "en"
    said = words[in_][what]
    shown = list(
        filter(None, (_filled(said.get(part, ""), names) for part in PARTS[what]))
    )
    if len(shown) > 1:
        body = " ".join(shown[1:-1])
        return Message(
            what, in_, "\n\n".join(filter(None, (shown[0], body, shown[-1])))
        )
    return Message(what, in_, "".join(shown).strip())


def _filled(part: str, names: Names) -> str:
    """Return a part with its places filled; nothing where a place stays empty."""
    known = {
        "{first}": first_name(names.to),
        "{me}": names.me,
        "{headline}": names.headline.rstrip(" ."),
        "{company}": names.company,
    }
    unknown = [p for p in ("{headline}", "{company}") if p in part and not known[p]]
    return "" if unknown else _PLACE.sub(lambda hit: known[hit.group()], part)


def spoken_in(note: str, own: Sequence[str] = ()) -> str:
    """Return the language to answer in: their note's, if the user writes it.

    `own`: the languages that the user has named, none for any.
    """
    return answered_in(language(note), own)


def draft_for(state: State) -> Draft | None:
    """Return which draft helps in a state; none is made to answer a snippy reply.

    A calm closing line is offered there, beside silence (R2-22), never sent by itself.
    """
    return _HELPS.get(state)


def drafts_for(state: State) -> tuple[Draft, ...]:
    """Return all drafts to choose from in a state, the one that helps first.

    >>> [one.value for one in drafts_for(State.ACCEPTED)]
    ['follow_up', 'introduce', 'company', 'call']
    """
    if state in ACCEPTED:
        return AFTER_ACCEPTING
    helps = draft_for(state)
    if state is State.SNIPPY:
        return (Draft.CLOSE,)
    return (helps,) if helps else ()


_HELPS = {
    State.WAITING: Draft.ASK_WHY,
    State.NO_REPLY: Draft.ASK_WHY,
    State.ACCEPTED: Draft.FOLLOW_UP,
    State.SILENT: Draft.FOLLOW_UP,
    State.APOLOGY: Draft.CLOSE,
    State.DECLINED: Draft.CLOSE,
}


def first_name(name: str) -> str:
    """Return what to call somebody: the first of their names, titles left aside.

    >>> first_name("Dr. Ada Quill"), first_name("Bo"), first_name("")
    ('Ada', 'Bo', '')
    """
    words = [word for word in name.split() if not word.endswith(".")]
    return words[0] if words else name.strip()
