"""Which of two tellings of one statement is kept."""

from datetime import date

PROFILE = '"profile":'


def telling(said: str, as_of: date | str | None) -> tuple[int, str]:
    """Return what a telling is worth: the profiles it names, then its export's day.

    An export without the columns of links says less, however new it is.

    >>> telling('{"profile":"ada-ex"}', None) > telling("{}", date(2026, 6, 1))
    True
    >>> telling("{}", date(2026, 6, 1)) > telling("{}", "2026-05-31")
    True
    """
    return said.count(PROFILE), str(as_of or "")
