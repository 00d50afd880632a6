"""A line for a meeting, the ego's own word, and who knows whom, typed in."""

from datetime import date

import pytest

from closeknit.desk.intake.actions import by_hand
from closeknit.desk.intake.actions.knows import knows, pasted
from closeknit.desk.intake.actions.met_line import Kept, met_line
from closeknit.desk.intake.actions.undo import undo
from closeknit.desk.intake.actions.whom import whom
from closeknit.people import store as people
from closeknit.records import store
from closeknit.shared.errors import Ambiguous, NotKept, RuleBroken, SaidBefore
from closeknit.sources.record import Connected, Knows, Mention, Met
from closeknit.ties import store as ties
from closeknit.ties.rules.alter_ties import reasons
from closeknit.ties.store import alters
from tests.desk.intake.state import state
from tests.records.said import TODAY, keep, new_ego

pytestmark = pytest.mark.django_db

ADA = Connected(
    Mention("Ada Lovelace", "ada-ex"), date(2026, 1, 2), "Quay Ltd", "Clerk"
)
JOANN = Connected(Mention("Joann Leeds", "joann-ex"), date(2026, 1, 2))


@pytest.fixture
def ego() -> int:
    made = new_ego()
    keep(made, ADA, JOANN, as_of=date(2026, 6, 1))
    return made


def ada(ego: int) -> int:
    return people.find(ego, "Ada Lovelace")


def test_line_is_kept_with_whom_where_when_and_what_about(ego: int) -> None:
    line = "Ada Lovelace at PyCon Lisbon on 2026-11-14: wants the notes"

    kept = met_line(ego, line, today=TODAY)

    (held,) = store.of_kind(ego, "met")
    who = (people.mention_of(ego, ada(ego)),)
    day = date(2026, 11, 14)
    assert held.record == Met(who, day, "meeting", "PyCon Lisbon", "wants the notes")
    assert kept == Kept(
        kept.number,
        ada(ego),
        (),
        ("Ada Lovelace",),
        day,
        "PyCon Lisbon",
        "wants the notes",
    )
    assert kept.says() == "Ada Lovelace at PyCon Lisbon on 14 Nov 2026: wants the notes"


def test_meeting_typed_in_twice_is_one_and_that_is_said(ego: int) -> None:
    line = "Ann Lee and Ada Lovelace at PyCon on 2026-11-14"
    first = met_line(ego, line, today=TODAY)
    before = state(ego)

    with pytest.raises(SaidBefore, match="You said that already on") as again:
        met_line(ego, line.replace("at PyCon", "at  pycon"), today=TODAY)

    assert (again.value.number, state(ego)) == (first.number, before)
    met_line(ego, "Ada Lovelace at PyCon on 2026-11-14", today=TODAY)
    met_line(ego, "Ann Lee and Ada Lovelace at the quay on 2026-11-14", today=TODAY)
    met_line(ego, "Ann Lee and Ada Lovelace at PyCon on 2026-11-13", today=TODAY)
    assert len(store.of_kind(ego, "met")) == 4


def test_meeting_of_a_calendar_is_no_earlier_word(ego: int) -> None:
    day = date(2026, 11, 14)
    keep(ego, Met((Mention("Ada Lovelace", profile="ada-ex"),), day, uid="tea"))

    kept = met_line(ego, "Ada Lovelace on 2026-11-14", today=TODAY)

    assert kept.person == ada(ego)


def test_introduction_typed_in_twice_is_one(ego: int) -> None:
    day = date(2026, 11, 1)

    def say(one: str, other: str) -> int:
        two = whom(ego, one), whom(ego, other)
        return knows(ego, *two, how="introduced", on=day, today=TODAY)

    first = say("Ada Lovelace", "Joann Leeds")

    with pytest.raises(SaidBefore) as again:
        say("Joann Leeds", "Ada Lovelace")

    assert again.value.number == first
    assert len(store.of_kind(ego, "knows")) == 1


def test_word_taken_back_may_be_said_anew(ego: int) -> None:
    line = "Ada Lovelace at PyCon on 2026-11-14"
    undo(ego, met_line(ego, line, today=TODAY).number, today=TODAY)

    assert met_line(ego, line, today=TODAY).names == ("Ada Lovelace",)


def test_somebody_unknown_is_new_and_is_not_taken_for_a_longer_name(ego: int) -> None:
    kept = met_line(ego, "Ann Lee and bo@example.com", today=TODAY)

    assert kept.new == ("Ann Lee", "bo@example.com")
    assert people.display_name(ego, people.find(ego, "bo@example.com"))
    ann = ties.person(ego, people.find(ego, "Ann Lee"))
    assert ann is not None
    assert (ann.name, ann.measured.two_way) == ("Ann Lee", True)


def test_name_of_several_or_half_a_name_of_nobody_is_not_guessed(ego: int) -> None:
    keep(ego, Connected(Mention("Ada Lovelace", "ada-too"), date(2026, 2, 2)))
    before = state(ego)

    with pytest.raises(Ambiguous, match="Several people answer to 'Ada Lovelace'"):
        met_line(ego, "Ada Lovelace at the quay", today=TODAY)
    with pytest.raises(NotKept, match="named in full"):
        met_line(ego, "Zoe at the quay", today=TODAY)
    with pytest.raises(RuleBroken, match="Say whom you met"):
        met_line(ego, "at the quay", today=TODAY)
    with pytest.raises(RuleBroken, match="has not been yet"):
        met_line(ego, "Joann Leeds on 2026-12-01", today=TODAY)

    assert state(ego) == before


