"""What is shown of a person: what the best source says, then the newest."""

from collections.abc import Container, Mapping, Sequence
from typing import NamedTuple

from closeknit.sources.handles import folded

KINDS = ("profile", "email", "phone", "mailbox", "joined", "card", "name")


class Said(NamedTuple):
    """A handle with what records say of whoever answers to it."""

    id: int
    kind: str
    value: str
    name: str
    rank: int
    said: int
    company: str
    position: str
    held: int
    joined: str = ""
    called: str = ""


NAMES = 8
"""Names kept of one handle, the first by the alphabet where there were more."""


def called(names: str, name: str) -> str:
    r"""Return the names a handle was given, one a line, with one more of them.

    The answer does not depend on which came first.

    >>> called("Ada King", "Ada Byron")
    'Ada Byron\nAda King'
    >>> called("", "Ada Byron")
    'Ada Byron'
    """
    known = {*names.split("\n"), name.replace("\n", " ")} - {""}
    return "\n".join(sorted(known)[:NAMES])


class Shown(NamedTuple):
    """A person as shown, and the words they are found by; addresses one a line."""

    name: str
    company: str
    position: str
    profile: str
    emails: str
    folded: str
    found_by: str
    mailbox: bool
    shadow: bool = False


def reworded(one: Shown, words: Mapping[str, str]) -> Shown:
    """Return a person with the ego's own words in the place of what sources say.

    They are found by either.
    """
    name = words.get("name", "")[:400] or one.name
    company = words.get("company", "")[:400] or one.company
    position = words.get("position", "")[:400] or one.position
    said = map(folded, (name, company, position))
    found_by = [*one.found_by.split("\n"), *said]
    return one._replace(
        name=name,
        company=company,
        position=position,
        folded=folded(name)[:400],
        found_by="\n".join(dict.fromkeys(filter(None, found_by))),
    )


def in_whose_shadow(people: Mapping[int, Shown], by_name: Container[int]) -> set[int]:
    """Return who is known by a name alone that somebody known surely has too.

    `by_name` are the people without any handle but a name.
    """
    sure = {one.folded for number, one in people.items() if number not in by_name}
    return {
        number
        for number, one in people.items()
        if number in by_name and one.folded in sure
    }


def shown(handles: Sequence[Said]) -> Shown:
    """Return what is shown of the person with these handles.

    LinkedIn's own name before an address book's before a mail's; company and position
    from the newest export or card that says them.
    """
    first = sorted(handles, key=lambda h: h.id) if len(handles) > 1 else handles
    best = held = first[0]
    if len(first) > 1:
        best = max(first, key=lambda h: (bool(h.name), h.rank, h.said, h.name))
        held = max(first, key=lambda h: (h.held, h.company, h.position))
    profiles = [h for h in first if h.kind == "profile"]
    profile = max(profiles, key=lambda h: (h.said, h.value)).value if profiles else ""
    emails = [h.value for h in first if h.kind in {"email", "mailbox"}]
    name = best.name or (emails[0] if emails else "") or profile or first[0].value
    words = (name, held.company, held.position, *emails, *(h.value for h in profiles))
    return Shown(
        name=name[:400],
        company=held.company,
        position=held.position,
        profile=profile,
        emails="\n".join(emails),
        folded=folded(name)[:400],
        found_by="\n".join(folded(word) for word in words if word),
        mailbox=all(h.kind == "mailbox" for h in first),
    )
