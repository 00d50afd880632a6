"""Whatever is interrupted goes on to the same end when it is asked for again."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

import pytest
from django.db import connection

from closeknit.desk.intake.actions import by_hand
from closeknit.desk.intake.actions.bring_in import bring_in
from closeknit.desk.intake.actions.catch_up import rebuild, settle_day
from closeknit.desk.intake.actions.undo import undo
from closeknit.people import store as people
from closeknit.records import store
from closeknit.sources.record import Mention
from tests.desk.intake.state import state
from tests.records.said import TODAY, new_ego

pytestmark = pytest.mark.django_db


class Interrupted(Exception):
    """The power went."""


class Until:
    """A watch that is told what goes on, and lets the power go at the nth word."""

    def __init__(self, nth: int) -> None:
        self.left = nth
        self.last = ""

    def __call__(self, what: str, _done: int, _total: int) -> None:
        self.last = what
        self.left -= 1
        if not self.left:
            raise Interrupted


def interrupted_everywhere(paths: Sequence[Path]) -> list[str]:
    """Import, interrupted at each step in turn, then again to its end: always the same.

    Return what was going on at each interruption.
    """
    whole = new_ego()
    bring_in(whole, paths, today=TODAY)
    expected = state(whole)
    steps = []
    for nth in count(1):
        ego, watch = new_ego(), Until(nth)
        try:
            bring_in(ego, paths, today=TODAY, watch=watch)
        except Interrupted:
            steps.append(watch.last)
        else:
            return steps
        bring_in(ego, paths, today=TODAY)
        assert state(ego) == expected, f"interrupted at {nth}: {watch.last}"
    raise AssertionError


def test_mailbox_then_export_interrupted_anywhere_goes_on(
    files: Mapping[str, Path],
) -> None:
    # The mailbox first: whose it is, is learnt from it and again from the export.
    steps = interrupted_everywhere([files["mailbox"], files["newer export"]])

    assert {step.partition(" ")[0] for step in steps} == {"reading", "who", "how"}
    assert len(steps) >= 5


def test_mail_that_came_before_the_interruption_counts_after_it(
    files: Mapping[str, Path],
) -> None:
    ego, whole = new_ego(), new_ego()
    paths = [files["newer export"], files["mailbox"]]
    bring_in(whole, paths, today=TODAY)
    bring_in(ego, paths[:1], today=TODAY)

    with pytest.raises(Interrupted):
        bring_in(ego, paths[1:], today=TODAY, watch=Until(3))
    assert store.stale(ego) == "people"
    bring_in(ego, paths[1:], today=TODAY)

    assert state(ego) == state(whole)


def test_what_was_typed_in_before_the_interruption_is_not_forgotten(
    files: Mapping[str, Path],
) -> None:
    ego, whole = new_ego(), new_ego()
    paths = [files["newer export"], files["mailbox"]]
    bring_in(whole, paths, today=TODAY)
    bring_in(ego, paths[:1], today=TODAY)
    for one in (whole, ego):
        if one == ego:
            with pytest.raises(Interrupted):
                bring_in(ego, paths[1:], today=TODAY, watch=Until(3))
        person = people.find(one, "Imogen Tate")
        by_hand.met(one, [person], on=TODAY - timedelta(days=3), today=TODAY)

    assert state(ego) == state(whole)


def test_address_learnt_between_interruption_and_resumption_loses_no_mail(
    tmp_path: Path,
) -> None:
    # Nobody can tell whose mailbox this is, so it says so; later it can, and does not.
    box = tmp_path / "mail.mbox"
    at = datetime(2026, 9, 1, tzinfo=UTC)
    box.write_text(
        "".join(
            f"From x@xxx Tue Sep 01 00:00:00 2026\n"
            f"From: P{n} <p{n}@example.com>\nTo: Q{n} <q{n}@example.net>\n"
            f"Date: {at + timedelta(hours=n):%a, %d %b %Y %H:%M:%S} +0000\n"
            f"Message-ID: <{n}@example.com>\nSubject: {n}\n\nHello\n\n"
            for n in range(900)
        )
    )
    ego, whole = new_ego(), new_ego()
    by_hand.me(whole, ["q7@example.net"], today=TODAY)
    bring_in(whole, [box], today=TODAY)

    with pytest.raises(Interrupted):
        bring_in(ego, [box], today=TODAY, watch=Until(1))
    by_hand.me(ego, ["q7@example.net"], today=TODAY)
    bring_in(ego, [box], today=TODAY)

    assert state(ego).records == state(whole).records
    assert state(ego) == state(whole)


def test_interrupted_undo_is_finished_by_the_next_command(
    files: Mapping[str, Path],
) -> None:
    ego, whole = new_ego(), new_ego()
    for one in (ego, whole):
        bring_in(one, [files["older export"]], today=TODAY)
    (run,) = bring_in(ego, [files["mailbox"]], today=TODAY).runs

    with pytest.raises(Interrupted):
        undo(ego, run.id, today=TODAY, watch=Until(2))
    settle_day(ego, today=TODAY)

    assert state(ego) == state(whole)
    assert store.stale(ego) == ""


@pytest.mark.django_db(transaction=True)
def test_rebuild_broken_off_at_its_end_is_still_due() -> None:
    ego = new_ego()
    by_hand.met(ego, [Mention("Ada Reed")], on=TODAY, today=TODAY)

    def power_goes(execute, sql, params, many, context):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN202 - Django's own shape
        done = execute(sql, params, many, context)
        if 'SET "stale"' in sql and params[0] == "":
            raise Interrupted
        return done

    with pytest.raises(Interrupted), connection.execute_wrapper(power_goes):
        rebuild(ego, today=TODAY)

    assert store.stale(ego) == "records"
