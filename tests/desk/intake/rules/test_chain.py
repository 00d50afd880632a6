"""A chained file: any change of a line is seen, wherever it is."""

import json

from hypothesis import given, settings
from hypothesis import strategies as st

from closeknit.desk.intake.rules.chain import START, Checked, chained, checked

LINES = list(chained([{"what": "accept"}, {"what": "drop"}, {"what": "ask"}]))


def test_r4_26_file_as_it_was_written_holds_together() -> None:
    last = str(json.loads(LINES[-1])["hash"])

    assert checked(LINES) == Checked(3, last, 0)
    assert checked([]) == Checked(0, START, 0)


def test_r4_26_line_changed_left_out_or_put_in_is_seen() -> None:
    changed = LINES[1].replace("drop", "keep")

    assert checked([LINES[0], changed, LINES[2]]).broken == 2
    assert checked([LINES[0], LINES[2]]).broken == 2
    assert checked([LINES[0], LINES[0], *LINES[1:]]).broken == 2
    assert checked([LINES[0], "no line", LINES[2]]).broken == 2
    assert checked(["[" * 100_000]).broken == 1


@settings(max_examples=40)
@given(
    st.lists(
        st.dictionaries(st.text(max_size=5), st.text(max_size=9) | st.integers()),
        max_size=4,
    )
)
def test_whatever_is_said_can_be_read_back_as_it_was_written(
    said: list[dict[str, object]],
) -> None:
    lines = list(chained(said))

    assert checked(lines).broken == 0
    assert [json.loads(line)["said"] for line in lines] == said
