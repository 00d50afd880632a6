"""Is this what was typed in before? Saying a thing twice does not make it two."""

from datetime import date

from closeknit.sources.handles import folded
from closeknit.sources.record import Knows, Met

Statement = tuple[str | int | date | None, ...]


def statement(record: Met | Knows) -> Statement:
    """Return what a typed record says, beside whom it names.

    >>> statement(Met((), date(2026, 11, 14), where="The  Quay"))[2:]
    ('meeting', 'the quay', '')
    """
    if isinstance(record, Met):
        about = folded(record.about)
        return ("met", record.on, record.how, folded(record.where), about)
    lasts = (record.years, record.since)
    return ("knows", record.on, record.how, *lasts, folded(record.text))
