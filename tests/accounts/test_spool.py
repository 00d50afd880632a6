"""A file that grows while an account is asked is never half of what it says."""

from pathlib import Path

from closeknit.accounts.spool import ENVELOPE, Place, Spool, as_mbox

BEGUN = Place("INBOX headers", 7, 10, 10)
ONE, TWO = b"Subject: 1\r\n\r\n", b"Subject: 2\r\n\r\n"


def test_spool_goes_on_where_it_was_left(tmp_path: Path) -> None:
    box = tmp_path / "INBOX.mbox"
    Spool(box, BEGUN).add([ONE], 11)

    again = Spool(box, BEGUN)
    again.add([TWO], 15)

    assert box.read_bytes() == as_mbox(ONE) + as_mbox(TWO)
    assert again.place == Place(
        "INBOX headers", 7, 10, 15, len(box.read_bytes()), mails=2
    )


def test_half_a_batch_is_cut_off(tmp_path: Path) -> None:
    box = tmp_path / "INBOX.mbox"
    Spool(box, BEGUN).add([ONE], 11)
    with box.open("ab") as torn:
        torn.write(ENVELOPE + b"Subj")

    again = Spool(box, BEGUN)

    assert (again.place.last, box.read_bytes()) == (11, as_mbox(ONE))


def test_what_another_asking_left_is_thrown_away(tmp_path: Path) -> None:
    box = tmp_path / "INBOX.mbox"
    others = [
        Place("INBOX whole", 7, 10, 10),
        Place("INBOX headers", 8, 10, 10),
        Place("INBOX headers", 7, 11, 11),
    ]

    for other in others:
        Spool(box, BEGUN).add([ONE], 11)
        fresh = Spool(box, other)

        assert (fresh.place, box.read_bytes()) == (other, b"")


def test_file_shorter_than_what_is_said_of_it_is_begun_anew(tmp_path: Path) -> None:
    box = tmp_path / "INBOX.mbox"
    Spool(box, BEGUN).add([ONE], 11)
    box.write_bytes(b"From")

    assert Spool(box, BEGUN).place == BEGUN


def test_spool_is_for_its_owners_eyes_only(tmp_path: Path) -> None:
    box = tmp_path / "INBOX.mbox"

    Spool(box, BEGUN).add([ONE], 11)

    modes = {file.name: file.stat().st_mode & 0o777 for file in tmp_path.iterdir()}
    assert modes == {"INBOX.mbox": 0o600, "INBOX.json": 0o600}
