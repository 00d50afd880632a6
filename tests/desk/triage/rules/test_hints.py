"""What an invitation lacks, and what to look out for."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from closeknit.desk.policy.rules.market import Facts
from closeknit.desk.triage.rules.hints import (
    ELSEWHERE,
    MINES,
    MONEY,
    Hint,
    Sought,
    hints,
    missing,
    relevance,
)
from closeknit.desk.words.rules.note import Traits

PILOT = Facts("Pilot", "Quay")
SELLS = "they sell, and are not whom you look for: what would you two do?"
OUTSIDE = "they are outside of whom you look for, and give no reason: ask why"


@pytest.mark.parametrize(
    ("told", "level", "known", "willing", "says"),
    [
        (Traits(pitch=True), "none", False, False, [SELLS]),
        (Traits(), "none", False, False, [OUTSIDE]),
        (Traits(has_reason=True), "none", False, False, []),
        (Traits(pitch=True), "partly", False, False, []),
        (Traits(pitch=True), "", False, False, []),
        (Traits(pitch=True), "none", True, False, []),
        (Traits(pitch=True), "none", False, True, []),
    ],
)
def test_r1_18_relevance_is_asked_softly_and_never_of_the_willing_or_known(
    told: Traits, *, level: str, known: bool, willing: bool, says: list[str]
) -> None:
    found = relevance(told, level=level, known=known, willing=willing)

    assert [(one.says, one.requirement) for one in found] == [
        (one, "R1-18") for one in says
    ]


def kinds(text: str) -> list[str]:
    return [hint.kind for hint in hints((text,), PILOT, between=0, circle=0)]


@pytest.mark.parametrize(
    "text",
    [
        "Could you introduce me to people in your network who buy boats?",
        "Können Sie mich Ihren Kunden vorstellen? Stellen Sie mich doch kurz vor.",
        "Pourriez-vous me présenter à vos contacts ?",
        "¿Podría presentarme a sus clientes?",
        "Potrebbe presentarmi ai suoi clienti? I suoi contatti mi servono.",
        "Você poderia me apresentar a seus contatos?",
        "Kunt u mij voorstellen aan mensen uit uw netwerk?",
    ],
)
def test_who_wants_the_egos_network_is_flagged(text: str) -> None:
    assert kinds(text) == ["mines"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Please write to me on WhatsApp.", "elsewhere"),
        ("Schreiben Sie mir an meine private E-Mail.", "elsewhere"),
        ("I trade crypto after work, do you invest too?", "money"),
    ],
)
def test_who_leaves_linkedin_or_speaks_of_money_is_flagged(
    text: str, kind: str
) -> None:
    assert kinds(text) == [kind]


@pytest.mark.parametrize(
    "text",
    [
        "We met at the fair; your talk on money in old novels was a joy.",
        "I signalled to you across the hall in May.",
        "Ada introduced us at dinner, and I still think of your network of canals.",
    ],
)
def test_an_honest_note_is_not_flagged(text: str) -> None:
    assert kinds(text) == []


def test_a_thin_history_is_flagged_only_where_nothing_else_is_known() -> None:
    thin = hints((), Facts(), between=0, circle=0)

    says = "your data has no job of theirs, and nobody you share: look at the profile"
    assert thin == (Hint("thin", says, "R3-09"),)
    assert hints((), Facts(), between=1, circle=0) == ()
    assert hints((), Facts(), between=0, circle=2) == ()


def test_what_an_invitation_lacks_is_told_of_the_four() -> None:
    told = Traits(has_reason=True, says_where_met=True)

    assert missing(told, fits=False, known=False) == ()
    assert missing(Traits(), fits=True, known=False) == ("explanation", "introduction")


@settings(max_examples=50)
@given(st.data(), st.sampled_from((ELSEWHERE, MINES, MONEY)))
def test_all_that_a_pattern_finds_has_one_of_its_words(
    data: st.DataObject, sought: Sought
) -> None:
    found = data.draw(st.from_regex(sought.pattern))

    assert any(word in found for word in sought.words)
