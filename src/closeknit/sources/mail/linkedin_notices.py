"""LinkedIn's own mails: who invited the ego, who accepted, who wrote there.

Only mail from linkedin.com itself is believed, and a link only with the name it stands
under: below every acceptance LinkedIn also shows people whom the ego may not know.
Anything not understood stays a bulk mail.
"""

import re
import unicodedata
from typing import NamedTuple

from closeknit.sources.handles import folded, slug
from closeknit.sources.mail import markup
from closeknit.sources.mail.headers import Fields
from closeknit.sources.mail.text import text_of
from closeknit.sources.record import (
    Accepted,
    AnyRecord,
    Invited,
    Mention,
    Notified,
    Wrote,
)

SENDERS = frozenset(
    f"{local}@linkedin.com"
    for local in (
        "invitations",
        "messages-noreply",
        "messaging-digest-noreply",
        "notifications-noreply",
    )
)
"""The addresses LinkedIn tells of invitations and messages from."""

_BATCH = 8
_NOTE = 2000
_LINES = 400
_LINK = re.compile(r"https?://[^\s<>\"]{1,2048}")
_VIA = re.compile(
    r"\s+(?:via|through|über|durch|par|tramite)\s+LinkedIn$", re.IGNORECASE
)
_ACCEPTED = re.compile(r"(.{1,80}?) accepted your invitation\b", re.IGNORECASE)
_STARTED = re.compile(
    r".{1,80}?, start a conversation with your new connection, (.{1,120})$",
    re.IGNORECASE,
)
_SEVERAL = re.compile(
    r"See .{1,80}? and other people['\u2019]s connections", re.IGNORECASE
)
_HAVE_NEW = re.compile(r"You have (\d{1,3}) new connections?\b", re.IGNORECASE)
_FOOTER = "You are receiving Accepted Invitation emails"
_WROTE = re.compile(r"(.{1,80}?) just messaged you$", re.IGNORECASE)
_BOTH_WROTE = re.compile(
    r"(.{1,80}?) and (.{1,80}?) sent (?:you )?new messages$", re.IGNORECASE
)
_INVITED = re.compile(
    r"please add me to your linkedin network|i['\u2019]d like to (?:connect|add you)\b"
    r"|wants to connect\b|invitation to connect on linkedin|voglio collegarmi"
    r"|join my network on linkedin|vorrei aggiungerti alla mia rete"
    r"|me gustaría contactar contigo|add you to my professional network",
    re.IGNORECASE,
)
_GREETING = re.compile(
    r"(?:hi|hello|dear|hey|ciao|hallo|bonjour|hola)\b[^,]{0,80},?$", re.IGNORECASE
)
_STANDARD = re.compile(
    r"i'd like to (?:join your linkedin network|add you to my (?:professional )?"
    r"(?:linkedin )?network(?: on linkedin)?|connect with you(?: on linkedin)?)\.?"
    r"|voglio collegarmi\.?|me gustaría contactar contigo\.?"
    r"|vorrei aggiungerti alla mia rete professionale su linkedin\.?"
    r"|je vous invite à faire partie de mon réseau professionnel sur linkedin\.?"
    r"|.{0,80}è in attesa della tua risposta\.?"
)
_VIEW = "view profile"


class _Line(NamedTuple):
    """A line of words, or the profile a link leads to."""

    words: str = ""
    profile: str = ""


def notices(wrote: Wrote, headers: Fields, body: bytes) -> tuple[AnyRecord, ...]:
    """Return what a mail from one of `SENDERS` tells; nothing if not understood."""
    subject = wrote.subject
    for written in (_BOTH_WROTE.match(subject), _WROTE.match(subject)):
        if written is not None:
            names = filter(None, map(str.strip, written.groups()))
            return tuple(Notified(Mention(name=n), "message", wrote.at) for n in names)
    accepted = _ACCEPTED.match(subject) or _STARTED.match(subject)
    if accepted is not None:
        return _accepted(wrote, accepted[1].strip(), _lines(headers, body))
    if _SEVERAL.match(subject) is not None:
        return _accepted_several(wrote, _lines(headers, body))
    if _INVITED.search(subject) is not None:
        return _invited(wrote, _lines(headers, body))
    return ()


