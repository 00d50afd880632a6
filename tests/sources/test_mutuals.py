"""What a page of mutual connections says, however a browser copied it."""

import pytest

from closeknit.sources.mutuals import LONGEST, Mutual, listed, mutuals
from closeknit.sources.record import Mention

ANN, BO = Mention("Ann Lee"), Mention("Bo Lind")
TWO = (Mutual(ANN, "Head of Tea", "London"), Mutual(BO, "Coffee", "Lisbon"))

DOUBLED = """
37 results
Ann LeeAnn Lee
View Ann Lee\u2019s profile
 \u00b7 1st1st degree connection
Head of Tea
London
Message
Cy Dean, Di Ek and 14 other mutual connections
Bo Lind Bo Lind
Status is offline
\u2022 1st
1st degree connection
Coffee
Lisbon
Message
1
2
Next
"""
ONE_LINE = """
Ann Lee \u2022 1st
Head of Tea
London
Message
Bo Lind (He/Him) \u00b7 1st
Coffee
Lisbon
and 14 others
"""
NAME_TWICE = """
Ann Lee
Ann Lee
1st degree connection
\u00b7 1st
Head of Tea
London
Bo Lind
Bo Lind
1st degree connection
\u00b7 1st
Coffee
Lisbon
"""
GERMAN = """
Ann Lee
Kontakt 1. Grades
\u00b7 1.
Head of Tea
London
Nachricht
Bo Lind
Kontakt 1. Grades
\u00b7 1.
Coffee
Lisbon
Nachricht
Zurück
Weiter
"""
FRENCH = """
Ann Lee \u2022 1er
Relation de 1er niveau
Head of Tea
London
Envoyer un message
Bo Lind \u2022 1er
Relation de 1er niveau
Coffee
Lisbon
"""
SPANISH = "Ann Lee\n• 1.er\nHead of Tea\nLondon\nBo Lind\n• 1.º\nCoffee\nLisbon"
NO_DEGREES = "Ann Lee\nHead of Tea\nLondon\nMessage\nBo Lind\nCoffee\nLisbon\nMessage"
WINDOWS = ONE_LINE.replace("\n", "\r\n").replace(" ", "\u00a0")
INVISIBLE = "\u200e\ufeff" + DOUBLED.replace("Ann", "\u200bAnn")


@pytest.mark.parametrize(
    "text",
    [
        DOUBLED,
        ONE_LINE,
        NAME_TWICE,
        GERMAN,
        FRENCH,
        SPANISH,
        NO_DEGREES,
        WINDOWS,
        INVISIBLE,
    ],
)
def test_pasted_list_gives_names_headlines_and_places(text: str) -> None:
    assert listed(text) == TWO


@pytest.mark.parametrize(
    "text",
    [
        "Ann Lee, Bo Lind, and 14 other mutual connections",
        "Ann Lee, Bo Lind and 3 others",
        "Ann Lee and Bo Lind are mutual connections",
        "Ann Lee, MBA, Bo Lind & 2 other shared connections",
        "Ann Lee\nBo Lind",
        "1. Ann Lee\n2. Bo Lind\n",
        "- Ann Lee\n- Bo Lind\n- Ann Lee\n",
    ],
)
def test_pasted_names_alone_are_names(text: str) -> None:
    assert mutuals(text) == (ANN, BO)


def test_second_degree_in_a_list_of_shared_people_is_left_out() -> None:
    text = "Ann Lee • 1st\nTea\nCy Dean • 2nd\nFollow\nDi Ek • 3rd+\nFollow"

    assert mutuals(text) == (ANN,)


def test_what_follows_the_list_on_the_page_is_left_out() -> None:
    text = "Ann Lee • 1st\nTea\nPeople also viewed\nCy Dean • 1st\nMilk"

    assert mutuals(text) == (ANN,)


def test_link_to_a_profile_beside_a_name_is_kept() -> None:
    text = "Ann Lee • 1st\nhttps://www.linkedin.com/in/Ann-Lee-ex/\nTea"

    assert listed(text) == (Mutual(Mention("Ann Lee", "ann-lee-ex"), "Tea"),)


def test_person_listed_twice_is_one() -> None:
    assert mutuals("Ann Lee • 1st\nTea\nann lee • 1st\nTea") == (ANN,)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n\n",
        "Message\nMessage",
        "· 1st",
        "https://www.linkedin.com/in/ann-lee-ex",
        "we spoke about the launch, and the second half went really well",
        "12 • 1st\nTea",
    ],
)
def test_text_without_a_name_names_nobody(text: str) -> None:
    assert mutuals(text) == ()


def test_headline_that_ends_like_a_degree_is_no_person() -> None:
    text = "Ann Lee • 1st\nWinner of the 1st prize 1st\nLondon"

    assert listed(text) == (Mutual(ANN, "Winner of the 1st prize 1st", "London"),)


def test_pasted_text_is_read_up_to_a_limit() -> None:
    text = "Ann Lee • 1st\n" + "x" * LONGEST + "\nBo Lind • 1st\n"

    assert mutuals(text) == (ANN,)
