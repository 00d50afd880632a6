"""Every sample of a format stands on its page, and every one named there is there."""

import re

import pytest

from tests.habits.source import ROOT

LINKEDIN = ROOT / "tests/sources/linkedin"
MAIL = ROOT / "tests/sources/mail/samples"
BOOKS = ROOT / "tests/sources/address_book/samples"
CALENDARS = ROOT / "tests/sources/calendar/samples"
NAMED = re.compile(r"`([\w.-]+)`")


def named_on(page: str) -> set[str]:
    return set(NAMED.findall((ROOT / "docs/formats" / page).read_text("utf-8")))


def test_every_sample_of_linkedins_export_is_on_its_page() -> None:
    eras = {p.name for p in (LINKEDIN / "exports").iterdir() if p.is_dir()}
    awkward = {
        p.name for p in (LINKEDIN / "awkward").iterdir() if p.suffix != ".expected"
    }

    assert (eras | awkward) - named_on("linkedin_export.md") == set()


def test_every_export_named_on_the_page_is_a_sample() -> None:
    named = {n for n in named_on("linkedin_export.md") if "LinkedInDataExport" in n}

    assert {n for n in named if not (LINKEDIN / "exports" / n).is_dir()} == set()


def test_every_calendar_named_on_the_page_is_a_sample_and_the_other_way_round() -> None:
    endings = (".ics", ".csv")

    named = {n for n in named_on("calendars.md") if n.endswith(endings)}
    kept = {p.name for p in CALENDARS.iterdir() if p.suffix in endings}
    assert named - {".ics"} == kept


def test_every_mail_named_on_the_page_is_a_sample_and_the_other_way_round() -> None:
    named = {name for name in named_on("mail.md") if name.endswith(".eml")}

    assert named - {".eml"} == {p.name for p in MAIL.glob("*.eml")}


def test_every_address_book_named_on_the_page_is_a_sample_and_the_other_way_round() -> (
    None
):
    endings = (".vcf", ".csv")

    named = {n for n in named_on("address_books.md") if n.endswith(endings)}
    assert named - {".vcf"} == {p.name for p in BOOKS.iterdir() if p.suffix in endings}


@pytest.mark.parametrize(
    ("page", "kinds"),
    [("tables.md", ("crm", "acquaintances")), ("whatsapp.md", ("whatsapp",))],
)
def test_every_table_and_chat_that_is_a_sample_is_on_its_page(
    page: str, kinds: tuple[str, ...]
) -> None:
    samples = {
        file.name
        for kind in kinds
        for file in (ROOT / "tests/sources" / kind / "samples").iterdir()
        if file.suffix != ".expected"
    }
    text = (ROOT / "docs/formats" / page).read_text("utf-8")

    assert {name for name in samples if f"`{name}`" not in text} == set()
