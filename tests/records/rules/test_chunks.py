"""A reading in chunks: whole, and from any item on."""

import pickle
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from closeknit.records.rules.chunks import SIZE, Chunk, chunks
from closeknit.sources.record import Mention, Owner, Skill
from closeknit.sources.said import Hidden, Noticed, NotRead, Unreadable
from tests.records.said import Literal, What

OWNER = Owner(Mention(email="sam@example.com"))
ODD = Noticed("a guess")


def flat(parts: list[Chunk]) -> Chunk:
    whole = Chunk()
    for part in parts:
        whole.add(part)
    return whole


def test_chunk_holds_everything_that_was_said() -> None:
    reading = Literal(
        [Skill("Sailing"), Hidden(), Unreadable("torn"), ODD, NotRead("far")]
    )

    (chunk,) = chunks(reading)

    assert (chunk.items, chunk.said, chunk.hidden) == (4, 1, 1)
    assert chunk.counts == {"skill": 1}
    assert chunk.faults == [("said.csv", 3, Unreadable("torn"))]
    assert chunk.noticed == [{"file": "said.csv:4", "says": "a guess"}]
    assert chunk.not_read == [{"file": "said.csv", "because": "far"}]
    assert (chunk.done, chunk.total) == (5, 5)
    assert [one.line for one in chunk.keyed.values()] == [1]


def test_empty_reading_has_no_chunk_and_a_notice_alone_has_one() -> None:
    assert list(chunks(Literal([]))) == []
    assert [chunk.noticed for chunk in chunks(Literal([ODD]))] == [
        [{"file": "said.csv:1", "says": "a guess"}]
    ]


def test_chunks_are_bounded() -> None:
    sizes = [chunk.items for chunk in chunks(Literal([Hidden()] * (2 * SIZE + 3)))]

    assert sizes == [SIZE, SIZE, 3]


def test_chunk_is_the_same_after_travelling() -> None:
    said: list[What] = [
        Skill("Sailing"),
        Unreadable("torn", raw="x"),
        ODD,
        NotRead("far"),
    ]
    (chunk,) = chunks(Literal(said, as_of=date(2026, 1, 2)), also=lambda _one: b"whom")

    assert pickle.loads(pickle.dumps(chunk)) == chunk  # noqa: S301 - our own bytes


WHAT = st.sampled_from(
    [Skill("Sailing"), Skill("Rowing"), Hidden(), Unreadable("torn"), ODD]
)
FILES = st.lists(st.tuples(WHAT, st.integers(1, 300)), max_size=8)


@given(FILES, st.booleans(), st.booleans())
def test_what_is_interrupted_between_two_chunks_goes_on_there(
    runs: list[tuple[What, int]],
    known_then: bool,  # noqa: FBT001 - hypothesis draws it
    known_now: bool,  # noqa: FBT001 - same
) -> None:
    # Whose file it is may be said the first time and no more the second, or not yet.
    what = [one for one, times in runs for _ in range(times)]
    first = Literal([*([] if known_then else [OWNER]), *what])
    again = Literal([*([] if known_now else [OWNER]), *what])
    whole = list(chunks(first))

    for done in range(len(whole) + 1):
        kept = flat(whole[:done])
        rest = flat(list(chunks(again, kept.items)))
        if kept.items:
            assert rest.items == flat(whole).items - kept.items
            assert len(rest.faults) == len(flat(whole[done:]).faults)
            assert len(rest.noticed) == len(flat(whole[done:]).noticed)
