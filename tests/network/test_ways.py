"""Paths over what is kept: who can introduce the ego to whom, and why."""

import pytest

from closeknit.desk.intake.actions import by_hand, knows
from closeknit.desk.intake.actions.undo import undo
from closeknit.desk.intake.actions.whom import whom
from closeknit.network.actions.snapshot import current
from closeknit.network.rules.paths import MORE, Comes, Ways, explained
from closeknit.network.store import ways as store
from closeknit.network.store.ways import Question, Unwilling, Withhold
from closeknit.people import store as people
from closeknit.sources.record import Connected, Invited, Knows, Mention
from tests.records.said import TODAY, keep, new_ego

pytestmark = pytest.mark.django_db

ANN, BOB, CY = (Mention(n, n.split()[0].lower() + "-ex") for n in
                ("Ann Lee", "Bob Stone", "Cy Young"))  # fmt: skip
TESS, TIM = Mention("Tess Quill", "tess-ex"), Mention("Tim Rook", "tim-ex")


@pytest.fixture
def ego() -> int:
    """Ann, Bob and Cy are the ego's; all three know Tess, only Bob knows Tim."""
    made = new_ego()
    keep(
        made,
        *(Connected(one, TODAY.replace(month=1)) for one in (ANN, BOB, CY)),
        *(Knows(one, TESS, "said", TODAY) for one in (ANN, BOB, CY)),
        Knows(BOB, TIM, "said", TODAY),
    )
    for name in ("Ann Lee", "Cy Young"):
        by_hand.judge(made, people.find(made, name), "strong", today=TODAY)
    return made


def ask(
    ego: int, target: int, unwilling: Unwilling | None = None, *, least: int = 1
) -> Ways:
    asked = Question(TODAY, least=least)
    return store.ways(ego, current(ego), {target: unwilling or {}}, asked)[target]


def told(ways: Ways) -> list[tuple[str, str]]:
    return [(path.introducer.name, path.warmth) for path in ways.warm]


def test_strong_introducers_come_first_and_weak_ones_apart(ego: int) -> None:
    tess = people.find(ego, "Tess Quill")

    found = ask(ego, tess, least=86)

    assert told(found) == [("Ann Lee", "strong"), ("Cy Young", "strong")]
    assert [path.introducer.name for path in found.weak] == ["Bob Stone"]
    assert found.distance == 2


def test_path_is_worth_the_product_of_its_explained_halves(ego: int) -> None:
    tess = people.find(ego, "Tess Quill")

    found = ask(ego, tess)

    products = [p.halves[0].strength * p.halves[1].strength for p in found.warm]
    assert [path.strength for path in found.warm] == products
    assert products == sorted(products, reverse=True)
    first = found.warm[0].halves
    assert first[0].because[0] == "you said: strong"
    assert first[1].because == (
        "1 word of yours that they know each other, last on 21 Nov 2026",
    )
    assert first[1].says == "Ann Lee and Tess Quill: they surely know each other"


def test_whoever_is_withheld_is_shown_with_the_reason(ego: int) -> None:
    tess, cy = (people.find(ego, name) for name in ("Tess Quill", "Cy Young"))
    why = Withhold("they said no on 3 May 2026", "R0-14")

    found = ask(ego, tess, {cy: why}, least=86)

    assert told(found) == [("Ann Lee", "strong")]
    assert [(one.who.name, *one[1:]) for one in found.withheld] == [
        ("Cy Young", "they said no on 3 May 2026", "R0-14")
    ]


def test_whom_nobody_knows_is_beyond_reach(ego: int) -> None:
    keep(ego, Invited(Mention("Zoe Far", "zoe-ex"), outgoing=True))
    zoe = people.find(ego, "Zoe Far")

    found = ask(ego, zoe)

    assert found == Ways(found.target, MORE)


def test_third_step_is_asked_for_apart(ego: int) -> None:
    knows.knows(
        ego, whom(ego, "Tim Rook"), whom(ego, "Una Dale"), how="said", on=None,
        today=TODAY,
    )  # fmt: skip
    una = people.find(ego, "Una Dale")

    found = ask(ego, una)

    through = [[half.other.name for half in path.halves] for path in found.further]
    assert through == [["Bob Stone", "Tim Rook", "Una Dale"]]


def test_gold_list_has_each_of_the_wanted_by_the_best_path(ego: int) -> None:
    wanted = store.second_degree(current(ego))

    found = store.gold(current(ego), wanted, Question(TODAY))

    edges = store.looked_up(ego, found, today=TODAY)
    last = [path.halves for path in explained(found, edges)]
    assert [(two.other.name, one.other.name) for one, two in last] == [
        ("Tess Quill", "Ann Lee"),
        ("Tim Rook", "Bob Stone"),
    ]
    reached = store.reached(current(ego), wanted, Question(TODAY))
    assert {people.display_name(ego, by): len(to) for by, to in reached.items()} == {
        "Ann Lee": 1,
        "Bob Stone": 2,
        "Cy Young": 1,
    }


def test_what_is_taken_back_leads_nowhere(ego: int) -> None:
    number = knows.knows(
        ego, whom(ego, "Ann Lee"), whom(ego, "Una Dale"), how="said", on=None,
        today=TODAY,
    )  # fmt: skip
    una = people.find(ego, "Una Dale")
    before = current(ego)
    assert before.node(una) is not None

    undo(ego, number, today=TODAY)

    assert current(ego).node(una) is None


def test_who_worked_together_comes_before_a_bare_word_and_says_how_long_r4_05(
    ego: int,
) -> None:
    tess, cy = people.find(ego, "Tess Quill"), whom(ego, "Cy Young")
    number = knows.knows(
        ego, cy, whom(ego, "Tess Quill"), how="worked", years=3, today=TODAY
    )
    one = whom(ego, "Ann Lee")
    knows.knows(ego, one, whom(ego, "Una Dale"), today=TODAY)
    knows.knows(ego, cy, whom(ego, "Una Dale"), how="worked", on=TODAY, today=TODAY)

    found, una = ask(ego, tess), ask(ego, people.find(ego, "Una Dale"))

    assert [path.introducer.name for path in found.warm][:2] == ["Cy Young", "Ann Lee"]
    assert found.warm[0].halves[1].because == (
        "they worked together for 3 years, you said on 21 Nov 2026",
        "1 word of yours that they know each other, last on 21 Nov 2026",
    )
    assert [(p.introducer.name, p.halves[1].strength) for p in una.warm] == [
        ("Cy Young", 250),
        ("Ann Lee", 242),
    ]
    undo(ego, number, today=TODAY)
    assert [p.introducer.name for p in ask(ego, tess).warm][:2] == [
        "Ann Lee",
        "Cy Young",
    ]


def test_own_half_says_where_it_is_truly_known_from(ego: int) -> None:
    tess = people.find(ego, "Tess Quill")
    by_hand.met(ego, [people.find(ego, "Cy Young")], on=TODAY, today=TODAY)

    found = ask(ego, tess)

    sources = {p.introducer.name: p.halves[0].comes.value for p in found.warm}
    assert sources == {
        "Ann Lee": "your own word",
        "Bob Stone": "LinkedIn, where you are connected",
        "Cy Young": "your own word, and what you two exchanged",
    }
    assert {path.halves[1].comes for path in found.warm} == {Comes.SAID}
