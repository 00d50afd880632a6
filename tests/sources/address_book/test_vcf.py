"""vCards, line by line: what folds, what is escaped, what one value says."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from closeknit.shared.errors import UnreadableFile
from closeknit.sources.address_book.vcf import Vcf, cards_in
from closeknit.sources.record import Card, Mention, Note
from closeknit.sources.said import Noticed, Unreadable
from tests.sources.address_book.says import OPTIONS

ADA = Mention("Ada Penrose")


def of(path: Path, raw: bytes) -> list[object]:
    path.write_bytes(raw)
    return [what for _, _, what in cards_in(path, OPTIONS.today)]


def says(folder: Path, *lines: str, version: str = "3.0") -> list[object]:
    """Return what Ada's card with these lines says."""
    whole = ["BEGIN:VCARD", f"VERSION:{version}", "FN:Ada Penrose", *lines, "END:VCARD"]
    return of(folder / "a.vcf", "\r\n".join([*whole, ""]).encode())


def card(folder: Path, *lines: str, version: str = "3.0") -> Card:
    found = [w for w in says(folder, *lines, version=version) if isinstance(w, Card)]
    assert len(found) == 1
    return found[0]


def test_line_folded_within_a_word_is_whole_again(tmp_path: Path) -> None:
    assert card(tmp_path, "TITLE:Head of Fi", " nance").position == "Head of Finance"


def test_old_card_folds_at_a_blank_that_stays(tmp_path: Path) -> None:
    old = card(tmp_path, "TITLE:Head of", " Finance", version="2.1")

    assert old.position == "Head of Finance"


def test_quoted_line_that_ends_with_an_equals_sign_ends_with_its_card(
    tmp_path: Path,
) -> None:
    lines = ("TITLE;ENCODING=QUOTED-PRINTABLE:Clerk=",)

    assert card(tmp_path, *lines, version="2.1").position == "Clerk"


def test_escapes_are_undone_and_an_old_backslash_stays(tmp_path: Path) -> None:
    new = says(tmp_path, "NOTE:a\\, b\\; c\\nd\\\\e")
    old = says(tmp_path, "NOTE:C:\\new\\; x", version="2.1")

    assert new[1:] == [Note(ADA, "a, b; c\nd\\e")]
    assert old[1:] == [Note(ADA, "C:\\new; x")]


def test_colon_within_quotes_does_not_begin_the_value(tmp_path: Path) -> None:
    found = card(tmp_path, 'ADR;LABEL="Unit 4: west":;;;Ghent;;;Belgium')

    assert found.place == "Ghent, Belgium"


def test_number_of_a_fax_by_type_or_by_label_is_not_theirs(tmp_path: Path) -> None:
    found = card(
        tmp_path,
        "TEL;TYPE=WORK,FAX:+441632960001",
        "item1.TEL:+441632960002",
        "item1.X-ABLabel:Home Fax",
        "item2.TEL:+441632960003",
        "item2.X-ABLabel:mobile",
    )

    assert found.who == (Mention("Ada Penrose", phone="+441632960003"),)


@pytest.mark.parametrize(
    "line",
    [
        "URL:https\\://www.linkedin.com/in/Ada-Ex/?trk=x",
        "X-SOCIALPROFILE;type=linkedin;x-user=other:http://www.linkedin.com/in/ada-ex",
        "X-SOCIALPROFILE;type=linkedin:x-apple:ada-ex",
        "SOCIALPROFILE;SERVICE-TYPE=LinkedIn:https://linkedin.com/in/ada-ex",
        "X-LINKEDIN:ada-ex",
    ],
)
def test_profile_is_found_however_it_is_written(tmp_path: Path, line: str) -> None:
    assert card(tmp_path, line).who == (Mention("Ada Penrose", "ada-ex"),)


@pytest.mark.parametrize(
    "line",
    ["URL:https://www.linkedin.com.attacker.example/in/ada", "X-SOCIALPROFILE:ada-ex"],
)
def test_page_elsewhere_is_no_profile(tmp_path: Path, line: str) -> None:
    assert card(tmp_path, line).who == (ADA,)