def _lines(headers: Fields, body: bytes) -> list[_Line]:
    """Return the mail line by line, each profile link on a line of its own."""
    found = text_of(headers, body, html=True)
    text = markup.words_of(found.text, links=True) if found.is_html else found.text
    lines: list[_Line] = []
    for raw in text.split("\n", _LINES)[:_LINES]:
        rest = raw
        for link in _LINK.findall(raw):
            before, _, rest = rest.partition(link)
            lines.append(_Line(words=_clean(before)))
            lines.append(_Line(profile=slug(link)))
        lines.append(_Line(words=_clean(rest)))
    return [line for line in lines if line.words or line.profile]


def _clean(words: str) -> str:
    return " ".join(words.split()).strip(":()[]<> ")


def _display(wrote: Wrote) -> str:
    """Return the person a mail's sender is named after, or nobody for LinkedIn."""
    name = _VIA.sub("", wrote.sender.name).strip()
    return "" if folded(name).startswith("linkedin") else name


def _begins(name: str, first: str) -> bool:
    """Say whether a name is this first name, or begins with it."""
    one, two = folded(name), folded(first)
    return bool(two) and (one == two or one.startswith(f"{two} "))


def _accepted(wrote: Wrote, named: str, lines: list[_Line]) -> tuple[AnyRecord, ...]:
    """Return the one who accepted: the name in the subject, the link under it."""
    name = _display(wrote)
    if not _begins(name, named):
        name = ""
    above: list[str] = []
    for line in lines:
        if not line.profile:
            above.append(line.words)
            continue
        under = [w for w in above if _is_person(w, name, named)]
        if under:
            who = Mention(name=name or under[-1], profile=line.profile)
            return (Accepted(who, wrote.at),)
        above = []
    return (Accepted(Mention(name=name or named), wrote.at),)


def _is_person(words: str, name: str, named: str) -> bool:
    """Say whether a line is the person's name and nothing else."""
    if name:
        return folded(words) == folded(name)
    return _begins(words, named) and len(words.split()) <= 5 and "accepted" not in words  # noqa: PLR2004  longer is a sentence


def _accepted_several(wrote: Wrote, lines: list[_Line]) -> tuple[AnyRecord, ...]:
    """Return those listed with “View profile”, as many as the mail says it holds."""
    words = [line.words for line in lines]
    begin = next((n for n, w in enumerate(words) if _HAVE_NEW.search(w)), -1)
    if begin < 0:
        return ()
    said = _HAVE_NEW.search(words[begin])
    most = min(_BATCH, int(said[1]) if said else 0)
    found: list[AnyRecord] = []
    names: list[str] = []
    profiles: set[str] = set()
    for before, line in zip(lines[begin:], lines[begin + 1 :], strict=False):
        if line.words.startswith(_FOOTER) or len(found) >= most:
            break
        if line.words and folded(line.words) != _VIEW:
            names.append(line.words)
        elif line.profile:
            profiles.add(line.profile)
        if line.profile and folded(before.words) == _VIEW:
            if names and profiles == {line.profile}:
                who = Mention(name=names[0], profile=line.profile)
                found.append(Accepted(who, wrote.at))
            names, profiles = [], set()
    return tuple(found)


def _invited(wrote: Wrote, lines: list[_Line]) -> tuple[AnyRecord, ...]:
    """Return who invites, by the sender's name, and the note if one was written."""
    name = _display(wrote)
    if not name:
        return ()
    profile, at = "", -1
    for number, line in enumerate(lines):
        if folded(line.words) == folded(name) and at < 0:
            at = number
        elif line.profile and at >= 0:
            profile = line.profile
            break
    who = Mention(name=name, profile=profile)
    note = _note([line.words for line in lines[:at]]) if at > 0 else ""
    return (Invited(who, outgoing=False, at=wrote.at, text=note),)


def _note(lines: list[str]) -> str:
    """Return what stands between the greeting and the name, unless it is LinkedIn's."""
    begin = next((n for n, line in enumerate(lines) if _GREETING.match(line)), -1)
    if begin < 0:
        return ""
    note = "\n".join(filter(None, lines[begin + 1 :]))[:_NOTE]
    plain = unicodedata.normalize("NFKC", note).replace("\u2019", "'")
    plain = " ".join(plain.split()).lower()
    return "" if _STANDARD.fullmatch(plain) else note
