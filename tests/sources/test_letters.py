import io

import pytest

from closeknit.sources.letters import Letters, letters_of


@pytest.mark.parametrize(
    ("data", "letters"),
    [
        ("Zoë\n".encode(), Letters(newline="\n")),
        ("Zoë\n".encode("utf-8-sig"), Letters(newline="\n")),
        ("Zoë\n".encode("utf-16"), Letters("utf-16", nul=True)),
        ("Zoë\nAndré\u2019s\n".encode("cp1252"), Letters("cp1252", newline="\n")),
        (b"Zo\xc3\xab\nJos\xe9\n", Letters(torn=True, newline="\n")),
        (b"Ad\xed\xa0\x80a\n", Letters(torn=True, newline="\n")),
        (b"a\0b\n", Letters(nul=True, newline="\n")),
        (b"a\rb\n", Letters()),
        (b"a\nb\rc\n", Letters(newline="\n", strays=True)),
        (b"a\r\nb\r\n", Letters(newline="\n")),
    ],
)
def test_letters_are_told_by_all_of_the_bytes(data: bytes, letters: Letters) -> None:
    assert letters_of(lambda: io.BufferedReader(io.BytesIO(data))) == letters
