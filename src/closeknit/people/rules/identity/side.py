"""One of two that may be the same human being, as the evidence sees it."""

from datetime import date
from typing import NamedTuple


class Job(NamedTuple):
    """Where somebody works, as said on a day; None where the source has no date."""

    company: str
    position: str = ""
    on: date | None = None


class Side(NamedTuple):
    """What is known of whoever answers to the handles of one cluster.

    Everything is as the sources wrote it; nothing here is folded.

    `id` is the number of the cluster's first handle. `names` stand best first, other
    names (before marriage, in another script) after. `emails` and `phones` are all of
    theirs, those shared with others too. `places` are where they live or work, `born`
    is a birthday. `beside` are the ids of those they appear with in small company.
    `books` name the address books and CRMs they have a card in. `by_name`: nothing but
    a name is known; `mailbox`: nothing but a desk's address.
    """

    id: int
    names: tuple[str, ...] = ()
    profiles: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    jobs: tuple[Job, ...] = ()
    places: tuple[str, ...] = ()
    born: str = ""
    beside: frozenset[int] = frozenset()
    books: frozenset[str] = frozenset()
    by_name: bool = False
    mailbox: bool = False
