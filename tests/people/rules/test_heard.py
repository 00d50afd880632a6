"""What is heard of a handle: the best name, the newest position, and if it is news."""

from itertools import permutations

from closeknit.people.rules.heard import Heard

MAIL, EXPORT = (1, 30, "A. King"), (4, 20, "Ada King")
NOWHERE, ACME = (30, "", ""), (20, "Acme", "Engineer")


def test_said_once_more_is_no_news() -> None:
    heard = Heard(7)
    first = heard.hears(EXPORT, ACME)

    again = heard.hears(EXPORT, ACME), heard.hears((3, 40, "Ada King"), NOWHERE)

    assert (first, again) == (True, (False, False))


def test_same_name_with_a_newer_position_is_news() -> None:
    heard = Heard(7, EXPORT, ACME, called="Ada King")

    is_news = heard.hears((3, 40, "Ada King"), (40, "Brand", ""))

    assert is_news
    assert heard == Heard(7, EXPORT, (40, "Brand", ""), called="Ada King")


def test_order_of_what_is_heard_does_not_matter() -> None:
    said = [(MAIL, NOWHERE), (EXPORT, ACME), ((4, 10, ""), (10, "Old", ""))]

    ends = set()
    for order in permutations(said):
        heard = Heard(7)
        for fact, held in order:
            heard.hears(fact, held)
        ends.add(heard.columns())

    assert ends == {(*EXPORT, *ACME, "", "A. King\nAda King")}
