"""Whoever is easy to take for somebody else, and whatever is no person, is there."""

import mailbox
from collections import defaultdict

from closeknit.town import Part, Town
from tests.town.told import full_name, joined, table


def test_namesakes_are_two_profiles_with_one_name(town: Town) -> None:
    first, second = town.playing(Part.NAMESAKE)

    rows = [
        row["URL"]
        for row in table(town.exports[1], "Connections.csv")
        if full_name(row) == first
    ]

    assert (first == second, len(set(rows))) == (True, 2)


def test_new_slug_keeps_name_and_day(town: Town) -> None:
    (name,) = town.playing(Part.NEW_SLUG)
    before, after = (joined(export)[name] for export in town.exports)

    assert before["URL"] != after["URL"]
    assert before["Connected On"] == after["Connected On"]


def test_address_in_the_export_is_the_mailbox_persons(town: Town) -> None:
    text = town.mailbox.read_text()
    rows = joined(town.exports[1])

    for name in town.playing(Part.SAME_AS_MAIL):
        assert f"<{rows[name]['Email Address']}>" in text


def test_cards_carry_both_address_and_profile(town: Town) -> None:
    cards = town.address_book.read_bytes().decode().replace("\r\n ", "")
    cards_of = {
        card.split("\r\nFN:")[1].split("\r")[0]: card
        for card in cards.split("BEGIN:VCARD")[1:]
    }

    for name in town.playing(Part.CARD_JOINS):
        url = joined(town.exports[1])[name]["URL"].split("//")[1]
        assert url in cards_of[name]
        assert "EMAIL;" in cards_of[name]


def test_names_that_are_easy_to_get_wrong_stand_in_the_export(town: Town) -> None:
    rows = joined(town.exports[1])

    for name in town.playing(Part.NAMED):
        assert rows[name]["URL"].isascii()


def test_hidden_members_leave_only_a_day(town: Town) -> None:
    counts = []
    for export in town.exports:
        rows = table(export, "Connections.csv")
        hidden = [row for row in rows if not row["First Name"]]
        counts.append(len(hidden))

        assert {tuple(row.values())[:6] for row in hidden} == {("",) * 6}

    assert counts == [5, 6]


def test_one_mail_stands_twice_under_two_labels(town: Town) -> None:
    box = mailbox.mbox(town.mailbox, create=False)
    labels = defaultdict(list)
    for mail in box:
        labels[mail["Message-ID"]].append(mail["X-Gmail-Labels"])
    box.close()

    twice = [found for found in labels.values() if len(found) > 1]

    assert twice == [["Clients/Bakery,Opened", "Inbox,Opened"]]


def test_oddities_of_the_inbox_are_there(town: Town) -> None:
    rows = table(town.exports[1], "messages.csv")

    sponsored = [r for r in rows if r["CONTENT"].startswith("<p class=")]
    drafts = [r for r in rows if r["IS MESSAGE DRAFT"] == "Yes"]
    spam = [r for r in rows if r["FOLDER"] == "SPAM"]
    group = [r for r in rows if r["CONVERSATION TITLE"]]

    assert [len(some) for some in (sponsored, drafts, spam, group)] == [2, 1, 1, 4]
    assert {r["SENDER PROFILE URL"] for r in sponsored} == {""}


def test_praise_goes_both_ways(town: Town) -> None:
    names = (
        "Recommendations_Received.csv",
        "Recommendations_Given.csv",
        "Endorsement_Received_Info.csv",
        "Endorsement_Given_Info.csv",
        "Notes.csv",
    )

    counts = [len(table(town.exports[1], name)) for name in names]

    assert counts == [4, 2, 7, 4, 2]


def test_doubtful_stand_on_cards_with_half_of_what_would_settle_it(town: Town) -> None:
    cards = town.address_book.read_bytes().decode().replace("\r\n ", "")
    rows = joined(town.exports[1])

    assert set(town.playing(Part.DOUBTFUL)) == {"Celia", "Walter Jelbert Jr."}
    assert set(rows).isdisjoint(town.playing(Part.DOUBTFUL))
    for card, member in (
        ("Celia", "Cecily Marlowe-Tan"),
        ("Walter Jelbert Jr.", "Walter Jelbert Sr."),
    ):
        firm = rows[member]["Company"]
        assert f"FN:{card}\r\n" in cards
        assert f"ORG:{firm}\r\n" in cards.split(f"FN:{card}\r\n")[1].split("END:")[0]
