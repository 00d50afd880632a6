"""The stories of the cast are really in the files."""

from datetime import timedelta

import pytest

from closeknit.town import Part, Town
from tests.town.told import TODAY, Word, invited, joined, rhythm


def test_cast_is_about_a_hundred_and_twenty_people(town: Town) -> None:
    assert 110 <= len(town.cast) <= 130
    assert {part for _, part in town.cast} == set(Part)


def test_met_are_neither_connected_nor_invited(town: Town) -> None:
    known = {
        *joined(town.exports[1]),
        *invited(town.exports[1], "INCOMING"),
        *invited(town.exports[1], "OUTGOING"),
    }

    assert known.isdisjoint(town.playing(Part.MET))


def test_met_wrote_both_ways_lately_or_sat_together(
    town: Town, words: dict[str, list[Word]]
) -> None:
    lately = TODAY - timedelta(days=21)
    calendar = town.calendar.read_text().replace("\r\n ", "").replace("\n ", "")

    for name in town.playing(Part.MET):
        both = {word.by_ego for word in words[name] if word.on >= lately}
        assert both == {True, False} or f"CN={name};" in calendar


def test_waiting_are_in_the_export_with_their_texts(town: Town) -> None:
    rows = invited(town.exports[1], "INCOMING")

    texts = [rows[name]["Message"] for name in town.playing(Part.WAITING_DEFAULT)]

    assert texts == [
        "",
        "",
        "I'd like to add you to my professional network on LinkedIn.\n\n- Barnaby",
        "Ottilie, vorrei aggiungerti alla mia rete professionale su LinkedIn.",
    ]


@pytest.mark.parametrize(
    "part",
    [
        Part.WAITING_DEFAULT,
        Part.WAITING_NOTE,
        Part.WAITING_PITCH,
        Part.WAITING_KNOWN,
        Part.INVITED,
        Part.ACCEPTED_BY_MAIL,
    ],
)
def test_open_invitations_are_of_people_not_connected(town: Town, part: Part) -> None:
    way = "INCOMING" if part.name.startswith("WAITING") else "OUTGOING"
    names = set(town.playing(part))

    assert names <= set(invited(town.exports[1], way))
    assert names.isdisjoint(joined(town.exports[1]))


def test_known_inviter_has_written_both_ways(
    town: Town, words: dict[str, list[Word]]
) -> None:
    for name in town.playing(Part.WAITING_KNOWN):
        assert {word.by_ego for word in words[name]} == {True, False}


def test_mail_alone_tells_of_what_came_after_the_export(town: Town) -> None:
    text = town.mailbox.read_text()

    for name in town.playing(Part.WAITING_BY_MAIL):
        assert name not in invited(town.exports[1], "INCOMING")
        assert f'From: "{name} via LinkedIn" <invitations@linkedin.com>' in text
    for name in town.playing(Part.ACCEPTED_BY_MAIL):
        first = name.split()[0]
        assert f"Subject: {first} accepted your invitation" in text
    for name in town.playing(Part.ACCEPTED):
        slug = name.lower().replace(" ", "-") + "-ex"
        assert f"View profile: https://www.linkedin.com/comm/in/{slug}?" in text


def test_accepted_are_invited_before_and_connected_after(town: Town) -> None:
    earlier, later = town.exports

    names = set(town.playing(Part.ACCEPTED))

    assert names <= set(invited(earlier, "OUTGOING"))
    assert names.isdisjoint(joined(earlier))
    assert names <= set(joined(later))


def test_withdrawn_and_gone_are_missing_from_the_later_export(town: Town) -> None:
    earlier, later = town.exports

    lost_invitations = set(invited(earlier, "OUTGOING")) - {
        *invited(later, "OUTGOING"),
        *joined(later),
    }
    lost = set(joined(earlier)) - set(joined(later))

    assert lost_invitations == set(town.playing(Part.WITHDRAWN))
    assert lost == set(town.playing(Part.GONE))


def test_moved_are_those_whose_job_differs(town: Town) -> None:
    before, after = (joined(export) for export in town.exports)

    moved = {
        name
        for name in before.keys() & after.keys()
        if before[name]["Company"] != after[name]["Company"]
    }

    assert moved == set(town.playing(Part.MOVED))


def test_silent_are_the_only_connected_without_a_word(
    town: Town, words: dict[str, list[Word]]
) -> None:
    other_names = {"Boon, Kerensa", "F. Amadi", "Liz Hargrave", "Bob"}
    by_other_name = {
        *town.playing(Part.SAME_AS_MAIL),
        *town.playing(Part.CARD_JOINS),
    }

    silent = {name for name in joined(town.exports[1]) if not words[name]}

    assert silent - by_other_name == set(town.playing(Part.SILENT))
    assert other_names <= set(words)


@pytest.mark.parametrize(
    ("part", "least", "most"),
    [(Part.CLOSE, 0, 1.5), (Part.QUIET_4, 4, 6), (Part.QUIET_8, 8, 12)],
)
def test_close_ties_are_as_quiet_as_they_should(
    town: Town, words: dict[str, list[Word]], part: Part, least: float, most: float
) -> None:
    for name in town.playing(part):
        usual, quiet = rhythm(words[name])
        mine = sum(word.by_ego for word in words[name]) / len(words[name])

        assert least <= quiet / usual <= most, name
        assert 0.4 <= mine <= 0.6, name
        assert len(words[name]) >= 24, name


def test_one_way_ties_lean_as_their_parts_say(
    town: Town, words: dict[str, list[Word]]
) -> None:
    for name in town.playing(Part.ONLY_ASKED):
        asked = sum(word.by_ego for word in words[name])
        assert (asked >= 5, len(words[name]) - asked <= 1) == (True, True)
    for name in town.playing(Part.ONLY_WRITES):
        assert {word.by_ego for word in words[name]} == {False}
        assert len(words[name]) >= 5


def test_targets_stand_only_in_copies_of_a_close_tie(
    town: Town, words: dict[str, list[Word]]
) -> None:
    text = town.mailbox.read_text()

    for name in town.playing(Part.TARGET):
        assert words[name] == []
        assert f"Cc: {name} <" in text
