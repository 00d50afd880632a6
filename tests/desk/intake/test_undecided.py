"""What is still undecided of who is who is told as it is."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import UTC, date, datetime, timedelta

import pytest

from closeknit.desk.intake import store as intake
from closeknit.desk.intake.actions import same
from closeknit.desk.intake.actions.by_hand import keep_typed
from closeknit.people import store as people
from closeknit.people.store.one_name import left_apart
from closeknit.sources.record import AnyRecord, Connected, Mention, Owner, Wrote
from tests.people.worlds import SAM
from tests.records.said import TODAY, new_ego

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 11, 1, 12, tzinfo=UTC)


def member(name: str, slug: str, firm: str = "") -> Connected:
    return Connected(Mention(name, slug), date(2026, 1, len(slug)), firm)


def mail(name: str, address: str) -> Wrote:
    who = Mention(name, email=address)
    return Wrote("mail", who, (SAM,), at=NOON, message_id=f"<{address}>")


QUILLS = (
    member("Ada Quill", "ada-quill-ex", "Engines"),
    member("Ada Quill", "ada-quill-2-ex", "Engines"),
    mail("Ada Quill", "ada.quill@engines.example"),
)
TWO_BOXES = (
    mail("Klara Brandhuber", "k.brandhuber@wiesen.example"),
    mail("Klara Brandhuber", "klara.brandhuber@wiesen.example"),
)


def desk(*said: AnyRecord) -> int:
    ego = new_ego()
    keep_typed(ego, [Owner(SAM), *said], today=TODAY)
    return ego


def test_everybody_is_told_apart_only_where_that_is_so() -> None:
    ego = desk(member("Ada Quill", "ada-ex"), member("Bo Diddley", "bo-ex"))

    known = intake.state(ego, today=TODAY)

    assert known.says == ("No questions: everybody is told apart.",)


def test_two_boxes_of_one_name_at_one_firm_are_left_apart_and_said_to_be() -> None:
    ego = desk(*TWO_BOXES)
    known = intake.state(ego, today=TODAY)
    one, other = (one.id for those in known.alike for one in those)

    assert known.says[0] == "No question is open."
    assert known.says[1].startswith("2 people share one name and are left apart:")

    same.judge_people(ego, one, other, "different", today=TODAY)

    assert left_apart(ego) == []


def test_whom_a_question_is_about_is_not_counted_twice() -> None:
    ego = desk(*QUILLS)

    known = intake.state(ego, today=TODAY)

    assert (known.open, known.later, known.people) == (2, 0, 3)
    assert [len(those) for those in known.alike] == [3]  # the two profiles


def test_what_is_put_off_is_counted_with_its_day() -> None:
    ego = desk(*QUILLS)
    first, second = intake.questions(ego, today=TODAY)

    same.judge(ego, first.id, "later", today=TODAY)
    same.judge(ego, second.id, "later", today=TODAY + timedelta(days=2))

    known = intake.state(ego, today=TODAY + timedelta(days=2))
    assert (known.open, known.later) == (0, 2)
    assert known.until == date(2026, 12, 21)
    assert (
        known.says[1] == "2 are put off: you are asked again from 21 December 2026 on."
    )


def test_each_reason_says_what_it_speaks() -> None:
    ego = desk(*QUILLS)

    (question, _) = intake.questions(ego, today=TODAY)

    speaks = {reason.says: reason.speaks for reason in question.reasons}
    assert speaks["several people have this name"] == "asked"
    assert speaks["the same name"] == "for"
    assert speaks["one of several of this name at the firm"] == "against"
    assert speaks["one's address spells the other's name"] == "little"


def test_names_are_read_at_one_price(
    django_assert_max_num_queries: Callable[[int], AbstractContextManager[object]],
) -> None:
    few, many = desk(*TWO_BOXES), desk(*TWO_BOXES, *QUILLS, mail("Al", "al@x.example"))

    for ego in (few, many):
        with django_assert_max_num_queries(6):
            left_apart(ego)


def test_private_domain_is_no_other_firm() -> None:
    ego = desk(
        member("Ottilie Quennemoore", "ottilie-ex", "Engines"),
        mail("Ottilie Quennemoore", "ottilie@quennemoore.example"),
    )

    (join,) = intake.joins(ego)

    assert people.total(ego) == 1
    assert not [why for why in join.because if "firms" in why]
