"""Tables and cards that the other side takes, and that come home again."""

from datetime import date

from closeknit.desk.outcomes.rules.handoff import HEADS, Person, Shape, cards, table
from closeknit.sources.crm.books import book_of
from closeknit.sources.crm.fields import taken_for

ADA = Person(
    "Ada Mary Reed", "Engines; & Co", "Founder, CEO", "ada@example.com",
    "https://www.linkedin.com/in/ada-ex", "interested", date(2026, 5, 4),
    date(2026, 5, 4), "interested since\n2026-05-04",
)  # fmt: skip


def test_each_crms_table_is_known_as_its_own_when_it_is_read_back() -> None:
    for shape in (Shape.HUBSPOT, Shape.SALESFORCE, Shape.PIPEDRIVE):
        head, row = table(shape, [ADA])

        fields = dict(zip(taken_for(head), row, strict=True))
        assert book_of(head) == shape.value
        assert fields["email"] == "ada@example.com"
        assert fields["company"] == "Engines; & Co"
        assert fields.get("name", f"{fields.get('first')} {fields.get('last')}") == (
            "Ada Mary Reed"
        )


def test_a_list_holds_only_whom_a_consent_is_known_of() -> None:
    without = ADA._replace(consent=None)
    nowhere = ADA._replace(email="")

    rows = table(Shape.LIST, [ADA, without, nowhere])

    assert rows == [
        list(HEADS[Shape.LIST]),
        ["ada@example.com", "Ada Mary", "Reed", "2026-05-04",
         "interested since\n2026-05-04"],
    ]  # fmt: skip


def test_a_card_is_escaped_and_folded() -> None:
    text = cards([ADA._replace(note="é" * 60)])

    lines = text.split("\r\n")
    assert "FN:Ada Mary Reed" in lines
    assert "N:Reed;Ada Mary;;;" in lines
    assert "ORG:Engines\\; & Co" in lines
    assert max(len(line.encode()) for line in lines) <= 75
    assert "NOTE:" + "é" * 60 in text.replace("\r\n ", "")


def test_one_name_is_a_last_name_where_a_crm_needs_one() -> None:
    _, row = table(Shape.SALESFORCE, [Person("Cher")])

    assert row[:2] == ["", "Cher"]