@pytest.mark.parametrize(
    ("revised", "on"),
    [
        ("2024-03-04T10:11:12Z", date(2024, 3, 4)),
        ("20240304", date(2024, 3, 4)),
        ("20261122T000100Z", OPTIONS.today),  # tomorrow already, east of here
        ("20990101T000000Z", None),
        ("20240230", None),
        ("yesterday", None),
    ],
)
def test_day_of_a_card_is_believed_or_left_out(
    tmp_path: Path, revised: str, on: date | None
) -> None:
    assert card(tmp_path, f"REV:{revised}").on == on


@pytest.mark.parametrize(
    ("parts", "also"),
    [
        ("Penrose;Adelaide;;;", ("Adelaide Penrose",)),
        ("Penrose;Ada;Mary;;", ("Ada Mary Penrose",)),
        ("Penrose;Ada;;Dr.;", ()),
        ("Brandt;Zoe;;;", ()),
    ],
)
def test_name_by_parts_is_another_name_where_it_says_more(
    tmp_path: Path, parts: str, also: tuple[str, ...]
) -> None:
    assert card(tmp_path, f"N:{parts}").also == also


def test_names_before_and_besides_are_kept_with_the_name(tmp_path: Path) -> None:
    found = card(
        tmp_path, "N:Penrose;Ada;;;", "X-MAIDENNAME:Byron", "NICKNAME:A.,Addie"
    )

    assert found.also == ("Ada Byron", "A.", "Addie")


def test_troubles_are_counted_by_card_and_told_at_the_first(tmp_path: Path) -> None:
    two = ("BEGIN:VCARD", "FN:Bo", "EMAIL:none", "EMAIL:neither", "END:VCARD") * 2
    path = tmp_path / "a.vcf"
    path.write_text("\n".join([*two, ""]))

    found = list(cards_in(path, OPTIONS.today))

    assert found[-1][1:] == (1, Noticed("2 cards: an address that is none: left out"))


def test_file_in_utf_16_is_known_by_its_first_bytes(tmp_path: Path) -> None:
    path = tmp_path / "contacts"
    path.write_bytes("BEGIN:VCARD\nFN:Ada Penrose\nEND:VCARD\n".encode("utf-16"))

    assert Vcf().recognises(path)


def test_empty_file_is_none(tmp_path: Path) -> None:
    path = tmp_path / "a.vcf"
    path.touch()

    assert not Vcf().recognises(path)


def test_file_of_another_kind_with_the_ending_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile) as refused:
        of(tmp_path / "genes.vcf", b"##fileformat=VCFv4.2\n#CHROM\tPOS\n")

    assert refused.value.code == "vcf_malformed"


PIECES = st.sampled_from(
    [
        b"BEGIN:VCARD\r\n",
        b"END:VCARD\r\n",
        b"VERSION:2.1\n",
        b"AGENT:\n",
        b"FN:Ada\r\n",
        b"N;ENCODING=QUOTED-PRINTABLE:=C3=\n",
        b"EMAIL:ada@example.com\n",
        b"TEL;TYPE=x:+44 1632 960001\r",
        b"item1.X-ABLabel:fax\n",
        b" folded\n",
        b"=\n",
        b'ORG;X="a:b\n',
        b"CATEGORIES:a\\,b,,\\",
        b"REV:99999999\n",
        b"\x00\xff\xfe",
    ]
)


@given(raw=st.lists(PIECES | st.binary(max_size=9), max_size=30).map(b"".join))
def test_any_bytes_are_cards_or_faults_and_never_a_crash(
    tmp_path_factory: pytest.TempPathFactory, raw: bytes
) -> None:
    path = tmp_path_factory.getbasetemp() / "any.vcf"
    kinds = (Card, Note, Unreadable, Noticed)

    found = of(path, b"BEGIN:VCARD\nEND:VCARD\n" + raw)

    assert found
    assert [what for what in found if not isinstance(what, kinds)] == []
