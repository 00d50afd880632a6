"""A policy's file: written, read back, and refused line by line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from closeknit.desk.policy.rules.policy import Policy
from closeknit.desk.policy.rules.presets import PRESETS, REFERRAL
from closeknit.desk.policy.rules.reading import LARGEST, Read, read, read_bytes
from closeknit.desk.policy.rules.section import Wrong
from closeknit.desk.policy.rules.sentences import sentences
from closeknit.desk.policy.rules.written import written
from tests.desk.policy.policies import policies


@given(policies)
def test_a_policy_comes_back_from_its_file_as_it_was(policy: Policy) -> None:
    assert read(written(policy)) == Read(policy)


@pytest.mark.parametrize("preset", PRESETS.values(), ids=lambda one: one.name)
def test_a_presets_file_is_read_by_eye(preset: Policy) -> None:
    lines = written(preset).split("\n")

    assert max(map(len, lines)) <= 88
    assert read_bytes(written(preset).encode()).policy == preset


@given(policies)
def test_each_sentence_has_an_id_of_its_own_and_ends(policy: Policy) -> None:
    said = sentences(policy)

    assert len({one.id for one in said}) == len(said)
    assert all(one.says.endswith(".") for one in said if one.id != "goal")


def test_all_that_is_wrong_is_told_at_once_with_its_line() -> None:
    text = (
        'name = "mine"\n'
        'gaol = "friends"\n'
        'known_if = ["1 meeting", "40 mutuals", "a beer"]\n'
        "\n"
        "[outbound]\n"
        'grace_days = "two"\n'
        "note_limit = 400\n"
        "personal_note = 1\n"
        "[inbound.matrix]\n"
        '"known, reason, fit" = "accept"\n'
        "[target_market]\n"
        'seniority = ["boss"]\n'
        "sizes = [500, 11]\n"
        "[target_market.employees]\n"
        'Quay = "many"\n'
    )

    assert read(text).wrong == (
        Wrong(1, '"goal" says what your network is for, in a line of its own.'),
        Wrong(2, '"gaol" is nothing a policy says; do you mean "goal"?'),
        Wrong(
            3,
            '"known_if" cannot be read at "40 mutuals": people you share are shown '
            "beside an invitation, and never make somebody known.",
        ),
        Wrong(
            3,
            '"known_if" cannot be read at "a beer": write a number and one of meeting, '
            "call, event, message, mail, shared employer, recommendation, card, own "
            'word: "1 call".',
        ),
        Wrong(6, '"grace_days" is a whole number from 0 to 14.'),
        Wrong(7, '"note_limit" is a whole number from 100 to 300.'),
        Wrong(8, '"personal_note" is true or false.'),
        Wrong(
            10,
            '"known, reason, fit" is one of "ask_before_accept", '
            '"accept_then_followup", "decline", "my_call".',
        ),
        Wrong(
            12,
            '"seniority" has no rank "boss"; there are owner, executive, vice '
            "president, director, head, manager, senior.",
        ),
        Wrong(13, '"sizes" is the least and the most people of a firm: [11, 500].'),
        Wrong(15, '"Quay" = 120: a firm and a whole number.'),
    )


@pytest.mark.parametrize(
    ("content", "line", "says"),
    [
        (b'goal = "x"\nname = ', 2, "This line cannot be read as TOML: Invalid value."),
        (b'goal = "x"\n\xff', 2, "This is not UTF-8 text; save it as such."),
        (b"goal = " + b"[" * 9_000, 1, "This is nested too deep to be a policy."),
        (b"#" * (LARGEST + 1), 1, "This is too long to be a policy."),
        (
            b'goal = "a\\u202eb"',
            1,
            '"goal" is one line of text, 300 characters at most.',
        ),
        (
            b'goal = "x"\noutbound = 3',
            2,
            '"outbound" is a section of its own: [outbound].',
        ),
    ],
)
def test_what_is_no_policy_is_told_in_a_sentence(
    content: bytes, line: int, says: str
) -> None:
    assert read_bytes(content) == Read(None, (Wrong(line, says),))


@given(st.text(max_size=200))
def test_any_text_is_read_or_refused(text: str) -> None:
    found = read(text)

    assert (found.policy is None) == bool(found.wrong)


def test_what_a_file_leaves_out_has_its_usual_value() -> None:
    found = read('goal = "friends"').policy

    assert found is not None
    assert found.outbound.note_limit == REFERRAL.outbound.note_limit
    assert {*found.inbound.matrix} == {"my_call"}
