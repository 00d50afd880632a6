"""Keeping a few literal statements, as an import would."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import count

from closeknit.desk.intake.actions.catch_up import catch_up
from closeknit.desk.intake.actions.reading import into
from closeknit.people.actions.resolve import Resolver
from closeknit.people.rules.namer import Namer
from closeknit.records.actions import take_in as taking
from closeknit.records.models import Ego
from closeknit.records.rules.chunks import chunks
from closeknit.sources.record import AnyRecord
from closeknit.sources.said import Hidden, Noticed, NotRead, Said, Unreadable

TODAY = date(2026, 11, 21)
What = AnyRecord | Unreadable | NotRead | Hidden | Noticed
_numbers = count(1)


class Literal:
    """A reading of what the test says, one line each."""

    def __init__(
        self, what: Sequence[What], file: str = "said.csv", as_of: date | None = None
    ) -> None:
        self.what = what
        self.file = file
        self.as_of = as_of
        self.total = len(what)
        self.done = 0

    def __iter__(self) -> Iterator[Said]:
        for line, one in enumerate(self.what, start=1):
            self.done = line
            yield self.file, line, one


def new_ego(name: str = "Sam") -> int:
    """Return a desk of its own in the tests' one database."""
    return Ego.objects.create(name=f"{name} {next(_numbers)}").pk


def opened(reading: Literal, content: str = "") -> taking.Opened:
    """Return what an import is known by: its content, new unless said otherwise."""
    known_by = content or f"content {next(_numbers)}"
    return taking.Opened(reading.file, "linkedin.export", known_by, as_of=reading.as_of)


def keep(
    ego: int,
    *what: What,
    file: str = "said.csv",
    as_of: date | None = None,
    content: str = "",
) -> int:
    """Import these statements and bring all into line; return the import's number."""
    reading = Literal(what, file, as_of)
    run = taking.begin(ego, opened(reading, content))
    if run.state == "done":
        return run.pk
    resolver = Resolver(ego)
    taking.take_in(
        run,
        chunks(reading, run.items, Namer(resolver.own)),
        into(resolver, as_of),
        lambda _done, _total: None,
    )
    taking.finish(run)
    catch_up(ego, today=TODAY)
    return run.pk
