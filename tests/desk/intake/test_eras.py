"""Exports of two eras tell the same statements, the newer one better."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from closeknit.desk.intake.actions.bring_in import bring_in
from closeknit.desk.intake.actions.catch_up import rebuild
from closeknit.desk.intake.actions.undo import undo
from closeknit.people import store as people
from closeknit.people.models import Person
from closeknit.records import store
from closeknit.records.models import Sighting
from closeknit.sources.record import Connected, Invited, Mention, Owner, Wrote
from closeknit.ties import store as ties
from tests.desk.intake.state import state
from tests.records.said import TODAY, What, keep, new_ego

pytestmark = pytest.mark.django_db

ERAS = Path(__file__).parents[2] / "sources" / "linkedin" / "exports"

MAY, JUNE, JULY = date(2026, 5, 1), date(2026, 6, 1), date(2026, 7, 1)
NOON = datetime(2026, 4, 20, 12, tzinfo=UTC)
SAM = Mention("Sam Spade", profile="sam-ex")
BY_NAME = Mention("Ada Lovelace")
BY_PROFILE = Mention("Ada Lovelace", profile="ada-ex")
RENAMED = Mention("Ada Lovelace", profile="ada-byron-ex")


def told(ada: Mention) -> tuple[What, ...]:
    """Return an export in which Ada is named so by what links are missing of."""
    return (
        Owner(SAM),
        Invited(ada, outgoing=True, at=datetime(2026, 4, 2, 9), text="We met."),
        Wrote("linkedin", SAM, (ada,), at=NOON, thread="2-YT=", digest="a1"),
        Wrote("linkedin", ada, (SAM,), at=NOON.replace(hour=13), thread="2-YT="),
    )


@pytest.mark.parametrize(
    ("older", "newer"),
    [(BY_NAME, BY_PROFILE), (BY_PROFILE, RENAMED), (RENAMED, BY_PROFILE)],
)
def test_order_of_eras_does_not_matter(older: Mention, newer: Mention) -> None:
    one, other = new_ego(), new_ego()

    keep(one, *told(older), as_of=MAY)
    keep(one, *told(newer), as_of=JUNE)
    keep(other, *told(newer), as_of=JUNE)
    keep(other, *told(older), as_of=MAY)

    assert state(one) == state(other)
    assert people.total(one) == 1


def test_messages_of_an_old_export_make_a_two_way_tie_once_a_new_one_says_who() -> None:
    ego = new_ego()
    keep(ego, *told(BY_NAME), as_of=MAY)
    keep(ego, *told(BY_PROFILE), Connected(BY_PROFILE, date(2026, 4, 3)), as_of=JUNE)

    tie = ties.person(ego, people.find(ego, "linkedin.com/in/ada-ex"))

    assert tie is not None
    assert (tie.measured.theirs, tie.measured.ours) == (1, 1)
    assert people.everybody(ego) == [tie.id]


def test_telling_is_the_same_when_all_is_computed_again() -> None:
    ego = new_ego()
    keep(ego, *told(BY_NAME), as_of=MAY)
    keep(ego, *told(BY_PROFILE), as_of=JUNE)
    before = state(ego)

    rebuild(ego, today=TODAY)

    assert state(ego) == before


@pytest.mark.parametrize("gone", [0, 1, 2])
def test_each_export_taken_back_leaves_what_the_others_told(gone: int) -> None:
    exports = [(BY_NAME, MAY), (BY_PROFILE, JUNE), (RENAMED, JULY)]
    every, rest = new_ego(), new_ego()
    runs = [keep(every, *told(ada), as_of=on) for ada, on in exports]
    for ada, on in exports[:gone] + exports[gone + 1 :]:
        keep(rest, *told(ada), as_of=on)

    taken_back = undo(every, runs[gone], today=TODAY)

    assert taken_back == 0
    assert state(every) == state(rest)
    assert {s.said for s in Sighting.objects.of(every)} == {
        s.said for s in Sighting.objects.of(rest)
    }


def test_better_telling_is_shown_with_its_own_origin() -> None:
    ego = new_ego()
    keep(ego, *told(BY_NAME), file="messages.csv", as_of=MAY)
    newer = keep(ego, Owner(SAM), *told(BY_PROFILE), file="new.csv", as_of=JUNE)

    (held,) = store.of_kind(ego, "invited")

    assert store.origins(ego, [held.id])[held.id] == ("new.csv", 3, newer)
    assert (store.run(ego, newer).added, store.run(ego, newer).known) == (0, 5)


def test_export_that_says_less_tells_nothing_better_for_being_newer() -> None:
    # Saved again by hand without the columns of links.
    ego = new_ego()
    keep(ego, *told(BY_PROFILE), as_of=MAY)
    before = state(ego)

    keep(ego, *told(BY_NAME), as_of=JUNE)

    assert state(ego).records == before.records
    assert state(ego).people == before.people


def test_double_found_by_a_newer_export_proves_nothing_any_more() -> None:
    who = Mention("Ada Lovelace", profile="ada-ex", email="ada@example.com")
    before = Connected(who, date(2026, 4, 3))
    after = Connected(who, date(2026, 4, 3), alone=False)
    one, other = new_ego(), new_ego()

    keep(one, before, as_of=MAY)
    keep(one, after, as_of=JUNE)
    keep(other, after, as_of=JUNE)
    keep(other, before, as_of=MAY)

    assert state(one) == state(other)


def test_nobody_of_all_five_eras_is_listed_twice() -> None:
    ego = new_ego()
    eras = sorted(path for path in ERAS.glob("*LinkedInDataExport_*") if path.is_dir())

    for era in (era for era in eras if era.suffix != ".expected"):
        bring_in(ego, [era], today=TODAY)

    rows = Person.objects.of(ego).filter(mailbox=False, shadow=False)
    names = list(rows.values_list("name", flat=True))
    assert len(names) == len(set(names))
    assert {"Jane Doe, Ph.D.", "Ngozi Adeyemi-Wolff"} <= set(names)
