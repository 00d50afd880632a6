"""What comes up for a name: looked at, comfortable, found; due again in six months."""

from datetime import date, timedelta

from closeknit.desk.readiness.rules.noted import AGAIN, Kind, Noted, Standing
from closeknit.desk.readiness.rules.presence import (
    PageFound,
    Presence,
    pages_found,
    presence,
)

TODAY = date(2026, 11, 21)
SEARCH = Noted(1, Kind.SEARCH, "1. Sam Spade\nwww.sam.example/about", "", TODAY)
CALM = Noted(2, Kind.ACCOUNT, "@sam", Standing.COMFORTABLE, TODAY)


def test_search_within_six_months_is_fine_and_then_due_again_r3_20() -> None:
    last = TODAY + timedelta(days=AGAIN)

    assert presence([SEARCH, CALM], today=TODAY) == Presence(
        "Looked at today: 1 account, 0 pages of yours found.", ""
    )
    assert presence([SEARCH], today=last).do == ""
    assert presence([SEARCH], today=last + timedelta(days=1)) == Presence(
        "You last looked 6 months ago.", "Look for your own name again."
    )


def test_account_one_is_not_at_ease_with_is_open_until_it_is_private_r3_21() -> None:
    uneasy = Noted(3, Kind.ACCOUNT, "@Sam", Standing.UNEASY, TODAY)
    private = uneasy._replace(id=4, standing=Standing.PRIVATE)

    assert presence([SEARCH, CALM, uneasy], today=TODAY) == Presence(
        "Public, and you are not at ease with it: @Sam.",
        "Make it private, or put it in order.",
    )
    assert presence([SEARCH, CALM, uneasy, private], today=TODAY).do == ""


def test_account_is_to_be_looked_at_again_after_six_months_r3_21() -> None:
    old = CALM._replace(on=TODAY - timedelta(days=AGAIN + 1))

    assert presence([SEARCH, old], today=TODAY) == Presence(
        "Not looked at for six months: @sam.", "Look at it as a stranger would."
    )


def test_page_is_looked_for_in_the_results_or_by_the_own_word_r3_22() -> None:
    there = Noted(3, Kind.PAGE, "https://sam.example/about/", "", TODAY)
    missing = Noted(4, Kind.PAGE, "https://sam.example/talk", "", TODAY)
    said = Noted(5, Kind.PAGE, "my book", Standing.FOUND, TODAY)

    assert pages_found([SEARCH, there, missing, said]) == [
        PageFound(there, found=True, because="it stands in the results of 21 Nov 2026"),
        PageFound(
            missing,
            found=False,
            because="it does not stand in the results of 21 Nov 2026",
        ),
        PageFound(said, found=True, because="you said so on 21 Nov 2026"),
    ]
    assert presence([SEARCH, there, missing], today=TODAY) == Presence(
        "Does not come up for your name: https://sam.example/talk.",
        "Link to it from your profile, or take it off this list.",
    )


def test_later_results_stand_above_an_earlier_word() -> None:
    word = Noted(3, Kind.PAGE, "my book", Standing.FOUND, TODAY - timedelta(days=9))

    assert [one.found for one in pages_found([SEARCH, word])] == [False]


def test_everything_open_is_told_at_once() -> None:
    page = Noted(3, Kind.PAGE, "my book", "", TODAY)
    uneasy = Noted(4, Kind.ACCOUNT, "@sam", Standing.UNEASY, TODAY)

    assert presence([page, uneasy], today=TODAY).says == (
        "You have not noted yet what comes up for your name. Public, and you are not "
        "at ease with it: @sam. Does not come up for your name: my book."
    )
