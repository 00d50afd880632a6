"""Where an invitation stands: by steps, by time, and by what the data tells."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from closeknit.desk.triage.rules.cases import (
    Case,
    Ended,
    Facts,
    RanOut,
    Taken,
    Why,
    case,
    ran_out,
)
from closeknit.desk.triage.rules.states import State, Step, moves

DAY = date(2026, 11, 1)
FACTS = Facts(received=DAY, waiting=True, default=True)
ASKED = Taken(1, Step.ASKED, DAY, 0, DAY, due=DAY + timedelta(days=14), version=2)
ACCEPTED = Taken(2, Step.ACCEPT, DAY, 0, DAY, due=DAY + timedelta(days=1))
FOLLOWED = Taken(3, Step.FOLLOWUP, DAY, 0, DAY, due=DAY + timedelta(days=14))


def on(day: int, *taken: Taken, facts: Facts = FACTS) -> Case:
    return case(taken, facts, today=DAY + timedelta(days=day))


def test_an_invitation_waits_and_is_overdue_after_two_days() -> None:
    assert on(2).state is State.WAITING
    assert [on(n).overdue(DAY + timedelta(days=n)) for n in (2, 3)] == [False, True]


def test_time_runs_out_on_the_day_set_when_the_question_was_sent() -> None:
    assert [on(n, ASKED).state for n in (13, 14)] == [State.ASKED, State.NO_REPLY]
    assert ran_out(on(14, ASKED)) == RanOut(State.NO_REPLY, ASKED.due or DAY, 2)
    assert ran_out(on(13, ASKED)) is None


def test_a_follow_up_is_overdue_after_its_day_and_silence_is_a_state() -> None:
    late = on(2, ACCEPTED)

    assert late.overdue(DAY + timedelta(days=2))
    assert not on(1, ACCEPTED).overdue(DAY + timedelta(days=1))
    assert on(14, ACCEPTED, FOLLOWED).state is State.SILENT


def test_a_message_since_is_an_answer_that_waits_for_a_word() -> None:
    wrote = FACTS._replace(wrote=DAY + timedelta(days=3), message=7)

    assert on(5, ASKED, facts=wrote).state is State.ANSWERED
    assert on(20, ASKED, facts=wrote).state is State.ANSWERED
    assert on(5, ACCEPTED, FOLLOWED, facts=wrote).state is State.REPLIED


def test_a_list_that_has_them_shows_interest() -> None:
    listed = FACTS._replace(signed_up=DAY + timedelta(days=3))

    assert on(5, ACCEPTED, facts=listed).state is State.INTERESTED
    assert on(5, ASKED, facts=listed).state is State.ASKED


def test_who_is_connected_by_the_data_was_accepted() -> None:
    joined = FACTS._replace(waiting=False, connected=DAY + timedelta(days=3))

    found = on(9, ASKED, facts=joined)

    assert (found.state, found.told) == (State.ACCEPTED, "connected by your data")
    assert found.overdue(DAY + timedelta(days=9))


def test_whom_the_ego_denied_is_filed_there_whatever_comes() -> None:
    denied = FACTS._replace(denied=True, received=DAY + timedelta(days=90))

    assert on(90, ASKED, facts=denied).state is State.DENIED


def test_an_invitation_after_an_end_opens_a_case_of_its_own() -> None:
    declined = Taken(2, Step.DECLINE, DAY, 0, DAY)
    later = FACTS._replace(received=DAY + timedelta(days=30))

    found = on(30, ASKED, declined, facts=later)

    assert found.state is State.WAITING
    assert found.steps == ()
    assert found.earlier == (Ended(State.DECLINED, DAY),)
    assert on(30, ASKED, declined).state is State.DECLINED


def test_another_sources_day_for_the_same_invitation_opens_no_other_case() -> None:
    declined = Taken(2, Step.DECLINE, DAY, 0, DAY)
    nearly = FACTS._replace(received=DAY + timedelta(days=1))

    assert on(30, declined, facts=nearly).state is State.DECLINED


def test_why_they_invited_is_stated_asked_for_or_unknown() -> None:
    told = Taken(4, Step.CONFIRM, DAY, 0, DAY, label="detailed")
    reason = FACTS._replace(default=False, reason=True)

    assert on(1, ACCEPTED).why is Why.UNKNOWN
    assert on(1, ACCEPTED, FOLLOWED).why is Why.ASKED
    assert on(1, ASKED, told, ACCEPTED).why is Why.STATED
    assert on(1, ACCEPTED, facts=reason).why is Why.STATED


@settings(max_examples=50, deadline=None)
@given(st.data())
def test_undoing_the_last_step_gives_what_was_before(data: st.DataObject) -> None:
    taken: list[Taken] = []
    seen = [on(1)]
    for number in range(data.draw(st.integers(1, 6))):
        open_ = [move.step for move in moves(seen[-1].state)]
        if not open_:
            break
        step = data.draw(st.sampled_from(open_))
        taken.append(Taken(number, step, DAY, 0, DAY, label="other"))
        seen.append(on(1, *taken))

    while taken:
        taken.pop()
        seen.pop()

        assert on(1, *taken) == seen[-1]
