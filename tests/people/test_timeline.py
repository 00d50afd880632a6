"""A life line is the same whole, whatever windows it is looked at through."""

from datetime import date
from pathlib import Path

import pytest

from closeknit.desk.intake.actions import by_hand
from closeknit.desk.intake.actions.bring_in import bring_in
from closeknit.people import store as people
from closeknit.people.store import Happened
from closeknit.records.actions.ego import ensure_ego
from closeknit.ties import store as ties

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 21)
TABLE = (
    "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
    "Ada,Quill,https://www.linkedin.com/in/ada-ex,,Firm,Job,{on}\n"
)


def ada(tmp_path: Path, *, on: str = "21 Nov 2025") -> tuple[int, int]:
    table = tmp_path / "Connections.csv"
    table.write_text(TABLE.format(on=on))
    ego = ensure_ego()
    bring_in(ego, [table], today=TODAY)
    (found,) = ties.people(ego, today=TODAY).people
    return ego, found.id


@pytest.mark.parametrize("size", [1, 2, 3])
def test_windows_show_each_line_once_even_those_of_one_second(
    tmp_path: Path, size: int
) -> None:
    ego, person = ada(tmp_path)
    for place in ("the quay", "the fair", "the mill", "the inn"):
        by_hand.met(ego, [person], on=date(2026, 5, 1), today=TODAY, where=place)
    by_hand.met(ego, [person], on=date(2026, 6, 1), today=TODAY)
    whole = people.timeline(ego, person)

    seen: list[Happened] = []
    while True:
        before = (seen[-1].at, seen[-1].kept) if seen else None
        window = people.timeline(ego, person, limit=size, before=before)
        if not window:
            break
        seen += window

    assert seen == whole
    assert [h.kind for h in whole] == ["met"] * 5 + ["connected"]


def test_line_without_a_date_comes_last_and_is_reached(tmp_path: Path) -> None:
    ego, person = ada(tmp_path, on="")
    by_hand.met(ego, [person], on=date(2026, 6, 1), today=TODAY)

    (met,) = people.timeline(ego, person, limit=1)
    (joined,) = people.timeline(ego, person, before=(met.at, met.kept))

    assert (met.kind, joined.kind, joined.at) == ("met", "connected", None)
    assert people.timeline(ego, person, before=(None, joined.kept)) == []


def test_latest_exchanges_are_counted_in_the_span_they_lie_in(tmp_path: Path) -> None:
    ego, person = ada(tmp_path)
    counts = [ties.latest_exchanges(ego, today=TODAY, spans=3)]

    for on in (date(2026, 9, 20), date(2026, 10, 24), TODAY):
        by_hand.met(ego, [person], on=on, today=TODAY)
        counts.append(ties.latest_exchanges(ego, today=TODAY, spans=3))

    assert counts == [[0, 0, 0], [1, 0, 0], [0, 1, 0], [0, 0, 1]]
