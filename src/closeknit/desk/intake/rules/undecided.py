"""What is still undecided of who is who, in sentences."""

from datetime import date


def undecided(
    *, asked: int, later: int, until: date | None, names: int, people: int
) -> tuple[str, ...]:
    """Return what is open, put off and left apart; that all is told where it is.

    `people` of `names` are left apart from others of their name.

    >>> undecided(asked=0, later=0, until=None, names=0, people=0)
    ('No questions: everybody is told apart.',)
    >>> undecided(asked=0, later=1, until=date(2026, 12, 2), names=0, people=0)[1]
    '1 is put off: you are asked again on 2 December 2026.'
    """
    if not (asked or later or names):
        return ("No questions: everybody is told apart.",)
    found = [] if asked else ["No question is open."]
    if until is not None:
        day = f"{until.day} {until:%B %Y}"
        found.append(
            f"1 is put off: you are asked again on {day}."
            if later == 1
            else f"{later:,} are put off: you are asked again from {day} on."
        )
    if names:
        shared = "one name" if names == 1 else f"{names:,} names"
        found.append(
            f"{people:,} people share {shared} and are left apart: nothing tells"
            " whether they are one."
        )
    return tuple(found)
