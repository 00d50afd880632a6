"""How many people of one name there are here, as far as what is known of them tells."""

from collections import Counter
from collections.abc import Collection, Iterable
from typing import NamedTuple

from closeknit.people.rules.identity.look import Look, domains, look
from closeknit.people.rules.identity.side import Side


class Namesakes(NamedTuple):
    """What the sides of one name say together.

    `people` are so many as they surely are, `firms` so many as they name. `twins` are
    the firms at which two of the name are, in order. The larger of two is the one that
    says more for two people.
    """

    people: int = 1
    firms: int = 0
    twins: tuple[str, ...] = ()


ALONE = Namesakes()
"""Nothing speaks for a second one."""


def namesakes(sides: Collection[Side]) -> Namesakes:
    """Return how many people the sides of one name are.

    One source seldom has one human being twice, so as many as any one has: profiles,
    cards of one book, addresses at one firm. Few work for more than two firms.

    >>> namesakes([Side(1, profiles=("ada-ex",)), Side(2, profiles=("ada-king-ex",))])
    Namesakes(people=2, firms=0, twins=())
    """
    looks = [look(side) for side in sides]
    named = {post.firm[0] for one in looks for post in one.posts}
    kept: Counter[str] = Counter()
    there: Counter[tuple[str, str]] = Counter()
    firms: set[str] = set()
    for one in looks:
        side, its = one.side, {_known(firm, named) for firm in firms_of(one)}
        sources = [f"b:{book}" for book in side.books]
        sources += ["profiles"] if side.profiles else []
        kept.update(sources)
        there.update((firm, source) for firm in its for source in sources)
        boxes = {_known(box.firm, named) for box in one.locals if box.firm}
        there.update((firm, "box") for firm in boxes)
        firms |= its
    twins = {firm for (firm, _), many in there.items() if many > 1}
    two = 2 if twins else 1
    people = max(two, len(firms) - 1, *kept.values(), *there.values())
    return Namesakes(people, len(firms), tuple(sorted(twins)))


def firms_of(one: Look) -> set[str]:
    """Return the first words of a side's firms, and their domains."""
    return {post.firm[0] for post in one.posts} | domains(one)


def _known(domain: str, named: Iterable[str]) -> str:
    """Return the firm's name where the domain begins with one, else the domain."""
    return min((name for name in named if domain.startswith(name)), default=domain)


def are_twins(one: Look, other: Look, twins: Collection[str]) -> bool:
    """Say whether two of their name are at a firm of either.

    >>> ada, al = (Side(n, emails=(f"{n}@acme.example",)) for n in (1, 2))
    >>> are_twins(look(ada), look(al), namesakes([ada, al]).twins)
    True
    """
    firms = firms_of(one) | firms_of(other)
    return any(
        firm.startswith(twin) or twin.startswith(firm)
        for twin in twins
        for firm in firms
    )
