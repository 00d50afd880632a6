"""Whose names stand in a note: found, left alone, allowed."""

from datetime import date

import pytest

from closeknit.desk.invitations.rules.case import Named
from closeknit.desk.invitations.rules.named import Someone, named
from closeknit.desk.invitations.rules.names import spots
from closeknit.desk.permissions.rules.ledger import Permission, Purpose, Step, Word

TODAY = date(2026, 11, 21)
OWN = ("Tess Lind", "Hal Quay")
DEB, OTHER, ROSE = (
    Someone(5, "Deb Quill"),
    Someone(6, "Deb Oar"),
    Someone(7, "Rose Mill"),
)
GRANTED = Permission(
    1, 5, "Deb Quill", 8, "Tess Lind", Purpose.NAME,
    (Word(Step.GRANTED, TODAY, date(2027, 2, 19)),),
)  # fmt: skip


def who(
    text: str, *people: Someone, ledger: tuple[Permission, ...] = ()
) -> list[tuple[str, int, bool]]:
    found = named(
        text, spots(text, own=OWN), people=people, ledger=ledger, own=OWN, today=TODAY
    )
    return [(one.words, one.person, one.permitted) for one in found]


@pytest.mark.parametrize(
    "text",
    [
        "Hi Tess, Deb told me of your splices. Hal",
        "Hi Tess, I know Deb's boat. Hal",
        "Hi Tess, Deb and I rowed. Hal",
        "Hi Tess, yesterday Deb and I rowed. Hal",
    ],
)
def test_a_first_name_alone_is_somebody_known(text: str) -> None:
    assert who(text, DEB) == [("Deb", 5, False)]


def test_a_whole_name_counts_however_it_is_written() -> None:
    assert who("hi tess, deb quill told me", DEB) == [("deb quill", 5, False)]


@pytest.mark.parametrize(
    "text",
    [
        "Hi Tess, Deb Foods is where we met. Hal",
        "Hi Tess, the rose in the garden. Rose by rose. Hal",
        "Hi Tess, I liked your talk. Thank you, Hal Quay",
    ],
)
def test_what_is_no_name_of_theirs_is_left_alone(text: str) -> None:
    assert who(text, DEB, ROSE) == []


def test_of_several_with_one_name_any_permission_is_enough() -> None:
    text = "Hi Tess, Deb told me of your splices. Hal"

    alone = who(text, OTHER, DEB)
    allowed = who(text, OTHER, DEB, ledger=(GRANTED,))

    assert (alone, allowed) == ([("Deb", 6, False)], [("Deb", 5, True)])


def test_several_with_one_name_are_listed() -> None:
    text = "Hi Tess, Deb told me. Hal"

    found = named(
        text, spots(text, own=OWN), people=[DEB, OTHER], ledger=(), own=OWN, today=TODAY
    )

    assert found == (Named("Deb", 5, "Deb (Deb Quill, Deb Oar)"),)


def test_a_reference_to_somebody_unknown_is_told_as_such() -> None:
    assert who("Hi Tess, Kit Moor suggested this.") == [
        ("Kit Moor suggested", 0, False)
    ]


def test_a_permission_that_is_over_allows_nothing_and_says_so() -> None:
    over = GRANTED._replace(words=(Word(Step.GRANTED, TODAY, TODAY),))
    text = "Hi Tess, Deb told me. Hal"

    found = named(
        text, spots(text, own=OWN), people=[DEB], ledger=[over], own=OWN,
        today=date(2026, 11, 22),
    )  # fmt: skip

    assert found == (
        Named(
            "Deb", 5, "Deb Quill",
            says="granted 21 Nov 2026, expired 21 Nov 2026",
        ),
    )  # fmt: skip
