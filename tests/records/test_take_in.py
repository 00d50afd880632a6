"""Keeping what a file says: once, with its origin, whole or not at all."""

from collections.abc import Sequence
from datetime import UTC, date, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from closeknit.desk.intake.actions.reading import into
from closeknit.people.actions.resolve import Resolver
from closeknit.people.rules.namer import Namer
from closeknit.records import store
from closeknit.records.actions import take_in as taking
from closeknit.records.actions.insert import Fresh
from closeknit.records.rules.chunks import SIZE, chunks
from closeknit.records.rules.kept import Origin, Unread
from closeknit.sources.record import Connected, Followed, Mention, Skill, Wrote
from closeknit.sources.said import Hidden, Noticed, NotRead, Unreadable
from tests.desk.intake.state import state
from tests.records.said import Literal, What, keep, new_ego, opened

pytestmark = pytest.mark.django_db

ADA = Connected(Mention("Ada Lovelace", profile="ada-ex"), date(2026, 1, 2))
NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)


def mail(number: int, message_id: str = "") -> Wrote:
    bo = Mention("Bo Diddley", email="bo@example.com")
    sam = Mention(email="sam@example.com")
    return Wrote(
        "mail", bo, (sam,), at=NOON, subject=f"{number}", message_id=message_id
    )


def everything(ego: int) -> list[tuple[str, int, int]]:
    """Return (file, line, import) of each record, in the order they came."""
    ids = [held.id for page in store.stream(ego) for held in page]
    origins = store.origins(ego, ids)
    return [(origins[pk].file, origins[pk].line, origins[pk].run) for pk in ids]


class Interrupted(Exception):
    """The power went."""


def interrupted_after(ego: int, what: Sequence[What], batches: int) -> None:
    """Import, and be interrupted in the middle of a batch's transaction."""
    reading = Literal(what)
    run = taking.begin(ego, opened(reading, "the content"))
    resolver = Resolver(ego)
    absorb = into(resolver, None)
    left = batches

    def then(fresh: Sequence[Fresh]) -> None:
        nonlocal left
        if not left:
            raise Interrupted
        left -= 1
        absorb(fresh)

    taking.take_in(
        run,
        chunks(reading, run.items, Namer(resolver.own)),
        then,
        lambda _done, _total: None,
    )
    raise AssertionError("it was to be interrupted")


def test_each_record_is_kept_with_its_file_line_and_import() -> None:
    ego = new_ego()

    run = keep(ego, Skill("Sailing"), Unreadable("torn"), ADA, file="Skills.csv")

    assert everything(ego) == [("Skills.csv", 1, run), ("Skills.csv", 3, run)]
    assert store.unread(ego, run) == [Unread("Skills.csv", 2, "torn")]


def test_report_counts_everything_that_was_said() -> None:
    ego = new_ego()

    run = keep(
        ego, ADA, Skill("Sailing"), Skill("Sailing"), Hidden(), Hidden(),
        NotRead("too public"), Noticed("a guess"), Unreadable("torn", raw="x"),
    )  # fmt: skip

    told = store.run(ego, run)
    assert (told.read, told.added, told.known) == ({"connected": 1, "skill": 2}, 2, 1)
    assert (told.hidden, told.unreadable, told.state) == (2, 1, "done")
    assert told.not_read == [{"file": "said.csv", "because": "too public"}]
    assert told.noticed == [{"file": "said.csv:7", "says": "a guess"}]


def test_record_said_again_keeps_the_origin_that_said_it_first() -> None:
    ego = new_ego()
    first = keep(ego, ADA, file="old.csv")

    second = keep(ego, Skill("Sailing"), ADA, file="new.csv")

    assert everything(ego) == [("old.csv", 1, first), ("new.csv", 1, second)]
    assert (store.run(ego, second).added, store.run(ego, second).known) == (1, 1)


def test_same_content_is_not_read_again() -> None:
    ego = new_ego()
    first = keep(ego, ADA, Hidden(), content="one file")

    second = keep(ego, ADA, Hidden(), file="a copy.csv", content="one file")

    told = store.run(ego, second)
    assert second != first
    assert (told.state, told.added, told.known, told.hidden) == ("done", 0, 1, 1)
    assert store.total(ego) == 1


def test_two_egos_keep_the_same_record_each_for_themselves() -> None:
    one, other = new_ego(), new_ego()

    keep(one, ADA, content="one file")
    keep(other, ADA, content="one file")

    assert (store.total(one), store.total(other)) == (1, 1)


def test_mail_without_an_id_is_the_one_that_has_it() -> None:
    for first, second in ((mail(1), mail(1, "<1@ex>")), (mail(1, "<1@ex>"), mail(1))):
        ego = new_ego()

        keep(ego, first)
        keep(ego, second)

        assert store.total(ego) == 1


