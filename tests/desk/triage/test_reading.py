"""What the ego's own notes do is read once, and remembered."""

from datetime import UTC, date, datetime

import pytest
from pytest_django import DjangoAssertNumQueries

from closeknit.desk.invitations.store.counted import cases
from closeknit.desk.invitations.store.sent import invitations
from closeknit.desk.triage import models
from closeknit.desk.triage.actions.reading import read_sent
from closeknit.sources.record import Connected, Invited, Mention
from tests.records.said import TODAY, keep, new_ego

pytestmark = pytest.mark.django_db

ANN, BO = Mention("Ann Lee", "ann-ex"), Mention("Bo Hart", "bo-ex")
NOTE = "Hi Ann, we met at the fair: may I ask you about the tolls? Sam"


def sent(who: Mention, text: str) -> Invited:
    return Invited(who, outgoing=True, at=datetime(2026, 9, 1, tzinfo=UTC), text=text)


def test_what_sent_notes_do_is_the_same_read_now_and_remembered(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    ego = new_ego()
    keep(ego, sent(ANN, NOTE), sent(BO, ""), Connected(ANN, date(2026, 9, 3)),
         as_of=date(2026, 11, 1))  # fmt: skip
    every = invitations(ego, today=TODAY)

    first = read_sent(ego, every)
    with django_assert_num_queries(1):
        again = read_sent(ego, every)

    assert list(again) == [NOTE]
    assert first == again
    assert models.Read.objects.of(ego).count() == 1
    assert cases(every, today=TODAY, read=again) == cases(every, today=TODAY)
    assert len(every) == 2
