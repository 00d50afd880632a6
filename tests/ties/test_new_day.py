"""What a new day changes is computed again; the outcome is that of computing all."""

from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path

import pytest

from closeknit.desk.intake.actions import catch_up
from closeknit.desk.intake.actions.bring_in import bring_in
from closeknit.people import store as people
from closeknit.people.actions import settle as settling
from closeknit.sources.record import Mention, Met
from closeknit.ties.models import AlterTie, Tie
from tests.network.rounds import CHOIR, FAR, NOON, rounds
from tests.records.said import TODAY, keep, new_ego

pytestmark = pytest.mark.django_db

NEW = Mention("Jo Plan", email="jo@example.com")


MAIL = (
    "From: Jo Plan <jo@example.com>\nTo: sam@example.com\n"
    "Date: Fri, 20 Nov 2026 09:00:00 +0000\nMessage-ID: <a@example.com>\n"
    "Subject: The hall\n\nIs it free?\n"
)


def planned(days: int) -> Met:
    at = NOON + timedelta(days=days)
    who = (NEW, CHOIR[0], FAR[0])
    return Met(who, at.date(), about="Rehearsal", at=at, uid=f"plan {days}")


@pytest.fixture
def ego() -> int:
    made = new_ego()
    keep(made, *rounds(), *map(planned, (2, 3, 5, 40)))
    return made


def all_of_it(ego: int) -> tuple[list[object], list[object]]:
    alters = AlterTie.objects.of(ego).order_by("one", "other", "how")
    columns = ("one_id", "other_id", "how", "many", "worth", "first", "last")
    return (
        list(Tie.objects.of(ego).order_by("person_id").values()),
        list(alters.values_list(*columns)),
    )


@pytest.mark.parametrize("days", [1, 3, 30, 100, -2, -500])
def test_day_gone_by_gives_what_computing_all_does(ego: int, days: int) -> None:
    on = TODAY + timedelta(days=days)
    before = all_of_it(ego)

    catch_up.settle_day(ego, today=on)

    after = all_of_it(ego)
    catch_up.rebuild(ego, today=on)
    assert after == all_of_it(ego)
    assert after != before


@pytest.fixture
def computed(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Whose exchanges are read, from here on."""
    noted: list[int] = []
    exchanges = people.exchanges

    def noting(ego: int, some: Sequence[int]) -> list[people.Exchanged]:
        noted.extend(some)
        return exchanges(ego, some)

    monkeypatch.setattr(people, "exchanges", noting)
    return noted


def test_new_mail_has_only_those_computed_whom_it_touches(
    ego: int, tmp_path: Path, computed: list[int]
) -> None:
    mail = tmp_path / "one.eml"
    mail.write_text(MAIL)

    brought = bring_in(ego, [mail], today=TODAY)

    assert brought.runs[0].added == 1
    assert set(computed) == {people.find(ego, "jo@example.com")}
    assert Tie.objects.of(ego).filter(last__isnull=False).count() > 1


def test_day_gone_by_makes_nobody_else_and_leaves_the_quiet_alone(
    ego: int, computed: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settling, "settle", None)  # nobody is to call it
    lively = Tie.objects.of(ego).filter(last__isnull=False).count()

    catch_up.settle_day(ego, today=TODAY + timedelta(days=3))

    assert len(computed) == lively + 2  # Jo and Hal, whom they are to meet first
    assert Tie.objects.of(ego).count() > len(computed)


def test_new_mail_on_a_new_day_brings_the_others_along(
    ego: int, tmp_path: Path
) -> None:
    on = TODAY + timedelta(days=3)
    mail = tmp_path / "one.eml"
    mail.write_text(MAIL.replace("Fri, 20 Nov", "Mon, 23 Nov"))

    brought = bring_in(ego, [mail], today=on)

    after = all_of_it(ego)
    catch_up.rebuild(ego, today=on)
    assert brought.runs[0].added == 1
    assert after == all_of_it(ego)