def test_mails_of_one_second_with_two_ids_are_two() -> None:
    ego = new_ego()

    keep(ego, mail(1, "<1@ex>"), mail(1, "<2@ex>"))

    assert store.total(ego) == 2


@pytest.mark.parametrize("batches", [0, 1, 2])
def test_interrupted_import_goes_on_to_the_same_end(batches: int) -> None:
    many = [Followed(f"Firm {n % 900}") for n in range(3 * SIZE)]
    what: list[What] = [ADA, Hidden(), Unreadable("torn"), *many]
    whole, torn = new_ego(), new_ego()
    number = keep(whole, *what, content="the content")

    with pytest.raises(Interrupted):
        interrupted_after(torn, what, batches)
    assert store.unfinished(torn)[0][1] == "reading"
    resumed = keep(torn, *what, content="the content")

    assert store.total(torn) == store.total(whole) == 901
    assert state(torn) == state(whole)
    ignored = {"id": 0, "began": 0, "ended": 0}
    assert store.run(torn, resumed)._asdict() | ignored == (
        store.run(whole, number)._asdict() | ignored
    )


def test_batch_is_whole_or_not_at_all() -> None:
    ego = new_ego()

    with pytest.raises(Interrupted):
        interrupted_after(ego, [Skill(f"{n}") for n in range(2 * SIZE)], 1)

    assert store.total(ego) == SIZE
    assert store.runs(ego)[0].added == SIZE


def test_batches_are_bounded() -> None:
    ego = new_ego()
    reading = Literal([Skill(f"{n}") for n in range(30 * SIZE)])
    run = taking.begin(ego, opened(reading))
    sizes: list[int] = []

    taking.take_in(
        run,
        chunks(reading, 0, Namer(())),
        lambda fresh: sizes.append(len(fresh)),
        lambda _done, _total: None,
    )

    assert sum(sizes) == 30 * SIZE
    assert len(sizes) > 1
    assert max(sizes) <= taking.LARGEST + SIZE


def test_thousand_faults_are_listed_and_the_rest_counted() -> None:
    ego = new_ego()

    run = keep(ego, *(Unreadable(f"torn {n}") for n in range(2_500)))

    assert store.run(ego, run).unreadable == 2_500
    assert 1_000 <= len(store.unread(ego, run, limit=9_999)) <= 1_000 + taking.LARGEST


def test_refused_record_is_counted_and_stays_out() -> None:
    ego = new_ego()
    reading = Literal([Skill("Sailing"), Skill("Spying")])
    run = taking.begin(ego, opened(reading))

    taking.take_in(
        run,
        chunks(reading, 0, Namer(())),
        lambda _fresh: None,
        lambda _done, _total: None,
        refuse=lambda one: "Spying" in one.said,
    )

    assert (run.added, run.refused, store.total(ego)) == (1, 1, 1)


@settings(
    max_examples=8,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    st.lists(st.tuples(st.integers(0, 3), st.sampled_from(["", "a", "b"])), max_size=8)
)
def test_mails_are_kept_once_however_they_are_split(
    mails: list[tuple[int, str]],
) -> None:
    said = [mail(number, key and f"<{number}{key}@ex>") for number, key in mails]
    whole, split = new_ego(), new_ego()

    keep(whole, *said)
    for one in said:
        keep(split, one)

    assert store.total(whole) == store.total(split)


def test_origin_of_a_record_that_is_not_there_is_not_told() -> None:
    ego = new_ego()
    keep(ego, ADA, file="old.csv")

    assert store.origins(ego, []) == store.origins(ego, [999_999]) == {}


def test_preview_says_what_the_import_then_does_and_keeps_nothing() -> None:
    ego = new_ego()
    keep(ego, ADA, Skill("Sailing"))
    rowing = Skill("Rowing")
    what: list[What] = [ADA, Skill("Sailing"), rowing, rowing, Hidden()]
    reading = Literal(what)

    seen = taking.preview(ego, opened(reading), chunks(reading))
    kept = store.run(ego, keep(ego, *what))

    told = ("read", "added", "known", "hidden", "unreadable", "not_read")
    assert [getattr(seen, name) for name in told] == [
        getattr(kept, name) for name in told
    ]
    assert len(store.runs(ego)) == 2


def test_origin_names_file_line_and_import() -> None:
    ego = new_ego()
    run = keep(ego, ADA, file="Connections.csv")
    (held,) = store.of_kind(ego, "connected")

    assert store.origins(ego, [held.id]) == {held.id: Origin("Connections.csv", 1, run)}
