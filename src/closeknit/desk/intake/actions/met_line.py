"""Keep a meeting that was typed in as one line."""

from datetime import date
from typing import NamedTuple

from closeknit.desk.intake.actions import by_hand
from closeknit.desk.intake.actions.whom import whom
from closeknit.desk.intake.rules.met_line import told
from closeknit.people import store as people
from closeknit.people.rules.naming import handles


class Kept(NamedTuple):
    """The import that keeps it, the first of those it is with, and who is new here.

    With what is kept: the names of those met, the day, the place, what it was about.
    """

    number: int
    person: int
    new: tuple[str, ...]
    names: tuple[str, ...]
    on: date
    where: str = ""
    about: str = ""

    def says(self) -> str:
        """Return in words what is kept."""
        place = f" at {self.where}" if self.where else ""
        about = f": {self.about}" if self.about else ""
        return f"{' and '.join(self.names)}{place} on {self.on:%-d %b %Y}{about}"


def met_line(
    ego: int, line: str, *, today: date, how: str = "meeting", on: date | None = None
) -> Kept:
    """Keep what a line says; `on` stands where the line names no day, else today.

    Raises:
        RuleBroken: it names nobody, a day to come, or no day or place where one is due.
        SaidBefore: the same was typed in before.
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
    names = tuple(m.name or m.email or m.profile for m in mentions)
    new = tuple(n for n, m in zip(names, mentions, strict=True) if not m.handle)
    first = next(iter(handles(mentions[0])), ("", ""))
    person = people.holder(ego, first)
    return Kept(number, person, new, names, on, where.strip(), about.strip())
