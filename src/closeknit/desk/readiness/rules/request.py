"""A recommendation, asked for: whom, why them, and the words (R3-19)."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from closeknit.ties.rules.jobs import firm

BANDS = {"strong": 0, "medium": 1, "weak": 2}
AT_MOST = 3
"""People asked at once: a recommendation is worth most where it is meant."""


class CoWorker(NamedTuple):
    """Somebody the ego may ask: `was` is what dated sources say they did before."""

    id: int
    name: str
    company: str
    was: str
    band: str
    strength: float
    has_recommended: bool = False


class Request(NamedTuple):
    """A draft to ask somebody for a recommendation; a person sends it."""

    person: int
    name: str
    because: tuple[str, ...]
    text: str


NOBODY = CoWorker(0, "", "", "", "", 0.0)


def shared_firm(one: CoWorker, jobs: Sequence[tuple[str, str]]) -> str:
    """Return the employer that somebody and the ego share, "" where none shows.

    >>> bo = CoWorker(1, "Bo", "Quay Ltd", "", "strong", 2.0)
    >>> shared_firm(bo, [("Clerk", "Quay Limited"), ("Cook", "Rye")])
    'Quay Limited'
    """
    theirs = {firm(one.company), firm(one.was.rpartition(", ")[2])} - {""}
    return next((called for _, called in jobs if firm(called) in theirs), "")


def requests(
    people: Iterable[CoWorker], jobs: Sequence[tuple[str, str]], *, me: str
) -> list[Request]:
    """Return drafts to the strongest past co-workers who have not recommended yet.

    Where none shows in the data: to nobody, for the ego to choose whom.
    """
    found = [
        (one, shared)
        for one in people
        if not one.has_recommended and (shared := shared_firm(one, jobs))
    ]
    found.sort(key=lambda two: (BANDS.get(two[0].band, 3), -two[0].strength, two[0].id))
    if not found:
        return [_request(NOBODY, "", me)]
    return [_request(one, shared, me) for one, shared in found[:AT_MOST]]


def _request(to: CoWorker, shared: str, me: str) -> Request:
    because = (
        (
            f"you both have {shared} among your employers",
            f"your tie is {to.band}",
            "no recommendation of theirs is in your data",
        )
        if to.id
        else ("nobody who shares an employer with you shows in your data",)
    )
    return Request(to.id, to.name, because, _text(to.name.split(" ")[0], shared, me))


def _text(first: str, shared: str, me: str) -> str:
    together = f"our time at {shared}" if shared else "our work together"
    return (
        f"Hi {first or '...'},\n\n"
        f"I am putting my profile in order and thought of {together}. Would you write "
        "two or three sentences on what it was like to work with me? One thing that I "
        "did and what came of it is plenty. I would gladly do the same for you, and a "
        "no is quite all right.\n\n"
        f"Thank you{f', {me}' if me else ''}"
    )
