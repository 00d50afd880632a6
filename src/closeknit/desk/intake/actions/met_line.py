"""Keep a meeting that was typed in as one line."""

from datetime import date
from typing import NamedTuple

from closeknit.desk.intake.actions import by_hand
from closeknit.desk.intake.actions.whom import whom
from closeknit.desk.intake.rules.met_line import told
from closeknit.people import store as people
from closeknit.people.rules.naming import handles


class Kept(NamedTuple):
    """The import that keeps it, the first of those it is with, and who is new here."""

    number: int
    person: int
    new: tuple[str, ...]


def met_line(
    ego: int, line: str, *, today: date, how: str = "meeting", on: date | None = None
) -> Kept:
    """Keep what a line says; `on` stands where the line names no day, else today.

    Raises:
        RuleBroken: it names nobody, or a day to come.
        Ambiguous: a name is several people's.
        NotKept: a name is nobody's, and no full one.
    """
    said = told(line, today=today)
    return met_by_name(
        ego,
        said.who,
        on=said.on or on or today,
        today=today,
        how=how,
        where=said.where,
        about=said.about,
    )


def met_by_name(  # noqa: PLR0913 - each is a field of the form
    ego: int,
    who: tuple[str, ...],
    *,
    on: date,
    today: date,
    how: str = "meeting",
    where: str = "",
    about: str = "",
) -> Kept:
    """Keep a meeting with people by whatever names them; raises as `met_line` does."""
    mentions = [whom(ego, one) for one in who]
    number = by_hand.met(
        ego, mentions, on=on, today=today, how=how, where=where, about=about
    )
    new = tuple(m.name or m.email or m.profile for m in mentions if not m.handle)
    first = next(iter(handles(mentions[0])), ("", ""))
    return Kept(number, people.holder(ego, first), new)
