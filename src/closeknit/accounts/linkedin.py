"""LinkedIn's official Member Data Portability interface, for the member's own data.

First all that the reader can use is taken as a snapshot; then the changelog is asked
what happened since, and where it says something, or has a gap, the snapshot is taken
anew. Out comes a folder as the data export has it.
"""

import shutil
from collections.abc import Mapping
from pathlib import Path

import msgspec

from closeknit.accounts.account import Account, Fetched, Secret, Skipped, Watch
from closeknit.accounts.linkedin_asked import ADDRESS, HOUR, VERSION, LinkedInAsked
from closeknit.accounts.linkedin_changes import (
    ABOUT_PEOPLE,
    Change,
    Cursor,
    cursor_from,
    fresh,
    is_unbroken,
    left_out,
    moved,
    read_changes,
)
from closeknit.accounts.linkedin_table import (
    FILES,
    not_understood,
    read_page,
    write_tables,
)
from closeknit.engines import home
from closeknit.shared.errors import AccountBusy

FOLDER = "LinkedInDataExport"
AT_ONCE = 10
"""Changes asked for in one request, as LinkedIn recommends."""
MOST_PAGES = 10_000
RECOMMENDATIONS = Skipped(
    "recommendations",
    "LinkedIn does not say here which of them were given and which received; its data "
    "export does",
)


class _LinkedIn:
    """Asks LinkedIn for the member's own data; see `closeknit.accounts.account`."""

    kind = "linkedin"
    says = "LinkedIn's own data interface, for members in the EEA and Switzerland"
    address = ADDRESS
    options: Mapping[str, str] = {
        "version": f"the interface's version, YYYYMM (default {VERSION})",
    }

    def check(self, account: Account, secret: Secret) -> None:
        """Return if LinkedIn lets this token read; whether there is data is another."""
        LinkedInAsked(account, secret).page(
            "memberSnapshotData", q="criteria", domain="PROFILE"
        )

    def fetch(
        self,
        account: Account,
        secret: Secret,
        *,
        cursor: str,
        spool: Path,
        watch: Watch,
    ) -> Fetched:
        """Bring an export-shaped folder, or nothing where nothing has happened."""
        asked = LinkedInAsked(account, secret)
        was = cursor_from(cursor)
        watch("asking LinkedIn what has happened", 0, len(FILES) + 1)
        changes = _changes(asked, was, spool)
        news = fresh(changes, was)
        now = msgspec.json.encode(moved(was, changes)).decode()
        matters = any(change.resource in ABOUT_PEOPLE for change in news)
        if cursor and is_unbroken(changes, was) and not matters:
            return Fetched((), now, left_out(news))
        pages: dict[str, list[Path]] = {}
        for done, domain in enumerate(FILES, start=1):
            watch(f"asking LinkedIn for {FILES[domain]}", done, len(FILES) + 1)
            pages[domain] = _pages(asked, domain, spool / domain)
        folder = spool / FOLDER
        if not write_tables(pages, folder):
            _let_go(spool)
            raise AccountBusy(
                "LinkedIn has no data of this account yet: after the consent it takes "
                "minutes to hours. Try again later.",
                seconds=HOUR,
            )
        return Fetched((folder,), now, (*left_out(news), RECOMMENDATIONS))


LINKEDIN = _LinkedIn()
"""The client for LinkedIn."""


def _let_go(spool: Path) -> None:
    """Drop what was fetched, so that the next asking asks again."""
    for left in spool.iterdir():
        shutil.rmtree(left) if left.is_dir() else left.unlink()


def _changes(asked: LinkedInAsked, was: Cursor, spool: Path) -> list[Change]:
    """Return the changes since; asked once for a fetch, however often it is killed."""
    saved = spool / "changes.json"
    if saved.exists():
        return read_changes(saved.read_bytes()).elements
    found: list[Change] = []
    since = {"startTime": was.at} if was.at else {}
    for number in range(MOST_PAGES):
        start = {"start": number * AT_ONCE} if number else {}
        body = asked.page(
            "memberChangeLogs",
            q="memberAndApplication",
            count=AT_ONCE,
            **since,
            **start,
        )
        if body is None:
            break
        page = read_changes(body)
        found.extend(page.elements)
        if not page.elements or not any(n.rel == "next" for n in page.paging.links):
            break
    home.write(home.make(spool) / saved.name, msgspec.json.encode({"elements": found}))
    return found


def _pages(asked: LinkedInAsked, domain: str, folder: Path) -> list[Path]:
    """Return a domain's pages as files; a domain begun and not ended is begun anew.

    Between two askings rows move from page to page, so pages of one are not mixed with
    those of another.
    """
    ended = folder / "ended"
    if not ended.exists():
        shutil.rmtree(folder, ignore_errors=True)
        home.make(folder)
        number = 0
        while (body := _page(asked, domain, number)) is not None:
            home.write(folder / f"{number:05}.json", body)
            if not read_page(body).has_next():
                break
            number += 1
        home.write(ended, b"")
    return sorted(folder.glob("*.json"))


def _page(asked: LinkedInAsked, domain: str, number: int) -> bytes | None:
    """Return one page of a domain, None after the last.

    Raises:
        AccountUnreachable: there is no end to the pages.
    """
    if number > MOST_PAGES:
        raise not_understood()
    start = {"start": number} if number else {}
    return asked.page("memberSnapshotData", q="criteria", domain=domain, **start)
