"""Two profiles: two members, unless something other than a name says otherwise."""

from closeknit.people.rules.identity.blocking import are_two_members
from closeknit.people.rules.identity.side import Job, Side

ADA = Side(1, ("Ada Lovelace",), profiles=("ada-ex",), jobs=(Job("Quay Ltd"),))


def test_one_name_alone_leaves_two_members_two() -> None:
    namesake = Side(2, ("Ada Lovelace",), profiles=("ada-2-ex",), jobs=(Job("Mill"),))

    assert are_two_members(ADA, namesake)


def test_one_firm_is_worth_a_look_at_two_members() -> None:
    colleague = Side(2, ("Ada Lovelace",), profiles=("ada-2-ex",), jobs=(Job("Quay"),))

    assert not are_two_members(ADA, colleague)


def test_one_number_is_worth_a_look_at_two_members() -> None:
    one = ADA._replace(phones=("+4420",))
    other = Side(2, ("Ada Lovelace",), profiles=("ada-2-ex",), phones=("+4420",))

    assert not are_two_members(one, other)


def test_whoever_has_no_profile_is_always_looked_at() -> None:
    by_mail = Side(2, ("Ada Lovelace",), emails=("ada@example.com",))

    assert not are_two_members(ADA, by_mail)
