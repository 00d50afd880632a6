"""Who writes another's name in letters that look alike: group C1 of the threats.

Never joined, always asked about and flagged; nothing of a tie comes over. A name that
is wholly in another alphabet is honest, and joins as it always did, unless it sounds
like nobody here and looks like somebody.
"""

from pathlib import Path
from typing import NamedTuple

import pytest

from closeknit.people.rules.identity.guards import LOOKS, POSES
from tests.faces.cli.program import Document, asked, rows, run

LOOK_ALIKES = str.maketrans("ACaceo", "АСасео")  # noqa: RUF001 - the same to the eye
HEAD = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"


class Home(NamedTuple):
    """A home, and the files beside it."""

    path: Path

    def has(self, name: str, text: str) -> None:
        file = self.path.parent / name
        file.write_text(text, encoding="utf-8")
        done = run(self.path, "import", file)
        assert done.returncode == 0, done.stderr

    def member(self, name: str, slug: str) -> None:
        first, last = name.split()
        link = f"https://www.linkedin.com/in/{slug}"
        row = f"{first},{last},{link},,Harbour Works,Analyst,21 Nov 2025\n"
        self.has("Connections.csv", HEAD + row)

    def mail(self, name: str, address: str) -> None:
        lines = (
            "From x@example.com Tue Sep 01 00:00:00 2026",
            f"From: {name} <{address}>",
            "To: Rosalind <you@example.com>",
            "Date: Tue, 01 Sep 2026 10:00:00 +0000",
            f"Message-ID: <{address}>",
            "Subject: Hello\n\nHello\n",
        )
        self.has("mail.mbox", "\n".join(lines))

    def card(self, name: str, address: str) -> None:
        lines = ("BEGIN:VCARD", "VERSION:4.0", f"FN:{name}", f"EMAIL:{address}")
        self.has("cards.vcf", "\r\n".join((*lines, "END:VCARD", "")))

    def people(self) -> list[Document]:
        return rows(asked(self.path, "people"), "people")

    def questions(self) -> list[Document]:
        return rows(asked(self.path, "same"), "questions")


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path / "home")


@pytest.mark.parametrize("way", ["mail", "card"])
@pytest.mark.parametrize("name", ["Zoe Brandt", "Odalys Quennemoore"])
def test_look_alike_is_asked_about_flagged_and_never_joined(
    home: Home, name: str, way: str
) -> None:
    home.member(name, "the-real-one-ex")
    fake = name.translate(LOOK_ALIKES)

    (home.mail if way == "mail" else home.card)(fake, "fake@evil.example")

    flagged = {one["name"]: one["disguise"] for one in home.people()}
    assert flagged.keys() == {name, fake}
    assert flagged[name] is None
    assert "Cyrillic and Latin" in str(flagged[fake])
    asked_about = [because(question)[0] for question in home.questions()]
    assert asked_about == [POSES]
    assert POSES in run(home.path, "same").stdout
    assert "Look twice" in run(home.path, "person", fake).stdout


def because(question: Document) -> list[object]:
    found = question["because"]
    assert isinstance(found, list)
    return found


def test_look_alike_with_the_very_address_on_a_card_takes_nothing_away(
    home: Home,
) -> None:
    home.card("Zoe Brandt", "zoe@brandt.example")

    home.card("Zoe Brandt".translate(LOOK_ALIKES), "zoe@brandt.example")

    assert len(home.people()) == 2
    assert rows(asked(home.path, "same", "joins"), "joins") == []


@pytest.mark.parametrize(
    ("latin", "honest"),
    [("Yuliya Shcherbakova", "Юлия Щербакова"), ("Nikos Pappas", "Νίκος Παππάς")],
)
def test_name_wholly_in_another_alphabet_still_joins(
    home: Home, latin: str, honest: str
) -> None:
    home.member(latin, "the-real-one-ex")

    home.mail(honest, f"{latin.replace(' ', '.').lower()}@harbourworks.example")

    assert [one["disguise"] for one in home.people()] == [None]


@pytest.mark.parametrize(
    ("name", "fake"),
    [
        ("Coco Quennemoore", "Сосо Quennemoore"),  # noqa: RUF001 - it sounds Soso
        ("Joseph Quennemoore", "Јоѕерһ Quennemoore"),  # noqa: RUF001 - Joserh: a slip
        ("Pace Chase", "РАСЕ СНАЅЕ"),  # noqa: RUF001 - and this no slip at all
    ],
)
@pytest.mark.parametrize("way", ["mail", "card"])
def test_word_of_look_alikes_is_asked_about_and_never_joined(
    home: Home, name: str, fake: str, way: str
) -> None:
    home.member(name, "the-real-one-ex")

    address = f"{name.replace(' ', '.').lower()}@harbourworks.example"
    (home.mail if way == "mail" else home.card)(fake, address)

    assert {one["name"] for one in home.people()} == {name, fake}
    assert [because(question)[0] for question in home.questions()] == [LOOKS]
    assert LOOKS in run(home.path, "same").stdout


def test_word_of_look_alikes_takes_no_address_away(home: Home) -> None:
    home.card("Joseph Sachs", "joseph@sachs.example")

    home.card("Јоѕерһ Sachs", "joseph@sachs.example")  # noqa: RUF001 - it sounds Joserh

    assert len(home.people()) == 2
    assert rows(asked(home.path, "same", "joins"), "joins") == []


def test_word_of_look_alikes_that_sounds_as_it_looks_joins_as_ever(home: Home) -> None:
    home.member("Kate Quennemoore", "the-real-one-ex")

    home.mail("Кате Quennemoore", "kate.quennemoore@harbourworks.example")

    assert len(home.people()) == 1
