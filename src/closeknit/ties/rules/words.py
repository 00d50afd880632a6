"""Why a tie is as strong as it is, in words a person would use."""

from collections.abc import Sequence
from datetime import UTC, date, datetime

from closeknit.ties.rules.channels import ByChannel, in_words, one_sided
from closeknit.ties.rules.strength import Measured

_YEAR = 365


def ago(at: int | date, *, today: date) -> str:
    """Return how long ago a moment (seconds since 1970) or a day was.

    >>> ago(date(2026, 11, 1), today=date(2026, 11, 21))
    '3 weeks ago'
    >>> ago(date(2026, 11, 20), today=date(2026, 11, 21))
    'yesterday'
    >>> ago(date(2024, 3, 4), today=date(2026, 11, 21))  # no three years yet
    '2 years ago'
    """
    on = at if isinstance(at, date) else datetime.fromtimestamp(at, UTC).date()
    days = (today - on).days
    if days < 0:
        return f"on {on:%-d %b %Y}"
    if days < 2:  # noqa: PLR2004 - today and yesterday have words of their own
        return "yesterday" if days else "today"
    if days >= 2 * _YEAR:
        return f"{days // _YEAR} years ago"
    for unit, length in (("month", 30), ("week", 7)):
        if days >= 2 * length - length // 2:
            return f"{round(days / length)} {unit}s ago"
    return f"{days} days ago"


def many(count: int, one: str, more: str = "") -> str:
    """Return a count with its noun.

    >>> many(1, "message"), many(2, "reply", "replies")
    ('1 message', '2 replies')
    """
    return f"{count:,} {one if count == 1 else more or one + 's'}"


def span(days: float) -> str:
    """Return a length of time in words.

    >>> span(7.0), span(45.0), span(400.0)
    ('week', '6 weeks', '13 months')
    """
    for unit, length, upto in (("day", 1, 7), ("week", 7, 60), ("month", 30.4, 720)):
        if days < upto:
            n = max(1, round(days / length))
            return unit if n == 1 else f"{n} {unit}s"
    return f"{round(days / 365)} years"


def because(
    of: Measured,
    by_channel: Sequence[ByChannel],
    *,
    today: date,
    connected: date | None,
    own_word: str = "",
) -> list[str]:
    """Return the reasons for the band, the weightiest first."""
    said = [f"you said: {own_word}"] if own_word else []
    said += list(_exchanges(of, by_channel, today=today))
    if connected is not None:
        alone = "" if of.last else ", and nothing else is known of you two"
        said.append(f"connected on LinkedIn since {connected:%-d %b %Y}{alone}")
    return said or ["nothing between you two in your data"]


def _exchanges(
    of: Measured, by_channel: Sequence[ByChannel], *, today: date
) -> list[str]:
    if of.last is None:
        return []
    last = f"last {ago(of.last, today=today)}"
    if not of.two_way:
        who = "they wrote, you never did" if of.theirs else "you wrote, they never did"
        return [f"one-way: {one_sided(by_channel)}; {who}", last]
    lately = f"{in_words(by_channel, lately=True)} in 90 days"
    if not of.theirs_lately and not of.ours_lately:
        lately = f"{in_words(by_channel)} in all, none in 90 days"
    said = [f"{lately}, {last}", f"in touch on {many(of.days, 'day')}"]
    if of.starts > 1:
        said.append(f"they started {of.started_by_them} of {of.starts}")
    return said
