"""LinkedIn's pages of rows as the CSV files its export would hold."""

import csv
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path

import msgspec

from closeknit.shared.errors import AccountUnreachable

FILES: Mapping[str, str] = {
    "PROFILE": "Profile.csv",
    "EMAIL_ADDRESSES": "Email Addresses.csv",
    "PHONE_NUMBERS": "PhoneNumbers.csv",
    "INVITATIONS": "Invitations.csv",
    "CONNECTIONS": "Connections.csv",
    "PROFILE_SUMMARY": "Profile Summary.csv",
    "POSITIONS": "Positions.csv",
    "EDUCATION": "Education.csv",
    "SKILLS": "Skills.csv",
    "ENDORSEMENTS": "Endorsement_Received_Info.csv",
    "COMPANY_FOLLOWS": "Company Follows.csv",
    "EVENTS": "Events.csv",
    "CONTACTS": "ImportedContacts.csv",
    "INBOX": "messages.csv",
}
"""The domains asked for, those the reader can use, and the export's names for them."""
GIVEN = "Endorsement_Given_Info.csv"
GIVEN_BY = "Endorsee First Name"
"""A column that only endorsements have which the member has given."""


class Link(msgspec.Struct):
    """A way on from a page."""

    rel: str = ""


class Paging(msgspec.Struct):
    """Where a page stands among the others; LinkedIn's `total` is not relied on."""

    links: list[Link] = msgspec.field(default_factory=list)


class Element(msgspec.Struct):
    """Rows of one domain; their keys are the export's column names."""

    rows: list[dict[str, object]] = msgspec.field(
        name="snapshotData", default_factory=list
    )


class Page(msgspec.Struct):
    """One page of the snapshot."""

    paging: Paging = msgspec.field(default_factory=Paging)
    elements: list[Element] = msgspec.field(default_factory=list)

    def has_next(self) -> bool:
        """Say whether LinkedIn names another page."""
        return any(link.rel == "next" for link in self.paging.links)


def read_page(body: bytes) -> Page:
    """Return a page of the snapshot.

    Raises:
        AccountUnreachable: LinkedIn answers with something else.
    """
    try:
        return msgspec.json.decode(body, type=Page)
    except (msgspec.DecodeError, RecursionError) as error:
        raise not_understood() from error


def not_understood() -> AccountUnreachable:
    """Return the sentence for an answer in another shape than LinkedIn describes."""
    return AccountUnreachable(
        "LinkedIn answers in a shape closeknit does not know. Nothing of it was kept; "
        "is closeknit up to date?"
    )


def write_tables(pages: Mapping[str, list[Path]], folder: Path) -> bool:
    """Write each domain's saved pages as its CSV; say whether there was any row.

    The folder is made anew, and is there only when every file in it is whole.
    """
    fresh = folder.with_name(f"{folder.name}.new")
    for old in (fresh, folder):
        shutil.rmtree(old, ignore_errors=True)
    fresh.mkdir(parents=True)
    for domain, saved in pages.items():
        for name, chosen in _parts(domain):
            _write(fresh / name, saved, chosen)
    fresh.replace(folder)
    return any(folder.iterdir())


def _parts(domain: str) -> Iterator[tuple[str, bool | None]]:
    """Yield a domain's files, and whether their rows have the column of given ones."""
    if domain == "ENDORSEMENTS":
        yield FILES[domain], False
        yield GIVEN, True
    else:
        yield FILES[domain], None


def _rows(saved: list[Path], given: bool | None) -> Iterator[dict[str, object]]:  # noqa: FBT001 - a choice of rows, made in one place
    for file in saved:
        for element in read_page(file.read_bytes()).elements:
            for row in element.rows:
                if given is None or (GIVEN_BY in row) is given:
                    yield row


def _write(file: Path, saved: list[Path], given: bool | None) -> None:  # noqa: FBT001 - as above
    columns = list(dict.fromkeys(key for row in _rows(saved, given) for key in row))
    if not columns:
        return
    with file.open("w", encoding="utf-8", newline="") as open_:
        table = csv.writer(open_)
        table.writerow(columns)
        for row in _rows(saved, given):
            table.writerow([_text(row.get(column)) for column in columns])


def _text(value: object) -> str:
    """Return a value as the export writes it."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "Yes" if value else "No"
    return msgspec.json.encode(value).decode()
