"""Whatever is brought, judged, taken back and undone: the same people in the end."""

from collections.abc import Sequence

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, precondition, rule

from closeknit.desk.intake import store as intake
from closeknit.desk.intake.actions import same
from closeknit.desk.intake.actions.by_hand import keep_typed
from closeknit.desk.intake.actions.catch_up import catch_up, rebuild
from closeknit.desk.intake.actions.undo import undo
from closeknit.people import store as people
from closeknit.records import store as records
from closeknit.sources.record import AnyRecord, Owner
from tests.desk.intake.state import state
from tests.people.worlds import SAM, numbered, statements
from tests.records.said import TODAY, keep, new_ego

pytestmark = pytest.mark.django_db


class Desk(RuleBasedStateMachine):
    """A desk at which anything may happen."""

    def __init__(self) -> None:
        super().__init__()
        self.ego = new_ego()
        self.imports: list[int] = []
        self.imports.append(keep_typed(self.ego, [Owner(SAM)], today=TODAY))

    @rule(said=st.lists(statements, min_size=1, max_size=4))
    def bring(self, said: Sequence[AnyRecord]) -> None:
        self.imports.append(keep_typed(self.ego, said, today=TODAY))

    @rule(
        one=st.integers(0, 99),
        other=st.integers(0, 99),
        word=st.sampled_from(same.VERDICTS),
    )
    def say(self, one: int, other: int, word: str) -> None:
        everybody = people.everybody(self.ego)
        if len(everybody) > 1:
            first = everybody[one % len(everybody)]
            second = everybody[other % len(everybody)]
            if first != second:
                said = same.judge_people(self.ego, first, second, word, today=TODAY)
                self.imports.append(said)

    @rule(which=st.integers(0, 99), word=st.sampled_from(same.VERDICTS))
    def answer(self, which: int, word: str) -> None:
        asked = intake.questions(self.ego, today=TODAY)
        if asked:
            known_by = asked[which % len(asked)].id
            self.imports.append(same.judge(self.ego, known_by, word, today=TODAY))

    @rule(which=st.integers(0, 99))
    def take_back(self, which: int) -> None:
        joined = [join.id for join in intake.joins(self.ego)]
        joined += [word.id for word in intake.apart(self.ego)]
        if joined:
            known_by = joined[which % len(joined)]
            self.imports.append(same.take_back(self.ego, known_by, today=TODAY))

    @precondition(lambda self: len(self.imports) > 1)
    @rule(which=st.integers(1, 99))
    def undo(self, which: int) -> None:
        number = self.imports.pop(1 + which % (len(self.imports) - 1))
        undo(self.ego, number, today=TODAY)

    @rule()
    def rebuild(self) -> None:
        before = numbered(self.ego)
        rebuild(self.ego, today=TODAY)
        assert numbered(self.ego) == before

    def teardown(self) -> None:
        """Look at everybody, and at a desk where the same was said all at once."""
        before = numbered(self.ego)
        catch_up(self.ego, today=TODAY)
        assert numbered(self.ego) == before
        fresh = new_ego()
        held = [one.record for page in records.stream(self.ego) for one in page]
        if held:
            keep(fresh, *reversed(held), file="all of it")
        assert state(fresh) == state(self.ego)


TestDesk = Desk.TestCase
TestDesk.settings = settings(
    max_examples=12,
    stateful_step_count=8,
    deadline=None,
    derandomize=True,
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=list(HealthCheck),
)
