"""Who could help with something: what is said of people, looked through."""

from collections.abc import Iterator
from typing import NamedTuple

from closeknit.desk.giving.rules.able import AT_MOST, Said, could_help
from closeknit.desk.giving.rules.favour import Side
from closeknit.desk.giving.store.found import favours
from closeknit.people import store as people
from closeknit.people.models import Person
from closeknit.records import store as records
from closeknit.shared.errors import NoEgo
from closeknit.sources.record import Endorsed, Met, Note
from closeknit.ties.models import Tie

KINDS = ("note", "met", "endorsed")


class Found(NamedTuple):
    """Somebody who could help: with their tie's band, their work, and why."""

    id: int
    name: str
    work: str
    band: str
    because: tuple[str, ...]


class Asked(NamedTuple):
    """Who could help, at most so many, and how many there are."""

    total: int
    people: list[Found]


def who_could_help(ego: int, asked: str, *, limit: int = AT_MOST) -> Asked:
    """Return who could help with something, whoever fits best first.

    About fifteen queries and a look at each person; nobody denied, no desk's mailbox.
    """
    if not ego:
        raise NoEgo
    rows = Tie.objects.of(ego).filter(
        denied=False, person__mailbox=False, person__shadow=False
    )
    ties = {
        person: (band, strength or 0.0)
        for person, band, strength in rows.values_list("person_id", "band", "strength")
    }
    told = (one for one in _said(ego) if one.person in ties)
    warmth = {person: strength for person, (_, strength) in ties.items()}
    found = could_help(asked, told, warmth=warmth)
    shown = found[:limit]
    who = Person.objects.of(ego).in_bulk([one.person for one in shown])
    return Asked(
        len(found),
        [
            Found(
                one.person,
                who[one.person].name,
                " · ".join(
                    filter(None, (who[one.person].position, who[one.person].company))
                ),
                ties[one.person][0],
                one.because,
            )
            for one in shown
        ],
    )


def _said(ego: int) -> Iterator[Said]:
    rows = Person.objects.of(ego).filter(mailbox=False, shadow=False)
    for person, position, company in rows.values_list("id", "position", "company"):
        work = " at ".join(filter(None, (position, company)))
        if work:
            yield Said(person, "position", work)
    texts = {held.id: held.record for held in records.of_kind(ego, *KINDS)}
    for kept, person, _ in people.mentioned(ego, *KINDS):
        match texts.get(kept):
            case Note(text=text) if text:
                yield Said(person, "your note", text)
            case Met(about=about) if about:
                yield Said(person, "you met about", about)
            case Endorsed(outgoing=True, skill=skill) if skill:
                yield Said(person, "endorsed for", skill)
            case _:
                continue
    for favour in favours(ego):
        if favour.side is Side.RECEIVED and favour.text:
            yield Said(favour.person, "they helped before", favour.text)
