"""The articles' advice that is followed now, shown on the invented town's week.

One test for each requirement; `docs/requirements.md` names it.
"""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TypedDict

import pytest

from closeknit.shared.default_text import DEFAULT_TEXTS, is_default
from closeknit.town import Part, Town, build
from tests.docs.tables import TODAY
from tests.docs.test_sessions import printed


class Named(TypedDict):
    id: int
    name: str


class Item(TypedDict):
    person: Named
    because: list[str]
    do: str
    requirement: str
    note: str


Week = Mapping[str, Sequence[Item]]


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Town:
    return build(tmp_path_factory.mktemp("town"), today=TODAY)


@pytest.fixture(scope="module")
def week(town: Town, tmp_path_factory: pytest.TempPathFactory) -> Week:
    """The lists of the town's week, as the command line gives them."""
    files = [str(file) for file in town.paths]
    home: Path = tmp_path_factory.mktemp("home")
    _, told = printed([["import", *files], ["week", "--json"]], home)
    document = json.loads(told)
    return {name: part for name, part in document.items() if isinstance(part, list)}


def names(items: Sequence[Item], requirement: str) -> list[str]:
    return [i["person"]["name"] for i in items if i["requirement"] == requirement]


def test_r0_27_whoever_was_met_and_not_invited_is_listed_weekly(
    week: Week, town: Town
) -> None:
    listed = names(week["met_not_invited"], "R0-27")

    assert set(listed) == set(town.playing(Part.MET))


def test_r2_16_an_invitation_with_a_note_is_shown_with_it(
    week: Week, town: Town
) -> None:
    with_note = [i for i in week["inbound"] if i["requirement"] == "R2-16"]

    noted = {*town.playing(Part.WAITING_NOTE), *town.playing(Part.WAITING_PITCH)}
    assert {i["person"]["name"] for i in with_note} == noted
    assert [i for i in with_note if not i["note"]] == []


def test_r3_11_a_tie_where_only_one_side_writes_is_named(
    week: Week, town: Town
) -> None:
    listed = names(week["one_way"], "R3-11")

    one_way = {*town.playing(Part.ONLY_ASKED), *town.playing(Part.ONLY_WRITES)}
    answered_once_by_mail = {"Hugo Lanyon"}
    assert set(listed) == one_way - answered_once_by_mail


def test_r3_13_a_tie_gone_quiet_calls_for_a_word_without_a_need(week: Week) -> None:
    said = {
        i["person"]["name"]: (i["because"][-1].partition(":")[0], i["do"])
        for i in week["to_keep"]
    }

    do = "Write, without needing anything"
    assert said == {
        "Callum Reddaway": ("lapsed", do),
        "Priyanka Sen-Doyle": ("lapsed", do),
        "Rosalind Greaves": ("fading", do),
        "Mateusz Wrona": ("fading", do),
        "Blythe Anning": ("fading", do),
        "Jory Kitto": ("fading", do),
    }


def test_r3_13_a_word_without_a_need_has_something_to_be_about(week: Week) -> None:
    about = [why for i in week["to_keep"] for why in i["because"][:-1]]

    assert "you were first in touch a year ago these days" in about
    assert "ask how it went on: you two last spoke of “Launch on Sunday”" in about


def test_r3_15_a_list_of_the_week_holds_ten_people_at_most(tmp_path: Path) -> None:
    rows = [f'Ada{n} Ex,Bo Ex,"11/{n}/26, 2:37 PM",,INCOMING' for n in range(1, 13)]
    invitations = tmp_path / "Invitations.csv"
    invitations.write_text("\n".join(["From,To,Sent At,Message,Direction", *rows]))

    _, told = printed([["import", str(invitations)], ["week", "--json"]], tmp_path)

    document = json.loads(told)
    assert (len(document["inbound"]), document["totals"]["inbound"]) == (10, 12)


def test_r3_29_whoever_joined_and_never_spoke_is_to_be_offered_a_call(
    week: Week, town: Town
) -> None:
    listed = [(i["person"]["name"], i["do"]) for i in week["accepted_not_spoken"]]

    silent = {*town.playing(Part.SILENT), *town.playing(Part.ACCEPTED_BY_MAIL)}
    assert set(listed) == {(name, "Say hello, and offer a call") for name in silent}


@pytest.mark.parametrize("text", ["", *sorted(DEFAULT_TEXTS)])
def test_r4_01_linkedins_own_text_is_known_for_what_it_is(text: str) -> None:
    assert is_default(text)
    assert is_default(f"Hi Ada, {text}.")
    assert not is_default(f"We met at the harbour fair. {text}")


def test_r4_06_a_default_invite_is_to_be_asked_why_before_it_is_accepted(
    week: Week, town: Town
) -> None:
    asked = [i for i in week["inbound"] if i["requirement"] == "R4-06"]

    parts = (Part.WAITING_DEFAULT, Part.WAITING_KNOWN, Part.WAITING_BY_MAIL)
    default = {name for part in parts for name in town.playing(part)}
    assert {i["person"]["name"] for i in asked} == default
    assert {i["do"] for i in asked} == {"Ask why, before you accept"}


def test_r4_10_invitations_wait_in_the_order_of_their_age(week: Week) -> None:
    waiting = [i["because"][0] for i in week["inbound"]]

    assert waiting == [
        "invited you 4 weeks ago",
        "invited you 3 weeks ago",
        "invited you 2 weeks ago",
        "invited you 2 weeks ago",
        "invited you 9 days ago",
        "invited you 8 days ago",
        "invited you 6 days ago",
        "invited you 5 days ago",
        "invited you 2 days ago",
    ]
