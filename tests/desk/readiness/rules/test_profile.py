"""The ego's profile, put together from dated exports and the ego's newer word."""

from datetime import date

from closeknit.desk.readiness.rules.noted import Kind, Noted
from closeknit.desk.readiness.rules.profile import OwnProfile, mark, own_profile
from closeknit.records.rules.kept import Held
from closeknit.sources.record import (
    Mention,
    Position,
    Profile,
    Recommended,
    Skill,
)

OLD, NEW = date(2026, 8, 1), date(2026, 11, 1)
ADA = Mention("Ada")


def test_profile_is_what_the_newest_export_says() -> None:
    held = [
        Held(1, Profile("Sam Spade", "Clerk at Quay", "An old summary"), OLD),
        Held(2, Profile("Sam Spade", "I help bakers"), NEW),
        Held(3, Profile("Sam Spade", summary="A new summary"), NEW),
        Held(4, Position("Quay", "Clerk"), OLD),
        Held(5, Position("Rye", "Baker"), NEW),
        Held(6, Skill("Rowing"), NEW),
        Held(7, Recommended(ADA, outgoing=False, status="VISIBLE"), NEW),
        Held(8, Recommended(ADA, outgoing=False, status="PENDING"), NEW),
        Held(9, Recommended(ADA, outgoing=True, status="VISIBLE"), NEW),
    ]

    assert own_profile(held) == OwnProfile(
        NEW, "I help bakers", "A new summary", (("Baker", "Rye"),), ("Rowing",), 1
    )


def test_own_word_stands_until_a_newer_export_speaks() -> None:
    export = Held(1, Profile("Sam Spade", "Clerk at Quay"), OLD)
    word = Noted(1, Kind.HEADLINE, "I help bakers", "", date(2026, 9, 1))
    newer = Held(2, Profile("Sam Spade", "I help bakers sell bread"), NEW)

    assert own_profile([export], [word]).headline == "I help bakers"
    assert own_profile([export, newer], [word]).headline == "I help bakers sell bread"


def test_profile_that_reads_the_same_has_the_same_mark_r0_03() -> None:
    one = OwnProfile(OLD, "I help bakers", "Long", (("Baker", "Rye"),), ("Rowing",), 1)

    assert mark(one) == mark(one._replace(as_of=NEW))
    changed = [
        one._replace(headline="x"),
        one._replace(summary="x"),
        one._replace(jobs=()),
        one._replace(skills=()),
        one._replace(recommended=2),
    ]
    assert mark(one) not in {mark(other) for other in changed}
    assert len({mark(other) for other in changed}) == 5
