"""The three messages of triage, drafted part by part; a person reads and sends them."""

import re
import tomllib
from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Final, NamedTuple

from closeknit.desk.triage.rules.states import State
from closeknit.desk.words.rules.tongue import language
from closeknit.shared.errors import UnreadableFile

LONGEST_PART = 1_000
_PLACE: Final = re.compile(r"\{(?:first|me)\}")


class Draft(StrEnum):
    """What a draft is for."""

    ASK_WHY = "ask"
    FOLLOW_UP = "follow_up"
    CLOSE = "close"


PARTS: Mapping[Draft, tuple[str, ...]] = {
    Draft.ASK_WHY: ("thanks", "apology", "unsure", "how", "benefit", "sign_off"),
    Draft.FOLLOW_UP: ("thanks", "intention", "offer", "sign_off"),
    Draft.CLOSE: ("closing",),
}
"""The parts of each, in their order: six to ask (R2-18); what they hope for, and an
offer with a list to be put on (R4-20, R4-21); one calm line (R2-21, R2-22)."""

Wording = Mapping[str, Mapping[str, Mapping[str, str]]]
"""What the parts say, by language and draft."""


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
    what: Draft, *, to: str, me: str, spoken: str = "en", wording: Wording | None = None
) -> Message:
    """Return a draft; in English where the wording has nothing in their language.

    >>> draft(Draft.CLOSE, to="Bo Lind", me="Ada").text  # doctest: +ELLIPSIS
    'Hello Bo, thank you for your answer, and no harm done. ... Ada'
    """
    words = shipped() if wording is None else wording
    in_ = spoken if words.get(spoken, {}).get(what) else "en"
    said = words[in_][what]
    names = {"{first}": first_name(to), "{me}": me}
    filled = [
        _PLACE.sub(lambda hit: names[hit.group()], said.get(part, ""))
        for part in PARTS[what]
    ]
    shown = [part for part in filled if part]
    if len(shown) > 1:
        body = " ".join(shown[1:-1])
        return Message(
            what, in_, "\n\n".join(filter(None, (shown[0], body, shown[-1])))
        )
    return Message(what, in_, "".join(shown).strip())


def spoken_in(note: str, preferred: str = "en") -> str:
    """Return the language to answer in: their note's, else the user's own."""
    return language(note) or preferred


def draft_for(state: State) -> Draft | None:
    """Return which draft helps in a state; none is made to answer a snippy reply.

    A calm closing line is offered there, beside silence (R2-22), never sent by itself.
    """
    return _HELPS.get(state)


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
