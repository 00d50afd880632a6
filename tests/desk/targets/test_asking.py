"""Targets over what is kept: S1 as it is written, the gold list, reach, the figures."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from closeknit.desk.intake.actions import by_hand, catch_up, knows
from closeknit.desk.intake.actions.undo import undo
from closeknit.desk.permissions import actions as ledger
from closeknit.desk.permissions.rules.ledger import Purpose, Step, Word
from closeknit.desk.policy import actions as policy
from closeknit.desk.policy.rules.policy import TargetMarket
from closeknit.desk.targets import models, store
from closeknit.desk.targets.actions import asking, listing
from closeknit.desk.targets.rules.target import Answer
from closeknit.people import store as people
from closeknit.records.actions.forget import scrub_desk
from closeknit.shared.errors import Ambiguous, NotKept, RuleBroken
from closeknit.sources.record import Connected, Knows, Mention, Told
from tests.records.said import TODAY, keep, new_ego

pytestmark = pytest.mark.django_db

ANN, BOB, CY = (
    Mention(name, f"{name.split()[0].lower()}-ex")
    for name in ("Ann Lee", "Bob Stone", "Cy Young")
)
SAID_AT = datetime(2026, 11, 1, tzinfo=UTC)
TESS, TIM = Mention("Tess Quill", "tess-ex"), Mention("Tim Rook", "tim-ex")


@pytest.fixture
def ego() -> int:
    """S1: Ann strong and willing, Bob weak, Cy strong and not willing."""
    made = new_ego()
    keep(
        made,
        *(Connected(one, date(2026, 1, 2)) for one in (ANN, BOB, CY)),
        *(Knows(one, TESS, "said", TODAY) for one in (ANN, BOB, CY)),
        Knows(BOB, TIM, "said", TODAY),
    )
    for name in ("Ann Lee", "Cy Young"):
        by_hand.judge(made, people.find(made, name), "strong", today=TODAY)
    say(made, "Ann Lee", Step.GRANTED)
    say(made, "Cy Young", Step.DENIED)
    return made


def say(ego: int, giver: str, step: Step, target: str = "Tess Quill") -> None:
    one, other = people.find(ego, giver), people.find(ego, target)
    word = Word(step, TODAY)
    ledger.say(ego, one, other, word, purpose=Purpose.INTRODUCTION, today=TODAY)


def ask(ego: int, name: str, **how: str) -> Answer:
    return asking.introducers(ego, people.find(ego, name), today=TODAY, **how)  # type: ignore[arg-type]  # words of the test


def test_s1_who_can_introduce_me(ego: int) -> None:
    for name in ("Tess Quill", "Tim Rook"):
        listing.add(ego, name, today=TODAY)

    tess, tim = ask(ego, "Tess Quill"), ask(ego, "Tim Rook")

    asked = [
        (c.path.introducer.name, c.path.warmth, c.willing.standing.value)
        for c in (*tess.warm, *tess.weak)
    ]
    assert asked == [
        ("Ann Lee", "strong", "willing"),
        ("Bob Stone", "weak", "ask first"),
    ]
    assert [(one.who.name, one.because, one.requirement) for one in tess.withheld] == [
        ("Cy Young", "they said no on 21 Nov 2026", "R0-14")
    ]
    assert (tim.warm, [c.path.introducer.name for c in tim.weak]) == ((), ["Bob Stone"])
    assert tim.says == "No warm path to Tim Rook yet, only weak ones."
    found = asking.overview(ego, today=TODAY)
    assert (found.total, found.willing, found.warm, found.weak) == (2, 1, 1, 1)


def test_no_warm_path_says_what_would_make_one(ego: int) -> None:
    keep(
        ego, Connected(Mention("Dot Ember", "dot-ex"), date(2026, 1, 2), "Kettle & Co")
    )
    keep(ego, Told(TIM, "company", "Kettle & Co", SAID_AT))

    helps = ask(ego, "Tim Rook").helps

    assert [one.do for one in helps[:2]] == [
        "Be in touch with Bob Stone again, without a need, before you ask",
        "Ask Dot Ember whether they know Tim Rook",
    ]
    assert helps[2].typed.endswith("paste it: closeknit knows 'Tim Rook' --paste")
    assert ask(ego, "Tess Quill").helps == ()


def test_barista_who_will_comes_before_a_fitting_person_who_refuses(ego: int) -> None:
    chief = Mention("Flo Vane", "flo-ex")
    keep(
        ego,
        Connected(chief, date(2026, 1, 2), "Kettle & Co", "Head of Sales"),
        Connected(Mention("Kit Moor", "kit-ex"), date(2026, 1, 2), "Cafe", "Barista"),
        Knows(chief, TIM, "said", TODAY),
        Knows(Mention("Kit Moor", "kit-ex"), TIM, "said", TODAY),
    )
    for name, step in (("Flo Vane", Step.DENIED), ("Kit Moor", Step.GRANTED)):
        by_hand.judge(ego, people.find(ego, name), "strong", today=TODAY)
        say(ego, name, step, "Tim Rook")

    found = ask(ego, "Tim Rook")

    assert [c.path.introducer.name for c in found.warm] == ["Kit Moor"]
    assert [one.who.name for one in found.withheld] == ["Flo Vane"]


def test_market_and_firms_make_a_gold_list_of_people_two_steps_away(ego: int) -> None:
    keep(
        ego,
        Told(TESS, "company", "Kettle & Co", SAID_AT),
        Told(TIM, "position", "Head of Sales", SAID_AT),
    )
    in_force = policy.in_force(ego, today=TODAY).policy
    market = TargetMarket(titles=("head of sales",))
    policy.save(ego, replace(in_force, target_market=market), "test", today=TODAY)
    listing.add(ego, "Kettle & Co", is_firm=True, today=TODAY)

    found = asking.overview(ego, today=TODAY)

    assert (found.total, found.has_market) == (2, True)
    assert [(g.who.name, g.why, g.choice.path.introducer.name) for g in found.gold] == [
        (
            "Tess Quill",
            ("they are at Kettle & Co, which you named",),
            "Ann Lee",
        )
    ]


def test_firm_on_the_list_names_whom_the_ego_knows_there(ego: int) -> None:
    keep(
        ego,
        Told(TESS, "company", "Kettle & Co", SAID_AT),
        Told(CY, "company", "kettle & co Ltd", SAID_AT),
    )
    for name in ("Kettle & Co", "Kettle & Co GmbH", "Pier"):
        listing.add(ego, name, is_firm=True, today=TODAY)

    pier, again, kettle = asking.overview(ego, today=TODAY).listed

    assert kettle.firm is not None
    assert kettle.firm.says == (
        "A firm: you know Cy Young there. Two steps away: 1, by a warm path: 1."
    )
    assert again.firm == kettle.firm
    assert pier.firm is not None
    assert pier.firm.says.startswith("A firm: nobody there is known")
    with pytest.raises(RuleBroken, match="Pier is a firm on your list"):
        listing.meant(ego, "Pier", today=TODAY)


def test_a_weak_way_by_somebody_unwilling_is_none(ego: int) -> None:
    listing.add(ego, "Tim Rook", today=TODAY)
    before = asking.overview(ego, today=TODAY)
    say(ego, "Bob Stone", Step.DENIED, "Tim Rook")

    after = asking.overview(ego, today=TODAY)

    assert (before.warm, before.weak) == (0, 1)
    assert (after.warm, after.weak) == (0, 0)


def test_reach_counts_targets_by_strength_and_willingness(ego: int) -> None:
    for name in ("Tess Quill", "Tim Rook"):
        listing.add(ego, name, today=TODAY)
    by_hand.judge(ego, people.find(ego, "Bob Stone"), "medium", today=TODAY)

    total, found = asking.reach(ego, today=TODAY)

    assert total == 2
    told = [(one.who.name, one.band, [t.name for t in one.targets]) for one in found]
    assert told == [
        ("Ann Lee", "strong", ["Tess Quill"]),
        ("Bob Stone", "medium", ["Tess Quill", "Tim Rook"]),
    ]


def test_target_is_listed_once_whether_known_yet_or_not(ego: int) -> None:
    for who in ("Tess Quill", "tess quill", "Una Dale"):
        listing.add(ego, who, because="she builds bridges", today=TODAY)

    listed = store.targets(ego)

    tess, una = (people.find(ego, name) for name in ("Tess Quill", "Una Dale"))
    assert [(one.name, one.person) for one in listed] == [
        ("Una Dale", una),
        ("Tess Quill", tess),
    ]


def test_somebody_new_on_the_list_is_counted_pasted_for_and_later_one_with_an_import(
    ego: int,
) -> None:
    added = listing.add(ego, "Una Dale", today=TODAY)
    una = people.find(ego, "Una Dale")
    before = ask(ego, "Una Dale")

    knows.pasted(ego, una, "Ann Lee\n· 1st\nClerk\nMessage\n", today=TODAY)

    found = asking.overview(ego, today=TODAY)
    assert (found.total, found.willing, found.warm) == (1, 1, 1)
    assert before.says == "No warm path to Una Dale yet."
    assert "--paste" in before.helps[-1].typed
    assert [c.path.introducer.name for c in ask(ego, "Una Dale").warm] == ["Ann Lee"]
    keep(ego, Connected(Mention("Una Dale", "una-ex"), TODAY, "Mill", "Clerk"))
    (line,) = store.targets(ego)
    assert line.person == people.find(ego, "una-ex") == people.find(ego, "Una Dale")
    assert line.id == added.target.id


def test_somebody_new_can_be_undone_and_is_counted_and_found_all_the_same(
    ego: int,
) -> None:
    added = listing.add(ego, "Una Dale", today=TODAY)
    undo(ego, added.new, today=TODAY)
    (line,) = store.targets(ego)
    total = asking.overview(ego, today=TODAY).total

    again = listing.meant(ego, "una dale", today=TODAY)

    assert (line.person, total) == (0, 1)
    assert again == listing.person_of(ego, line.id, today=TODAY)
    assert people.display_name(ego, again) == "Una Dale"
    assert listing.add(ego, "Tess Quill", today=TODAY).new == 0
    with pytest.raises(NotKept, match="Nobody here"):
        listing.meant(ego, "Zoe Vane", today=TODAY)


def test_whom_the_ego_knows_already_is_said_so_and_left_out_of_the_figure(
    ego: int,
) -> None:
    for name in ("Ann Lee", "Tess Quill"):
        listing.add(ego, name, today=TODAY)

    found = asking.overview(ego, today=TODAY)

    assert (found.total, found.willing, found.own) == (1, 1, 1)
    (ann,) = (one.answer for one in found.listed if one.target.name == "Ann Lee")
    assert ann is not None
    assert (ann.is_known, ann.says) == (True, "You know Ann Lee yourself.")


def test_list_outlives_a_rebuild_and_lets_go_of_the_forgotten(ego: int) -> None:
    listing.add(ego, "Tess Quill", today=TODAY)
    before = store.targets(ego)

    catch_up.rebuild(ego, today=TODAY)

    assert store.targets(ego) == before
    scrub_desk(ego, ["profile:tess-ex"], "Tess Quill")
    assert not models.Target.objects.of(ego).exists()


def test_line_is_taken_off_by_its_number_or_its_name(ego: int) -> None:
    for who in ("Tess Quill", "Una Dale"):
        listing.add(ego, who, today=TODAY)
    number = store.targets(ego)[1].id

    listing.remove(ego, str(number))
    listing.remove(ego, "UNA DALE")

    assert store.targets(ego) == []
    with pytest.raises(NotKept, match="not on your list"):
        listing.remove(ego, "Ann Lee")


def test_what_names_nobody_or_several_is_refused(ego: int) -> None:
    for day, (slug, firm) in enumerate((("bo-ex", "Mill"), ("bo-too", "Pier")), 2):
        bo = Mention("Bo Diddley", slug)
        keep(ego, Connected(bo, date(2026, 1, day), firm, "Clerk"))

    with pytest.raises(Ambiguous):
        listing.add(ego, "Bo Diddley", today=TODAY)
    with pytest.raises(NotKept):
        listing.add(ego, "Zoe", today=TODAY)
    with pytest.raises(RuleBroken, match="Say a name"):
        listing.add(ego, " ", is_firm=True, today=TODAY)
