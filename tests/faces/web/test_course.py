"""The scorecard's pictures: kept ties first, no count to win."""

from datetime import date

import pytest

from closeknit.desk.invitations.store.counted import Standing, standing
from closeknit.faces.web.course import Bar, Series, drawn, shown
from closeknit.sources.record import Connected, Mention, Met
from tests.records.said import TODAY, keep, new_ego

ANN, BO = Mention("Ann Lee", "ann-ex"), Mention("Bo Hart", "bo-ex")


@pytest.mark.django_db
def test_count_of_connections_stands_last_and_nothing_is_to_be_won_r3_01() -> None:
    ego = new_ego()
    keep(ego, Connected(ANN, date(2026, 11, 1)), Met((BO,), date(2026, 11, 18)))

    found = shown(ego, today=TODAY)

    assert standing(ego) == Standing(1, 1)
    says = "1 two-way tie, 0 introductions made; connected on LinkedIn with 1."
    assert found.says == says
    assert [one.title for one in found.series] == [
        "Kept ties",
        "New people, known",
        "Reach",
    ]
    words = f"{found.says} {' '.join(one.says for one in found.series)}".lower()
    for word in ("streak", "badge", "record", "best", "goal", "rank", "well done"):
        assert word not in words


def test_figure_is_drawn_from_nought_and_told_in_words() -> None:
    assert drawn("Kept ties", [0, 1, 40], "Up.") == Series(
        "Kept ties", "Up.", [Bar(0, 44, 0), Bar(22, 43, 1), Bar(44, 4, 40)]
    )
    assert drawn("Reach", [0, 0], "").bars == []
