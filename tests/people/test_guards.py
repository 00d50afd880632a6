"""Whom no likeness may join: through the real import, whatever comes first."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from itertools import permutations

import pytest

from closeknit.desk.intake import store as intake
from closeknit.desk.intake.actions.by_hand import keep_typed
from closeknit.people import store as people
from closeknit.sources.record import AnyRecord, Card, Connected, Mention, Owner, Wrote
from tests.people.worlds import SAM
from tests.records.said import TODAY, new_ego

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 11, 1, 12, tzinfo=UTC)


def member(name: str, slug: str, firm: str = "", email: str = "") -> Connected:
    # Name and day of joining would prove who it is: each joined on a day of their own.
    return Connected(Mention(name, slug, email), date(2026, 1, len(slug)), firm)


def mail(name: str, address: str) -> Wrote:
    who = Mention(name, email=address)
    return Wrote("mail", who, (SAM,), at=NOON, message_id=f"<{name}{address}>")


def card(name: str, address: str) -> Card:
    return Card((Mention(name, email=address),))


CASES: dict[str, tuple[Sequence[AnyRecord], int]] = {
    "two of one name at one company": (
        (
            member("Ada Quill", "ada-quill-ex", "Engines"),
            member("Ada Quill", "ada-quill-2-ex", "Engines"),
            mail("Ada Quill", "ada.quill@engines.example"),
        ),
        3,
    ),
    "a desk that people write from": (
        (
            member("Ada Quill", "ada-quill-ex", "Engines"),
            mail("Ada Quill", "info@engines.example"),
        ),
        2,
    ),
    "an assistant who writes for somebody": (
        (
            member("Ada Quill", "ada-quill-ex", "Engines", "ada@engines.example"),
            mail("Bo Diddley", "ada@engines.example"),
            mail("Bo Diddley", "bo@engines.example"),
        ),
        2,
    ),
    "a couple with one address": (
        (
            card("Ada Quill", "home@example.org"),
            card("Charles Quill", "home@example.org"),
        ),
        2,
    ),
    "father and son": (
        (
            member("Sam Quill Sr.", "sam-quill-ex", "Engines"),
            mail("Sam Quill Jr.", "sam.quill@example.org"),
        ),
        2,
    ),
    "half a double name that many have": (
        (
            member("Natalya Lavoshov-Kozlov", "natalya-ex", "Engines"),
            mail("Natalya Kozlov", "natalya@mills.example"),
        ),
        2,
    ),
    "look-alike letters": (
        (
            member("Zoe Brandt", "zoe-ex", "Harbour Works"),
            mail("Zo\N{CYRILLIC SMALL LETTER IE} Brandt", "zoe@evil.example"),
            mail("Zo\N{CYRILLIC SMALL LETTER IE} Brandt", "zoe@wicked.example"),
        ),
        3,
    ),
    "a name that may have changed": (
        (
            member("Ada Quill", "ada-quill-ex", "Engines"),
            mail("Ada Lovelace", "ada.lovelace@engines.example"),
        ),
        2,
    ),
}


def listed(ego: int) -> int:
    """Return how many people there are, an address used by nobody left out."""
    everybody = people.everybody(ego)
    return sum(bool(people.timeline(ego, person)) for person in everybody)


@pytest.mark.parametrize("case", CASES)
def test_guarded_people_stay_apart_in_whatever_order_they_come(case: str) -> None:
    said, many = CASES[case]

    for order in permutations(said):
        ego = new_ego()
        keep_typed(ego, [Owner(SAM)], today=TODAY)
        for one in order:
            keep_typed(ego, [one], today=TODAY)

        assert listed(ego) == many
        assert [join.by for join in intake.joins(ego)] == []


def test_two_of_one_name_are_asked_about_and_never_guessed() -> None:
    said, _ = CASES["two of one name at one company"]
    ego = new_ego()
    keep_typed(ego, [Owner(SAM), *said], today=TODAY)

    asked = intake.questions(ego, today=TODAY)

    assert [q.because[0] for q in asked] == ["several people have this name"] * 2
    assert {q.other.emails or q.one.emails for q in asked} == {
        ("ada.quill@engines.example",)
    }