def test_own_word_stands_above_every_later_source_until_taken_back(ego: int) -> None:
    by_hand.tell(ego, ada(ego), "company", "Mill", today=TODAY)
    newer = Connected(ADA.who, ADA.on, "Harbour", "Director")
    keep(ego, newer, as_of=date(2026, 11, 1))

    said = ties.person(ego, ada(ego))
    by_hand.tell(ego, ada(ego), "company", "", today=TODAY)
    later = ties.person(ego, ada(ego))

    assert (said and said.company, said and said.position) == ("Mill", "Director")
    assert later is not None
    assert later.company == "Harbour"


def test_own_word_taken_back_leaves_nothing(ego: int) -> None:
    before = state(ego)

    number = by_hand.tell(ego, ada(ego), "name", "Ada King", today=TODAY)
    renamed = people.find(ego, "Ada King"), people.find(ego, "Ada Lovelace")
    undo(ego, number, today=TODAY)

    assert renamed == (ada(ego), ada(ego))
    assert state(ego) == before


def test_address_told_of_somebody_is_theirs(ego: int) -> None:
    by_hand.tell(ego, ada(ego), "email", "Ada@Quay.example", today=TODAY)

    assert people.find(ego, "ada@quay.example") == ada(ego)


@pytest.mark.parametrize(
    ("field", "value", "says"),
    [
        ("mood", "good", "Say one of: name, company"),
        ("denied", "perhaps", "denied is yes or no"),
        ("job", "lost", "job is done"),
        ("email", "nowhere", "'nowhere' is no address"),
    ],
)
def test_word_that_cannot_be_is_refused(
    ego: int, field: str, value: str, says: str
) -> None:
    with pytest.raises(RuleBroken, match=says):
        by_hand.tell(ego, ada(ego), field, value, today=TODAY)


def test_two_are_said_to_know_each_other(ego: int) -> None:
    one, other = whom(ego, "Ada Lovelace"), whom(ego, "Joann Leeds")

    number = knows(ego, one, other, how="introduced", on=TODAY, today=TODAY)

    _, (tie,) = alters.pairs(ego)
    names = {tie.one.name, tie.other.name}
    assert (names, tie.weight) == ({"Ada Lovelace", "Joann Leeds"}, 0.9)
    undo(ego, number, today=TODAY)
    assert alters.pairs(ego) == (0, [])


def test_nobody_is_said_to_know_themselves(ego: int) -> None:
    one = whom(ego, "Ada Lovelace")

    with pytest.raises(RuleBroken, match="two people"):
        knows(ego, one, one, how="said", on=None, today=TODAY)
    with pytest.raises(RuleBroken, match="said, introduced"):
        knows(ego, one, whom(ego, "Joann Leeds"), how="felt", on=None, today=TODAY)


def test_how_well_two_know_each_other_is_kept_and_told_r4_05(ego: int) -> None:
    one, other = whom(ego, "Ada Lovelace"), whom(ego, "Joann Leeds")
    knows(ego, one, whom(ego, "Bo Diddley"), how="met", today=TODAY)

    knows(ego, one, other, how="friend", on=date(2019, 4, 1), today=TODAY)

    _, (friends, met_once) = alters.pairs(ego)
    around = alters.around(ego, ada(ego))
    assert [tie.weight for tie in around] == [friends.weight, met_once.weight]
    assert (friends.weight, met_once.weight) == (0.98, 0.6)
    assert [reasons(tie) for tie in around] == [
        ["they have been friends since 1 Apr 2019, you said on 21 Nov 2026"],
        ["they have met, you said on 21 Nov 2026"],
    ]


@pytest.mark.parametrize(
    ("how", "years", "on", "says"),
    [
        ("said", 3, None, "Years go with worked"),
        ("worked", 3, date(2020, 1, 1), "or since when"),
        ("worked", 81, None, "1 to 80"),
        ("worked", 0, date(2026, 11, 22), "has not been yet"),
    ],
)
def test_how_long_is_said_once_and_of_what_lasts(
    ego: int, how: str, years: int, on: date | None, says: str
) -> None:
    one, other = whom(ego, "Ada Lovelace"), whom(ego, "Joann Leeds")

    with pytest.raises(RuleBroken, match=says):
        knows(ego, one, other, how=how, years=years, on=on, today=TODAY)


def test_pasted_list_joins_those_it_names_to_whom_it_was_read_off(ego: int) -> None:
    text = (
        "Joann Leeds\n· 1st\nHead of Tea\nMessage\nBo Diddley\n· 1st\nClerk\nMessage\n"
    )

    found = pasted(ego, ada(ego), text, today=TODAY)

    assert found.names == ("Joann Leeds", "Bo Diddley")
    records = [held.record for held in store.of_kind(ego, "knows")]
    who = people.mention_of(ego, ada(ego))
    joann = people.mention_of(ego, people.find(ego, "Joann Leeds"))
    assert records == [
        Knows(who, joann, "mutual", TODAY),
        Knows(who, Mention("Bo Diddley"), "mutual", TODAY),
    ]
    with pytest.raises(RuleBroken, match="no names"):
        pasted(ego, ada(ego), "\n \n", today=TODAY)
