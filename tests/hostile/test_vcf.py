"""What cards made to do harm are read as, held to the corpus' manifest.

Judged at the reader, in this process; that the real one stands behind a fence, and what
comes of an import, is held in `test_imports`.
"""

import tracemalloc
from collections.abc import Callable
from pathlib import Path
from time import process_time

import pytest

from closeknit.shared.errors import UnreadableFile
from closeknit.sources.address_book.vcf import cards_in
from closeknit.sources.address_book.written import MOST_HANDLES
from closeknit.sources.record import Card, Mention, Note
from closeknit.sources.said import Noticed, Unreadable
from tests.sources.address_book.says import OPTIONS, said_of

CARDS = {
    # name: cards, faults
    "v01_photo_8mb": (2, 0),
    "v02_nested_20000": (1, 1),
    "v03_uri_ssrf": (2, 0),
    "v04_quoted_printable": (2, 0),
    "v05_broken": (2, 3),
    "v06_mixed_versions": (3, 0),
    "v07_100k_emails": (2, 0),
    "v08_relations_loop": (3, 0),
    "v09_fold_bomb": (2, 0),
    "v10_payload_names": (6, 0),
    "v11_uid_conflict": (4, 0),
    "v12_values": (2, 0),
    "v14_group_redos": (2, 0),
    "v15_5000_same_person": (5_000, 0),  # the manifest's 1: one record, kept once
}
REFUSED = {"v13_10mb_one_line": "vcf_malformed"}
SECONDS, MEGABYTES = 10, 16  # the manifest allows 512 for the whole process

Hostile = Callable[[str], Path]


@pytest.fixture
def vcf(hostile: Hostile) -> Path:
    return hostile("vcf") / "vcf"


def of(path: Path) -> list[tuple[int, object]]:
    return [(line, what) for _, line, what in cards_in(path, OPTIONS.today)]


def cards(path: Path) -> list[Card]:
    return [what for _, what in of(path) if isinstance(what, Card)]


def noticed(path: Path) -> list[tuple[int, str]]:
    return [(line, what.says) for line, what in of(path) if isinstance(what, Noticed)]


def test_every_card_file_of_the_corpus_is_spoken_of(vcf: Path) -> None:
    assert {file.stem for file in vcf.iterdir()} == {*CARDS, *REFUSED}


@pytest.mark.parametrize("name", CARDS)
def test_cards_are_read_within_their_limits(vcf: Path, name: str) -> None:
    tracemalloc.start()
    start = process_time()

    found = of(vcf / f"{name}.vcf")

    seconds, (_, peak) = process_time() - start, tracemalloc.get_traced_memory()
    tracemalloc.stop()
    faults = sum(isinstance(what, Unreadable) for _, what in found)
    assert (sum(isinstance(what, Card) for _, what in found), faults) == CARDS[name]
    assert seconds < SECONDS
    assert peak < MEGABYTES << 20


@pytest.mark.parametrize("name", REFUSED)
def test_what_holds_no_card_is_refused(vcf: Path, name: str) -> None:
    with pytest.raises(UnreadableFile, match="BEGIN:VCARD") as refused:
        said_of(vcf / f"{name}.vcf")

    assert refused.value.code == REFUSED[name]


def test_the_fence_gives_what_the_reader_says(vcf: Path) -> None:
    path = vcf / "v05_broken.vcf"

    fenced = [(line, what) for _, line, what in said_of(path)]

    assert fenced == of(path)


def test_large_picture_is_left_out_and_said(vcf: Path) -> None:
    assert noticed(vcf / "v01_photo_8mb.vcf") == [
        (1, "1 card: a picture or a sound of more than 256 KiB: left out")
    ]


def test_cards_without_an_end_are_told_once(vcf: Path) -> None:
    found = of(vcf / "v02_nested_20000.vcf")

    assert found == [
        (1, Unreadable("a card begins here and does not end")),
        (20_001, Card((Mention("Ok Person", email="ok@example.com"),))),
    ]


def test_addresses_of_pages_and_pictures_are_not_even_kept(vcf: Path) -> None:
    assert cards(vcf / "v03_uri_ssrf.vcf")[0] == Card((Mention("Ada Sample"),))


def test_broken_cards_are_named_and_the_good_ones_kept(vcf: Path) -> None:
    found = of(vcf / "v05_broken.vcf")

    assert found == [
        (1, Unreadable("a card begins here and does not end")),
        (3, Unreadable("neither a name nor a way to reach anybody")),
        (6, Unreadable("it stands outside of any card", "EMAIL:stray@example.com")),
        (7, Card((Mention("Future"),))),
        (11, Card((Mention("Ok Person", email="ok@example.com"),))),
    ]


def test_versions_stand_together_and_an_organisation_is_nobody(vcf: Path) -> None:
    path = vcf / "v06_mixed_versions.vcf"

    assert [card.who[0].name for card in cards(path)] == [
        "Ada Sample",
        "B",
        "Jörg Müller",  # said to be Latin-1, written in UTF-8
    ]
    assert noticed(path) == [
        (12, "1 card: an organisation, a group or a place: no person")
    ]


def test_of_too_many_addresses_fifty_are_kept_and_that_is_said(vcf: Path) -> None:
    path = vcf / "v07_100k_emails.vcf"

    assert len(cards(path)[0].who) == MOST_HANDLES
    assert noticed(path) == [
        (1, "1 card: more than 50 addresses or numbers: only the name is used")
    ]


@pytest.mark.parametrize("name", ["v04_quoted_printable", "v09_fold_bomb"])
def test_long_value_is_cut_and_said(vcf: Path, name: str) -> None:
    found = of(vcf / f"{name}.vcf")
    notes = [what.text for _, what in found if isinstance(what, Note)]

    assert found[-1] == (1, Noticed("1 card: a value longer than 64 KiB: cut"))
    assert notes == (
        ["x" * ((1 << 16) - len("NOTE:"))] if name == "v09_fold_bomb" else []
    )


def test_names_that_mean_something_elsewhere_are_text(vcf: Path) -> None:
    names = [card.who[0].name for card in cards(vcf / "v10_payload_names.vcf")]

    assert names == [
        "<script>alert(1)</script>",
        "=cmd|' /C calc'!A0",
        "\u202eecalevoL adA",
        "Ada Bcc: x@example.com",
        "{{7*7}}",
        "Ok Person",
    ]


def test_id_of_two_people_leaves_them_two_and_a_huge_one_is_none(vcf: Path) -> None:
    found = [
        (card.who[0].name, card.who[0].email, card.uid)
        for card in cards(vcf / "v11_uid_conflict.vcf")
    ]

    assert found == [
        ("Ada Sample", "one@example.com", "same"),
        ("Other Person", "two@example.com", "same"),
        ("Path Uid", "", "../../../etc/passwd"),
        ("Long Uid", "", ""),
    ]


def test_values_that_cannot_be_are_dropped_and_the_card_kept(vcf: Path) -> None:
    assert cards(vcf / "v12_values.vcf")[0] == Card(
        (Mention("Ada Sample"),), labels=("ccc",)
    )


def test_lines_that_slow_patterns_down_are_left_out(vcf: Path) -> None:
    path = vcf / "v14_group_redos.vcf"

    assert cards(path)[0] == Card((Mention("Ada Sample"),))
    assert noticed(path) == [(1, "1 card: a line that is none of a card's: left out")]
