"""Each check alone, and all faults at once: scenarios S4 and S8 by the rules."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from closeknit.desk.invitations.rules.case import Case
from closeknit.desk.invitations.rules.checks import check
from closeknit.desk.invitations.rules.fault import Fault, passes
from closeknit.desk.invitations.rules.wording import said
from closeknit.desk.policy.rules.policy import AskInNote, Gravity, Outbound
from tests.desk.invitations.rules.cases import (
    DEB,
    LONG_AGO,
    STRANGER,
    YESTERDAY,
    note,
)

STOCK = "I'd like to join your LinkedIn network."
GOOD = (
    "Hi Tess, we both learnt rope work at Leeds, and I write because your paper on "
    "splices answered what I could not. I run a small ropewalk and would gladly show "
    "you our tests of hemp: they may save you a winter. Thank you, Hal"
)
"""As in S4: a reason, a shared school, thanks; about 240 characters."""
OFFERS = (
    "Hi Tess, I write because your paper on splices helped my team. We make tools that "
    "help rope firms to save half their time. Hal"
)
OPEN_ASK = Outbound(ask_in_note=AskInNote.REALTIME)
MAY_I = Outbound(ask_in_note=AskInNote.PERMISSION)


def told(case: Case) -> list[tuple[str, str]]:
    return [(one.requirement, one.gravity.value) for one in check(case)]


def test_s4_a_stock_line_to_a_stranger_fails_for_default_and_no_reason() -> None:
    found = told(note(STOCK))

    assert found == [("R0-17", "block"), ("R1-10", "block"), ("R2-12", "warn")]


def test_s4_a_stock_line_after_a_call_passes_with_the_notice_of_grace() -> None:
    found = check(note(STOCK, YESTERDAY))

    assert passes(found)
    assert [one.requirement for one in found] == ["R1-04"]
    assert found[0].says == (
        "It is LinkedIn's own text. It passes only because you spoke yesterday, "
        "within your policy's grace days: add a line that reminds them of it."
    )


def test_s4_a_note_with_reason_school_and_thanks_has_no_fault() -> None:
    assert 220 <= len(GOOD) <= 260
    assert check(note(GOOD)) == ()


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("Hi Tess, see www . lens . example. Hal", ("R3-23", "block")),
        ("Hi Tess, see lens dot com. Hal", ("R3-23", "block")),
        ("Hi Tess, see l e n s . c o m. Hal", ("R3-23", "block")),
        ("Hi Tess, write to hal (at) lens.example. Hal", ("R3-23", "block")),
        ("Hi Tess, call 020 7946 0123. Hal", ("R3-23", "block")),
        ("Hi Tess, I'd like you as a client. Hal", ("R0-21", "block")),
        ("Hallo Tess, ich hätte Sie gern als Kundin. Hal", ("R0-21", "block")),
        ("Hi Tess, you would make a great client for us. Hal", ("R0-21", "block")),
        ("Hi Tess, we offer telemarketing at best rates. Hal", ("R0-21", "block")),
        (OFFERS, ("R0-21", "warn")),
        ("Hi Tess, I want to grow my network. Hal", ("R1-10", "block")),
        ("Hi Tess, hello to you. Hal", ("R1-10", "block")),
        ("Hi Tess, hello because of splices. Hal", ("R2-12", "warn")),
        ("Hi Tess, hello because of splices. Hal", ("R1-06", "warn")),
        ("Hi Tess, your profile is impressive. Hal", ("R1-12", "warn")),
        ("Hi Bo, your paper on splices helped. Hal", ("R0-17", "block")),
        ("Hi [First Name], your paper helped. Hal", ("R0-17", "block")),
        ("Hi Tess, could you refer me for the job? Hal", ("R0-22", "warn")),
        ("Hi Tess, your paper on splices helped us", ("R3-25", "warn")),
        ("Hi Tess, " + "rope " * 60 + "Hal", ("R0-18", "block")),
        ("", ("R0-17", "block")),
    ],
)
def test_each_fault_is_told_with_its_requirement(
    text: str, fault: tuple[str, str]
) -> None:
    assert fault in told(note(text))


@pytest.mark.parametrize(
    "text",
    [
        "Hi Tess, at 9 . I was late, and no. 7 was full. Hal",
        "Hi Theresa Lind, your paper on splices helped. Hal",
        "Hello again, Ms Lind, your paper on splices helped. Hal",
        "Yesterday, your paper on splices helped me. Hal",
        "Hi Tess, your paper on splices is a great work of patience. Hal",
    ],
)
def test_what_only_looks_like_a_fault_is_none(text: str) -> None:
    found = {one.requirement for one in check(note(text))}

    assert not found & {"R0-21", "R3-23", "R0-17", "R1-12"}


def test_s8_six_months_on_the_motivation_is_required() -> None:
    text = "Hi Tess, we met at the rope fair in May. Thank you, Hal"

    without = told(note(text, LONG_AGO))
    given_one = told(note(text, LONG_AGO, reason="we met at the rope fair"))

    assert ("R0-20", "block") in without
    assert ("R0-20", "block") not in given_one


def test_one_who_may_not_recall_is_reminded_of_where() -> None:
    found = check(note("Hi Tess, I write because of splices. Hal", LONG_AGO))

    assert (
        Fault(
            "R0-19",
            "Remind them: you met at the rope fair on 21 May 2026, 6 months ago.",
        )
        in found
    )


def test_a_name_is_blocked_with_both_ways_out_and_passes_with_permission() -> None:
    blocked = check(note(GOOD + " and Deb", named=(DEB,)))
    granted = check(note(GOOD, named=(DEB._replace(permitted=True),)))

    fault = next(one for one in blocked if one.requirement == "R0-25")
    assert (fault.gravity, fault.words, fault.person) == (Gravity.BLOCK, ("Deb",), 5)
    assert "Ask Deb Quill to introduce you" in fault.says
    assert "ask Deb Quill for permission" in fault.says
    assert granted == ()


def test_a_name_that_nobody_here_has_is_a_warning() -> None:
    found = check(note(GOOD, named=(DEB._replace(person=0, words="Kit said"),)))

    assert [(one.requirement, one.gravity) for one in found] == [
        ("R0-25", Gravity.WARN)
    ]


def test_the_invitation_waits_for_an_introduction_that_is_asked_for() -> None:
    assert told(note(GOOD, locked="Deb was asked.")) == [("R0-26", "block")]


@pytest.mark.parametrize(
    ("text", "outbound", "fault"),
    [
        ("Shall we talk on the phone?", Outbound(), "R0-22"),
        ("Shall we talk on the phone?", MAY_I, "R2-13"),
        ("May I call you about splices?", MAY_I, ""),
        ("Shall we talk on the phone?", OPEN_ASK, ""),
    ],
)
def test_what_a_note_may_ask_for_is_the_policys_to_say(
    text: str, outbound: Outbound, fault: str
) -> None:
    asked = GOOD.replace("Thank you", f"{text} Thank you")

    found = {one.requirement for one in check(note(asked, outbound=outbound))}

    assert found & {"R0-22", "R2-13"} == ({fault} if fault else set())


def test_note_that_is_too_long_is_told_what_it_can_do_without_r1_14() -> None:
    text = GOOD.replace(
        "Thank you", "I really wanted to say: very well done. Thank you"
    )
    long = note(text + " x" * 80)

    (over,) = (one for one in check(long) if one.requirement == "R0-18")
    (plain,) = (
        one for one in check(note(GOOD + " x" * 80)) if one.requirement == "R0-18"
    )

    assert over.says.endswith("characters too long. It can do without these words:")
    assert over.words == ("really", "very")
    assert plain.says.endswith("characters too long.")
    assert plain.words == ()
    assert all(one.requirement != "R0-18" for one in check(note(text[:200])))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "I hope this message finds you well. Hi",
            ("i hope this message finds you well",),
        ),
        ("Ich wollte nur fragen, das ist wirklich gut", ("ich wollte nur", "wirklich")),
        (
            "J'espère que vous allez bien, afin de",
            ("j'espere que vous allez bien", "afin de"),
        ),
        ("Espero que esté bien, muy", ("espero que este bien", "muy")),
        ("Só queria dizer: muito", ("so queria", "muito")),
        ("Volevo solo dire: davvero", ("volevo solo", "davvero")),
        ("Ik wilde even zeggen: eigenlijk", ("ik wilde even", "eigenlijk")),
        ("The heel of the rope holds; the knots just so", ("just",)),
        ("We met on the pier, and I write for the plans.", ()),
    ],
)
def test_words_to_cut_are_known_in_seven_languages(
    text: str, words: tuple[str, ...]
) -> None:
    assert said("cut", text) == words


def test_favour_is_held_back_until_the_relationship_bears_it_r0_22() -> None:
    text = GOOD.replace("Thank you", "Could you introduce me to your boss? Thank you")
    early = note(text, outbound=OPEN_ASK)._replace(too_early="nothing went both ways")

    held, told = check(early), check(note(text, outbound=OPEN_ASK))

    (fault,) = (one for one in held if one.requirement == "R0-22")
    assert fault.says == "It asks a favour: nothing went both ways."
    assert (passes(held), passes(told)) == (False, True)


def test_the_policy_says_what_holds_back_and_what_is_a_warning() -> None:
    warned = Outbound(
        sales_motive=Gravity.WARN, no_reason=Gravity.WARN, links=Gravity.WARN
    )
    text = "Hi Tess, I'd like you as a client, see lens.example. Hal"

    strict, mild = check(note(text)), check(note(text, outbound=warned))

    assert [one.requirement for one in strict] == [one.requirement for one in mild]
    assert (passes(strict), passes(mild)) == (False, True)


def test_a_hostile_note_is_only_words() -> None:
    text = "Hi Tess, <script>alert(1)</script> \u202e=cmd|' /C calc'!A0 {{7*7}}"

    assert all(one.says.isprintable() for one in check(note(text)))


@settings(max_examples=50, deadline=None)
@given(
    text=st.text(max_size=320), whom=st.sampled_from([STRANGER, LONG_AGO, YESTERDAY])
)
def test_no_text_breaks_a_check(text: str, whom: object) -> None:
    case = note(text)._replace(whom=whom)  # type: ignore[arg-type]  # one of the three

    assert all(one.requirement.startswith("R") for one in check(case))
