"""Who stands in a CRM and is neither connected nor invited, read."""

from collections.abc import Iterable
from typing import NamedTuple

from closeknit.engines.rows import chunks
from closeknit.people.models import Mention
from closeknit.ties.models import Tie
from closeknit.ties.rules.alter import Alter
from closeknit.ties.store.rows import alters_of, namesake, without_colleagues

AT_ONCE = 2_000
_FROM_A_CRM = '"book":"'
"""How a card's record names its CRM; what a cell holds has its quotes escaped."""


class Booked(NamedTuple):
    """Somebody of a CRM, and the records of the rows about them."""

    who: Alter
    kept: tuple[int, ...]


def booked(ego: int, *, colleagues: Iterable[str] = ()) -> list[Booked]:
    """Return who of a CRM is not connected, not invited, not waiting and not denied.

    Two queries for each two thousand of them. Colleagues are left out, and who has the
    name of somebody connected.
    """
    rows = Mention.objects.of(ego).filter(kind="card").exclude(kind="wrote")
    rows = rows.filter(
        kept__said__contains=_FROM_A_CRM,
        handle__person__tie__connected=None,
        handle__person__tie__invited=None,
        handle__person__tie__waiting=False,
        handle__person__tie__denied=False,
    )
    kept: dict[int, set[int]] = {}
    for person, number in rows.values_list("handle__person_id", "kept_id"):
        kept.setdefault(person, set()).add(number)
    found: list[Booked] = []
    for some in chunks(sorted(kept), AT_ONCE):
        ties = Tie.objects.of(ego).filter(
            ~namesake(connected__isnull=False),
            ~namesake(invited__isnull=False),
            pk__in=some,
            person__mailbox=False,
            person__shadow=False,
        )
        ties = without_colleagues(ties, colleagues)
        found += [Booked(one, tuple(sorted(kept[one.id]))) for one in alters_of(ties)]
    return found
