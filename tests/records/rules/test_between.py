"""What two dated exports tell of the time between them."""

from datetime import date, datetime

from closeknit.records.rules.between import Change, Snapshot, between
from closeknit.sources.record import Connected, Invited, Mention

MAY, JUNE = date(2026, 5, 1), date(2026, 6, 1)
LONG_AGO, NINTH = date(2020, 1, 2), date(2026, 5, 9)
ADA = Mention("Ada Lovelace", profile="ada-ex")
BO = Mention("Bo Diddley", profile="bo-ex")
SAM = Mention("Sam Spade", profile="sam-ex")


def joined(
    who: Mention, company: str = "", position: str = "", on: date = LONG_AGO
) -> Connected:
    return Connected(who, on, company, position)


def asked(who: Mention, *, outgoing: bool = True) -> Invited:
    return Invited(who, outgoing, datetime(2026, 4, 1, 9))


def told(older: Snapshot, newer: Snapshot) -> list[tuple[str, str]]:
    return [(change.what, change.name) for change in between(older, newer)]


def test_nothing_happened_between_two_equal_exports() -> None:
    older = Snapshot(MAY, (joined(ADA),), (asked(BO),))

    assert told(older, older._replace(on=JUNE)) == []


def test_invited_person_who_joined_has_accepted_and_another_has_joined() -> None:
    older = Snapshot(MAY, (joined(ADA),), (asked(BO),))
    newer = Snapshot(
        JUNE, (joined(ADA), joined(BO, on=NINTH), joined(SAM, on=NINTH)), ()
    )

    assert list(between(older, newer)) == [
        Change("accepted", "Bo Diddley", "bo-ex", MAY, JUNE, "joined on 2026-05-09"),
        Change("joined", "Sam Spade", "sam-ex", MAY, JUNE, "joined on 2026-05-09"),
    ]


def test_person_who_had_joined_by_the_older_export_is_only_new_in_this_one() -> None:
    late = "new in the export (joined 2020-01-02)"
    dayless = Connected(SAM, None)

    found = between(Snapshot(MAY, (), ()), Snapshot(JUNE, (joined(BO), dayless), ()))

    assert [(c.what, c.because) for c in found] == [
        ("joined", late),
        ("joined", "new in the export (joined on a day unknown)"),
    ]


def test_person_missing_in_a_whole_export_is_gone() -> None:
    four = tuple(joined(Mention(f"P {n}", profile=f"p{n}-ex")) for n in range(4))
    older = Snapshot(MAY, (joined(ADA), *four), ())

    assert told(older, Snapshot(JUNE, four, ())) == [("gone", "Ada Lovelace")]


def test_nobody_is_gone_in_an_export_that_shrank() -> None:
    older = Snapshot(MAY, (joined(ADA), joined(BO), joined(SAM)), ())

    assert told(older, Snapshot(JUNE, (joined(SAM),), ())) == []
    assert told(older, Snapshot(JUNE, (), ())) == []


def test_new_position_is_a_changed_job_and_a_first_one_is_not() -> None:
    older = Snapshot(MAY, (joined(ADA, "Quay", "Clerk"), joined(BO)), ())
    newer = Snapshot(JUNE, (joined(ADA, "Quay", "Head"), joined(BO, "Quay")), ())

    assert list(between(older, newer)) == [
        Change("changed job", "Ada Lovelace", "ada-ex", MAY, JUNE,
               "from Clerk, Quay to Head, Quay"),
    ]  # fmt: skip


def test_person_of_a_new_profile_is_known_by_name_and_day() -> None:
    renamed = joined(Mention("Ada Lovelace", profile="ada-byron-ex"))

    older, newer = Snapshot(MAY, (joined(ADA),), ()), Snapshot(JUNE, (renamed,), ())

    assert told(older, newer) == []


def test_own_invitation_that_is_there_no_more_was_withdrawn() -> None:
    older = Snapshot(MAY, (), (asked(ADA), asked(BO), asked(SAM, outgoing=False)))
    newer = Snapshot(JUNE, (), (asked(BO),))

    assert told(older, newer) == [("withdrawn", "Ada Lovelace")]


def test_no_invitation_is_withdrawn_in_an_export_that_holds_none() -> None:
    older = Snapshot(MAY, (), (asked(ADA),))

    assert told(older, Snapshot(JUNE, (joined(BO),), ())) == [("joined", "Bo Diddley")]


def test_accepted_invitation_that_is_no_longer_listed_was_not_withdrawn() -> None:
    older = Snapshot(MAY, (joined(ADA), joined(BO)), (asked(ADA), asked(SAM)))
    newer = Snapshot(JUNE, (joined(ADA), joined(BO)), (asked(SAM),))

    assert told(older, newer) == []


def test_person_gone_who_had_accepted_is_gone_and_not_withdrawn_too() -> None:
    four = tuple(joined(Mention(f"P {n}", profile=f"p{n}-ex")) for n in range(4))
    older = Snapshot(MAY, (joined(ADA), *four), (asked(ADA), asked(SAM)))

    assert told(older, Snapshot(JUNE, four, (asked(SAM),))) == [("gone", ADA.name)]
