"""What the people of this home are called in its ledgers."""

from closeknit.engines import home
from closeknit.network.rules.ledger import KEY, pseudonym
from closeknit.people.store.firsts import first_handles


def own_pseudonym(ego: int) -> int:
    """Return what the ego is called."""
    return pseudonym(home.secret(KEY), ego)


def pseudonyms(ego: int) -> dict[int, int]:
    """Return what everybody is called, by number. One query."""
    key = home.secret(KEY)
    return {one: pseudonym(key, ego, handle) for one, handle in first_handles(ego)}
