"""Who of the ego's own people is at which firm."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from django.db.models import Q

from closeknit.ties.models import Tie
from closeknit.ties.rules.alter import Alter
from closeknit.ties.rules.jobs import firm
from closeknit.ties.store.rows import alters_of


def at_firms(ego: int, names: Iterable[str]) -> Mapping[str, list[Alter]]:
    """Return the ego's people at each of these firms, the strongest tie first.

    By the firm's name as `firm` has it: without its legal form. One query at most.
    """
    wanted = {firm(name): name for name in names if firm(name)}
    if not wanted:
        return {}
    rows = Tie.objects.of(ego).filter(
        person__ego_id=ego, person__mailbox=False, person__shadow=False
    )
    alike = Q()
    for bare, name in wanted.items():  # as it is written, and without accents
        alike |= Q(person__company__icontains=bare.split()[0])
        alike |= Q(person__company__istartswith=name.split()[0])
    rows = rows.filter(alike).exclude(band="none").exclude(denied=True)
    found: defaultdict[str, list[Alter]] = defaultdict(list)
    for one in alters_of(rows.order_by("-strength", "person")):
        here = firm(one.company)
        if here in wanted:
            found[here].append(one)
    return found
