"""Whatever is in a file: it is read, or refused with words for the user."""

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from closeknit.shared.errors import UnreadableFile
from closeknit.sources.mail.readers import MAIL_READERS
from tests.sources.mail.files import FROM, MBOX, tarred, write, zipped
from tests.sources.mail.says import BODIES, said_of, wrotes

TAKEOUT = {"Takeout/Mail/Sent.mbox": MBOX, "Takeout/Photos/a.jpg": b"x" * 300}


@pytest.fixture(scope="module")
def anywhere(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("any")


@settings(max_examples=200, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.sampled_from(["a.mbox", "a.mbox.gz", "a.eml", "takeout-a.zip", "a.tgz"]),
    st.sampled_from([b"", FROM, MBOX, b"\x1f\x8b\x08\0", b"PK\x03\x04", b"A: b\n"]),
    st.binary(max_size=600),
)
def test_any_bytes_are_read_or_refused(
    anywhere: Path, name: str, begin: bytes, rest: bytes
) -> None:
    path = write(anywhere / name, begin + rest)
    for reader in MAIL_READERS:
        reader.recognises(path)
        with suppress(UnreadableFile):
            list(reader.read(path, BODIES))


@settings(max_examples=100)
@given(st.sampled_from(["zip", "tgz"]), st.integers(0, 2000), st.binary(max_size=9))
@example("zip", 1723, b"\0\0\0\0\1\0")  # a member without a name
@example("zip", 349, b"\x01")  # a member that begins before the archive does
def test_any_damage_is_read_or_refused(
    anywhere: Path, kind: str, at: int, damage: bytes
) -> None:
    whole = (
        zipped(anywhere / "takeout-b.zip", TAKEOUT)
        if kind == "zip"
        else tarred(anywhere / "takeout-b.tgz", TAKEOUT)
    )
    raw = whole.read_bytes()
    write(whole, raw[: at % len(raw)] + damage + raw[at % len(raw) + len(damage) :])

    if any(reader.recognises(whole) for reader in MAIL_READERS):
        with suppress(UnreadableFile):
            assert len(wrotes(said_of(whole))) <= 6
